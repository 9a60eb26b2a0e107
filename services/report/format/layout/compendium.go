package layout

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// statement is one of the sources', cited or not.
type statement struct {
	id, document string
	mark         string
	who          []string
	words        Run
	use          []string
}

// compendium is every statement of the report's sources, by document, in reading
// order, with the chapters that cite it, or why none does.
func (l *Layout) compendium(level int) {
	by := map[string][]*statement{}
	for _, s := range l.statements() {
		by[s.document] = append(by[s.document], s)
	}
	w := l.Pack.Word
	for _, s := range l.Report.Sessions {
		for _, d := range s.Documents {
			list := by[d.Id]
			if len(list) == 0 {
				continue
			}
			name := l.documentHead(level, s, d)
			t := &Table{Caption: name, Header: []string{w("source"), w("name"), w("text"), w("used")}, Widths: []int{13, 18, 46, 23}}
			for _, x := range list {
				t.Rows = append(t.Rows, Row{ID: x.id, Cells: [][]Run{text(x.mark), text(strings.Join(x.who, ", ")), {x.words}, text(strings.Join(x.use, "; "))}})
			}
			l.table(t)
		}
	}
}

// documentHead is a heading and the line under it; it gives the document's name.
func (l *Layout) documentHead(level int, s *pb.ReportSession, d *pb.ReportDocument) string {
	name := d.Title
	if s.Number > 0 {
		name = language.Capital(l.Pack.Session(int(s.Number))) + " — " + name
	}
	if d.Specimen {
		name += " (" + l.Pack.Word("specimen_mark") + ")"
	}
	l.heading(level, "document-"+fmt.Sprintf("%d%s", s.Number, d.Letter), name)
	l.paragraph(fmt.Sprintf("%s (%s, %s)", d.File, l.Pack.Language(d.Language), fmt.Sprintf("S%d%s", s.Number, d.Letter)))
	return name
}

// statements are all that the report cites or lists as unused, in reading order.
func (l *Layout) statements() []*statement {
	chapters := map[string][]string{}
	for _, ch := range l.Report.Chapters {
		for _, id := range CitedBy(ch) {
			chapters[id] = append(chapters[id], ch.Title)
		}
	}
	held := map[string]*statement{}
	var list []*statement
	for _, c := range l.Report.Citations {
		s := &statement{id: c.Id, document: c.Document, mark: l.Mark(c), who: names(c.Speakers, c.Parties), words: l.words(c), use: chapters[c.Id]}
		held[c.Id] = s
		list = append(list, s)
	}
	specimen := map[string]bool{}
	for _, s := range l.Report.Sessions {
		for _, d := range s.Documents {
			specimen[d.Id] = d.Specimen
		}
	}
	for _, u := range l.Report.Coverage {
		s := held[u.Id]
		if s == nil {
			words := Run{Text: u.Text}
			if u.Language != "" && u.Language != l.Report.Language {
				words.Tongue = u.Language
			}
			who := names(u.Persons, u.Parties)
			if len(who) == 0 {
				who = u.Speakers
			}
			s = &statement{id: u.Id, document: u.Document, who: who, words: words,
				mark: l.Mark(&pb.Citation{Id: u.Id, Page: u.Page, PageLabel: u.PageLabel, Specimen: specimen[u.Document]})}
			list = append(list, s)
		}
		s.use = []string{u.Reason}
	}
	slices.SortStableFunc(list, func(a, b *statement) int {
		return cmp.Or(cmp.Compare(ordinal(a.id), ordinal(b.id)), cmp.Compare(a.id, b.id))
	})
	return list
}

// ordinal is a statement's number in its document: 17 of S1a-17.
func ordinal(id string) int {
	_, n, _ := strings.Cut(id, "-")
	i, err := strconv.Atoi(n)
	if err != nil { // No id of ours: behind all that are.
		return 1 << 30
	}
	return i
}

func names(speakers []*pb.Speaker, parties []*pb.Party) (out []string) {
	for _, x := range speakers {
		out = append(out, x.Name)
	}
	for _, p := range parties {
		out = append(out, p.Name)
	}
	return out
}

// CitedBy are the citations of a chapter, in text and tables, each once.
func CitedBy(ch *pb.Chapter) []string {
	var out []string
	held := map[string]bool{}
	take := func(ids []string) {
		for _, id := range ids {
			if !held[id] {
				held[id] = true
				out = append(out, id)
			}
		}
	}
	for _, s := range ch.Sentences {
		take(s.Citations)
	}
	for _, t := range ch.Tables {
		for _, r := range t.Rows {
			take(r.Citations)
		}
	}
	return out
}
