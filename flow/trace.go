package flow

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"strings"

	"github.com/nats-io/nats.go"
)

// The header is that of W3C Trace Context, level 1: version, trace id, span id, flags.
const headerTrace = "traceparent"

type traceKey struct{}

// Trace returns the id, 32 hex digits, that all work on one origin shares; "" outside a stage.
func Trace(ctx context.Context) string {
	id, _ := ctx.Value(traceKey{}).(string)
	return id
}

// withTrace takes the trace from a message's header, or begins one.
func withTrace(ctx context.Context, h nats.Header) context.Context {
	if parts := strings.Split(h.Get(headerTrace), "-"); len(parts) == 4 && len(parts[1]) == 32 {
		return context.WithValue(ctx, traceKey{}, parts[1])
	}
	if Trace(ctx) != "" {
		return ctx
	}
	return context.WithValue(ctx, traceKey{}, random(16))
}

func setTrace(ctx context.Context, h nats.Header) {
	id := Trace(ctx)
	if id == "" {
		id = random(16)
	}
	h.Set(headerTrace, "00-"+id+"-"+random(8)+"-01")
}

func random(n int) string {
	b := make([]byte, n)
	rand.Read(b) // never fails, by its contract since Go 1.24
	return hex.EncodeToString(b)
}
