//go:build !linux

package extract

import "time"

// resident memory of this process in bytes, by the Go runtime's own account.
func resident() int64 { return goMemory() }

// cpuOfProcess: nor at its time, so all of the wall's is charged.
func cpuOfProcess(int) (time.Duration, bool) { return 0, false }

// residentOfProcess: there is no cheap way here to look at another process; the child watches itself.
func residentOfProcess(int) (int64, bool) { return 0, false }
