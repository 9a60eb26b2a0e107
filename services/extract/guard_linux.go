package extract

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
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
