package desk

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"iter"
	"net/http"

	"rapporteur.internal/proto/export"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/desk/spreadsheet"
)

// table takes statements one after the other; what it wrote is whole after Close.
type table interface {
	Row(export.Line) error
	Close() error
}

// lines are JSON Lines as a table.
type lines struct{ w io.Writer }

func (l lines) Row(x export.Line) error { return export.Write(l.w, x) }
func (l lines) Close() error            { return nil }

// exports are the formats of exports: what they are called, and who writes them.
func exports(format string) (kind string, begin func(io.Writer) (table, error)) {
	switch format {
	case "", "jsonl":
		return "application/jsonl", func(w io.Writer) (table, error) { return lines{w}, nil }
	case "csv":
		return "text/csv; charset=utf-8", func(w io.Writer) (table, error) { return spreadsheet.NewCSV(w) }
	case "xlsx":
		return contentType("xlsx"), func(w io.Writer) (table, error) { return spreadsheet.NewXLSX(w) }
	}
	return "", nil
}

// apiExport sends every live statement that the address asks for, a line or a
// row each, in reading order, renditions included. It is never widened: nothing
// in it would tell which statements were asked for. It is streamed: an export
// that breaks off ends with a broken connection, never with a file that looks whole.
func (k *desk) apiExport(w http.ResponseWriter, r *http.Request) error {
	format := r.URL.Query().Get("format")
	kind, begin := exports(format)
	if begin == nil {
		return wrong(fmt.Sprintf("Statements aren't exported as %q.", format), "Use format=jsonl, csv or xlsx.")
	}
	q, err := readQuery(r.URL.Query())
	if err != nil {
		return err
	}
	req, err := q.request()
	if err != nil {
		return err
	}
	req.Sort, req.Renditions, req.Size, req.Cursor, req.Widen = pb.Sort_SORT_READING, true, largestSize, "", false
	next, stop := iter.Pull2(k.every(r.Context(), req))
	defer stop()
	s, err, more := next()
	if more && err != nil {
		return err // Nothing was sent yet.
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", "statements."+cmp.Or(format, "jsonl")))
	out := bufio.NewWriterSize(w, 64<<10)
	broken := func(err error) {
		k.Log.Error("desk broke an export off", "reason", err)
		panic(http.ErrAbortHandler) // net/http's own way to cut the connection; it recovers it.
	}
	t, err := begin(out)
	if err != nil {
		broken(err)
	}
	for ; more; s, err, more = next() {
		if err == nil {
			err = t.Row(export.Of(s))
		}
		if r.Context().Err() != nil {
			return nil // The reader is gone.
		}
		if err != nil {
			broken(err)
		}
	}
	if err := t.Close(); err != nil {
		broken(err)
	}
	out.Flush() // The reader is gone if this fails.
	return nil
}

// apiSchema sends the JSON Schema of a line of the export.
func (k *desk) apiSchema(w http.ResponseWriter, _ *http.Request) error {
	w.Header().Set("Content-Type", "application/schema+json")
	w.Write(export.Schema()) // The reader is gone if this fails.
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
