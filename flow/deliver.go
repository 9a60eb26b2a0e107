package flow

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// letter is a message in work.
type letter struct {
	msg  jetstream.Msg
	item Item
	bad  error
}

// deliver handles one fetch and settles each of its messages. It tells whether
// a neighbour is down.
func (c *consumer) deliver(ctx context.Context, msgs []jetstream.Msg) (down bool) {
	letters := make([]letter, 0, len(msgs))
	for _, m := range msgs {
		l, wanted := c.open(ctx, m)
		if !wanted {
			m.Ack()
			continue
		}
		letters = append(letters, l)
	}
	if len(letters) == 0 {
		return false
	}
	ctx = withTrace(ctx, letters[0].msg.Headers())
	ctx = context.WithValue(ctx, hookKey{}, hooked{c.line.opts.Hook, c.name, letters[0].item.Delivery.name()})

	quiet := c.tick(letters)
	start := time.Now()
	errs := c.call(ctx, letters)
	took := time.Since(start)
	quiet()
	At(ctx, AfterPublish)
	for i, l := range letters {
		v := c.settle(ctx, l, errs[i], took)
		if v == verdictUnavailable {
			down = true
		}
		c.line.opts.Metrics.settled(c.name, v, took/time.Duration(len(letters)), l.item.Delivery.Deliveries)
	}
	// A round trip: when it is back, the server has taken the acknowledgements.
	flush, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	if c.line.nc.FlushWithContext(flush) == nil {
		At(ctx, AfterAck)
	}
	return down
}

// open decodes a message; it is not wanted if another stage takes its type.
func (c *consumer) open(ctx context.Context, m jetstream.Msg) (letter, bool) {
	l := letter{msg: m}
	l.item.Delivery = Delivery{Subject: m.Subject(), Try: 1, Deliveries: 1}
	if meta, err := m.Metadata(); err == nil {
		l.item.Delivery.Stream, l.item.Delivery.Sequence = meta.Stream, meta.Sequence.Stream
		l.item.Delivery.Deliveries, l.item.Delivery.Pending = int(meta.NumDelivered), meta.NumPending
		l.item.Delivery.Stored = meta.Timestamp
	}
	name := m.Headers().Get(headerType)
	if name == "" {
		l.bad = fmt.Errorf("the message has no header %s", headerType)
		return l, true
	}
	typ, ok := c.wants[protoreflect.FullName(name)]
	if !ok {
		return l, false
	}
	l.item.Message = typ.New().Interface()
	if err := proto.Unmarshal(m.Data(), l.item.Message); err != nil {
		l.item.Message = nil
		l.bad = fmt.Errorf("decode %s: %w", name, err)
	}
	if l.item.Delivery.Deliveries > 1 {
		// What cannot be read now is read before it is counted.
		n, _, _ := c.failures(ctx, l)
		l.item.Delivery.Try = n + 1
	}
	return l, true
}

// tick tells the server, until the returned function is called, that work goes on.
func (c *consumer) tick(letters []letter) func() {
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		t := time.NewTicker(c.line.opts.AckWait / 3)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				for _, l := range letters {
					l.msg.InProgress()
				}
			case <-done:
				return
			}
		}
	}()
	return func() { close(done); <-ended }
}

// call runs the handler on what could be decoded, waits for what it emitted,
// and returns one error a letter.
func (c *consumer) call(ctx context.Context, letters []letter) []error {
	errs := make([]error, len(letters))
	var items []Item
	var at []int
	for i, l := range letters {
		if l.bad != nil {
			errs[i] = Reject(l.bad)
			continue
		}
		items, at = append(items, l.item), append(at, i)
	}
	if len(items) == 0 {
		return errs
	}
	out := &outbox{line: c.line, ctx: ctx, stage: c.name}
	var got []error
	err := guard(func() error {
		got = c.handle(ctx, items, out.emit)
		return nil
	})
	if err == nil && len(got) != 0 && len(got) != 1 && len(got) != len(items) {
		err = fmt.Errorf("the handler gave %d verdicts on %d items", len(got), len(items))
	}
	if confirm := out.confirm(0); err == nil {
		err = confirm
	}
	for i, k := range at {
		switch {
		case err != nil:
			errs[k] = err
		case len(got) == 1:
			errs[k] = got[0]
		case len(got) > 1:
			errs[k] = got[i]
		}
		// What fails because the stage is being stopped has not failed.
		if errs[k] != nil && ctx.Err() != nil {
			errs[k] = errStopped
		}
	}
	return errs
}

// guard turns a panic into an error, with the place where it happened.
func guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return f()
}

