package extract

import (
	"os"
	"runtime/metrics"
	"strconv"
)

// memoryFromEnv is the child's memory limit in bytes; 0: none is set.
func memoryFromEnv() int64 {
	n, err := strconv.ParseInt(os.Getenv(envMemory), 10, 32)
	if err != nil || n <= 0 {
		return 0
	}
	return n << 20
}

// goMemory is what the Go runtime holds and has not given back: the resident memory as far as
// this process can tell by itself.
func goMemory() int64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64()) - int64(s[1].Value.Uint64())
}
