#include <ldap.h>
#include <fcntl.h>
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

/* A handle on the connection's socket, so that another thread can end whatever waits for it: the library
   itself waits for a TLS handshake without an end. */
struct cldap_watch {
  struct ldap_conncb callbacks;
  int socket;
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
  return copy < 0 ? -1 : 0;
}

static inline void cldap_disconnected(LDAP *ld, Sockbuf *sockets, struct ldap_conncb *self) {
  (void)ld, (void)sockets, (void)self;
}

static inline int cldap_watch_connection(LDAP *ld, struct cldap_watch *watch) {
  watch->socket = -1;
  watch->callbacks.lc_add = cldap_connected;
  watch->callbacks.lc_del = cldap_disconnected;
  watch->callbacks.lc_arg = watch;
  return ldap_set_option(ld, LDAP_OPT_CONNECT_CB, &watch->callbacks);
}

static inline void cldap_cut(struct cldap_watch *watch) {
  int socket = __atomic_load_n(&watch->socket, __ATOMIC_SEQ_CST);
  if (socket >= 0) shutdown(socket, SHUT_RDWR);
}

static inline void cldap_let_go(struct cldap_watch *watch) {
  int socket = __atomic_exchange_n(&watch->socket, -1, __ATOMIC_SEQ_CST);
  if (socket >= 0) close(socket);
}
