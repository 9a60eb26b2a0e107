package flow

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// Run runs the stages until ctx ends, when it returns nil after what is in
// work was finished or given back, or until a stage fails for good. It also
// returns nil when all stages were sources and have ended.
func Run(ctx context.Context, l *Line, stages ...Stage) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	seen := map[string]bool{}
	for _, s := range stages {
		if seen[s.name] {
			return fmt.Errorf("two stages are named %s", s.name)
		}
		seen[s.name] = true
	}
	var wg sync.WaitGroup
	errs := make([]error, len(stages))
	for i, s := range stages {
		wg.Go(func() {
			if err := s.run(ctx, l); err != nil && ctx.Err() == nil {
				errs[i] = fmt.Errorf("stage %s: %w", s.name, err)
				cancel()
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// consumer is a running Step or Batch.
type consumer struct {
	name   string
	line   *Line
	wants  map[protoreflect.FullName]protoreflect.MessageType
	sample proto.Message
	handle func(context.Context, []Item, Emit) []error
	gate   gate
	counts *Bucket
	settings
}

func (c *consumer) run(ctx context.Context) error {
	if c.workers < 1 || c.size < 1 {
		return fmt.Errorf("%d workers with batches of %d", c.workers, c.size)
	}
	c.gate.init()
	// Handlers outlive ctx by the grace time.
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(c.line.opts.Grace, cancel) })
	defer stop()
	var wg sync.WaitGroup
	errs := make([]error, c.workers)
	for i := range c.workers {
		wg.Go(func() { errs[i] = c.work(ctx, work) })
	}
	wg.Wait()
	return errors.Join(errs...)
}

// bind makes the durable consumer, again and again while the bus is away.
func (c *consumer) bind(ctx context.Context) (jetstream.Consumer, error) {
	filter, err := c.line.topology.Filter(c.sample)
	if err != nil {
		return nil, err
	}
	stream, err := c.line.streamOf(filter)
	if err != nil {
		return nil, err
	}
	for wait := 100 * time.Millisecond; ; wait = min(2*wait, 5*time.Second) {
		var cons jetstream.Consumer
		cons, err = c.line.js.CreateOrUpdateConsumer(ctx, stream, jetstream.ConsumerConfig{
			Durable: c.name, FilterSubject: filter,
			DeliverPolicy: jetstream.DeliverAllPolicy, AckPolicy: jetstream.AckExplicitPolicy,
			AckWait: c.line.opts.AckWait, MaxDeliver: -1, MaxAckPending: -1,
		})
		if err == nil {
			c.line.opts.Metrics.watch(c.name, cons)
			return cons, nil
		}
		if err = bus("make consumer "+c.name, err); !IsUnavailable(err) {
			return nil, err
		}
		c.line.log.Warn("the stage waits for the bus", "stage", c.name, "error", err)
		if pause(ctx, wait) != nil {
			return nil, nil
		}
	}
}

// work is one worker: fetch, handle, settle.
func (c *consumer) work(ctx, work context.Context) error {
	cons, err := c.bind(ctx)
	if cons == nil {
		return err
	}
	if c.line.topology.Tries != "" {
		for {
			if c.counts, err = c.openTries(ctx); err == nil {
				break
			}
			if !IsUnavailable(err) {
				return err
			}
			if pause(ctx, time.Second) != nil {
				return nil
			}
		}
	}
	failed := 0
	for {
		size, probing := c.size, false
		if probing, err = c.gate.pass(ctx, c.probe); err != nil {
			return nil
		}
		if probing {
			size = 1
		}
		msgs, err := c.fetch(ctx, cons, size)
		if ctx.Err() != nil {
			for _, m := range msgs {
				m.Nak()
			}
			c.gate.leave(probing)
			return nil
		}
		if err != nil {
			c.gate.leave(probing)
			failed++
			if failed%20 == 1 {
				c.line.log.Warn("the stage could not fetch", "stage", c.name, "error", err, "times", failed)
			}
			if pause(ctx, min(5*time.Second, 100*time.Millisecond*time.Duration(failed))) != nil {
				return nil
			}
			if errors.Is(err, jetstream.ErrConsumerDeleted) || errors.Is(err, jetstream.ErrConsumerNotFound) ||
				errors.Is(err, jetstream.ErrConsumerDoesNotExist) || failed%5 == 0 {
				if cons, err = c.bind(ctx); cons == nil {
					return err
				}
			}
			continue
		}
		failed = 0
		if len(msgs) == 0 {
			c.gate.leave(probing)
			continue
		}
		down := c.deliver(work, msgs)
		c.gate.report(down, probing)
	}
}

func (c *consumer) openTries(ctx context.Context) (*Bucket, error) {
	return c.line.Bucket(ctx, c.line.topology.Tries)
}

// fetch waits for a first message, then takes what else is there.
func (c *consumer) fetch(ctx context.Context, cons jetstream.Consumer, size int) ([]jetstream.Msg, error) {
	wait, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	first, err := drain(cons.Fetch(1, jetstream.FetchContext(wait)))
	if len(first) == 0 {
		if ctx.Err() == nil && wait.Err() != nil {
			err = nil
		}
		return nil, err
	}
	if size == 1 {
		return first, nil
	}
	// Company is waited for unless it is there already.
	meta, err := first[0].Metadata()
	if (err != nil || meta.NumPending < uint64(size-1)) && pause(ctx, c.linger) != nil {
		return first, nil
	}
	// An error here is met again at the next first message.
	more, _ := drain(cons.FetchNoWait(size - 1))
	return append(first, more...), nil
}

func drain(b jetstream.MessageBatch, err error) ([]jetstream.Msg, error) {
	if err != nil {
		return nil, err
	}
	var msgs []jetstream.Msg
	for m := range b.Messages() {
		msgs = append(msgs, m)
	}
	if err := b.Error(); err != nil && !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, context.Canceled) {
		return msgs, err
	}
	return msgs, nil
}
