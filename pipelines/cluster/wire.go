//go:build unix

package cluster

import (
	"fmt"
	"net"
	"sync"
)

// Wire passes connections on to an address, until it is cut or held.
type Wire struct {
	// URL is where it listens.
	URL    string
	target string
	ln     net.Listener
	// held: who writes on has it for reading.
	held sync.RWMutex

	mu    sync.Mutex
	cut   bool
	conns map[net.Conn]bool
	all   sync.WaitGroup
}

// NewWire listens on a free loopback port and passes on to target (host:port).
func NewWire(target string) (*Wire, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("lay a wire: %w", err)
	}
	w := &Wire{URL: "http://" + ln.Addr().String(), target: target, ln: ln, conns: map[net.Conn]bool{}}
	w.all.Go(w.accept)
	return w, nil
}

// Hold lets no byte through, as a stopped process would, until release is called.
func (w *Wire) Hold() (release func()) {
	w.held.Lock()
	return w.held.Unlock
}

// Cut ends all connections and refuses new ones, as a dead process would.
func (w *Wire) Cut() { w.set(true) }

// Mend takes connections again.
func (w *Wire) Mend() { w.set(false) }

func (w *Wire) set(cut bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut = cut
	if cut {
		for c := range w.conns {
			c.Close()
		}
	}
}

// Close ends everything.
func (w *Wire) Close() {
	w.ln.Close()
	w.Cut()
	w.all.Wait()
}

func (w *Wire) accept() {
	for {
		in, err := w.ln.Accept()
		if err != nil {
			return
		}
		if !w.keep(in) {
			in.Close()
			continue
		}
		out, err := net.Dial("tcp", w.target)
		if err != nil || !w.keep(out) {
			if err == nil {
				out.Close()
			}
			in.Close()
			w.drop(in)
			continue
		}
		w.all.Go(func() { w.pass(in, out) })
		w.all.Go(func() { w.pass(out, in) })
	}
}

// keep notes a connection, unless the wire is cut.
func (w *Wire) keep(c net.Conn) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.cut {
		w.conns[c] = true
	}
	return !w.cut
}

func (w *Wire) drop(c net.Conn) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.conns, c)
}

// pass copies one way; the end of one way ends both.
func (w *Wire) pass(from, to net.Conn) {
	defer func() {
		from.Close()
		to.Close()
		w.drop(from)
		w.drop(to)
	}()
	b := make([]byte, 64<<10)
	for {
		n, err := from.Read(b)
		if n > 0 {
			w.held.RLock()
			_, failed := to.Write(b[:n])
			w.held.RUnlock()
			if failed != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}
