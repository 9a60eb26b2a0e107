//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/elastic"
	"rapporteur.internal/services/index/storetest"
	"rapporteur.internal/services/ledger"
)

// replayed fills Elasticsearch from a stream of n statements.
func (b bench) replayed(ctx context.Context, n int) (err error) {
	dir, err := os.MkdirTemp("", "rapporteur-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	bus, err := flow.Embed(dir, flow.EmbedOptions{Lazy: true})
	if err != nil {
		return err
	}
	defer bus.Close()
	nc, err := bus.Connect()
	if err != nil {
		return err
	}
	defer nc.Close()
	line, err := flow.Open(ctx, nc, ledger.Topology(), flow.Options{})
	if err != nil {
		return err
	}
	documents, err := publish(ctx, line, storetest.Synthetic(1, 1, n))
	if err != nil {
		return err
	}
	for run := range b.replays {
		err := b.store(ctx, func(s index.Store, p *elastic.Provisioner) error {
			return errors.Join(b.fill(ctx, line, s, run+1, n, documents), b.refill(ctx, line, p, run+1, n))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// publish lays a stream: every document's statements, then the word that it is whole.
func publish(ctx context.Context, line *flow.Line, all []*pb.Statement) (documents int, err error) {
	byDocument := slices.Collect(chunked(all))
	return len(byDocument), each(16, byDocument, func(statements []*pb.Statement) error {
		first := statements[0]
		messages := make([]proto.Message, 0, len(statements)+1)
		for _, s := range statements {
			messages = append(messages, s)
		}
		messages = append(messages, &pb.DocumentSegmented{
			Document: first.Document, Content: first.Content, Generation: first.Generation, Count: uint32(len(statements)),
			Metadata: first.Metadata, File: first.File,
		})
		for _, m := range messages {
			if _, err := line.Publish(ctx, m); err != nil {
				return err
			}
		}
		return nil
	})
}

// chunked gives the statements a document at a time.
func chunked(all []*pb.Statement) func(func([]*pb.Statement) bool) {
	return func(yield func([]*pb.Statement) bool) {
		for start := 0; start < len(all); {
			end := start
			for end < len(all) && all[end].Document == all[start].Document {
				end++
			}
			if !yield(all[start:end]) {
				return
			}
			start = end
		}
	}
}

// used is what something took: by the clock, in processor time, and how much of
// that Elasticsearch took.
type used struct{ clock, cpu, server time.Duration }

func (b bench) use(ctx context.Context, f func() error) (u used, err error) {
	before, err := b.server(ctx)
	if err != nil {
		return u, err
	}
	if u.clock, u.cpu, err = b.timed(ctx, f); err != nil {
		return u, err
	}
	after, err := b.server(ctx)
	u.server = after - before
	return u, err
}

// of n statements: what they took, and how many a second two cores would take
// that did nothing else.
func (u used) of(n int) string {
	return fmt.Sprintf("%.1f s, %.0f a second (%.1f s of processor: Elasticsearch %.1f, the bench with NATS %.1f; %.2f ms a statement, which is %.0f a second on two cores)",
		u.clock.Seconds(), float64(n)/u.clock.Seconds(), u.cpu.Seconds(), u.server.Seconds(), (u.cpu - u.server).Seconds(),
		1000*u.cpu.Seconds()/float64(n), 2*float64(n)/u.cpu.Seconds())
}

// fill replays the stream into a store, asks it, and replays it once more.
func (b bench) fill(ctx context.Context, line *flow.Line, s index.Store, run, n, documents int) error {
	replay := func() error { return index.Replay(ctx, line, s) }
	u, err := b.use(ctx, replay)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("Elasticsearch, run %d", run)
	fmt.Fprintf(b.out, "%s: %d statements of %d documents replayed, put and sealed in %s\n", name, n, documents, u.of(n))
	if u, err = b.use(ctx, replay); err != nil {
		return err
	}
	fmt.Fprintf(b.out, "%s: all replayed again, which changes nothing, in %s\n", name, u.of(n))
	return b.ask(ctx, name, s)
}

// refill makes a new version of the index and fills it from the stream.
func (b bench) refill(ctx context.Context, line *flow.Line, p *elastic.Provisioner, run, n int) error {
	times := 0
	_, err := p.Migrate(ctx, func(ctx context.Context, into index.Store) error {
		u, err := b.use(ctx, func() error { return index.Replay(ctx, line, into) })
		if err != nil {
			return err
		}
		what := "a new version filled"
		if times++; times == 2 {
			what = "looked through again for what came meanwhile"
		}
		fmt.Fprintf(b.out, "Elasticsearch, run %d: %s in %s\n", run, what, u.of(n))
		return nil
	})
	return err
}
