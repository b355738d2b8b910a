#define _GNU_SOURCE
#include "one_write.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static int door = -1;
static int kept = -1;

FILE *one_write_open(void) {
    door = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (door < 0) return NULL;
    FILE *file = fdopen(door, "w");
    if (!file) {
        close(door);
        door = -1;
        return NULL;
    }
    kept = memfd_create("frame", MFD_CLOEXEC);
    return file;
}

void one_write_hold(void) {
    if (kept >= 0) dup3(kept, door, O_CLOEXEC);
}

static void write_all(const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}

void one_write_send(void) {
    if (kept < 0) return;
    dup3(STDOUT_FILENO, door, O_CLOEXEC);
    off_t size = lseek(kept, 0, SEEK_CUR);
    static char piece[65536];
    for (off_t place = 0; place < size;) {
        size_t wanted = size - place < (off_t)sizeof piece ? (size_t)(size - place) : sizeof piece;
        ssize_t count = pread(kept, piece, wanted, place);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        write_all(piece, (size_t)count);
        place += count;
    }
    lseek(kept, 0, SEEK_SET);
}

void one_write_close(FILE *file) {
    if (file) fclose(file);
    if (kept >= 0) close(kept);
    door = kept = -1;
}
