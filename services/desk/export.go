package desk

import (
	"bufio"
	"context"
	"fmt"
	"iter"
	"net/http"

	"rapporteur.internal/proto/export"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// apiExport sends every live statement that the address asks for, one a line,
// in reading order, renditions included. It is streamed: an export that breaks
// off ends with a broken connection, never with a file that looks whole.
func (k *desk) apiExport(w http.ResponseWriter, r *http.Request) error {
	if f := r.URL.Query().Get("format"); f != "" && f != "jsonl" {
		return wrong(fmt.Sprintf("Statements aren't exported as %q.", f), "Use format=jsonl.")
	}
	q, err := readQuery(r.URL.Query())
	if err != nil {
		return err
	}
	req, err := q.request()
	if err != nil {
		return err
	}
	req.Sort, req.Renditions, req.Size, req.Cursor = pb.Sort_SORT_READING, true, largestSize, ""
	var out *bufio.Writer
	begin := func() {
		h := w.Header()
		h.Set("Content-Type", "application/jsonl")
		h.Set("Content-Disposition", `attachment; filename="statements.jsonl"`)
		out = bufio.NewWriterSize(w, 64<<10)
	}
	for s, err := range k.every(r.Context(), req) {
		switch {
		case err != nil && out == nil:
			return err
		case err != nil:
			k.Log.Error("desk broke an export off", "reason", err)
			panic(http.ErrAbortHandler) // net/http's own way to cut the connection; it recovers it.
		case out == nil:
			begin()
		}
		if err := export.Write(out, export.Of(s)); err != nil {
			return nil // The reader is gone.
		}
	}
	if out == nil {
		begin()
	}
	out.Flush() // The reader is gone if this fails.
	return nil
}

// every walks all the answers to req.
func (k *desk) every(ctx context.Context, req *pb.FindRequest) iter.Seq2[*pb.Statement, error] {
	return func(yield func(*pb.Statement, error) bool) {
		for {
			resp, err := k.Find(ctx, req)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, h := range resp.GetHits() {
				if !yield(h.GetStatement(), nil) {
					return
				}
			}
			if resp.GetNext() == "" {
				return
			}
			if resp.GetNext() == req.GetCursor() {
				yield(nil, fmt.Errorf("walk statements: the index gave the cursor %q twice", req.GetCursor()))
				return
			}
			req.Cursor = resp.GetNext()
		}
	}
}
