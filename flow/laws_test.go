package flow

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

type str = *wrapperspb.StringValue

func TestTheResultIsStoredBeforeTheInputIsAcknowledged(t *testing.T) {
	var b *bench
	var stored, acked atomic.Bool
	working := func(n uint64) bool {
		lag, err := b.line.Lag(context.Background(), "work", wrapperspb.String(""))
		return err == nil && lag.Working == n
	}
	hook := func(stage, message string, p Point) {
		switch p {
		case AfterPublish:
			// What was emitted can be read, and the input is still the stage's.
			stored.Store(len(b.all("out.n")) == 3 && working(1))
		case AfterAck:
			// The server has it; it counts it when it comes to it.
			acked.Store(true)
		}
	}
	b = embedded(t, Options{Hook: hook})
	b.start(Step("work", func(_ context.Context, in str, emit Emit) error {
		for i := range 3 {
			if err := emit(wrapperspb.Int64(int64(i))); err != nil {
				return err
			}
		}
		return nil
	}))
	b.put("a")
	b.until("acknowledged", func() bool { return acked.Load() && working(0) })
	if !stored.Load() {
		t.Error("the input was acknowledged before all results were stored")
	}
}

// What the server does not confirm has not been published: the input stays.
func TestAnInputWhoseResultsCannotBeStoredIsNotAcknowledged(t *testing.T) {
	b := embedded(t, Options{})
	if err := b.line.js.DeleteStream(t.Context(), "OUT"); err != nil {
		t.Fatal(err)
	}
	var c calls
	b.start(Step("work", func(_ context.Context, in str, emit Emit) error {
		c.add(in.Value)
		return emit(wrapperspb.Int64(1))
	}, Tries(1)))
	b.put("a")
	b.until("it was worked on", func() bool { return c.count("a") == 1 })
	time.Sleep(100 * time.Millisecond)
	if lag, err := b.line.Lag(t.Context(), "work", wrapperspb.String("")); err != nil || lag.Working != 1 {
		t.Errorf("the input was acknowledged: %+v %v", lag, err)
	}
	if err := b.line.provision(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.settled("work")
	if got := b.all("out.n"); fmt.Sprint(got) != "[1]" || len(b.all("dead.d")) != 0 {
		t.Errorf("results %v, dead letters %v", got, b.all("dead.d"))
	}
}

// A worker that dies between publishing and acknowledging leaves its input to
// the next one, whose results have the same ids.
func TestWhatWasInWorkWhenAWorkerDiedIsDoneOnceMore(t *testing.T) {
	b := embedded(t, Options{})
	died, gone := make(chan struct{}), make(chan struct{})
	var once sync.Once
	work := func() Stage {
		return Step("work", func(_ context.Context, in str, emit Emit) error { return emit(wrapperspb.Int64(1)) })
	}
	// The worker that dies has a connection of its own, which is cut.
	nc, err := b.srv.Connect()
	if err != nil {
		t.Fatal(err)
	}
	dl, err := Open(t.Context(), nc, testTopology(), Options{AckWait: 600 * time.Millisecond, Hook: func(_, _ string, p Point) {
		if p == AfterPublish {
			once.Do(func() { close(died) })
			<-gone
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { Run(ctx, dl, work()); close(ended) }()
	b.put("a")
	<-died
	nc.Close()
	b.start(work())
	b.settled("work")
	close(gone)
	cancel()
	<-ended
	if got := b.all("out.n"); fmt.Sprint(got) != "[1]" {
		t.Errorf("results %v", got)
	}
}

func TestLongWorkIsNotDeliveredTwice(t *testing.T) {
	b := embedded(t, Options{AckWait: 300 * time.Millisecond})
	var c calls
	b.start(Step("work", func(ctx context.Context, in str, _ Emit) error {
		c.add(in.Value)
		time.Sleep(time.Second)
		return nil
	}, Workers(2)))
	b.put("a")
	b.settled("work")
	if c.count("a") != 1 {
		t.Errorf("delivered %d times", c.count("a"))
	}
}

func TestCopiesShareTheWork(t *testing.T) {
	b := embedded(t, Options{})
	var one, two calls
	stage := func(c *calls) Stage {
		return Step("work", func(_ context.Context, in str, _ Emit) error {
			c.add(in.Value)
			time.Sleep(2 * time.Millisecond)
			return nil
		})
	}
	b.start(stage(&one))
	b.start(stage(&two))
	var all []string
	for i := range 60 {
		all = append(all, fmt.Sprint(i))
	}
	b.put(all...)
	b.settled("work")
	for _, v := range all {
		if one.count(v)+two.count(v) != 1 {
			t.Errorf("%s was done %d times", v, one.count(v)+two.count(v))
		}
	}
	if len(one.got) == 0 || len(two.got) == 0 {
		t.Errorf("%d and %d", len(one.got), len(two.got))
	}
}

func TestThousandsMayBeEmittedAndAllAreStored(t *testing.T) {
	b := embedded(t, Options{})
	const n = 5000
	start := time.Now()
	b.start(Step("work", func(_ context.Context, in str, emit Emit) error {
		for i := range n {
			if err := emit(wrapperspb.Int64(int64(i))); err != nil {
				return err
			}
		}
		return nil
	}))
	b.put("a")
	b.settled("work")
	t.Logf("%d messages in %v", n, time.Since(start).Round(time.Millisecond))
	got := b.all("out.n")
	if len(got) != n {
		t.Fatalf("%d stored", len(got))
	}
	for i, v := range got {
		if v != fmt.Sprint(i) {
			t.Fatalf("message %d is %s: the order was lost", i, v)
		}
	}
}

func TestABatchHasAVerdictAnItemAndSkipsOtherTypes(t *testing.T) {
	b := embedded(t, Options{})
	var c calls
	b.start(
		Batch("both", []proto.Message{wrapperspb.String(""), wrapperspb.Bool(false)}, func(_ context.Context, items []Item, _ Emit) []error {
			errs := make([]error, len(items))
			for i, it := range items {
				switch m := it.Message.(type) {
				case str:
					c.add(m.Value)
					if m.Value == "bad" {
						errs[i] = Reject(errors.New("no"))
					}
				case *wrapperspb.BoolValue:
					c.add("bool")
				}
			}
			return errs
		}),
		Step("bools", func(_ context.Context, in *wrapperspb.BoolValue, _ Emit) error { c.add("alone"); return nil }),
	)
	b.put("a", "bad", "b")
	if _, err := b.line.Publish(t.Context(), wrapperspb.Bool(true)); err != nil {
		t.Fatal(err)
	}
	b.settled("both")
	b.settled("bools")
	for _, v := range []string{"a", "bad", "b", "bool", "alone"} {
		if c.count(v) != 1 {
			t.Errorf("%s came %d times", v, c.count(v))
		}
	}
	if got := b.all("dead.d"); len(got) != 1 || got[0] != "both|2|no||1" {
		t.Errorf("dead letters %q", got)
	}
}

func TestAStopGivesBackWhatIsInWork(t *testing.T) {
	b := embedded(t, Options{Grace: 50 * time.Millisecond, AckWait: time.Minute})
	var c calls
	stop := b.start(Step("work", func(ctx context.Context, in str, _ Emit) error {
		c.add(in.Value)
		<-ctx.Done()
		return ctx.Err()
	}, Tries(1)))
	b.put("a")
	b.until("in work", func() bool { return c.count("a") == 1 })
	stop()
	b.start(Step("work", func(ctx context.Context, in str, _ Emit) error {
		if d, _ := DeliveryOf(ctx); d.Try != 1 {
			t.Errorf("the stop was counted: try %d", d.Try)
		}
		c.add("again " + in.Value)
		return nil
	}, Tries(1)))
	// Well before AckWait: the stop gave it back.
	b.settled("work")
	if c.count("again a") != 1 || len(b.all("dead.d")) != 0 {
		t.Errorf("%v, dead letters %v", c.got, b.all("dead.d"))
	}
}

func TestASourceEmitsWhatIsStoredAndWaitsForNeighbours(t *testing.T) {
	b := embedded(t, Options{})
	n := 0
	err := Run(t.Context(), b.line, Source("watch", func(ctx context.Context, emit Emit) error {
		if n++; n == 1 {
			return Unavailable(errors.New("away"))
		}
		if err := emit(wrapperspb.String("a")); err != nil {
			return err
		}
		if got := b.all("in.s"); fmt.Sprint(got) != "[a]" {
			t.Errorf("emit returned, and stored is %v", got)
		}
		return nil
	}))
	if err != nil || n != 2 {
		t.Errorf("%v after %d calls", err, n)
	}
	err = Run(t.Context(), b.line, Source("watch", func(ctx context.Context, emit Emit) error { return os.ErrPermission }))
	if !errors.Is(err, os.ErrPermission) {
		t.Errorf("a source that fails for good: %v", err)
	}
}

func TestTheTraceFollowsTheWork(t *testing.T) {
	b := embedded(t, Options{})
	var first, second atomic.Value
	b.start(
		Step("one", func(ctx context.Context, in str, emit Emit) error {
			first.Store(Trace(ctx))
			return emit(wrapperspb.Int64(1))
		}),
		Step("two", func(ctx context.Context, in *wrapperspb.Int64Value, emit Emit) error {
			second.Store(Trace(ctx))
			return nil
		}),
	)
	b.put("a")
	b.until("both worked", func() bool { return first.Load() != nil && second.Load() != nil })
	if id := first.Load().(string); len(id) != 32 || id != second.Load().(string) {
		t.Errorf("traces %v and %v", first.Load(), second.Load())
	}
}
