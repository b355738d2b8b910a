#define _GNU_SOURCE
#include "pseudo_terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/* Dispatch's threads block nearly all signals, and exec would hand that down: the program would ignore SIGTERM and
   SIGHUP. */
static void forget_signal_settings(void) {
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void become_program(const char *slave, const char *const *arguments, const char *const *environment) {
    forget_signal_settings();
    setsid();
    int tty = open(slave, O_RDWR);
    if (tty < 0 || ioctl(tty, TIOCSCTTY, 0) != 0) _exit(127);
    for (int descriptor = 0; descriptor < 3; descriptor++) dup2(tty, descriptor);
    close_range(3, ~0U, 0);
    execve(arguments[0], (char *const *)arguments, (char *const *)environment);
    _exit(127);
}

pid_t pseudo_terminal_start(
    int *master, int rows, int columns, const char *const *arguments, const char *const *environment) {
    /* O_CLOEXEC from the first moment: set later, it would leak into children that other threads start meanwhile. */
    int made = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (made < 0) return -1;
    char slave[128];
    pid_t child = -1;
    if (grantpt(made) == 0 && unlockpt(made) == 0 && ptsname_r(made, slave, sizeof slave) == 0
        && pseudo_terminal_resize(made, rows, columns) == 0) {
        child = fork();
    }
    if (child == 0) become_program(slave, arguments, environment);
    if (child < 0) {
        int reason = errno;
        close(made);
        errno = reason;
        return -1;
    }
    *master = made;
    return child;
}

int pseudo_terminal_resize(int master, int rows, int columns) {
    struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
    return ioctl(master, TIOCSWINSZ, &size);
}

int pseudo_terminal_is_raw(int master) {
    struct termios modes;
    if (tcgetattr(master, &modes) != 0) return 0;
    return (modes.c_lflag & (ICANON | ECHO)) == 0;
}

/* pidfd_open sets close-on-exec by itself. */
int pseudo_terminal_watch(pid_t child) { return pidfd_open(child, 0); }

int pseudo_terminal_reap(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
