package flow

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

func TestAFailureIsCountedAndAfterItsTriesRejected(t *testing.T) {
	b := embedded(t, Options{})
	var c calls
	var told atomic.Int32
	b.start(Step("work", func(ctx context.Context, in str, _ Emit) error {
		c.add(in.Value)
		if d, _ := DeliveryOf(ctx); in.Value == "bad" && d.Try != c.count("bad") {
			t.Errorf("try %d at call %d", d.Try, c.count("bad"))
		}
		if in.Value == "bad" {
			return errors.New("too bad")
		}
		return nil
	}, Tries(3), Backoff(fast), OnRejected(func(_ context.Context, in str, reason error) error {
		told.Add(1)
		return nil
	})))
	b.put("bad", "good")
	b.settled("work")
	if c.count("bad") != 3 || c.count("good") != 1 {
		t.Errorf("tried %v", c.got)
	}
	if got := b.all("dead.d"); len(got) != 1 || got[0] != "work|1|failed 3 times, the last time: too bad||3" {
		t.Errorf("dead letters %q", got)
	}
	if told.Load() != 1 {
		t.Errorf("told %d times of the rejection", told.Load())
	}
}

func TestTheCountOutlivesTheProcess(t *testing.T) {
	b := embedded(t, Options{})
	var c calls
	stage := func() Stage {
		return Step("work", func(ctx context.Context, in str, _ Emit) error {
			c.add(in.Value)
			return errors.New("bad")
		}, Tries(3), Backoff(func(int) time.Duration { return 150 * time.Millisecond }))
	}
	stop := b.start(stage())
	b.put("a")
	b.until("failed once", func() bool { return c.count("a") == 1 })
	stop()
	b.start(stage())
	b.settled("work")
	if n := c.count("a"); n != 3 {
		t.Errorf("tried %d times over two processes, want 3", n)
	}
}

func TestAPanicIsAFailureWithItsPlace(t *testing.T) {
	b := embedded(t, Options{})
	b.start(Step("work", func(ctx context.Context, in str, _ Emit) error { panic("oh") }, Tries(2), Backoff(fast)))
	b.put("a")
	b.settled("work")
	if got := b.all("dead.d"); len(got) != 1 || !strings.Contains(got[0], "panic: oh") || !strings.Contains(got[0], "verdict_test.go") {
		t.Errorf("dead letters %q", got)
	}
}

type sad struct{}

func (sad) Error() string { return "it is encrypted" }

func (sad) Remedy() string { return "give the password" }

func TestARejectedItemIsInTheDeadLettersBeforeItEnds(t *testing.T) {
	b := embedded(t, Options{})
	var c calls
	b.start(Step("work", func(ctx context.Context, in str, _ Emit) error {
		c.add(in.Value)
		return Reject(fmt.Errorf("read it: %w", sad{}))
	}))
	b.put("a")
	b.settled("work")
	if got := b.all("dead.d"); len(got) != 1 || got[0] != "work|1|read it: it is encrypted|give the password|1" {
		t.Errorf("dead letters %q", got)
	}
	if c.count("a") != 1 {
		t.Errorf("tried %v", c.got)
	}
}

func TestWithoutItsDeadLetterAnItemDoesNotEnd(t *testing.T) {
	b := embedded(t, Options{})
	var down atomic.Bool
	down.Store(true)
	b.start(Step("work", func(ctx context.Context, in str, _ Emit) error { return Reject(errors.New("no")) },
		OnRejected(func(context.Context, str, error) error {
			if down.Load() {
				return errors.New("cannot write it down")
			}
			return nil
		})))
	b.put("a")
	time.Sleep(150 * time.Millisecond)
	if lag, err := b.line.Lag(t.Context(), "work", wrapperspb.String("")); err != nil || lag.Working != 1 {
		t.Errorf("the item ended without a dead letter: %+v %v", lag, err)
	}
	down.Store(false)
	b.settled("work")
	if got := b.all("dead.d"); len(got) != 1 {
		t.Errorf("dead letters %q", got)
	}
}

func TestAnOutageIsNeverCountedAndStopsFetching(t *testing.T) {
	b := embedded(t, Options{})
	var down atomic.Bool
	down.Store(true)
	var c calls
	var probes atomic.Int32
	b.start(Step("work", func(ctx context.Context, in str, _ Emit) error {
		c.add(in.Value)
		if d, _ := DeliveryOf(ctx); d.Try != 1 {
			t.Errorf("the outage was counted: try %d", d.Try)
		}
		if down.Load() {
			return Unavailable(errors.New("nobody there"))
		}
		return nil
	}, Tries(2), Backoff(fast), Probe(func(context.Context) error {
		probes.Add(1)
		if down.Load() {
			return errors.New("still away")
		}
		return nil
	})))
	b.put("a", "b", "c", "d", "e", "f")
	b.until("it probes", func() bool { return probes.Load() >= 3 })
	if n := len(c.got); n != 1 {
		t.Errorf("%d items were fetched while the neighbour was away", n)
	}
	down.Store(false)
	b.settled("work")
	if got := b.all("dead.d"); len(got) != 0 {
		t.Errorf("dead letters %q", got)
	}
	for _, v := range []string{"a", "b", "c", "d", "e", "f"} {
		if c.count(v) < 1 {
			t.Errorf("%s was lost", v)
		}
	}
}

func TestWithoutAProbeSingleItemsTellWhetherTheNeighbourIsBack(t *testing.T) {
	b := embedded(t, Options{})
	var c calls
	b.start(Batch("work", []proto.Message{wrapperspb.String("")}, func(ctx context.Context, items []Item, _ Emit) []error {
		if c.add("call") <= 3 {
			return []error{Unavailable(errors.New("away"))}
		}
		for _, i := range items {
			c.add(i.Message.(str).Value)
		}
		return nil
	}, Tries(1)))
	b.put("a", "b", "c")
	b.settled("work")
	if c.count("a")*c.count("b")*c.count("c") != 1 || len(b.all("dead.d")) != 0 {
		t.Errorf("%v, dead %v", c.got, b.all("dead.d"))
	}
}

func TestNotYetIsNeverCounted(t *testing.T) {
	b := embedded(t, Options{})
	var c calls
	b.start(Step("work", func(ctx context.Context, in str, _ Emit) error {
		if c.add(in.Value) <= 5 {
			return fmt.Errorf("two are missing: %w", NotYet)
		}
		return nil
	}, Tries(2)))
	b.put("a")
	b.settled("work")
	if got := b.all("dead.d"); len(got) != 0 || c.count("a") != 6 {
		t.Errorf("dead letters %q, %d calls", got, c.count("a"))
	}
}

func TestWhatCannotBeDecodedIsRejected(t *testing.T) {
	b := embedded(t, Options{})
	b.start(Step("work", func(context.Context, str, Emit) error { return nil }))
	for _, m := range []*nats.Msg{
		{Subject: "in.s", Data: []byte{0xff, 0xff}, Header: nats.Header{headerType: {"google.protobuf.StringValue"}}},
		{Subject: "in.s", Data: []byte("?")},
	} {
		if err := b.nc.PublishMsg(m); err != nil {
			t.Fatal(err)
		}
	}
	b.until("buried", func() bool { return len(b.all("dead.d")) == 2 })
	b.settled("work")
}
