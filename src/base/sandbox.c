#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sandbox.h"

#define LIMIT_MEMORY	(512u << 20)	/* of a process that works on hostile bytes */
#define LIMIT_FILES	16

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED	1		/* needs its shadow memory, and /proc and ptrace at the end */
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED	1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED	0
#endif

static void
limit(int resource, rlim_t n)
{
	struct rlimit r = { n, n };

	setrlimit(resource, &r);
}

/* Returns SANDBOX_MEMORY, or 0 where memory cannot be limited. */
static unsigned
limit_resources(void)
{
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_NOFILE, LIMIT_FILES);
	limit(RLIMIT_NPROC, 0);
	if (SANITIZED)
		return 0;
	limit(RLIMIT_AS, LIMIT_MEMORY);
	return SANDBOX_MEMORY;
}

#ifdef __linux__

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

/*
 * Landlock.  What its later versions have is written out: headers may be older than the kernel.
 */

#define FS_TRUNCATE	(UINT64_C(1) << 14)	/* since version 3 */
#define FS_IOCTL_DEV	(UINT64_C(1) << 15)	/* since version 5 */
#define SCOPE_SOCKETS	(UINT64_C(1) << 0)	/* abstract ones of others; since version 6 */
#define SCOPE_SIGNALS	(UINT64_C(1) << 1)	/* to others; since version 6 */

struct ruleset {
	uint64_t files, network, scopes;
};

#define READ_FILE	(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE)
#define READ_FOLDER	(READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITE_FILE	(LANDLOCK_ACCESS_FS_WRITE_FILE | FS_TRUNCATE)
#define WRITE_FOLDER	(WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | \
			LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG)
#define EVERYTHING	(READ_FOLDER | WRITE_FOLDER | LANDLOCK_ACCESS_FS_MAKE_CHAR | \
			LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | \
			LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)

static int
landlock_version(void)
{
	return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

/* As much as this version can, and how large it takes a ruleset to be. */
static struct ruleset
whole_ruleset(int version, size_t *size)
{
	struct ruleset r = { .files = EVERYTHING };

	*size = version >= 6 ? sizeof(r) : sizeof(r.files);
	if (version >= 3)
		r.files |= FS_TRUNCATE;
	if (version >= 5)
		r.files |= FS_IOCTL_DEV;
	if (version >= 6)
		r.scopes = SCOPE_SOCKETS | SCOPE_SIGNALS;
	return r;
}

/* A path that is not there needs no rule. */
static void
add_rule(int ruleset, uint64_t handled, const struct sandbox_path *p)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = READ_FILE };
	struct stat st;

	rule.parent_fd = open(p->path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return;
	if (fstat(rule.parent_fd, &st) == 0 && S_ISDIR(st.st_mode))
		rule.allowed_access = p->write ? READ_FOLDER | WRITE_FOLDER : READ_FOLDER;
	else if (p->write)
		rule.allowed_access |= WRITE_FILE;
	rule.allowed_access &= handled;
	syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
}

