#if !__has_include(<vterm.h>)
#error "The end-to-end tests need libvterm: apt-get install libvterm-dev"
#else
#include <vterm.h>
#endif
