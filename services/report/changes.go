package report

import (
	"cmp"
	"slices"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Changes says what a report adds, drops and changes against the one before it,
// and where citations went whose words stayed the same.
func Changes(before, after *pb.Report) *pb.ReportChanges {
	d := &difference{before: before, after: after, went: map[string]string{},
		out: &pb.ReportChanges{Series: after.Series, Before: before.Version, After: after.Version, Language: after.Language}}
	if before.Title != after.Title {
		d.out.TitleBefore, d.out.TitleAfter = before.Title, after.Title
	}
	d.edits()
	d.documents()
	d.citations()
	d.chapters()
	d.points()
	return d.out
}

type difference struct {
	before, after *pb.Report
	// went says where the citations of the report before went, by their ids.
	went map[string]string
	out  *pb.ReportChanges
	// old and now read the two reports' sentences.
	old, now *teller
}

func (d *difference) tellers() (old, now *teller) {
	if d.old == nil {
		d.old, d.now = tellerOf(d.before), tellerOf(d.after)
	}
	return d.old, d.now
}

func (d *difference) edits() {
	old := map[string]*pb.AppliedEdit{}
	for _, e := range d.before.Edits {
		old[e.Edit.GetId()] = e
	}
	for _, e := range d.after.Edits {
		if o := old[e.Edit.GetId()]; o == nil || !proto.Equal(o, e) {
			d.out.Edits = append(d.out.Edits, e)
		}
		delete(old, e.Edit.GetId())
	}
	for _, e := range d.before.Edits {
		if old[e.Edit.GetId()] != nil {
			d.out.Withdrawn = append(d.out.Withdrawn, e.Edit)
		}
	}
}

// seat is a document with the label of its place.
type seat struct {
	*pb.ReportDocument
	label string
}

func seats(r *pb.Report) []seat {
	var out []seat
	for _, s := range r.Sessions {
		for _, d := range s.Documents {
			out = append(out, seat{d, documentLabel(s.Number, d.Letter)})
		}
	}
	return out
}

func (d *difference) documents() {
	old := seats(d.before)
	put := func(sort string, a, b seat) {
		x := &pb.DocumentChange{Sort: sort, Before: a.label, After: b.label}
		of := b
		if of.ReportDocument == nil {
			of = a
		}
		x.File, x.Title = of.File, of.Title
		d.out.Documents = append(d.out.Documents, x)
	}
	take := func(f func(seat) bool) (seat, bool) {
		i := slices.IndexFunc(old, f)
		if i < 0 {
			return seat{}, false
		}
		s := old[i]
		old = slices.Delete(old, i, i+1)
		return s, true
	}
	var fresh []seat
	for _, n := range seats(d.after) {
		o, ok := take(func(s seat) bool { return s.Id == n.Id })
		switch {
		case !ok:
			fresh = append(fresh, n)
		case o.Content != n.Content:
			put("replaced", o, n)
		case o.label != n.label:
			put("moved", o, n)
		case o.Generation != n.Generation:
			put("read_anew", o, n)
		}
	}
	for _, n := range fresh {
		// The same bytes at another place: its session or series was corrected.
		if o, ok := take(func(s seat) bool { return s.Content == n.Content }); ok {
			put("moved", o, n)
		} else {
			put("added", seat{}, n)
		}
	}
	for _, o := range old {
		put("withdrawn", o, seat{})
	}
}

// citations finds where each citation went: the same words in the same
// document, or in the same bytes at another place.
func (d *difference) citations() {
	held := map[string][]string{}
	keys := func(c *pb.Citation) []string {
		return []string{c.Document + "\x00" + bare(c.Text), c.Content + "\x00" + bare(c.Text)}
	}
	ids := map[string]*pb.Citation{}
	for _, c := range d.after.Citations {
		ids[c.Id] = c
		for _, k := range keys(c) {
			held[k] = append(held[k], c.Id)
		}
	}
	for _, c := range d.before.Citations {
		for _, k := range keys(c) {
			at := held[k]
			if len(at) == 0 {
				continue
			}
			to := at[0]
			if slices.Contains(at, c.Id) {
				to = c.Id
			}
			d.went[c.Id] = to
			if to != c.Id {
				d.out.Moved = append(d.out.Moved, &pb.MovedCitation{Before: c.Id, After: to})
			}
			break
		}
	}
}

func (d *difference) chapters() {
	order := func(r, other *pb.Report) []string {
		var keys []string
		for _, ch := range r.Chapters {
			if keyed(other, chapterKey(ch)) != nil {
				keys = append(keys, chapterKey(ch))
			}
		}
		return keys
	}
	stay := still(order(d.before, d.after), order(d.after, d.before))
	for _, ch := range d.after.Chapters {
		key := chapterKey(ch)
		x := &pb.ChapterChange{Key: key, Title: ch.Title}
		o := keyed(d.before, key)
		if o == nil {
			x.Sort = "added"
			o = &pb.Chapter{}
		}
		x.Sentences = d.sentences(o, ch)
		switch {
		case x.Sort != "":
		case len(x.Sentences) > 0 || o.Title != ch.Title:
			x.Sort = "changed"
		case !stay[key]:
			x.Sort = "moved"
		default:
			continue
		}
		d.out.Chapters = append(d.out.Chapters, x)
	}
	for _, ch := range d.before.Chapters {
		if keyed(d.after, chapterKey(ch)) == nil {
			d.out.Chapters = append(d.out.Chapters, &pb.ChapterChange{Sort: "dropped", Key: chapterKey(ch), Title: ch.Title,
				Sentences: d.sentences(ch, &pb.Chapter{})})
		}
	}
}

func keyed(r *pb.Report, key string) *pb.Chapter {
	i := slices.IndexFunc(r.Chapters, func(ch *pb.Chapter) bool { return chapterKey(ch) == key })
	if i < 0 {
		return nil
	}
	return r.Chapters[i]
}

// sentences compares those of a chapter by what they say; of what is left, two that
// begin from the same statement, or tell of the same point, are one that changed.
func (d *difference) sentences(before, after *pb.Chapter) []*pb.SentenceChange {
	left := map[string]int{}
	old, now := d.tellers()
	for _, s := range before.Sentences {
		left[old.said(s)]++
	}
	var fresh []*pb.ReportSentence
	for _, s := range after.Sentences {
		if k := now.said(s); left[k] > 0 {
			left[k]--
		} else {
			fresh = append(fresh, s)
		}
	}
	var gone []*pb.ReportSentence
	for _, s := range slices.Backward(before.Sentences) {
		if k := old.said(s); left[k] > 0 {
			left[k]--
			gone = append(gone, s)
		}
	}
	slices.Reverse(gone)
	var out []*pb.SentenceChange
	for _, s := range fresh {
		i := slices.IndexFunc(gone, func(o *pb.ReportSentence) bool { return d.sameOrigin(o, s) })
		if i < 0 {
			out = append(out, &pb.SentenceChange{Sort: "added", After: s.Text, Citations: s.Citations})
			d.out.SentencesAdded++
			continue
		}
		out = append(out, &pb.SentenceChange{Sort: "changed", Before: gone[i].Text, After: s.Text, Citations: s.Citations})
		d.out.SentencesChanged++
		gone = slices.Delete(gone, i, i+1)
	}
	for _, s := range gone {
		out = append(out, &pb.SentenceChange{Sort: "dropped", Before: s.Text, Citations: s.Citations})
		d.out.SentencesDropped++
	}
	return out
}

func (d *difference) sameOrigin(o, s *pb.ReportSentence) bool {
	if len(o.Citations) == 0 || len(s.Citations) == 0 {
		return false
	}
	return cmp.Or(d.went[o.Citations[0]], o.Citations[0]) == s.Citations[0]
}

// points compares points by their statements, wherever these went.
func (d *difference) points() {
	key := func(cites []string, went map[string]string) string {
		var ids []string
		for _, id := range cites {
			ids = append(ids, cmp.Or(went[id], id))
		}
		slices.Sort(ids)
		b := ""
		for _, id := range ids {
			b += id + " "
		}
		return b
	}
	old := map[string]bool{}
	for _, p := range d.before.Points {
		old[key(p.Citations, d.went)] = true
	}
	now := map[string]bool{}
	for _, p := range d.after.Points {
		k := key(p.Citations, nil)
		now[k] = true
		if !old[k] {
			d.out.PointsAdded = append(d.out.PointsAdded, p.Id)
		}
	}
	for _, p := range d.before.Points {
		if !now[key(p.Citations, d.went)] {
			d.out.PointsDropped = append(d.out.PointsDropped, p.Id)
		}
	}
}