static bool
restrict_files(const struct sandbox_path *paths, size_t count)
{
	size_t size, i;
	int version = landlock_version();
	struct ruleset rules = whole_ruleset(version, &size);
	int ruleset = version < 1 ? -1 : (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
	bool done;

	if (ruleset < 0)
		return false;
	for (i = 0; i < count; i++)
		add_rule(ruleset, rules.files, &paths[i]);
	done = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
	close(ruleset);
	return done;
}

/*
 * seccomp
 */

#if defined(__x86_64__)
#define ARCHITECTURE	AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE	AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE	AUDIT_ARCH_RISCV64
#endif

#define FILTER_MAX	256

struct filter {
	struct sock_filter code[FILTER_MAX];
	unsigned short len;
};

#ifdef ARCHITECTURE

#define ARGUMENT(n)	(offsetof(struct seccomp_data, args) + (n) * sizeof(uint64_t))
#define X32_BIT		0x40000000u
#define REFUSE		(SECCOMP_RET_ERRNO | EPERM)

static void
emit(struct filter *f, uint16_t code, uint32_t k, uint8_t if_true, uint8_t if_false)
{
	f->code[f->len++] = (struct sock_filter)BPF_JUMP(code, k, if_true, if_false);
}

static void
load(struct filter *f, size_t offset)
{
	emit(f, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void
give(struct filter *f, uint32_t result)
{
	emit(f, BPF_RET | BPF_K, result, 0, 0);
}

/* The call's number stands in the accumulator after this. */
static void
begin_filter(struct filter *f)
{
	load(f, offsetof(struct seccomp_data, arch));
	emit(f, BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
	give(f, SECCOMP_RET_KILL_PROCESS);
	load(f, offsetof(struct seccomp_data, nr));
	emit(f, BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1);
	give(f, REFUSE);
}

static void
for_call(struct filter *f, long call, uint32_t result)
{
	emit(f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 1);
	give(f, result);
}

/* Refuse this call when (argument & mask) == value; else go on, the number in the accumulator again. */
static void
refuse_when(struct filter *f, long call, int argument, uint32_t mask, uint32_t value)
{
	emit(f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 5);
	load(f, ARGUMENT((size_t)argument));
	emit(f, BPF_ALU | BPF_AND | BPF_K, mask, 0, 0);
	emit(f, BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
	give(f, REFUSE);
	load(f, offsetof(struct seccomp_data, nr));
}

/* Refuse this call unless the low half of its argument is one of these values. */
static void
refuse_unless(struct filter *f, long call, int argument, const uint32_t *values, size_t count)
{
	size_t i;

	emit(f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, (uint8_t)(count + 3));
	load(f, ARGUMENT((size_t)argument));
	for (i = 0; i < count; i++)
		emit(f, BPF_JMP | BPF_JEQ | BPF_K, values[i], (uint8_t)(count - i), 0);
	give(f, REFUSE);
	load(f, offsetof(struct seccomp_data, nr));
}

/* Memory that can be run comes from files alone, which Landlock chooses. */
static void
refuse_new_code(struct filter *f)
{
	emit(f, BPF_JMP | BPF_JEQ | BPF_K, SYS_mmap, 0, 8);
	load(f, ARGUMENT(2));
	emit(f, BPF_ALU | BPF_AND | BPF_K, PROT_EXEC, 0, 0);
	emit(f, BPF_JMP | BPF_JEQ | BPF_K, PROT_EXEC, 0, 4);
	load(f, ARGUMENT(3));
	emit(f, BPF_ALU | BPF_AND | BPF_K, MAP_ANONYMOUS, 0, 0);
	emit(f, BPF_JMP | BPF_JEQ | BPF_K, MAP_ANONYMOUS, 0, 1);
	give(f, REFUSE);
	load(f, offsetof(struct seccomp_data, nr));
	refuse_when(f, SYS_mprotect, 2, PROT_EXEC, PROT_EXEC);
}

/* A process may end itself by a signal (abort), but not others. */
static void
refuse_other_processes(struct filter *f)
{
	emit(f, BPF_JMP | BPF_JEQ | BPF_K, SYS_tgkill, 0, 4);
	load(f, ARGUMENT(0));
	emit(f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)getpid(), 1, 0);
	give(f, REFUSE);
	give(f, SECCOMP_RET_ALLOW);
}

static bool
install(const struct filter *f)
{
	struct sock_fprog program = { .len = f->len, .filter = (struct sock_filter *)(uintptr_t)f->code };

	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static const long compute_calls[] = {
	SYS_read, SYS_write, SYS_writev, SYS_mmap, SYS_mprotect, SYS_munmap, SYS_mremap, SYS_madvise, SYS_brk,
	SYS_futex, SYS_exit, SYS_exit_group, SYS_rt_sigreturn, SYS_rt_sigaction, SYS_rt_sigprocmask,
	SYS_sigaltstack, SYS_clock_gettime, SYS_gettimeofday, SYS_getrandom, SYS_getpid, SYS_gettid,
	SYS_sched_yield, SYS_openat, SYS_fstat, SYS_newfstatat, SYS_statx, SYS_lseek, SYS_pread64,
	SYS_close,
#ifdef SYS_open
	SYS_open, SYS_stat, SYS_access, SYS_readlink,
#endif
};

static bool
restrict_to_computing(void)
{
	struct filter f = { .len = 0 };
	size_t i;

	begin_filter(&f);
	refuse_new_code(&f);
	refuse_other_processes(&f);
	for (i = 0; i < sizeof(compute_calls) / sizeof(compute_calls[0]); i++)
		for_call(&f, compute_calls[i], SECCOMP_RET_ALLOW);
	give(&f, REFUSE);
	return install(&f);
}

/*
 * Calls with which one program becomes another, looks into others, waits for
 * them or changes the system; and those that change files by their names
 * without Landlock being asked.
 */
static const long refused_calls[] = {
	SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev,
	SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_setns, SYS_unshare, SYS_bpf,
	SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_perf_event_open,
	SYS_userfaultfd, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_io_uring_setup,
	SYS_open_by_handle_at, SYS_swapon, SYS_swapoff, SYS_reboot, SYS_acct, SYS_quotactl,
	SYS_settimeofday, SYS_clock_settime, SYS_adjtimex, SYS_listen, SYS_accept, SYS_accept4,
	SYS_truncate, SYS_fchmodat, SYS_fchownat, SYS_setxattr, SYS_lsetxattr, SYS_removexattr,
	SYS_lremovexattr, SYS_utimensat,
#ifdef SYS_chmod
	SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat,
#endif
#ifdef SYS_pidfd_getfd
	SYS_pidfd_getfd,
#endif
#ifdef SYS_fchmodat2
	SYS_fchmodat2,
#endif
};

/*
 * Threads and the parser are made by clone(2), whose flags can be looked at;
 * that clone3(2) were not there is what the C library is told.  Limits are its
 * own.  What stands on a terminal is not typed by us.
 */
static void
refuse_ways_out(struct filter *f, bool services)
{
	static const uint32_t self[] = { 0 }, domains[] = { AF_INET, AF_INET6, AF_NETLINK, AF_UNIX };

	refuse_when(f, SYS_clone, 0, CLONE_NEWUSER, CLONE_NEWUSER);
#ifdef SYS_clone3
	for_call(f, SYS_clone3, SECCOMP_RET_ERRNO | ENOSYS);
#endif
	refuse_unless(f, SYS_prlimit64, 0, self, 1);
	refuse_unless(f, SYS_socket, 0, domains, services ? 4 : 3);
	refuse_when(f, SYS_ioctl, 1, ~0u, TIOCSTI);
	refuse_when(f, SYS_ioctl, 1, ~0u, TIOCLINUX);
}

static bool
refuse_programs(bool services)
{
	struct filter f = { .len = 0 };
	size_t i;

	begin_filter(&f);
	refuse_ways_out(&f, services);
	for (i = 0; i < sizeof(refused_calls) / sizeof(refused_calls[0]); i++)
		for_call(&f, refused_calls[i], REFUSE);
	give(&f, SECCOMP_RET_ALLOW);
	return install(&f);
}

#else

static bool
restrict_to_computing(void)
{
	return false;
}

static bool
refuse_programs(bool services)
{
	(void)services;
	return false;
}

#endif

unsigned
sandbox_compute(void)
{
	static const struct sandbox_path libraries[] = {
		{ "/usr/lib", false }, { "/usr/lib64", false }, { "/usr/local/lib", false }, { "/lib", false },
		{ "/lib64", false }, { "/etc/ld.so.cache", false }, { "/gnu/store", false }, { "/nix/store", false },
	};
	unsigned in_force;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_DUMPABLE, 0);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	in_force = limit_resources();
	if (restrict_files(libraries, sizeof(libraries) / sizeof(libraries[0])))
		in_force |= SANDBOX_FILES;
	if (restrict_to_computing())
		in_force |= SANDBOX_CALLS;
	return in_force;
}

unsigned
sandbox_confine(const struct sandbox_path *paths, size_t count, bool services)
{
	unsigned in_force = 0;

	if (SANITIZED)
		return 0;
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (restrict_files(paths, count))
		in_force |= SANDBOX_FILES;
	if (refuse_programs(services))
		in_force |= SANDBOX_CALLS;
	return in_force;
}

unsigned
sandbox_available(void)
{
	unsigned has = landlock_version() > 0 ? SANDBOX_FILES : 0;

	/* Who knows filters reads the one that is given, and there is none at NULL. */
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL) < 0 && errno == EFAULT)
		has |= SANDBOX_CALLS;
	return has;
}

void
sandbox_describe(struct buf *out)
{
	unsigned has = sandbox_available();

	if (has & SANDBOX_FILES)
		buf_printf(out, "Landlock %d", landlock_version());
	if (has & SANDBOX_CALLS)
		buf_adds(out, has & SANDBOX_FILES ? ", seccomp" : "seccomp");
	if (has == 0)
		buf_adds(out, "resource limits");
}

#else

unsigned
sandbox_compute(void)
{
	return limit_resources();
}

unsigned
sandbox_confine(const struct sandbox_path *paths, size_t count, bool services)
{
	(void)paths;
	(void)count;
	(void)services;
	return 0;
}

unsigned
sandbox_available(void)
{
	return 0;
}

void
sandbox_describe(struct buf *out)
{
	buf_adds(out, "resource limits");
}

#endif
