/// The tables of version 3 as every file has them: never edited, since files that exist cannot be.
let frozenSchema3 = #"""
  CREATE TABLE agent (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    rank INTEGER UNIQUE,
    name_key TEXT NOT NULL DEFAULT '',
    search TEXT NOT NULL DEFAULT '',
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    deleted INTEGER,
    last_login INTEGER,
    failed_logins INTEGER NOT NULL DEFAULT 0,
    is_sample INTEGER NOT NULL DEFAULT 0,
    "full_name" TEXT NOT NULL DEFAULT '',
    "username" TEXT NOT NULL DEFAULT '',
    "alias" TEXT NOT NULL DEFAULT '',
    "typology" TEXT NOT NULL DEFAULT 'phonebar',
    "email" TEXT NOT NULL DEFAULT '',
    "internal" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "voicemail" INTEGER NOT NULL DEFAULT 0,
    "hot_desk" INTEGER NOT NULL DEFAULT 0,
    "login_in_pause" INTEGER NOT NULL DEFAULT 0,
    "avatar" TEXT NOT NULL DEFAULT '',
    "notifications_position" TEXT NOT NULL DEFAULT 'top-right',
    "password_changed_at" INTEGER,
    "disabled" INTEGER NOT NULL DEFAULT 0,
    "locked" INTEGER NOT NULL DEFAULT 0,
    "mask_sensitive_data" INTEGER NOT NULL DEFAULT 0,
    "active_directory_sso" INTEGER NOT NULL DEFAULT 0,
    "mfa_active" INTEGER NOT NULL DEFAULT 0,
    "transport" TEXT NOT NULL DEFAULT 'udp',
    "host" TEXT NOT NULL DEFAULT 'dynamic',
    "nat" TEXT NOT NULL DEFAULT 'yes',
    "sip_type" TEXT NOT NULL DEFAULT 'friend',
    "codecs" TEXT NOT NULL DEFAULT 'ulaw,alaw',
    "caller_id" TEXT NOT NULL DEFAULT '',
    "context" TEXT NOT NULL DEFAULT 'from-sip',
    "call_group" TEXT NOT NULL DEFAULT '',
    "pickup_group" TEXT NOT NULL DEFAULT '',
    "chanspy" INTEGER NOT NULL DEFAULT 0,
    "video_support" INTEGER NOT NULL DEFAULT 0,
    "record_calls" TEXT NOT NULL DEFAULT 'inactive',
    "encryption" INTEGER NOT NULL DEFAULT 0,
    "capacity_chat" INTEGER NOT NULL DEFAULT 0,
    "capacity_email" INTEGER NOT NULL DEFAULT 0,
    "capacity_sms" INTEGER NOT NULL DEFAULT 0,
    "capacity_open_channel" INTEGER NOT NULL DEFAULT 0,
    "capacity_fax" INTEGER NOT NULL DEFAULT 0,
    "capacity_whatsapp" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_chat" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_email" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_sms" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_open_channel" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_fax" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_whatsapp" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_delay_chat" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_delay_email" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_delay_sms" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_delay_open_channel" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_delay_fax" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_delay_whatsapp" INTEGER NOT NULL DEFAULT 0,
    "advanced_search" INTEGER NOT NULL DEFAULT 0,
    "client_enable_settings" INTEGER NOT NULL DEFAULT 1,
    "client_auto_answer" INTEGER NOT NULL DEFAULT 0,
    "client_auto_answer_delay" INTEGER NOT NULL DEFAULT 0,
    "client_ring_in_use" INTEGER NOT NULL DEFAULT 0,
    "client_enable_recording" INTEGER NOT NULL DEFAULT 0,
    "client_dtmf_tones" INTEGER NOT NULL DEFAULT 0,
    "client_dnd_in_pause" INTEGER NOT NULL DEFAULT 1,
    "client_ignore_break_for_preview" INTEGER NOT NULL DEFAULT 0,
    "client_unanswered_badge" INTEGER NOT NULL DEFAULT 1,
    "client_jaws" INTEGER NOT NULL DEFAULT 0,
    "client_screen_recording_by_agent" INTEGER NOT NULL DEFAULT 0,
    "client_automatic_screen_recording" INTEGER NOT NULL DEFAULT 0,
    "client_remote_control" INTEGER NOT NULL DEFAULT 0,
    "client_sip_expires" INTEGER NOT NULL DEFAULT 120,
    "client_sip_source_port" INTEGER NOT NULL DEFAULT 5160,
    "client_sip_destination_port" INTEGER NOT NULL DEFAULT 5060,
    "client_forward_unconditional" INTEGER NOT NULL DEFAULT 0,
    "client_forward_number" TEXT NOT NULL DEFAULT '',
    "push_gateway" TEXT NOT NULL DEFAULT '',
    "webrtc_tls_certificate" TEXT NOT NULL DEFAULT '',
    "webrtc_tls_private_key" TEXT NOT NULL DEFAULT '',
    "permit_internal_messenger" INTEGER NOT NULL DEFAULT 1,
    "permit_messenger_sound" INTEGER NOT NULL DEFAULT 0,
    "permit_prefix_required" INTEGER NOT NULL DEFAULT 0,
    "permit_recall_me_campaign" INTEGER NOT NULL DEFAULT 0,
    "permit_reschedule_hopper" INTEGER NOT NULL DEFAULT 0,
    "permit_download_attachments" INTEGER NOT NULL DEFAULT 1,
    "permit_download_interactions" INTEGER NOT NULL DEFAULT 1,
    "permit_download_recordings" INTEGER NOT NULL DEFAULT 1,
    "modules" TEXT NOT NULL DEFAULT 'dashboards,contact_manager,voice_calls,scheduled_calls,abandoned_calls,voice_recordings,chat,email,sms,open_channel,fax,whatsapp,dialer_campaigns,jscripty,internal_messenger,custom_dashboards,screen_recordings',
    "client_logs_enabled" INTEGER NOT NULL DEFAULT 0,
    "client_logs_level" TEXT NOT NULL DEFAULT 'error',
    number INTEGER GENERATED ALWAYS AS (CAST("internal" AS INTEGER)) VIRTUAL
  , locked_until INTEGER) STRICT;

  CREATE TABLE attachment (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

  CREATE TABLE change_set (
    id INTEGER PRIMARY KEY, time INTEGER NOT NULL, person TEXT NOT NULL, origin TEXT NOT NULL,
    summary TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    reverses INTEGER REFERENCES change_set(id), digest BLOB NOT NULL) STRICT;

  CREATE TABLE credential (
    kind TEXT NOT NULL, account INTEGER NOT NULL, password_hash TEXT NOT NULL,
    must_change INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (kind, account)) STRICT, WITHOUT ROWID;

  CREATE TABLE draft (
    person TEXT NOT NULL, kind TEXT NOT NULL, record INTEGER NOT NULL, version INTEGER NOT NULL,
    texts TEXT NOT NULL, saved_at INTEGER NOT NULL, origin TEXT NOT NULL,
    PRIMARY KEY (person, kind, record)) STRICT, WITHOUT ROWID;

  CREATE TABLE former_password (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, account INTEGER NOT NULL,
    password_hash TEXT NOT NULL, time INTEGER NOT NULL) STRICT;

  CREATE TABLE history (
    id INTEGER PRIMARY KEY, change_id INTEGER NOT NULL REFERENCES change_set(id),
    kind TEXT NOT NULL, record INTEGER NOT NULL, name TEXT NOT NULL, field TEXT NOT NULL,
    before ANY, after ANY) STRICT;

  CREATE TABLE history_head (
    id INTEGER PRIMARY KEY CHECK (id = 1), changes INTEGER NOT NULL,
    digest BLOB NOT NULL) STRICT;

  CREATE TABLE mailbox (
    agent_id INTEGER PRIMARY KEY REFERENCES agent(id) ON DELETE CASCADE,
    number TEXT NOT NULL, pin TEXT NOT NULL, hidden INTEGER NOT NULL DEFAULT 0) STRICT;

  CREATE TABLE "module" (
    id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1,
    created INTEGER NOT NULL, updated INTEGER NOT NULL,
    key TEXT NOT NULL COLLATE NOCASE UNIQUE, title TEXT NOT NULL COLLATE NOCASE UNIQUE,
    position INTEGER NOT NULL) STRICT;

  CREATE TABLE multi_factor (
    kind TEXT NOT NULL, account INTEGER NOT NULL, secret BLOB NOT NULL,
    last_step INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (kind, account)) STRICT, WITHOUT ROWID;

  CREATE TABLE number_hint (
    id INTEGER PRIMARY KEY CHECK (id = 1), least INTEGER NOT NULL, next INTEGER NOT NULL) STRICT;

  CREATE TABLE operator (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    last_login INTEGER,
    failed_logins INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER,
    "full_name" TEXT NOT NULL DEFAULT '',
    "username" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "internal" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "role" TEXT NOT NULL DEFAULT 'user',
    "agents_permission" TEXT NOT NULL DEFAULT 'read',
    "queues" TEXT NOT NULL DEFAULT '',
    "disabled" INTEGER NOT NULL DEFAULT 0,
    "locked" INTEGER NOT NULL DEFAULT 0,
    "password_changed_at" INTEGER,
    "active_directory_sso" INTEGER NOT NULL DEFAULT 0,
    "mfa_active" INTEGER NOT NULL DEFAULT 0,
    "system_login" TEXT NOT NULL DEFAULT '',
    "ssh_keys" TEXT NOT NULL DEFAULT '') STRICT;

  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY, agent_id INTEGER NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
    kind TEXT NOT NULL, text TEXT NOT NULL, time INTEGER NOT NULL) STRICT;

  CREATE TABLE preference (
    person TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (person, name)) STRICT, WITHOUT ROWID;

  CREATE TABLE profile (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    is_sample INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 1, created INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0, "description" TEXT NOT NULL DEFAULT '', "queues" TEXT NOT NULL DEFAULT '') STRICT;

  CREATE TABLE profile_member (
    profile_id INTEGER NOT NULL REFERENCES profile(id) ON DELETE CASCADE,
    agent_id INTEGER NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
    PRIMARY KEY (profile_id, agent_id)) STRICT, WITHOUT ROWID;

  CREATE TABLE queue (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    channel TEXT NOT NULL, is_sample INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 1, created INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0, "description" TEXT NOT NULL DEFAULT '', "strategy" TEXT NOT NULL DEFAULT 'ringall', "timeout" INTEGER NOT NULL DEFAULT 15, "weight" INTEGER NOT NULL DEFAULT 0, "wrapup_time" INTEGER NOT NULL DEFAULT 0, "max_length" INTEGER NOT NULL DEFAULT 0, "music_class" TEXT NOT NULL DEFAULT 'default') STRICT;

  CREATE TABLE queue_member (
    queue_id INTEGER NOT NULL REFERENCES queue(id) ON DELETE CASCADE,
    agent_id INTEGER NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
    penalty INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (queue_id, agent_id)) STRICT, WITHOUT ROWID;

  CREATE TABLE recovery_code (
    kind TEXT NOT NULL, account INTEGER NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (kind, account, hash)) STRICT, WITHOUT ROWID;

  CREATE TABLE reset_request (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, account INTEGER NOT NULL, time INTEGER NOT NULL,
    source TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    closed INTEGER NOT NULL DEFAULT 0) STRICT;

  CREATE TABLE reset_token (
    kind TEXT NOT NULL, account INTEGER NOT NULL, hash TEXT NOT NULL UNIQUE,
    expires INTEGER NOT NULL, PRIMARY KEY (kind, account)) STRICT, WITHOUT ROWID;

  CREATE TABLE settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL DEFAULT 1,
    "security_suite" INTEGER NOT NULL DEFAULT 1,
    "max_failed_logins" INTEGER NOT NULL DEFAULT 5,
    "lock_minutes" INTEGER NOT NULL DEFAULT 0,
    "password_max_age_days" INTEGER NOT NULL DEFAULT 90,
    "password_history" INTEGER NOT NULL DEFAULT 5,
    "mask_characters" INTEGER NOT NULL DEFAULT 0,
    "users_manage_passwords" INTEGER NOT NULL DEFAULT 0,
    "sip_realm" TEXT NOT NULL DEFAULT 'motion',
    "min_internal" TEXT NOT NULL DEFAULT '1000',
    "wss_port" INTEGER NOT NULL DEFAULT 8089,
    "webrtc_tls_certificate" TEXT NOT NULL DEFAULT '',
    "webrtc_tls_private_key" TEXT NOT NULL DEFAULT '',
    "screen_recording_path" TEXT NOT NULL DEFAULT '',
    "client_logs_directory" TEXT NOT NULL DEFAULT '/var/log/roster',
    "licence_mobile" INTEGER NOT NULL DEFAULT 1,
    "licence_multi_profile" INTEGER NOT NULL DEFAULT 1,
    "licence_screen_recording" INTEGER NOT NULL DEFAULT 1,
    "licence_channels" TEXT NOT NULL DEFAULT 'voice,chat,email,sms,open_channel,fax,whatsapp'
  , "lock_after_minutes" INTEGER NOT NULL DEFAULT 0, "mail_from" TEXT NOT NULL DEFAULT '', "mail_transport" TEXT NOT NULL DEFAULT '/usr/sbin/sendmail -t', "mail_reset_address" TEXT NOT NULL DEFAULT '', "directory_host" TEXT NOT NULL DEFAULT '', "directory_port" INTEGER NOT NULL DEFAULT 636, "directory_security" TEXT NOT NULL DEFAULT 'ldaps', "directory_ca_certificate" TEXT NOT NULL DEFAULT '', "directory_timeout_seconds" INTEGER NOT NULL DEFAULT 5, "directory_bind_name" TEXT NOT NULL DEFAULT '', "directory_base_dn" TEXT NOT NULL DEFAULT '', "directory_user_filter" TEXT NOT NULL DEFAULT '(sAMAccountName={username})', "client_logs_max_mib" INTEGER NOT NULL DEFAULT 10, "client_logs_files" INTEGER NOT NULL DEFAULT 5, "licence_webrtc" INTEGER NOT NULL DEFAULT 1, "licence_agents" INTEGER NOT NULL DEFAULT 0, "licence_mobile_agents" INTEGER NOT NULL DEFAULT 0, "licence_telephones" INTEGER NOT NULL DEFAULT 0, "telephony_enabled" INTEGER NOT NULL DEFAULT 0, "telephony_directory" TEXT NOT NULL DEFAULT '/var/lib/roster/telephony', "manager_host" TEXT NOT NULL DEFAULT '', "manager_port" INTEGER NOT NULL DEFAULT 5038, "manager_user" TEXT NOT NULL DEFAULT '', "manager_secret_file" TEXT NOT NULL DEFAULT '') STRICT;

  CREATE TABLE sip_secret (
    agent_id INTEGER PRIMARY KEY REFERENCES agent(id) ON DELETE CASCADE,
    ha1_md5 TEXT NOT NULL, ha1_sha256 TEXT NOT NULL, realm TEXT NOT NULL) STRICT;

  CREATE TABLE source_failure (
    source TEXT PRIMARY KEY, failures INTEGER NOT NULL, last INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE team (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    is_sample INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 1, created INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0, "description" TEXT NOT NULL DEFAULT '', "queues" TEXT NOT NULL DEFAULT '') STRICT;

  CREATE TABLE team_member (
    team_id INTEGER NOT NULL REFERENCES team(id) ON DELETE CASCADE,
    agent_id INTEGER NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
    PRIMARY KEY (team_id, agent_id)) STRICT, WITHOUT ROWID;

  CREATE TABLE telephone (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE,
    number TEXT NOT NULL UNIQUE, is_sample INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 1, created INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0, "description" TEXT NOT NULL DEFAULT '') STRICT;

  CREATE TABLE template (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 1,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    is_sample INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL DEFAULT '',
    "purpose" TEXT NOT NULL DEFAULT '',
    "typology" TEXT NOT NULL DEFAULT 'phonebar',
    "description" TEXT NOT NULL DEFAULT '',
    "voicemail" INTEGER NOT NULL DEFAULT 0,
    "hot_desk" INTEGER NOT NULL DEFAULT 0,
    "login_in_pause" INTEGER NOT NULL DEFAULT 0,
    "notifications_position" TEXT NOT NULL DEFAULT 'top-right',
    "mask_sensitive_data" INTEGER NOT NULL DEFAULT 0,
    "active_directory_sso" INTEGER NOT NULL DEFAULT 0,
    "transport" TEXT NOT NULL DEFAULT 'udp',
    "host" TEXT NOT NULL DEFAULT 'dynamic',
    "nat" TEXT NOT NULL DEFAULT 'yes',
    "sip_type" TEXT NOT NULL DEFAULT 'friend',
    "codecs" TEXT NOT NULL DEFAULT 'ulaw,alaw',
    "caller_id" TEXT NOT NULL DEFAULT '',
    "context" TEXT NOT NULL DEFAULT 'from-sip',
    "call_group" TEXT NOT NULL DEFAULT '',
    "pickup_group" TEXT NOT NULL DEFAULT '',
    "chanspy" INTEGER NOT NULL DEFAULT 0,
    "video_support" INTEGER NOT NULL DEFAULT 0,
    "record_calls" TEXT NOT NULL DEFAULT 'inactive',
    "encryption" INTEGER NOT NULL DEFAULT 0,
    "capacity_chat" INTEGER NOT NULL DEFAULT 0,
    "capacity_email" INTEGER NOT NULL DEFAULT 0,
    "capacity_sms" INTEGER NOT NULL DEFAULT 0,
    "capacity_open_channel" INTEGER NOT NULL DEFAULT 0,
    "capacity_fax" INTEGER NOT NULL DEFAULT 0,
    "capacity_whatsapp" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_chat" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_email" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_sms" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_open_channel" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_fax" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_whatsapp" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_delay_chat" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_delay_email" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_delay_sms" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_delay_open_channel" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_delay_fax" INTEGER NOT NULL DEFAULT 0,
    "auto_answer_delay_whatsapp" INTEGER NOT NULL DEFAULT 0,
    "advanced_search" INTEGER NOT NULL DEFAULT 0,
    "client_enable_settings" INTEGER NOT NULL DEFAULT 1,
    "client_auto_answer" INTEGER NOT NULL DEFAULT 0,
    "client_auto_answer_delay" INTEGER NOT NULL DEFAULT 0,
    "client_ring_in_use" INTEGER NOT NULL DEFAULT 0,
    "client_enable_recording" INTEGER NOT NULL DEFAULT 0,
    "client_dtmf_tones" INTEGER NOT NULL DEFAULT 0,
    "client_dnd_in_pause" INTEGER NOT NULL DEFAULT 1,
    "client_ignore_break_for_preview" INTEGER NOT NULL DEFAULT 0,
    "client_unanswered_badge" INTEGER NOT NULL DEFAULT 1,
    "client_jaws" INTEGER NOT NULL DEFAULT 0,
    "client_screen_recording_by_agent" INTEGER NOT NULL DEFAULT 0,
    "client_automatic_screen_recording" INTEGER NOT NULL DEFAULT 0,
    "client_remote_control" INTEGER NOT NULL DEFAULT 0,
    "client_sip_expires" INTEGER NOT NULL DEFAULT 120,
    "client_sip_source_port" INTEGER NOT NULL DEFAULT 5160,
    "client_sip_destination_port" INTEGER NOT NULL DEFAULT 5060,
    "client_forward_unconditional" INTEGER NOT NULL DEFAULT 0,
    "client_forward_number" TEXT NOT NULL DEFAULT '',
    "push_gateway" TEXT NOT NULL DEFAULT '',
    "webrtc_tls_certificate" TEXT NOT NULL DEFAULT '',
    "webrtc_tls_private_key" TEXT NOT NULL DEFAULT '',
    "permit_internal_messenger" INTEGER NOT NULL DEFAULT 1,
    "permit_messenger_sound" INTEGER NOT NULL DEFAULT 0,
    "permit_prefix_required" INTEGER NOT NULL DEFAULT 0,
    "permit_recall_me_campaign" INTEGER NOT NULL DEFAULT 0,
    "permit_reschedule_hopper" INTEGER NOT NULL DEFAULT 0,
    "permit_download_attachments" INTEGER NOT NULL DEFAULT 1,
    "permit_download_interactions" INTEGER NOT NULL DEFAULT 1,
    "permit_download_recordings" INTEGER NOT NULL DEFAULT 1,
    "modules" TEXT NOT NULL DEFAULT 'dashboards,contact_manager,voice_calls,scheduled_calls,abandoned_calls,voice_recordings,chat,email,sms,open_channel,fax,whatsapp,dialer_campaigns,jscripty,internal_messenger,custom_dashboards,screen_recordings',
    "client_logs_enabled" INTEGER NOT NULL DEFAULT 0,
    "client_logs_level" TEXT NOT NULL DEFAULT 'error') STRICT;

  CREATE INDEX agent_avatar ON agent(avatar) WHERE avatar <> '';

  CREATE UNIQUE INDEX agent_email ON agent(email COLLATE NOCASE);

  CREATE UNIQUE INDEX agent_internal ON agent(internal);

  CREATE INDEX agent_mobile ON agent(id) WHERE typology = 'mobile' AND deleted IS NULL;

  CREATE INDEX agent_number ON agent(number);

  CREATE INDEX agent_sample ON agent(id) WHERE is_sample = 1;

  CREATE UNIQUE INDEX agent_username ON agent(username COLLATE NOCASE);

  CREATE INDEX change_set_person ON change_set(person, id);

  CREATE INDEX change_set_reverses ON change_set(reverses) WHERE reverses IS NOT NULL;

  CREATE INDEX change_set_time ON change_set(time);

  CREATE INDEX former_password_account ON former_password(kind, account);

  CREATE INDEX history_change ON history(change_id);

  CREATE INDEX history_record ON history(kind, record);

  CREATE UNIQUE INDEX operator_system_login ON operator(system_login) WHERE system_login <> '';

  CREATE UNIQUE INDEX operator_username ON operator(username COLLATE NOCASE);

  CREATE INDEX outbox_agent ON outbox(agent_id);

  CREATE INDEX profile_member_agent ON profile_member(agent_id);

  CREATE INDEX queue_member_agent ON queue_member(agent_id);

  CREATE INDEX reset_request_account ON reset_request(kind, account);

  CREATE INDEX reset_request_source ON reset_request(source, time);

  CREATE INDEX team_member_agent ON team_member(agent_id);

  CREATE UNIQUE INDEX template_name ON template(name COLLATE NOCASE);

  CREATE TRIGGER agent_gone AFTER DELETE ON agent BEGIN
    DELETE FROM credential WHERE kind = 'agent' AND account = OLD.id;
    DELETE FROM former_password WHERE kind = 'agent' AND account = OLD.id;
    DELETE FROM multi_factor WHERE kind = 'agent' AND account = OLD.id;
    DELETE FROM recovery_code WHERE kind = 'agent' AND account = OLD.id;
    DELETE FROM reset_request WHERE kind = 'agent' AND account = OLD.id;
    DELETE FROM reset_token WHERE kind = 'agent' AND account = OLD.id;
  END;

  CREATE TRIGGER operator_gone AFTER DELETE ON operator BEGIN
    DELETE FROM credential WHERE kind = 'operator' AND account = OLD.id;
    DELETE FROM former_password WHERE kind = 'operator' AND account = OLD.id;
    DELETE FROM multi_factor WHERE kind = 'operator' AND account = OLD.id;
    DELETE FROM recovery_code WHERE kind = 'operator' AND account = OLD.id;
    DELETE FROM reset_request WHERE kind = 'operator' AND account = OLD.id;
    DELETE FROM reset_token WHERE kind = 'operator' AND account = OLD.id;
  END
  """#
