/* How the C library hands out memory. */
#ifndef CTERMINAL_HEAP_H
#define CTERMINAL_HEAP_H

/* All threads share one heap from now on. By itself the C library gives every thread that meets another its own, which
   grows page by page with a call to the system for each, and keeps what its thread once needed. To be called before a
   second thread is started. */
void heap_share(void);
#endif
