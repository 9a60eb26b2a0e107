package extract

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"time"
)

// resident memory of this process in bytes.
func resident() int64 {
	if n, ok := residentOf("self"); ok {
		return n
	}
	return goMemory()
}

// residentOfProcess looks at another process; false where it cannot.
func residentOfProcess(pid int) (int64, bool) { return residentOf(fmt.Sprint(pid)) }

// cpuOfProcess is the CPU time that another process has used; false where it cannot be seen.
// It is /proc/PID/stat's fields utime and stime, in hundredths of a second.
func cpuOfProcess(pid int) (time.Duration, bool) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, false
	}
	f := bytes.Fields(b[bytes.LastIndexByte(b, ')')+1:]) // from the third field on
	if len(f) < 13 {
		return 0, false
	}
	user, err1 := strconv.ParseInt(string(f[11]), 10, 64)
	system, err2 := strconv.ParseInt(string(f[12]), 10, 64)
	return time.Duration(user+system) * (time.Second / 100), err1 == nil && err2 == nil
}

// residentOf reads /proc/PID/statm, whose second field is the resident set in pages.
func residentOf(pid string) (int64, bool) {
	b, err := os.ReadFile("/proc/" + pid + "/statm")
	if err != nil {
		return 0, false
	}
	f := bytes.Fields(b)
	if len(f) < 2 {
		return 0, false
	}
	n, err := strconv.ParseInt(string(f[1]), 10, 64)
	return n * int64(os.Getpagesize()), err == nil
}
