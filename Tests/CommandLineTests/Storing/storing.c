// Stands between the program and the system (LD_PRELOAD), and disturbs it at a chosen moment.
//
// Every call that changes what is on disk below one folder is counted. The environment says what happens at which:
//
//   STORING_MAP    the folder, as an absolute path without links
//   STORING_LOG    a file; each counted call becomes a line `<number> <call> <path below the folder>` before it is done
//   STORING_NR     the number of the call to disturb, from 1
//   STORING_WAT    dood   SIGKILL before the call
//                  half   SIGKILL when half of the bytes are written (another call than a write: when it is done)
//                  kort   this write and all after it take half of the bytes at a time, as a system may do
//                  TERM, INT   the signal comes just before the call, which is done
//                  ENOSPC this call and all after it that take room fail, as on a full disk
//                  EIO    this one call fails
//                  EACCES this call and all after it that give, change or remove a name fail
//
// Reading below another folder is counted apart, each opening of a file and each piece of it that is read:
//
//   STORING_INBOX  the folder
//   STORING_LEES   the number of the opening or reading before which the file is changed; its log line has `lees`
//   STORING_ERIN   weg (removed), leeg (cut to nothing), half (cut to half), groei (a line more), anders (one byte
//                  other than it was)
//
// The time of day:
//
//   STORING_KLOK   the seconds since 1970 at the first question
//   STORING_STAP   how many seconds later each further question is answered; may be negative
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static atomic_long geteld, gelezen, gevraagd;

static long getal(const char *naam) {
  const char *tekst = getenv(naam);
  return tekst ? atol(tekst) : 0;
}

static int is(const char *naam, const char *waarde) {
  const char *tekst = getenv(naam);
  return tekst && strcmp(tekst, waarde) == 0;
}

/// The path below the folder that an environment variable names; NULL when it lies elsewhere.
static const char *onder(const char *naam, const char *pad) {
  const char *map = getenv(naam);
  if (!map || !pad) return NULL;
  size_t lengte = strlen(map);
  if (strncmp(pad, map, lengte) != 0) return NULL;
  if (pad[lengte] == '/') return pad + lengte + 1;
  return pad[lengte] == 0 ? "." : NULL;
}

static void noteer(long nr, const char *soort, const char *pad) {
  const char *log = getenv("STORING_LOG");
  if (!log) return;
  char regel[PATH_MAX + 64];
  int lengte = snprintf(regel, sizeof regel, "%ld %s %s\n", nr, soort, pad);
  long fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0) return;
  syscall(SYS_write, fd, regel, lengte);
  syscall(SYS_close, fd);
}

static void sterf(void) {
  for (;;) syscall(SYS_kill, getpid(), SIGKILL);
}

enum uitspraak { DOE, HALF, KORT, NIET };
enum behoefte { RUIMTE = 1, NAAM = 2 };

/// What is to happen to a call. With NIET, errno is set.
static enum uitspraak oordeel(const char *soort, const char *pad, int behoefte) {
  int bewaard = errno;
  const char *deel = onder("STORING_MAP", pad);
  if (!deel) return DOE;
  long nr = atomic_fetch_add(&geteld, 1) + 1;
  noteer(nr, soort, deel);
  errno = bewaard;
  long bij = getal("STORING_NR");
  if (bij == 0 || nr < bij) return DOE;
  if (is("STORING_WAT", "kort")) return KORT;
  if (is("STORING_WAT", "ENOSPC") && (behoefte & RUIMTE)) return errno = ENOSPC, NIET;
  if (is("STORING_WAT", "EACCES") && (behoefte & NAAM)) return errno = EACCES, NIET;
  if (nr != bij) return DOE;
  if (is("STORING_WAT", "dood")) sterf();
  if (is("STORING_WAT", "half")) return HALF;
  if (is("STORING_WAT", "EIO")) return errno = EIO, NIET;
  if (is("STORING_WAT", "TERM")) kill(getpid(), SIGTERM);
  if (is("STORING_WAT", "INT")) kill(getpid(), SIGINT);
  errno = bewaard;
  return DOE;
}

static const char *pad_van(int fd, char *buffer) {
  char naam[64];
  snprintf(naam, sizeof naam, "/proc/self/fd/%d", fd);
  long lengte = syscall(SYS_readlinkat, AT_FDCWD, naam, buffer, PATH_MAX - 1);
  if (lengte < 0) return NULL;
  buffer[lengte] = 0;
  return buffer;
}

