#define _GNU_SOURCE
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "wake.h"

static const int crash_signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
static const int polite_signals[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
enum {
    CRASHES = sizeof crash_signals / sizeof crash_signals[0],
    POLITE = sizeof polite_signals / sizeof polite_signals[0],
};

static int terminal = -1, waker = -1;
static struct termios shell_modes;
static char farewell[512];
static size_t farewell_size;
static volatile sig_atomic_t active;
static atomic_uint pending;
static int captured = -1, real_errors = -1;
static struct sigaction former_crash[CRASHES], former_polite[POLITE], former_pipe;

static void write_all(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        count -= (size_t)written;
    }
}

static void print_captured(void) {
    char piece[4096];
    ssize_t count;
    off_t place = 0;
    while ((count = pread(captured, piece, sizeof piece, place)) > 0) {
        write_all(real_errors, piece, (size_t)count);
        place += count;
    }
}

static void crashed(int number) {
    if (active) {
        active = 0;
        /* What the keys come from may be open for reading only. */
        write_all(STDOUT_FILENO, farewell, farewell_size);
        tcsetattr(terminal, TCSANOW, &shell_modes);
    }
    if (captured >= 0) print_captured();
    /* SA_RESETHAND has put the default back, so this keeps the exit status that the crash deserves. */
    raise(number);
}

static void noted(int number) {
    int kept = errno;
    unsigned bit = 0;
    switch (number) {
        case SIGWINCH: bit = GUARD_RESIZED; break;
        case SIGTERM: bit = GUARD_TERMINATE; break;
        case SIGHUP: bit = GUARD_HANG_UP; break;
        case SIGINT: bit = GUARD_INTERRUPT; break;
        case SIGTSTP: bit = GUARD_STOP; break;
        case SIGCONT: bit = GUARD_CONTINUED; break;
    }
    atomic_fetch_or(&pending, bit);
    wake_ring(waker);
    errno = kept;
}

static void take_signals_over(void) {
    /* A stack of its own, so that a stack overflow is reported too. It serves the thread that calls this. */
    static char stack[65536];
    stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternative, NULL);

    sigset_t ours;
    sigemptyset(&ours);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);

    action.sa_handler = crashed;
    action.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
    for (int i = 0; i < CRASHES; i++) {
        sigaction(crash_signals[i], &action, &former_crash[i]);
        sigaddset(&ours, crash_signals[i]);
    }
    action.sa_handler = noted;
    action.sa_flags = SA_RESTART;
    for (int i = 0; i < POLITE; i++) {
        sigaction(polite_signals[i], &action, &former_polite[i]);
        sigaddset(&ours, polite_signals[i]);
    }
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, &former_pipe);
    /* Whoever started us may have blocked them. */
    pthread_sigmask(SIG_UNBLOCK, &ours, NULL);
}

int guard_install(int tty, int wake_descriptor) {
    if (tcgetattr(tty, &shell_modes) != 0) return -1;
    terminal = tty;
    waker = wake_descriptor;
    atomic_store(&pending, 0);
    take_signals_over();
    return 0;
}

void guard_remove(void) {
    active = 0;
    for (int i = 0; i < CRASHES; i++) sigaction(crash_signals[i], &former_crash[i], NULL);
    for (int i = 0; i < POLITE; i++) sigaction(polite_signals[i], &former_polite[i], NULL);
    sigaction(SIGPIPE, &former_pipe, NULL);
}

void guard_set_farewell(const char *bytes, size_t count) {
    if (count > sizeof farewell) count = sizeof farewell;
    memcpy(farewell, bytes, count);
    farewell_size = count;
}

void guard_set_active(int value) { active = value; }

unsigned guard_take_signals(void) { return atomic_exchange(&pending, 0); }

int guard_capture_errors(void) {
    int file = memfd_create("captured-errors", MFD_CLOEXEC);
    if (file < 0) return -1;
    int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (kept < 0) {
        close(file);
        return -1;
    }
    dup2(file, STDERR_FILENO);
    real_errors = kept;
    captured = file;
    return 0;
}

void guard_release_errors(void) {
    if (captured < 0) return;
    dup2(real_errors, STDERR_FILENO);
    print_captured();
    close(captured);
    close(real_errors);
    captured = real_errors = -1;
}

void guard_stop_group(void) {
    struct sigaction standard, ours;
    memset(&standard, 0, sizeof standard);
    sigemptyset(&standard.sa_mask);
    standard.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &standard, &ours);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}
