#include "wake.h"

#include <poll.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

int wake_make(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void wake_ring(int descriptor) {
    uint64_t one = 1;
    ssize_t written = write(descriptor, &one, sizeof one);
    (void)written; /* a full counter is readable already */
}

void wake_clear(int descriptor) {
    uint64_t count;
    ssize_t taken = read(descriptor, &count, sizeof count);
    (void)taken; /* an empty counter is unreadable already */
}

int wake_wait(int first, int second, int third, int milliseconds) {
    struct pollfd waits[3] = {{first, POLLIN, 0}, {second, POLLIN, 0}, {third, POLLIN, 0}};
    if (poll(waits, 3, milliseconds) <= 0) return 0;
    int bits = 0;
    if (waits[0].revents & POLLIN) bits |= WAKE_FIRST;
    if (waits[0].revents & (POLLHUP | POLLERR | POLLNVAL)) bits |= WAKE_FIRST_CLOSED;
    if (waits[1].revents & POLLIN) bits |= WAKE_SECOND;
    if (waits[2].revents & POLLIN) bits |= WAKE_THIRD;
    return bits;
}

int terminal_size(int descriptor, int *rows, int *columns) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return 0;
}