static enum uitspraak oordeel_fd(const char *soort, int fd, int behoefte) {
  char buffer[PATH_MAX];
  int bewaard = errno;
  const char *pad = pad_van(fd, buffer);
  errno = bewaard;
  return oordeel(soort, pad, behoefte);
}

/// A call that is either done or not.
#define HEEL(gevraagd_oordeel, gedaan)                 \
  do {                                                 \
    enum uitspraak wat = (gevraagd_oordeel);           \
    if (wat == NIET) return -1;                        \
    long uitkomst = (gedaan);                          \
    if (wat == HALF) sterf();                          \
    return uitkomst;                                   \
  } while (0)

// Writing.

ssize_t write(int fd, const void *bytes, size_t aantal) {
  enum uitspraak wat = oordeel_fd("write", fd, RUIMTE);
  if (wat == NIET) return -1;
  if (wat != DOE && aantal > 1) aantal /= 2;
  long uitkomst = syscall(SYS_write, fd, bytes, aantal);
  if (wat == HALF) sterf();
  return uitkomst;
}

ssize_t pwrite64(int fd, const void *bytes, size_t aantal, off64_t plaats) {
  enum uitspraak wat = oordeel_fd("write", fd, RUIMTE);
  if (wat == NIET) return -1;
  if (wat != DOE && aantal > 1) aantal /= 2;
  long uitkomst = syscall(SYS_pwrite64, fd, bytes, aantal, plaats);
  if (wat == HALF) sterf();
  return uitkomst;
}

ssize_t pwrite(int fd, const void *bytes, size_t aantal, off_t plaats) {
  return pwrite64(fd, bytes, aantal, plaats);
}

ssize_t writev(int fd, const struct iovec *stukken, int aantal) {
  enum uitspraak wat = oordeel_fd("write", fd, RUIMTE);
  if (wat == NIET) return -1;
  long uitkomst = syscall(SYS_writev, fd, stukken, wat == DOE || aantal < 2 ? aantal : aantal / 2);
  if (wat == HALF) sterf();
  return uitkomst;
}

int fsync(int fd) { HEEL(oordeel_fd("fsync", fd, 0), syscall(SYS_fsync, fd)); }
int fdatasync(int fd) { HEEL(oordeel_fd("fsync", fd, 0), syscall(SYS_fdatasync, fd)); }

int ftruncate64(int fd, off64_t lengte) {
  HEEL(oordeel_fd("truncate", fd, RUIMTE), syscall(SYS_ftruncate, fd, lengte));
}
int ftruncate(int fd, off_t lengte) { return ftruncate64(fd, lengte); }

// What says who may read.

int fchmod(int fd, mode_t rechten) { HEEL(oordeel_fd("chmod", fd, NAAM), syscall(SYS_fchmod, fd, rechten)); }
int chmod(const char *pad, mode_t rechten) {
  HEEL(oordeel("chmod", pad, NAAM), syscall(SYS_fchmodat, AT_FDCWD, pad, rechten));
}

// Names.

int rename(const char *van, const char *naar) {
  HEEL(oordeel("rename", naar, NAAM), syscall(SYS_renameat2, AT_FDCWD, van, AT_FDCWD, naar, 0));
}
int renameat2(int map, const char *van, int naarmap, const char *naar, unsigned vlaggen) {
  HEEL(oordeel("rename", naar, NAAM), syscall(SYS_renameat2, map, van, naarmap, naar, vlaggen));
}
int renameat(int map, const char *van, int naarmap, const char *naar) {
  return renameat2(map, van, naarmap, naar, 0);
}

int link(const char *van, const char *naar) {
  HEEL(oordeel("link", naar, RUIMTE | NAAM), syscall(SYS_linkat, AT_FDCWD, van, AT_FDCWD, naar, 0));
}
int linkat(int map, const char *van, int naarmap, const char *naar, int vlaggen) {
  HEEL(oordeel("link", naar, RUIMTE | NAAM), syscall(SYS_linkat, map, van, naarmap, naar, vlaggen));
}
int symlink(const char *doel, const char *pad) {
  HEEL(oordeel("link", pad, RUIMTE | NAAM), syscall(SYS_symlinkat, doel, AT_FDCWD, pad));
}

int unlink(const char *pad) { HEEL(oordeel("remove", pad, NAAM), syscall(SYS_unlinkat, AT_FDCWD, pad, 0)); }
int rmdir(const char *pad) {
  HEEL(oordeel("remove", pad, NAAM), syscall(SYS_unlinkat, AT_FDCWD, pad, AT_REMOVEDIR));
}
int mkdir(const char *pad, mode_t rechten) {
  HEEL(oordeel("create", pad, RUIMTE | NAAM), syscall(SYS_mkdirat, AT_FDCWD, pad, rechten));
}

