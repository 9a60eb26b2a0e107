//go:build unix

package extract

import (
	"os/exec"
	"syscall"
)

// limitProcess sets hard limits that the child, and the tesseract that it starts, cannot lift:
// data segments of twice the memory limit (the watch on resident memory is the finer one), no
// core dumps, few files, none of them large. What the system refuses to limit is left to the watch.
func limitProcess(memory int64) {
	set := func(what int, n uint64) {
		_ = syscall.Setrlimit(what, &syscall.Rlimit{Cur: n, Max: n})
	}
	set(syscall.RLIMIT_DATA, uint64(memory)*2)
	set(syscall.RLIMIT_CORE, 0)
	set(syscall.RLIMIT_NOFILE, 128)
	set(syscall.RLIMIT_FSIZE, 512<<20)
}

// group puts the child into a process group of its own, so that it can be killed with all that it started.
func group(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}

func killGroup(cmd *exec.Cmd) {
	if cmd.Process == nil {
		return
	}
	if syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) != nil {
		_ = cmd.Process.Kill() // it is gone already
	}
}
