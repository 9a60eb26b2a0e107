package ocr

import "golang.org/x/sys/unix"

// limitCPU has the system end a process after so many seconds of CPU time. Where it refuses,
// the caller's context remains.
func limitCPU(pid, seconds int) {
	_ = unix.Prlimit(pid, unix.RLIMIT_CPU, &unix.Rlimit{Cur: uint64(seconds), Max: uint64(seconds) + 1}, nil)
}
