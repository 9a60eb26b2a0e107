//go:build unix

package office

import (
	"os/exec"
	"syscall"
)

// together makes what is killed die with its children: soffice is a script
// that starts others.
func together(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
}
