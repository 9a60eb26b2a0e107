package report

import (
	"cmp"
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// ledgers are the annex tables of all chapters together: every call by whom it is
// asked of, and every promise by its date, the nearest first. A reader who is asked
// something, or keeps a calendar, looks there rather than through the chapters.
func (c *composer) ledgers(rows []*fact) {
	for _, t := range []*pb.Table{c.calls(rows), c.dated(rows)} {
		if len(t.Rows) > 0 {
			c.report.Tables = append(c.report.Tables, t)
		}
	}
}

// calls is what was asked, by whom it is asked of; what says nobody last.
func (c *composer) calls(rows []*fact) *pb.Table {
	t := &pb.Table{Kind: tableCalls, Title: c.pack.Word("table_calls"), Columns: []string{c.pack.Word("column_whom"), c.pack.Word("column_what"), c.pack.Word("column_by")}}
	unsaid := fold(c.pack.Word("not_said"))
	var list []*fact
	for _, f := range rows {
		if f.kind == tableCalls && len(f.cells) == len(t.Columns) {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b *fact) int {
		x, y := fold(a.cells[0]), fold(b.cells[0])
		if (x == unsaid) != (y == unsaid) {
			if x == unsaid {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(x, y), c.inOrder(a, b))
	})
	for _, f := range list {
		t.Rows = append(t.Rows, c.ledgerRow(f, f.cells))
	}
	return t
}

// dated is what was promised by when, the nearest first, what has no date last. A
// term that names no day of the calendar ("next year") stands behind those that do.
func (c *composer) dated(rows []*fact) *pb.Table {
	type due struct {
		f   *fact
		key int
	}
	var list []due
	for _, f := range rows {
		if f.kind != tableCommitments || len(f.cells) != 3 {
			continue
		}
		key := noDate
		if dates := datesIn(c.pack, f.cells[2]); len(dates) > 0 {
			key = dates[len(dates)-1].key()
		} else if fold(f.cells[2]) != fold(c.pack.Word("no_date")) {
			key--
		}
		list = append(list, due{f, key})
	}
	slices.SortStableFunc(list, func(a, b due) int { return cmp.Or(cmp.Compare(a.key, b.key), c.inOrder(a.f, b.f)) })
	t := &pb.Table{Kind: "dates", Title: c.pack.Word("table_dates"), Columns: []string{c.pack.Word("column_until"), c.pack.Word("column_what"), c.pack.Word("column_who")}}
	for _, d := range list {
		t.Rows = append(t.Rows, c.ledgerRow(d.f, []string{d.f.cells[2], d.f.cells[1], d.f.cells[0]}))
	}
	return t
}

// noDate orders what has no date behind all that has one.
const noDate = 1 << 30

// inOrder compares by session and reading order.
func (c *composer) inOrder(a, b *fact) int {
	return cmp.Or(cmp.Compare(a.entry.doc.session.number, b.entry.doc.session.number), cmp.Compare(a.entry.doc.Letter, b.entry.doc.Letter),
		cmp.Compare(a.entry.Ordinal, b.entry.Ordinal))
}

func (c *composer) ledgerRow(f *fact, cells []string) *pb.TableRow {
	row := &pb.TableRow{Cells: cells, Citations: []string{f.entry.id}}
	for _, e := range f.with {
		row.Citations = append(row.Citations, e.id)
	}
	if tag := c.tongueOf(f.entry); tag != c.pack.Tag && !f.rendered {
		row.Language = tag
	}
	return row
}
