package flow

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/prometheus/client_golang/prometheus"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// outside starts a server that listens, like one that runs apart; port -1 is any.
func outside(t *testing.T, dir string, port int) *server.Server {
	t.Helper()
	srv, err := server.NewServer(&server.Options{Host: "127.0.0.1", Port: port, JetStream: true, StoreDir: dir, NoSigs: true, NoLog: true})
	if err != nil {
		t.Fatal(err)
	}
	go srv.Start()
	if !srv.ReadyForConnections(10 * time.Second) {
		t.Fatal("the server does not start")
	}
	return srv
}

func TestABusThatRestartsLosesAndRejectsNothing(t *testing.T) {
	dir := t.TempDir()
	srv := outside(t, dir, -1)
	url := srv.ClientURL()
	nc, err := Connect(url, ConnectOptions{Name: "test", Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	line, err := Open(t.Context(), nc, testTopology(), Options{AckWait: 600 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, line: line, nc: nc}
	var c calls
	b.start(
		Step("work", func(_ context.Context, in str, emit Emit) error {
			c.add(in.Value)
			time.Sleep(2 * time.Millisecond)
			var n int64
			fmt.Sscan(in.Value, &n)
			return emit(wrapperspb.Int64(n))
		}, Tries(1), Workers(3)),
		Answer("echo", func(_ context.Context, in str) (str, error) { return in, nil }),
	)
	var values []string
	for i := range 300 {
		values = append(values, fmt.Sprint(i))
	}
	b.put(values...)
	b.until("some are done", func() bool { return len(b.all("out.n")) > 20 })
	port := srv.Addr().String()
	srv.Shutdown()
	srv.WaitForShutdown()
	if _, err := Ask[str](t.Context(), line, "echo", wrapperspb.String("x")); !IsUnavailable(err) {
		t.Errorf("a question without a bus: %v", err)
	}
	if _, err := line.Publish(t.Context(), wrapperspb.String("y")); !IsUnavailable(err) {
		t.Errorf("a message without a bus: %v", err)
	}
	time.Sleep(300 * time.Millisecond)
	var at int
	fmt.Sscan(port[strings.LastIndex(port, ":")+1:], &at)
	srv = outside(t, dir, at)
	defer func() { srv.Shutdown(); srv.WaitForShutdown() }()
	b.until("the bus is back", func() bool { return nc.IsConnected() })
	b.until("all are done", func() bool { return len(b.all("out.n")) >= 300 })
	b.settled("work")
	got := b.all("out.n")
	slices.Sort(got)
	slices.Sort(values)
	if got = slices.Compact(got); !slices.Equal(got, values) {
		t.Errorf("%d of %d results", len(got), len(values))
	}
	if dead := b.all("dead.d"); len(dead) != 0 {
		t.Errorf("dead letters %q", dead)
	}
	b.until("questions are answered again", func() bool {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		r, err := Ask[str](ctx, line, "echo", wrapperspb.String("x"))
		return err == nil && r.Value == "x"
	})
}

func TestADeletedConsumerIsMadeAgain(t *testing.T) {
	b := embedded(t, Options{})
	var c calls
	b.start(Step("work", func(_ context.Context, in str, _ Emit) error { c.add(in.Value); return nil }))
	b.put("a")
	b.settled("work")
	if err := b.line.js.DeleteConsumer(t.Context(), "IN", "work"); err != nil {
		t.Fatal(err)
	}
	b.put("b")
	b.until("it goes on", func() bool { return c.count("b") > 0 })
}

func TestMetricsCountVerdictsAndLag(t *testing.T) {
	reg := prometheus.NewRegistry()
	m, err := NewMetrics("line", reg)
	if err != nil {
		t.Fatal(err)
	}
	b := embedded(t, Options{Metrics: m})
	b.start(Step("work", func(_ context.Context, in str, _ Emit) error {
		switch in.Value {
		case "bad":
			return Reject(errors.New("no"))
		case "again":
			return errors.New("not now")
		}
		return nil
	}, Tries(2), Backoff(fast)))
	b.put("a", "b", "bad", "again")
	b.settled("work")
	got := map[string]float64{}
	b.until("counted", func() bool {
		families, err := reg.Gather()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range families {
			for _, s := range f.Metric {
				name := f.GetName()
				for _, l := range s.Label {
					if l.GetName() != "stage" {
						name += " " + l.GetValue()
					}
				}
				got[name] = s.GetCounter().GetValue() + s.GetGauge().GetValue() + float64(s.GetHistogram().GetSampleCount())
			}
		}
		return got["line_stage_items_total rejected"] == 2
	})
	for name, want := range map[string]float64{"line_stage_items_total done": 2, "line_stage_items_total failed": 1,
		"line_stage_redelivered_total": 1, "line_stage_seconds": 5, "line_stage_waiting": 0, "line_stage_working": 0} {
		if v, ok := got[name]; !ok || v != want {
			t.Errorf("%s is %v, want %v", name, v, want)
		}
	}
}
