package flow

import (
	"context"
	"sync"
	"time"
)

// gate holds a stage's workers back while a neighbour is down, and lets one of
// them look, at growing intervals, whether it is back.
type gate struct {
	mu      sync.Mutex
	down    bool
	probing bool
	since   time.Time
	wait    time.Duration
	changed chan struct{}
}

const (
	gateFirst = 200 * time.Millisecond
	gateMost  = 5 * time.Second
)

func (g *gate) init() { g.changed = make(chan struct{}) }

// pass returns when the worker may fetch. probing tells it to fetch a single
// item and to report, since nothing but an item can tell.
func (g *gate) pass(ctx context.Context, probe func(context.Context) error) (probing bool, err error) {
	for {
		g.mu.Lock()
		if !g.down {
			g.mu.Unlock()
			return false, ctx.Err()
		}
		if g.probing {
			changed := g.changed
			g.mu.Unlock()
			select {
			case <-changed:
				continue
			case <-ctx.Done():
				return false, ctx.Err()
			}
		}
		g.probing = true
		wait := g.wait
		g.wait = min(2*g.wait, gateMost)
		g.mu.Unlock()
		if err := pause(ctx, wait); err != nil {
			g.leave(true)
			return false, err
		}
		if probe == nil {
			return true, nil
		}
		asked, cancel := context.WithTimeout(ctx, 10*time.Second)
		err := probe(asked)
		cancel()
		if err == nil {
			g.report(false, true)
		} else {
			g.leave(true)
		}
	}
}

// leave ends a probe that found nothing out.
func (g *gate) leave(probing bool) {
	if probing {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.probing = false
		g.signal()
	}
}

// report says what working on items showed.
func (g *gate) report(down, probing bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case down && !g.down:
		g.down, g.since, g.wait = true, time.Now(), gateFirst
	case !down && probing:
		g.down = false
	}
	if probing {
		g.probing = false
		g.signal()
	}
}

func (g *gate) signal() {
	close(g.changed)
	g.changed = make(chan struct{})
}

// delay is when an item that met a closed gate should come again.
func (g *gate) delay() time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	return max(g.wait, gateFirst)
}