// Opening. Files of the inbox may change under the program's hands.

static void verander(const char *pad) {
  long fd;
  if (is("STORING_ERIN", "weg")) {
    syscall(SYS_unlinkat, AT_FDCWD, pad, 0);
    return;
  }
  fd = syscall(SYS_openat, AT_FDCWD, pad, O_RDWR | O_CLOEXEC, 0);
  if (fd < 0) return;
  struct stat info;
  fstat(fd, &info);
  if (is("STORING_ERIN", "leeg")) syscall(SYS_ftruncate, fd, 0);
  if (is("STORING_ERIN", "half")) syscall(SYS_ftruncate, fd, info.st_size / 2);
  if (is("STORING_ERIN", "groei")) syscall(SYS_pwrite64, fd, "meer\n", 5, info.st_size);
  if (is("STORING_ERIN", "anders")) syscall(SYS_pwrite64, fd, "?", 1, info.st_size / 2);
  syscall(SYS_close, fd);
}

static void leest(const char *soort, const char *pad) {
  int bewaard = errno;
  const char *deel = onder("STORING_INBOX", pad);
  if (deel && strcmp(deel, ".") != 0) {
    long nr = atomic_fetch_add(&gelezen, 1) + 1;
    noteer(nr, soort, deel);
    if (nr == getal("STORING_LEES")) verander(pad);
  }
  errno = bewaard;
}

ssize_t read(int fd, void *bytes, size_t aantal) {
  if (getenv("STORING_INBOX")) {
    char buffer[PATH_MAX];
    int bewaard = errno;
    const char *pad = pad_van(fd, buffer);
    errno = bewaard;
    leest("lees", pad);
  }
  return syscall(SYS_read, fd, bytes, aantal);
}

static int doe_open(int map, const char *pad, int vlaggen, mode_t rechten) {
  if (vlaggen & (O_CREAT | O_TRUNC))
    HEEL(oordeel("create", pad, RUIMTE | NAAM), syscall(SYS_openat, map, pad, vlaggen, rechten));
  if (!(vlaggen & O_DIRECTORY)) leest("lees-open", pad);
  return syscall(SYS_openat, map, pad, vlaggen, rechten);
}

#define RECHTEN(na)                                       \
  mode_t rechten = 0;                                     \
  if (vlaggen & (O_CREAT | O_TMPFILE)) {                  \
    va_list rest;                                         \
    va_start(rest, na);                                   \
    rechten = va_arg(rest, mode_t);                       \
    va_end(rest);                                         \
  }

int open(const char *pad, int vlaggen, ...) {
  RECHTEN(vlaggen)
  return doe_open(AT_FDCWD, pad, vlaggen, rechten);
}
int open64(const char *pad, int vlaggen, ...) {
  RECHTEN(vlaggen)
  return doe_open(AT_FDCWD, pad, vlaggen, rechten);
}
int openat(int map, const char *pad, int vlaggen, ...) {
  RECHTEN(vlaggen)
  return doe_open(map, pad, vlaggen, rechten);
}
int openat64(int map, const char *pad, int vlaggen, ...) {
  RECHTEN(vlaggen)
  return doe_open(map, pad, vlaggen, rechten);
}
int creat(const char *pad, mode_t rechten) {
  return doe_open(AT_FDCWD, pad, O_CREAT | O_WRONLY | O_TRUNC, rechten);
}

// The time of day; clocks that measure how long something takes are left alone.

static int nu(struct timespec *tijd) {
  if (!getenv("STORING_KLOK")) return syscall(SYS_clock_gettime, CLOCK_REALTIME, tijd);
  tijd->tv_sec = getal("STORING_KLOK") + atomic_fetch_add(&gevraagd, 1) * getal("STORING_STAP");
  tijd->tv_nsec = 0;
  return 0;
}

int clock_gettime(clockid_t klok, struct timespec *tijd) {
  return klok == CLOCK_REALTIME ? nu(tijd) : syscall(SYS_clock_gettime, klok, tijd);
}
int gettimeofday(struct timeval *tijd, void *zone) {
  (void)zone;
  struct timespec precies;
  nu(&precies);
  tijd->tv_sec = precies.tv_sec;
  tijd->tv_usec = precies.tv_nsec / 1000;
  return 0;
}
time_t time(time_t *plaats) {
  struct timespec precies;
  nu(&precies);
  if (plaats) *plaats = precies.tv_sec;
  return precies.tv_sec;
}
