package station

import (
	"context"
	"errors"
	"sync"
)

// readiness is the probe behind /readyz; until it is set the service is starting.
type readiness struct {
	mu    sync.Mutex
	probe Probe
}

func (r *readiness) set(p Probe) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.probe = p
}

func (r *readiness) ask(ctx context.Context) error {
	r.mu.Lock()
	p := r.probe
	r.mu.Unlock()
	if p == nil {
		return errors.New("it is starting")
	}
	return p(ctx)
}
