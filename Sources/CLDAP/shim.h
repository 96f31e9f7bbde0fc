#include <ldap.h>
#include <sys/time.h>

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

/* How many entries below a base match, three at most; below zero a result code with its sign turned. */
static inline int cldap_count(LDAP *ld, const char *base, const char *filter, int seconds) {
  char *none[] = { (char *)LDAP_NO_ATTRS, NULL };
  struct timeval time = { seconds, 0 };
  LDAPMessage *found = NULL;
  int code = ldap_search_ext_s(
    ld, base, LDAP_SCOPE_SUBTREE, filter, none, 0, NULL, NULL, &time, 3, &found);
  int count = ldap_count_entries(ld, found);
  if (found) ldap_msgfree(found);
  if (code != LDAP_SUCCESS && code != LDAP_SIZELIMIT_EXCEEDED) return code > 0 ? -code : -1000;
  return count;
}

/* The server's own words on the last failure; to be given back with ldap_memfree. */
static inline char *cldap_words(LDAP *ld) {
  char *words = NULL;
  ldap_get_option(ld, LDAP_OPT_DIAGNOSTIC_MESSAGE, &words);
  return words;
}
