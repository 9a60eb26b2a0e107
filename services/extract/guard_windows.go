package extract

import (
	"os"
	"os/exec"
	"time"
)

// limitProcess: Windows has no resource limits of this kind; the child's own watch remains.
func limitProcess(int64) {}

// lockFolder makes a folder; two processes may work in it at once, to no harm but memory.
func lockFolder(dir string) (unlock func(), err error) {
	if dir == "" {
		return func() {}, nil
	}
	return func() {}, os.MkdirAll(dir, 0o755)
}

func group(*exec.Cmd) {}

func killGroup(cmd *exec.Cmd) {
	if cmd.Process != nil {
		_ = cmd.Process.Kill() // it is gone already
	}
}

// spent: only memory, by the Go runtime's own account.
func spent() (time.Duration, int64) { return 0, goMemory() }

func usageOf(s *os.ProcessState) Usage {
	if s == nil {
		return Usage{}
	}
	return Usage{CPU: s.UserTime() + s.SystemTime()}
}
