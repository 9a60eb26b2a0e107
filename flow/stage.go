package flow

import (
	"context"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// Stage is a station of the line, made by Step, Batch, Source or Answer.
type Stage struct {
	name string
	run  func(ctx context.Context, l *Line) error
}

// Name is the stage's name, which is also that of its durable consumer.
func (s Stage) Name() string { return s.name }

// Delivery says how an item came.
type Delivery struct {
	Stream   string
	Sequence uint64
	Subject  string
	// Try is 1 at first and grows with each counted failure alone.
	Try int
	// Deliveries is 1 at first and grows each time, for whatever reason.
	Deliveries int
	// Pending is how many messages the stage has not fetched yet.
	Pending uint64
	// Stored is when the server stored the message.
	Stored time.Time
}

// Item is one message of a Batch.
type Item struct {
	Message  proto.Message
	Delivery Delivery
}

type deliveryKey struct{}

// DeliveryOf returns how the item came that a Step is working on.
func DeliveryOf(ctx context.Context) (Delivery, bool) {
	d, ok := ctx.Value(deliveryKey{}).(Delivery)
	return d, ok
}

type settings struct {
	workers  int
	tries    int
	backoff  func(try int) time.Duration
	probe    func(context.Context) error
	rejected func(context.Context, proto.Message, error) error
	describe func(proto.Message) string
	size     int
	linger   time.Duration
	timeout  time.Duration
	restart  time.Duration
}

// Option changes a stage's defaults.
type Option func(*settings)

// Workers is how many items (or batches, or questions) one process works on at once; 1 by default, 4 for Answer.
func Workers(n int) Option { return func(s *settings) { s.workers = n } }

// Tries is how many times an item may fail with a plain error before it is rejected; 5 by default.
func Tries(n int) Option { return func(s *settings) { s.tries = n } }

// Backoff gives the delay after the n-th failure, n from 1; by default 0.5 s, doubled up to 30 s.
func Backoff(f func(n int) time.Duration) Option { return func(s *settings) { s.backoff = f } }

// Probe asks whether the neighbour is back, after Unavailable. Without it a single item is tried.
func Probe(f func(context.Context) error) Option { return func(s *settings) { s.probe = f } }

// OnRejected is called with the item and the reason before its dead letter is
// written; it may be called again. Its failure delays the rejection.
func OnRejected[In proto.Message](f func(ctx context.Context, in In, reason error) error) Option {
	return func(s *settings) {
		s.rejected = func(ctx context.Context, m proto.Message, reason error) error {
			in, ok := m.(In)
			if !ok {
				return nil
			}
			return f(ctx, in, reason)
		}
	}
}

// Size bounds a Batch; 500 by default.
func Size(n int) Option { return func(s *settings) { s.size = n } }

// Linger is how long a Batch waits for company after its first item; 10 ms by default.
func Linger(d time.Duration) Option { return func(s *settings) { s.linger = d } }

// Timeout bounds an Answer; 30 s by default.
func Timeout(d time.Duration) Option { return func(s *settings) { s.timeout = d } }

// Describe names the document of an item in logs.
func Describe(f func(proto.Message) string) Option { return func(s *settings) { s.describe = f } }

func settle(opts []Option) settings {
	s := settings{
		workers: 1, tries: 5, size: 500, linger: 10 * time.Millisecond, timeout: 30 * time.Second, restart: 500 * time.Millisecond,
		backoff: func(n int) time.Duration { return min(30*time.Second, 250*time.Millisecond<<min(n, 10)) },
	}
	for _, o := range opts {
		o(&s)
	}
	return s
}

// Step makes a stage that takes messages of one type, one at a time a worker.
// Messages of other types on the same subjects are acknowledged and ignored.
func Step[In proto.Message](name string, f func(ctx context.Context, in In, emit Emit) error, opts ...Option) Stage {
	s := settle(opts)
	s.size, s.linger = 1, 0
	return consuming(name, s, []proto.Message{sample[In]()}, func(ctx context.Context, items []Item, emit Emit) []error {
		ctx = context.WithValue(ctx, deliveryKey{}, items[0].Delivery)
		return []error{f(ctx, items[0].Message.(In), emit)}
	})
}

// Batch makes a stage that takes messages of the given types (pointers to
// empty ones; all must travel on the same subjects), many at a time, in the
// order of the stream but for those that come again. f returns one verdict an
// item, or a single one for all, or nil: all done.
func Batch(name string, types []proto.Message, f func(ctx context.Context, items []Item, emit Emit) []error, opts ...Option) Stage {
	return consuming(name, settle(opts), types, f)
}

// Source makes a stage without input. When f returns nil the stage has ended.
// On Unavailable f is called again after a pause; any other error ends Run.
func Source(name string, f func(ctx context.Context, emit Emit) error, opts ...Option) Stage {
	s := settle(opts)
	return Stage{name: name, run: func(ctx context.Context, l *Line) error {
		ctx = withTrace(ctx, nil)
		for wait := s.restart; ; wait = min(2*wait, 10*time.Second) {
			err := guard(func() error { return f(ctx, l.emitNow(ctx, name)) })
			if err == nil || ctx.Err() != nil {
				return nil
			}
			if !IsUnavailable(err) {
				return err
			}
			l.log.Warn("the source waits for a neighbour", "stage", name, "error", err)
			if pause(ctx, wait) != nil {
				return nil
			}
		}
	}}
}

func sample[M proto.Message]() proto.Message {
	var m M
	return m.ProtoReflect().New().Interface()
}

func consuming(name string, s settings, types []proto.Message, f func(context.Context, []Item, Emit) []error) Stage {
	wants := make(map[protoreflect.FullName]protoreflect.MessageType, len(types))
	for _, t := range types {
		wants[t.ProtoReflect().Descriptor().FullName()] = t.ProtoReflect().Type()
	}
	return Stage{name: name, run: func(ctx context.Context, l *Line) error {
		c := &consumer{name: name, line: l, settings: s, wants: wants, sample: types[0], handle: f}
		return c.run(ctx)
	}}
}
