package flow

import (
	"context"
	"errors"
	"fmt"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// NotYet says that it is not this item's turn: it comes again, uncounted.
//
//lint:ignore ST1012 it is a verdict, named like Reject and Unavailable
var NotYet = errors.New("not this item's turn yet")

// ErrNotFound says that a key, a blob or a message does not exist.
var ErrNotFound = errors.New("not found")

// ErrConflict says that a record was changed by somebody else meanwhile.
var ErrConflict = errors.New("changed by somebody else meanwhile")

// Reject marks err as final for this item: it goes to the dead letters with
// err's text as the reason. An error in err's chain that has a method
// Remedy() string gives the remedy. Reject(nil) is nil.
func Reject(err error) error {
	if err == nil {
		return nil
	}
	return &verdictError{kind: verdictRejected, err: err}
}

// Unavailable marks err as the absence of a neighbour: the item comes again,
// uncounted, once the neighbour is back. Unavailable(nil) is nil.
func Unavailable(err error) error {
	if err == nil {
		return nil
	}
	return &verdictError{kind: verdictUnavailable, err: err}
}

// IsRejected tells whether err was made by Reject.
func IsRejected(err error) bool { return verdictOf(err) == verdictRejected }

// IsUnavailable tells whether err was made by Unavailable, or by flow itself
// because the bus could not be reached.
func IsUnavailable(err error) bool { return verdictOf(err) == verdictUnavailable }

// Remedy returns the remedy that an error in err's chain offers, or "".
func Remedy(err error) string {
	var r interface{ Remedy() string }
	if errors.As(err, &r) {
		return r.Remedy()
	}
	return ""
}

type verdict string

const (
	verdictDone        verdict = "done"
	verdictFailed      verdict = "failed"
	verdictRejected    verdict = "rejected"
	verdictUnavailable verdict = "unavailable"
	verdictNotYet      verdict = "not_yet"
	verdictStopped     verdict = "stopped"
)

type verdictError struct {
	kind verdict
	err  error
}

func (e *verdictError) Error() string { return e.err.Error() }
func (e *verdictError) Unwrap() error { return e.err }

// verdictOf sorts an error into one of the verdicts. The outermost mark wins.
func verdictOf(err error) verdict {
	if err == nil {
		return verdictDone
	}
	var v *verdictError
	if errors.As(err, &v) {
		return v.kind
	}
	if errors.Is(err, NotYet) {
		return verdictNotYet
	}
	return verdictFailed
}

// bus gives errors of the bus their meaning: what is absent is ErrNotFound,
// what cannot be reached is Unavailable.
func bus(what string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, jetstream.ErrKeyNotFound), errors.Is(err, jetstream.ErrKeyDeleted),
		errors.Is(err, jetstream.ErrObjectNotFound), errors.Is(err, jetstream.ErrMsgNotFound),
		errors.Is(err, jetstream.ErrNoObjectsFound), errors.Is(err, jetstream.ErrNoKeysFound):
		return fmt.Errorf("%s: %w", what, ErrNotFound)
	case errors.Is(err, jetstream.ErrKeyExists), errors.Is(err, jetstream.ErrKeyRevisionMismatch):
		return fmt.Errorf("%s: %w", what, ErrConflict)
	case busDown(err):
		return Unavailable(fmt.Errorf("%s: %w", what, err))
	}
	return fmt.Errorf("%s: %w", what, err)
}

func busDown(err error) bool {
	for _, down := range []error{
		nats.ErrTimeout, nats.ErrNoResponders, nats.ErrConnectionClosed, nats.ErrDisconnected,
		nats.ErrConnectionReconnecting, nats.ErrReconnectBufExceeded, nats.ErrConnectionDraining,
		nats.ErrStaleConnection, nats.ErrNoServers, context.DeadlineExceeded,
		jetstream.ErrNoStreamResponse, jetstream.ErrAsyncPublishTimeout, jetstream.ErrTooManyStalledMsgs,
		jetstream.ErrConnectionClosed, jetstream.ErrServerShutdown, jetstream.ErrNoHeartbeat,
		jetstream.ErrConsumerLeadershipChanged, jetstream.ErrJetStreamPublisherClosed,
	} {
		if errors.Is(err, down) {
			return true
		}
	}
	var api *jetstream.APIError
	return errors.As(err, &api) && api.Code >= 500
}
