package flow

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"go.uber.org/goleak"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

func TestMain(m *testing.M) {
	// nats.go's ObjectStore.Put sometimes leaves this one behind: its CleanupPublisher
	// may set the channel to nil before the goroutine that reads it has started.
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/nats-io/nats.go/jetstream.(*jetStream).resetPendingAcksOnReconnect"))
}

// In these tests strings come in, numbers and bools go out, bytes are dead letters.
func testTopology() Topology {
	return Topology{
		Streams: []Stream{{Name: "IN", Subjects: []string{"in.>"}}, {Name: "OUT", Subjects: []string{"out.>"}},
			{Name: "DEAD", Subjects: []string{"dead.>"}}},
		Buckets: []Records{{Name: "records"}}, Blobs: "blobs", Tries: "tries", Questions: "ask",
		Address: func(m proto.Message) (string, string, error) {
			switch m := m.(type) {
			case *wrapperspb.StringValue:
				return "in.s", "s" + m.Value, nil
			case *wrapperspb.BoolValue:
				return "in.s", fmt.Sprint("b", m.Value), nil
			case *wrapperspb.Int64Value:
				return "out.n", fmt.Sprint("n", m.Value), nil
			case *wrapperspb.BytesValue:
				return "dead.d", "d" + string(m.Value), nil
			}
			return "", "", errors.New("unknown")
		},
		Filter: func(m proto.Message) (string, error) {
			switch m.(type) {
			case *wrapperspb.StringValue, *wrapperspb.BoolValue:
				return "in.*", nil
			case *wrapperspb.Int64Value:
				return "out.*", nil
			}
			return "", errors.New("unknown")
		},
		Bury: func(d Dead) proto.Message {
			return wrapperspb.Bytes([]byte(fmt.Sprintf("%s|%d|%s|%s|%d", d.Stage, d.Sequence, d.Reason, d.Remedy, d.Tries)))
		},
	}
}

type bench struct {
	t    *testing.T
	line *Line
	srv  *Server
	nc   *nats.Conn
}

func embedded(t *testing.T, opts Options) *bench {
	t.Helper()
	srv, err := Embed(t.TempDir(), EmbedOptions{Lazy: true})
	if err != nil {
		t.Fatal(err)
	}
	nc, err := srv.Connect()
	if err != nil {
		t.Fatal(err)
	}
	if opts.AckWait == 0 {
		opts.AckWait = 600 * time.Millisecond
	}
	l, err := Open(t.Context(), nc, testTopology(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { nc.Close(); srv.Close() })
	return &bench{t: t, line: l, srv: srv, nc: nc}
}

// start runs stages until the test, or the returned function, stops them.
func (b *bench) start(stages ...Stage) (stop func()) {
	b.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- Run(ctx, b.line, stages...) }()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			select {
			case err := <-done:
				if err != nil {
					b.t.Errorf("run: %v", err)
				}
			case <-time.After(time.Minute):
				b.t.Error("run did not end")
			}
		})
	}
	b.t.Cleanup(stop)
	return stop
}

func (b *bench) put(values ...string) {
	b.t.Helper()
	for _, v := range values {
		if _, err := b.line.Publish(b.t.Context(), wrapperspb.String(v)); err != nil {
			b.t.Fatal(err)
		}
	}
}

