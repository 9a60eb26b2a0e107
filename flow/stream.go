package flow

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
)

// ErrEnough, returned by the function given to Walk, ends the walk without an error.
var ErrEnough = errors.New("enough")

// Walk calls f with each message stored under filter (a subject, wildcards
// allowed) at the time of the call, in the stream's order. It needs no
// durable consumer and disturbs none. A message whose type is not known to
// this program comes with a nil Message.
func (l *Line) Walk(ctx context.Context, filter string, f func(Item) error) error {
	stream, err := l.streamOf(filter)
	if err != nil {
		return err
	}
	cons, err := l.js.OrderedConsumer(ctx, stream, jetstream.OrderedConsumerConfig{
		FilterSubjects: []string{filter}, DeliverPolicy: jetstream.DeliverAllPolicy, InactiveThreshold: time.Minute,
	})
	if err != nil {
		return bus("walk "+filter, err)
	}
	info, err := cons.Info(ctx)
	if err != nil {
		return bus("walk "+filter, err)
	}
	defer func() {
		name := cons.CachedInfo().Name
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		l.js.DeleteConsumer(end, stream, name)
	}()
	if info.NumPending == 0 {
		return nil
	}
	msgs, err := cons.Messages(jetstream.PullMaxMessages(500))
	if err != nil {
		return bus("walk "+filter, err)
	}
	defer msgs.Stop()
	for {
		m, err := msgs.Next(jetstream.NextContext(ctx))
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return bus("walk "+filter, err)
		}
		meta, err := m.Metadata()
		if err != nil {
			return fmt.Errorf("walk %s: %w", filter, err)
		}
		err = f(Item{Message: decode(m.Headers(), m.Data()), Delivery: Delivery{
			Stream: stream, Sequence: meta.Sequence.Stream, Subject: m.Subject(), Stored: meta.Timestamp,
			Try: 1, Deliveries: 1, Pending: meta.NumPending,
		}})
		if errors.Is(err, ErrEnough) {
			return nil
		}
		if err != nil {
			return err
		}
		if meta.NumPending == 0 {
			return nil
		}
	}
}

// Last returns the last message stored on a subject; ErrNotFound where there is none.
func (l *Line) Last(ctx context.Context, subject string) (Item, error) {
	stream, err := l.streamOf(subject)
	if err != nil {
		return Item{}, err
	}
	ctx, cancel := bounded(ctx)
	defer cancel()
	s, err := l.js.Stream(ctx, stream)
	if err != nil {
		return Item{}, bus("look for stream "+stream, err)
	}
	m, err := s.GetLastMsgForSubject(ctx, subject)
	if err != nil {
		return Item{}, bus("last message on "+subject, err)
	}
	return Item{Message: decode(m.Header, m.Data), Delivery: Delivery{
		Stream: stream, Sequence: m.Sequence, Subject: m.Subject, Stored: m.Time, Try: 1, Deliveries: 1,
	}}, nil
}

// First returns the oldest message stored on a subject; ErrNotFound where there is none.
func (l *Line) First(ctx context.Context, subject string) (Item, error) {
	stream, err := l.streamOf(subject)
	if err != nil {
		return Item{}, err
	}
	ctx, cancel := bounded(ctx)
	defer cancel()
	s, err := l.js.Stream(ctx, stream)
	if err != nil {
		return Item{}, bus("look for stream "+stream, err)
	}
	m, err := s.GetMsg(ctx, 1, jetstream.WithGetMsgSubject(subject))
	if err != nil {
		return Item{}, bus("first message on "+subject, err)
	}
	return Item{Message: decode(m.Header, m.Data), Delivery: Delivery{
		Stream: stream, Sequence: m.Sequence, Subject: m.Subject, Stored: m.Time, Try: 1, Deliveries: 1,
	}}, nil
}

// Purge removes what is stored on a subject (wildcards allowed) below a sequence; 0: all of it.
func (l *Line) Purge(ctx context.Context, subject string, below uint64) error {
	stream, err := l.streamOf(subject)
	if err != nil {
		return err
	}
	ctx, cancel := bounded(ctx)
	defer cancel()
	s, err := l.js.Stream(ctx, stream)
	if err != nil {
		return bus("look for stream "+stream, err)
	}
	opts := []jetstream.StreamPurgeOpt{jetstream.WithPurgeSubject(subject)}
	if below > 0 {
		opts = append(opts, jetstream.WithPurgeSequence(below))
	}
	return bus("purge "+subject, s.Purge(ctx, opts...))
}

// Remove takes one message out of a stream; one that is not there is no error.
func (l *Line) Remove(ctx context.Context, stream string, sequence uint64) error {
	ctx, cancel := bounded(ctx)
	defer cancel()
	s, err := l.js.Stream(ctx, stream)
	if err != nil {
		return bus("look for stream "+stream, err)
	}
	err = s.DeleteMsg(ctx, sequence)
	if errors.Is(err, jetstream.ErrMsgNotFound) || errors.Is(err, jetstream.ErrMsgDeleteUnsuccessful) {
		return nil
	}
	return bus("remove a message of "+stream, err)
}

// Lag is how far a stage is behind.
type Lag struct {
	// Waiting were never fetched, Working are with a worker or wait for another try.
	Waiting, Working uint64
	// Again were delivered more than once.
	Again uint64
}

// Lag of a Step or Batch whose input is of in's type; ErrNotFound if it never ran.
func (l *Line) Lag(ctx context.Context, stage string, in proto.Message) (Lag, error) {
	filter, err := l.topology.Filter(in)
	if err != nil {
		return Lag{}, err
	}
	stream, err := l.streamOf(filter)
	if err != nil {
		return Lag{}, err
	}
	ctx, cancel := bounded(ctx)
	defer cancel()
	cons, err := l.js.Consumer(ctx, stream, stage)
	if errors.Is(err, jetstream.ErrConsumerNotFound) {
		return Lag{}, fmt.Errorf("stage %s: %w", stage, ErrNotFound)
	}
	if err != nil {
		return Lag{}, bus("lag of "+stage, err)
	}
	info := cons.CachedInfo()
	if info.NumPending == 0 && info.NumAckPending == 0 {
		// The server tells its consumers of a message a moment after it is stored.
		last, err := l.Last(ctx, filter)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return Lag{}, err
		}
		if last.Delivery.Sequence > info.Delivered.Stream {
			return Lag{Waiting: 1}, nil
		}
	}
	return Lag{Waiting: info.NumPending, Working: uint64(info.NumAckPending), Again: uint64(info.NumRedelivered)}, nil
}

func decode(h nats.Header, data []byte) proto.Message {
	typ, err := protoregistry.GlobalTypes.FindMessageByName(protoreflect.FullName(h.Get(headerType)))
	if err != nil {
		return nil
	}
	m := typ.New().Interface()
	if proto.Unmarshal(data, m) != nil {
		return nil
	}
	return m
}

// Decode makes the message of a dead letter's type and bytes.
func Decode(name string, data []byte) (proto.Message, error) {
	typ, err := protoregistry.GlobalTypes.FindMessageByName(protoreflect.FullName(name))
	if err != nil {
		return nil, fmt.Errorf("decode %q: %w", name, err)
	}
	m := typ.New().Interface()
	if err := proto.Unmarshal(data, m); err != nil {
		return nil, fmt.Errorf("decode %s: %w", name, err)
	}
	return m, nil
}
