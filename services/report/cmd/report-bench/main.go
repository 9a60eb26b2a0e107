// Command report-bench measures how long the combined report takes and how much
// memory, for nobody to pass or fail: two sessions, fifty documents of two
// hundred statements, and a hundred thousand statements, invented, with every
// format that is bytes alone. Each size runs in a process of its own.
//
//	go run ./services/report/cmd/report-bench
//
// Memory is the peak of the process's resident memory (VmHWM), statements and
// report included; elsewhere than on Linux it is left out.
package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"rapporteur.internal/services/report"
)

func main() {
	if len(os.Args) == 3 {
		documents, err := strconv.Atoi(os.Args[1])
		each, also := strconv.Atoi(os.Args[2])
		if err != nil || also != nil {
			fmt.Fprintln(os.Stderr, "usage: report-bench [DOCUMENTS STATEMENTS]")
			os.Exit(2)
		}
		if err := measure(documents, each); err != nil {
			fmt.Fprintln(os.Stderr, "report-bench:", err)
			os.Exit(1)
		}
		return
	}
	for _, size := range [][2]string{{"2", "120"}, {"50", "200"}, {"500", "200"}} {
		c := exec.Command(os.Args[0], size[0], size[1])
		c.Stdout, c.Stderr = os.Stdout, os.Stderr
		if err := c.Run(); err != nil {
			os.Exit(1)
		}
	}
}

func measure(documents, each int) error {
	list := invent(documents, each)
	begun := time.Now()
	r, faults, err := report.ComposeVerified(context.Background(), &report.Series{ID: "invented"}, list, nil)
	if err != nil {
		return err
	}
	fmt.Printf("%d documents of %d statements: composed and checked in %.2f s, %d faults\n", documents, each, time.Since(begun).Seconds(), len(faults))
	for _, f := range faults[:min(len(faults), 5)] {
		fmt.Println("  fault:", f)
	}
	writers := report.Writers()
	for _, format := range slices.Sorted(maps.Keys(writers)) {
		at := time.Now()
		n := &counter{}
		if err := writers[format](n, r); err != nil {
			return fmt.Errorf("write %s: %w", format, err)
		}
		fmt.Printf("  %-5s %6.2f s, %7.1f MB\n", format, time.Since(at).Seconds(), float64(n.bytes)/1e6)
	}
	fmt.Printf("  together %.2f s%s\n", time.Since(begun).Seconds(), peak())
	return nil
}

// counter counts what it is given and keeps nothing.
type counter struct{ bytes int }

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += len(p)
	return len(p), nil
}

var _ io.Writer = (*counter)(nil)

// peak is the process's highest resident memory, where the system tells.
func peak() string {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")))
			if err == nil {
				return fmt.Sprintf(", peak memory %d MB", kb/1024)
			}
		}
	}
	return ""
}