// all returns what is stored under a filter.
func (b *bench) all(filter string) []string {
	b.t.Helper()
	var got []string
	err := b.line.Walk(b.t.Context(), filter, func(i Item) error {
		switch m := i.Message.(type) {
		case *wrapperspb.Int64Value:
			got = append(got, fmt.Sprint(m.Value))
		case *wrapperspb.StringValue:
			got = append(got, m.Value)
		case *wrapperspb.BytesValue:
			got = append(got, string(m.Value))
		}
		return nil
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return got
}

// until waits for a condition, as long as a loaded machine may need.
func (b *bench) until(what string, f func() bool) {
	b.t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if f() {
			return
		}
	}
	b.t.Fatalf("never: %s", what)
}

// settled waits until a stage has nothing waiting nor in work.
func (b *bench) settled(stage string) {
	b.t.Helper()
	b.until(stage+" has nothing left", func() bool {
		lag, err := b.line.Lag(b.t.Context(), stage, wrapperspb.String(""))
		return err == nil && lag.Waiting == 0 && lag.Working == 0
	})
}

// calls counts what a handler was given.
type calls struct {
	mu  sync.Mutex
	got []string
}

func (c *calls) add(s string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.got = append(c.got, s)
	return len(c.got)
}

func (c *calls) count(s string) (n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, g := range c.got {
		if g == s {
			n++
		}
	}
	return n
}

func fast(int) time.Duration { return 5 * time.Millisecond }

func TestBlobsAreNamedByTheirSum(t *testing.T) {
	b := embedded(t, Options{})
	blobs, err := b.line.Blobs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	data := []byte(strings.Repeat("page ", 100_000))
	name, err := blobs.Put(t.Context(), data)
	if err != nil || name != Name(data) || len(name) != 64 {
		t.Fatalf("%s %v", name, err)
	}
	if again, err := blobs.Put(t.Context(), data); err != nil || again != name {
		t.Errorf("stored again: %s %v", again, err)
	}
	got, err := blobs.Get(t.Context(), name)
	if err != nil || string(got) != string(data) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if err := blobs.PutReader(t.Context(), Name([]byte("other")), strings.NewReader("changed meanwhile")); err == nil {
		t.Error("bytes of another sum were taken")
	}
	if ok, err := blobs.Has(t.Context(), Name([]byte("other"))); ok || err != nil {
		t.Errorf("bytes of another sum were kept: %v %v", ok, err)
	}
	if all, err := blobs.All(t.Context()); err != nil || len(all) != 1 || all[name].Size != int64(len(data)) || time.Since(all[name].Stored) > time.Minute {
		t.Errorf("%v %v", all, err)
	}
	if err := blobs.Delete(t.Context(), name); err != nil {
		t.Error(err)
	}
	if err := blobs.Delete(t.Context(), name); err != nil {
		t.Errorf("deleted twice: %v", err)
	}
	if _, err := blobs.Get(t.Context(), name); !errors.Is(err, ErrNotFound) {
		t.Errorf("after deletion: %v", err)
	}
	if all, err := blobs.All(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("%v %v", all, err)
	}
}

func TestRecordsAreChangedByCompareAndSwap(t *testing.T) {
	b := embedded(t, Options{})
	bucket, err := b.line.Bucket(t.Context(), "records")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 25 {
				r := wrapperspb.Int64(0)
				if err := Update(context.Background(), bucket, "n", r, func(r *wrapperspb.Int64Value) error { r.Value++; return nil }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	r := wrapperspb.Int64(0)
	if err := Load(t.Context(), bucket, "n", r); err != nil || r.Value != 200 {
		t.Errorf("%d changes of 200 are left, %v", r.Value, err)
	}
	_, before, _ := bucket.Get(t.Context(), "n")
	if err := Update(t.Context(), bucket, "n", r, func(*wrapperspb.Int64Value) error { return nil }); err != nil {
		t.Error(err)
	}
	if _, after, _ := bucket.Get(t.Context(), "n"); after != before {
		t.Error("a record that did not change was written")
	}
	if err := bucket.Delete(t.Context(), "n"); err != nil {
		t.Error(err)
	}
	if err := Load(t.Context(), bucket, "n", r); !errors.Is(err, ErrNotFound) {
		t.Errorf("after deletion: %v", err)
	}
	// A deleted record is made anew like one that never was.
	if err := Update(t.Context(), bucket, "n", r, func(r *wrapperspb.Int64Value) error { r.Value = 7; return nil }); err != nil {
		t.Error(err)
	}
	n := 0
	if err := bucket.All(t.Context(), func(key string, _ []byte) error { n++; return nil }); err != nil || n != 1 {
		t.Errorf("%d records, %v", n, err)
	}
}

func TestWalkLastPurgeRemove(t *testing.T) {
	b := embedded(t, Options{})
	if got := b.all("in.s"); len(got) != 0 {
		t.Errorf("%v in an empty stream", got)
	}
	if _, err := b.line.Last(t.Context(), "in.s"); !errors.Is(err, ErrNotFound) {
		t.Errorf("last of nothing: %v", err)
	}
	if _, err := b.line.First(t.Context(), "in.s"); !errors.Is(err, ErrNotFound) {
		t.Errorf("first of nothing: %v", err)
	}
	var want []string
	for i := range 1200 {
		want = append(want, fmt.Sprint(i))
	}
	b.put(want...)
	if got := b.all("in.*"); strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("%d of %d, or in another order", len(got), len(want))
	}
	last, err := b.line.Last(t.Context(), "in.s")
	if err != nil || last.Delivery.Sequence != 1200 || last.Message.(*wrapperspb.StringValue).Value != "1199" {
		t.Errorf("%+v %v", last, err)
	}
	if err := b.line.Purge(t.Context(), "in.s", 1199); err != nil {
		t.Fatal(err)
	}
	if got := b.all("in.s"); fmt.Sprint(got) != "[1198 1199]" {
		t.Errorf("after the purge: %v", got)
	}
	first, err := b.line.First(t.Context(), "in.s")
	if err != nil || first.Delivery.Sequence != 1199 || first.Message.(*wrapperspb.StringValue).Value != "1198" {
		t.Errorf("%+v %v", first, err)
	}
	for range 2 {
		if err := b.line.Remove(t.Context(), "IN", 1199); err != nil {
			t.Fatal(err)
		}
	}
	if got := b.all("in.s"); fmt.Sprint(got) != "[1199]" {
		t.Errorf("after the removal: %v", got)
	}
}

func TestAnIdIsStoredOnceUnlessPublishedAgain(t *testing.T) {
	b := embedded(t, Options{})
	b.put("a", "a")
	if _, err := b.line.Publish(t.Context(), wrapperspb.String("a"), Again(1)); err != nil {
		t.Fatal(err)
	}
	if got := b.all("in.s"); len(got) != 2 {
		t.Errorf("%v", got)
	}
}

func TestPatternsCover(t *testing.T) {
	for _, c := range []struct {
		pattern, s string
		want       bool
	}{
		{"a.b", "a.b", true}, {"a.*", "a.b", true}, {"a.>", "a.b.c", true}, {"a.*", "a.*", true}, {"a.>", "a.*.c", true},
		{"a.*", "a.b.c", false}, {"a.>", "a", false}, {"a.b", "a.*", false}, {"a.*", "a.>", false}, {"a.b.c", "a.b", false},
	} {
		if got := covers(c.pattern, c.s); got != c.want {
			t.Errorf("covers(%s, %s) = %v", c.pattern, c.s, got)
		}
	}
}
