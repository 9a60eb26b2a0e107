package extract

import "os/exec"

// limitProcess: Windows has no resource limits of this kind; the child's own watch remains.
func limitProcess(int64) {}

func group(*exec.Cmd) {}

func killGroup(cmd *exec.Cmd) {
	if cmd.Process != nil {
		_ = cmd.Process.Kill() // it is gone already
	}
}