// settle acts on the verdict, and returns the one that it came to.
func (c *consumer) settle(ctx context.Context, l letter, err error, took time.Duration) verdict {
	log := c.line.log.With("stage", c.name, "subject", l.item.Delivery.Subject, "sequence", l.item.Delivery.Sequence,
		"try", l.item.Delivery.Try, "trace", Trace(ctx))
	if c.describe != nil && l.item.Message != nil {
		log = log.With("document", c.describe(l.item.Message))
	}
	switch {
	case err == nil:
		log.Debug("done", "took", took)
		l.msg.Ack()
		return verdictDone
	case errors.Is(err, errStopped):
		l.msg.Nak()
		return verdictStopped
	}
	v := verdictOf(err)
	tries := l.item.Delivery.Try
	if v == verdictFailed {
		n, countErr := c.count(ctx, l)
		switch {
		case countErr != nil:
			// Uncounted it must not be rejected, nor come again at once for ever.
			v = verdictUnavailable
			log.Warn("the failure could not be counted", "error", countErr)
		case n >= c.tries:
			tries = n
			err = fmt.Errorf("failed %d times, the last time: %w", n, err)
			v = verdictRejected
		default:
			log.Warn("failed, will be tried again", "error", err, "delay", c.backoff(n))
			l.msg.NakWithDelay(c.backoff(n))
			return v
		}
	}
	if v == verdictRejected {
		if buryErr := c.bury(ctx, l, err, tries); buryErr != nil {
			log.Warn("the item could not be buried", "error", buryErr, "reason", err)
			v = verdictUnavailable
		} else {
			log.Error("rejected", "reason", err, "remedy", Remedy(err))
			return v
		}
	}
	if v == verdictNotYet {
		d := min(2*time.Second, 25*time.Millisecond<<min(l.item.Delivery.Deliveries-1, 10))
		log.Debug("not yet", "delay", d)
		l.msg.NakWithDelay(d)
		return v
	}
	log.Warn("a neighbour is unavailable", "error", err)
	l.msg.NakWithDelay(c.gate.delay())
	return v
}

func (c *consumer) key(l letter) string {
	return c.name + "." + strconv.FormatUint(l.item.Delivery.Sequence, 10)
}

// failures reads how often the stage has failed on a letter.
func (c *consumer) failures(ctx context.Context, l letter) (int, uint64, error) {
	if c.counts == nil {
		return l.item.Delivery.Deliveries - 1, 0, nil
	}
	value, revision, err := c.counts.Get(ctx, c.key(l))
	if errors.Is(err, ErrNotFound) {
		return 0, 0, nil
	}
	if err != nil {
		return 0, 0, err
	}
	n, err := strconv.Atoi(string(value))
	return n, revision, err
}

// count adds a failure, in a record that outlives the process and is shared by
// its copies: deliveries cannot be the count, since they grow in an outage too.
func (c *consumer) count(ctx context.Context, l letter) (int, error) {
	if c.counts == nil {
		return l.item.Delivery.Deliveries, nil
	}
	for {
		n, revision, err := c.failures(ctx, l)
		if err != nil {
			return 0, err
		}
		_, err = c.counts.Swap(ctx, c.key(l), []byte(strconv.Itoa(n+1)), revision)
		if !errors.Is(err, ErrConflict) {
			return n + 1, err
		}
	}
}

// bury writes the dead letter first, and ends the item only when it is stored.
func (c *consumer) bury(ctx context.Context, l letter, reason error, tries int) error {
	if c.rejected != nil && l.item.Message != nil {
		if err := guard(func() error { return c.rejected(ctx, l.item.Message, reason) }); err != nil {
			return err
		}
	}
	d := l.item.Delivery
	dead := c.line.topology.Bury(Dead{
		Stage: c.name, Stream: d.Stream, Sequence: d.Sequence, Subject: d.Subject,
		Type: l.msg.Headers().Get(headerType), Item: l.msg.Data(), Message: l.item.Message,
		Reason: reason.Error(), Remedy: Remedy(reason), Tries: tries, At: time.Now(),
	})
	if _, err := c.line.Publish(ctx, dead); err != nil {
		return err
	}
	if err := l.msg.TermWithReason(reasonLine(reason.Error())); err != nil && !errors.Is(err, nats.ErrConnectionClosed) {
		c.line.log.Log(ctx, slog.LevelWarn, "the rejected item will come again", "stage", c.name, "error", err)
	}
	return nil
}

// reasonLine keeps what the protocol can carry: one short line.
func reasonLine(s string) string {
	out := make([]rune, 0, 200)
	for _, r := range s {
		if len(out) == 200 {
			break
		}
		if r < ' ' {
			r = ' '
		}
		out = append(out, r)
	}
	return string(out)
}
