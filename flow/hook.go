package flow

import (
	"context"
	"strconv"
)

// Point is a moment in a message's life at which a test may interfere.
type Point string

const (
	// BeforePublish: the handler emitted a message, which is not sent yet.
	BeforePublish Point = "before publish"
	// AfterPublish: all that the handler emitted is stored; its input is not acknowledged.
	AfterPublish Point = "between publish and ack"
	// AfterAck: the server has the acknowledgement.
	AfterAck Point = "after ack"
	// InBulk: in the middle of writing many items to a store.
	InBulk Point = "in bulk"
	// InSeal: in the middle of sealing.
	InSeal Point = "in seal"
)

// Hook is called at each Point with the stage's name and the message
// ("subject #sequence", or the subject of what is to be published). It is nil
// in production; tests kill the process in it.
type Hook func(stage, message string, point Point)

type hookKey struct{}

type hooked struct {
	hook           Hook
	stage, message string
}

// On makes the Points that are announced under the returned context name an
// item of a Batch, rather than the batch's first.
func On(ctx context.Context, d Delivery) context.Context {
	h, ok := ctx.Value(hookKey{}).(hooked)
	if !ok {
		return ctx
	}
	h.message = d.name()
	return context.WithValue(ctx, hookKey{}, h)
}

// name is how hooks and tests know a message: by its subject and sequence.
func (d Delivery) name() string { return d.Subject + " #" + strconv.FormatUint(d.Sequence, 10) }

// At lets a handler announce a Point of its own (InBulk, InSeal).
func At(ctx context.Context, point Point) {
	if h, ok := ctx.Value(hookKey{}).(hooked); ok && h.hook != nil {
		h.hook(h.stage, h.message, point)
	}
}

// During calls f while a Point is announced beside it, so that a test can
// interfere in the middle of what f does. Without a hook it is f.
func During(ctx context.Context, point Point, f func() error) error {
	h, ok := ctx.Value(hookKey{}).(hooked)
	if !ok || h.hook == nil {
		return f()
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		h.hook(h.stage, h.message, point)
	}()
	err := f()
	<-done
	return err
}
