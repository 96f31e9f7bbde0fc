#include <ldap.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

/* The options that are macros or pointers, as functions. */
static inline int cldap_switch_off(LDAP *ld, int option) {
  return ldap_set_option(ld, option, LDAP_OPT_OFF);
}

static inline int cldap_set_number(LDAP *ld, int option, int number) {
  return ldap_set_option(ld, option, &number);
}

static inline int cldap_set_text(LDAP *ld, int option, const char *text) {
  return ldap_set_option(ld, option, text);
}

static inline int cldap_set_seconds(LDAP *ld, int option, int seconds) {
  struct timeval time = { seconds, 0 };
  return ldap_set_option(ld, option, &time);
}

/* A simple bind, which waits as long as LDAP_OPT_TIMEOUT says. */
static inline int cldap_bind(LDAP *ld, const char *name, const char *password, size_t length) {
  struct berval credentials = { length, (char *)password };
  return ldap_sasl_bind_s(ld, name, LDAP_SASL_SIMPLE, &credentials, NULL, NULL, NULL);
}

/* How many entries below a base match, where more than one count as two. */
static inline int cldap_count(
  LDAP *ld, const char *base, int scope, const char *filter, int seconds, int *count
) {
  char *none[] = { (char *)LDAP_NO_ATTRS, NULL };
  struct timeval time = { seconds, 0 };
  LDAPMessage *found = NULL;
  int code = ldap_search_ext_s(ld, base, scope, filter, none, 0, NULL, NULL, &time, 2, &found);
  *count = ldap_count_entries(ld, found);
  if (found) ldap_msgfree(found);
  if (code != LDAP_SIZELIMIT_EXCEEDED) return code;
  /* The server's own limit may have left one. */
  *count = 2;
  return LDAP_SUCCESS;
}

/* TLS 1.2 or newer. GnuTLS, with which Debian builds the library, does not heed the option for that.
   https://gnutls.org/manual/html_node/Priority-Strings.html */
static inline int cldap_set_modern_tls(LDAP *ld) {
  char *package = NULL;
  int code = ldap_get_option(NULL, LDAP_OPT_X_TLS_PACKAGE, &package);
  if (code != LDAP_OPT_SUCCESS || !package) return LDAP_OPT_ERROR;
  if (strcmp(package, "GnuTLS") == 0)
    code = ldap_set_option(
      ld, LDAP_OPT_X_TLS_CIPHER_SUITE, "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2");
  else
    code = cldap_set_number(ld, LDAP_OPT_X_TLS_PROTOCOL_MIN, LDAP_OPT_X_TLS_PROTOCOL_TLS1_2);
  ldap_memfree(package);
  return code;
}

/* What the library sets up with its first connection, done by one thread before there are several. */
static inline int cldap_set_up(void) {
  LDAP *ld = NULL;
  int code = ldap_initialize(&ld, "ldaps://127.0.0.1");
  if (code != LDAP_SUCCESS) return code;
  code = cldap_set_number(ld, LDAP_OPT_X_TLS_NEWCTX, 0);
  ldap_unbind_ext_s(ld, NULL, NULL);
  return code;
}

/* The server's own words on the last failure; to be given back with ldap_memfree. */
static inline char *cldap_words(LDAP *ld) {
  char *words = NULL;
  ldap_get_option(ld, LDAP_OPT_DIAGNOSTIC_MESSAGE, &words);
  return words;
}

/* A handle on the connection's socket, so that another thread can end whatever waits for it: the library
   itself waits for a TLS handshake without an end. */
struct cldap_watch {
  struct ldap_conncb callbacks;
  int socket;
  int is_over;
};

static inline int cldap_connected(
  LDAP *ld, Sockbuf *sockets, LDAPURLDesc *url, struct sockaddr *address, struct ldap_conncb *self
) {
  struct cldap_watch *watch = (struct cldap_watch *)self->lc_arg;
  ber_socket_t socket = -1;
  (void)ld, (void)url, (void)address;
  if (ber_sockbuf_ctrl(sockets, LBER_SB_OPT_GET_FD, &socket) != 1) return -1;
  int copy = fcntl(socket, F_DUPFD_CLOEXEC, 0);
  int old = __atomic_exchange_n(&watch->socket, copy, __ATOMIC_SEQ_CST);
  if (old >= 0) close(old);
  return copy < 0 || __atomic_load_n(&watch->is_over, __ATOMIC_SEQ_CST) ? -1 : 0;
}

static inline void cldap_disconnected(LDAP *ld, Sockbuf *sockets, struct ldap_conncb *self) {
  (void)ld, (void)sockets, (void)self;
}

static inline int cldap_watch_connection(LDAP *ld, struct cldap_watch *watch) {
  watch->callbacks.lc_add = cldap_connected;
  watch->callbacks.lc_del = cldap_disconnected;
  watch->callbacks.lc_arg = watch;
  return ldap_set_option(ld, LDAP_OPT_CONNECT_CB, &watch->callbacks);
}

/* Whatever is open is closed, and what opens later is not begun. */
static inline void cldap_cut(struct cldap_watch *watch) {
  __atomic_store_n(&watch->is_over, 1, __ATOMIC_SEQ_CST);
  int socket = __atomic_load_n(&watch->socket, __ATOMIC_SEQ_CST);
  if (socket >= 0) shutdown(socket, SHUT_RDWR);
}

static inline int cldap_is_over(struct cldap_watch *watch) {
  return __atomic_load_n(&watch->is_over, __ATOMIC_SEQ_CST);
}

static inline int cldap_has_connected(struct cldap_watch *watch) {
  return __atomic_load_n(&watch->socket, __ATOMIC_SEQ_CST) >= 0;
}

static inline void cldap_let_go(struct cldap_watch *watch) {
  int socket = __atomic_exchange_n(&watch->socket, -1, __ATOMIC_SEQ_CST);
  if (socket >= 0) close(socket);
}
