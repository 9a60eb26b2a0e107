//go:build unix

package extract

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
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

// lockFolder lets one process at a time work in a folder, which it makes. The lock ends with
// the process. The returned function is never nil.
func lockFolder(dir string) (unlock func(), err error) {
	if dir == "" {
		return func() {}, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return func() {}, err
	}
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return func() {}, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		return func() {}, errors.Join(err, f.Close())
	}
	return func() { _ = f.Close() }, nil // closing is unlocking
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

// spent is this process's CPU time, with that of the commands it ran, and its peak resident memory.
func spent() (time.Duration, int64) {
	var self, others syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &self) != nil || syscall.Getrusage(syscall.RUSAGE_CHILDREN, &others) != nil {
		return 0, 0
	}
	return cpu(&self) + cpu(&others), peak(&self)
}

func usageOf(s *os.ProcessState) Usage {
	if s == nil {
		return Usage{}
	}
	u, ok := s.SysUsage().(*syscall.Rusage)
	if !ok {
		return Usage{}
	}
	return Usage{CPU: cpu(u), Peak: peak(u)}
}

func cpu(u *syscall.Rusage) time.Duration {
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak: Linux and the BSDs count kilobytes, macOS bytes.
func peak(u *syscall.Rusage) int64 {
	if runtime.GOOS == "darwin" {
		return int64(u.Maxrss)
	}
	return int64(u.Maxrss) << 10
}
