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
		err := b.store(ctx, func(s index.Store) error { return b.fill(ctx, line, s, run+1, n, documents) })
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

// fill replays the stream into a store, asks it, and replays it once more.
func (b bench) fill(ctx context.Context, line *flow.Line, s index.Store, run, n, documents int) error {
	replay := func() (clock, cpu, server time.Duration, err error) {
		before, err := b.server(ctx)
		if err != nil {
			return 0, 0, 0, err
		}
		clock, cpu, err = b.timed(ctx, func() error { return index.Replay(ctx, line, s) })
		after, errAfter := b.server(ctx)
		return clock, cpu, after - before, errors.Join(err, errAfter)
	}
	clock, cpu, server, err := replay()
	if err != nil {
		return err
	}
	name := fmt.Sprintf("Elasticsearch, run %d", run)
	fmt.Fprintf(b.out, "%s: %d statements of %d documents replayed, put and sealed in %.1f s, %.0f a second (%.1f s of processor: Elasticsearch %.1f, the bench with NATS %.1f; %.2f ms a statement)\n",
		name, n, documents, clock.Seconds(), float64(n)/clock.Seconds(), cpu.Seconds(), server.Seconds(), (cpu - server).Seconds(), 1000*cpu.Seconds()/float64(n))
	clock, cpu, _, err = replay()
	if err != nil {
		return err
	}
	fmt.Fprintf(b.out, "%s: all replayed again, which changes nothing, in %.1f s, %.0f a second (%.1f s of processor)\n", name, clock.Seconds(), float64(n)/clock.Seconds(), cpu.Seconds())
	return b.ask(ctx, name, s)
}
