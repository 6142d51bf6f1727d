/*
 * without landlock|seccomp PROGRAM [ARGUMENT]...: runs it as on a system that
 * has no such thing (the calls end with ENOSYS, those of prctl(2) with EINVAL).
 */
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define LOAD(field)	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define IF_NOT(value, skip)	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, (skip))
#define GIVE(number)	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (number))
#define ALLOW		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

int
main(int argc, char **argv)
{
	struct sock_filter no_landlock[] = {
		LOAD(nr), IF_NOT(SYS_landlock_create_ruleset, 1), GIVE(ENOSYS), ALLOW,
	};
	struct sock_filter no_seccomp[] = {
		LOAD(nr), IF_NOT(SYS_seccomp, 1), GIVE(ENOSYS), IF_NOT(SYS_prctl, 3),
		LOAD(args[0]), IF_NOT(PR_SET_SECCOMP, 1), GIVE(EINVAL), ALLOW,
	};
	struct sock_fprog program = { sizeof(no_landlock) / sizeof(no_landlock[0]), no_landlock };

	if (argc < 3)
		return 2;
	if (strcmp(argv[1], "seccomp") == 0)
		program = (struct sock_fprog){ sizeof(no_seccomp) / sizeof(no_seccomp[0]), no_seccomp };
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0) {
		perror("without");
		return 1;
	}
	execv(argv[2], argv + 2);
	perror(argv[2]);
	return 1;
}
