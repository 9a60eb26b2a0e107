//go:build linux

package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// tick is the kernel's unit of processor time in /proc (USER_HZ, proc(5)).
const tick = 10 * time.Millisecond

// gauge follows processes and their descendants.
type gauge struct {
	mu     sync.Mutex
	roots  map[string]int
	before map[string]time.Duration
	used   usage
	quit   chan struct{}
	done   chan struct{}
}

// usage is what processes took, by name; "children" of one are told apart.
type usage struct {
	cpu  map[string]time.Duration
	peak map[string]int64
	all  int64
}

func watch(roots map[string]int) *gauge {
	g := &gauge{roots: maps.Clone(roots), before: map[string]time.Duration{}, used: usage{map[string]time.Duration{}, map[string]int64{}, 0},
		quit: make(chan struct{}), done: make(chan struct{})}
	for name, t := range sum(g.roots) {
		g.before[name] = t.cpu
	}
	go func() {
		defer close(g.done)
		for {
			g.look()
			select {
			case <-g.quit:
				g.look()
				return
			case <-time.After(100 * time.Millisecond):
			}
		}
	}()
	return g
}

func (g *gauge) add(name string, pid int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.roots[name] = pid
}

func (g *gauge) look() {
	g.mu.Lock()
	defer g.mu.Unlock()
	var all int64
	for name, t := range sum(g.roots) {
		// A process that has ended keeps what it was last seen with.
		g.used.cpu[name] = max(g.used.cpu[name], t.cpu-g.before[name])
		g.used.peak[name] = max(g.used.peak[name], t.resident)
		all += t.resident
	}
	g.used.all = max(g.used.all, all)
}

func (g *gauge) end() usage {
	close(g.quit)
	<-g.done
	return g.used
}

// print says who took how much, of all cores over the time that it took.
// It also says how many pages a second the cores would take that did nothing
// else: on a machine that others share, the clock says how busy they were.
func (u usage) print(took time.Duration, pages uint32) {
	var total time.Duration
	for _, d := range u.cpu {
		total += d
	}
	fmt.Printf("  %-24s %10s %7s %12s\n", "", "processor", "share", "peak memory")
	names := slices.SortedFunc(maps.Keys(u.cpu), func(a, b string) int { return cmp.Or(cmp.Compare(u.cpu[b], u.cpu[a]), cmp.Compare(a, b)) })
	for _, n := range names {
		fmt.Printf("  %-24s %8.1f s %6.1f%% %9d MB\n", n, u.cpu[n].Seconds(), 100*u.cpu[n].Seconds()/total.Seconds(), u.peak[n]>>20)
	}
	fmt.Printf("  %-24s %8.1f s %7s %9d MB   (%.2f cores at work)\n", "all", total.Seconds(), "", u.all>>20, total.Seconds()/took.Seconds())
	fmt.Printf("  at this cost, %d cores that did nothing else would take %.1f pages a second\n", runtime.NumCPU(), float64(runtime.NumCPU())*float64(pages)/total.Seconds())
}

// taken is what a process tree has taken.
type taken struct {
	cpu      time.Duration
	resident int64
}

// sum reads what each root's process and its living descendants have taken;
// descendants that read PDFs under a name of their own count as "NAME's children".
func sum(roots map[string]int) map[string]taken {
	type process struct {
		parent int
		// ended is what children took of which the process saw the end.
		cpu, ended time.Duration
		resident   int64
	}
	all := map[int]process{}
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return nil
	}
	for _, f := range stats {
		b, err := os.ReadFile(f)
		if err != nil {
			continue // It ended meanwhile.
		}
		s := string(b)
		// Fields after the command's name, from the state on: parent is the 2nd, utime to cstime are the 12th to 15th, rss is the 22nd.
		fields := strings.Fields(s[strings.LastIndexByte(s, ')')+1:])
		if len(fields) < 22 {
			continue
		}
		number := func(i int) int64 {
			n, err := strconv.ParseInt(fields[i-1], 10, 64)
			if err != nil {
				return 0
			}
			return n
		}
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(f)))
		if err != nil {
			continue
		}
		all[pid] = process{int(number(2)), time.Duration(number(12)+number(13)) * tick, time.Duration(number(14)+number(15)) * tick, number(22) * int64(os.Getpagesize())}
	}
	out := map[string]taken{}
	for pid, p := range all {
		for at := pid; at > 1; at = all[at].parent {
			for name, root := range roots {
				if at != root {
					continue
				}
				children := name + "'s children"
				if pid != root {
					name = children
				}
				t := out[name]
				out[name] = taken{t.cpu + p.cpu, t.resident + p.resident}
				if p.ended > 0 {
					t := out[children]
					out[children] = taken{t.cpu + p.ended, t.resident}
				}
			}
		}
	}
	return out
}
