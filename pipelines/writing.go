package pipelines

import (
	"context"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	"rapporteur.internal/pipelines/output"
	"rapporteur.internal/services/ledger"
)

// sources are where OUT's content comes from.
func (h *House) sources() output.Sources {
	return output.Sources{
		Files: h.ledger.Files, Documents: h.ledger.Documents, Series: h.ledger.AllSeries,
		// The store itself, not the question to the index: exports are written while stages stop, too.
		Find: h.store.Find,
		Blob: func(ctx context.Context, name string) ([]byte, error) {
			blobs, err := h.line.Blobs(ctx)
			if err != nil {
				return nil, err
			}
			return blobs.Get(ctx, name)
		},
	}
}

// WriteOut brings OUT up to date. It must not run beside the stage that does so.
func (h *House) WriteOut(ctx context.Context) error {
	if h.out == nil {
		return nil
	}
	return h.out.Sync(ctx)
}

// Kept are the files of OUT that somebody changed, so that they were left as they are.
func (h *House) Kept() []output.Kept {
	if h.out == nil {
		return nil
	}
	return h.out.Kept()
}

// output keeps OUT up to date while the line runs: after each change of the
// ledger, when nothing more changed for a moment.
func (h *House) output() flow.Stage {
	return flow.Source("output", func(ctx context.Context, _ flow.Emit) error {
		changed := make(chan struct{}, 1)
		for _, bucket := range []string{ledger.BucketDocuments, ledger.BucketSeries} {
			go func() {
				_ = h.ledger.Watch(ctx, bucket, func(string, proto.Message) error {
					select {
					case changed <- struct{}{}:
					default:
					}
					return nil
				})
			}()
		}
		const moment = 300 * time.Millisecond
		soon := time.NewTimer(moment)
		defer soon.Stop()
		// A write that failed (a full disk, a file held open) is tried again by itself.
		again := time.NewTicker(30 * time.Second)
		defer again.Stop()
		told := map[output.Kept]bool{}
		for {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-changed:
				soon.Reset(moment)
				continue
			case <-soon.C:
			case <-again.C:
			}
			if err := h.out.Sync(ctx); err != nil && ctx.Err() == nil {
				h.cfg.Log.Error("could not bring the output folder up to date; it is tried again", "folder", h.cfg.Out, "error", err)
			}
			for _, k := range h.out.Kept() {
				if !told[k] {
					told[k] = true
					h.cfg.Log.Warn("somebody changed this file: it stays as it is", "file", k.Name, "the new one", k.Beside)
				}
			}
		}
	})
}
