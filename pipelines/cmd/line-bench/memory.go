package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// peak follows the resident memory of a process and its descendants.
type peak struct {
	mu        sync.Mutex
	now, most int64
	done      chan struct{}
	once      sync.Once
}

func watchMemory(pid int) *peak {
	p := &peak{done: make(chan struct{})}
	go func() {
		for {
			n := resident(pid)
			p.mu.Lock()
			p.now, p.most = n, max(p.most, n)
			p.mu.Unlock()
			select {
			case <-p.done:
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
	}()
	return p
}

func (p *peak) read() (now, most int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now, p.most
}

func (p *peak) end() { p.once.Do(func() { close(p.done) }) }

// resident sums the resident bytes of a process tree; 0 where /proc is missing.
func resident(root int) int64 {
	parents := map[int]int{}
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, f := range stats {
		b, err := os.ReadFile(f)
		if err != nil {
			continue // It ended meanwhile.
		}
		s := string(b)
		rest := strings.Fields(s[strings.LastIndexByte(s, ')')+1:])
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(f)))
		if err != nil || len(rest) < 2 {
			continue
		}
		if ppid, err := strconv.Atoi(rest[1]); err == nil {
			parents[pid] = ppid
		}
	}
	var sum int64
	for pid := range parents {
		for at := pid; at > 1; at = parents[at] {
			if at == root {
				sum += rss(pid)
				break
			}
		}
	}
	return sum
}

func rss(pid int) int64 {
	b, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/statm")
	if err != nil {
		return 0
	}
	f := strings.Fields(string(b))
	if len(f) < 2 {
		return 0
	}
	n, err := strconv.ParseInt(f[1], 10, 64)
	if err != nil {
		return 0
	}
	return n * int64(os.Getpagesize())
}
