//go:build !unix

package office

import "os/exec"

// together does nothing here: a killed soffice may leave a child, which ends
// when its work is done.
func together(*exec.Cmd) {}
