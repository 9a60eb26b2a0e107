package report

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/clause"
)

// entry is one statement on its way through the report.
type entry struct {
	*pb.Statement
	// id is the citation's id.
	id  string
	doc *source
	// people are the named speakers, merged over the series.
	people []*person
	theme  string
	turn   *turn
	// opening says whether it can stand without the sentence before.
	opening opening
	// own is set where the sentence itself names whose it is.
	own bool
	// calls is set where it holds a word of a call or a commitment.
	calls bool
	// procedural is 2 where it tells how the meeting went, 1 where not, 0 unread.
	procedural int
	// leans is set where a sentence with its own attribution still looks back;
	// leansOn is the sentence that it can't do without, followers what can't do
	// without this one.
	leans     bool
	leansOn   *entry
	followers []*entry
	// items are the members of the list that the sentence opens; listed is set
	// where it is such a member.
	items  []*entry
	listed bool
	// lead is the byte length of a connective that a quotation may leave out.
	lead  int
	point *group
	// hits weighs the terms of each objective in its words.
	hits map[uint32]float64
	// inferred is objectives by its notions, where statements came with none.
	inferred []uint32
	// matter is the documents' own theme that it is on, where these are the themes.
	matter string
	// topics is the recurrent terms that it holds, where these are the themes.
	topics []string
	// terms are the stems of its words; central is how much they are those of the
	// others, from 0 to 1.
	terms   []string
	central float64
	// parsed is the sentence taken apart.
	parsed clause.Sentence
	// answers is who supports, opposes or answers it; answersTo what it answers.
	answers   []answer
	answersTo []*entry
	// rendered is what the text has of it in words of the translation memory.
	rendered []string
	// shiftOf is what its speaker said before, where its words come back on it.
	shiftOf *entry
	// lengths is how many words it takes in the text, by how many its sentence may have.
	lengths map[int]int
	// terse is set where room is short and its stance is told by name and act alone.
	terse bool
	// resuming is 2 where it takes up what only the sentences before it introduce, 1 where not, 0 unread.
	resuming int
	// decision is set where it records what the meeting decided.
	decision bool
	// notions are those of the thesaurus that its words stand for.
	notions []int
	// chapter is where it is cited; reason why it is not.
	chapter string
	reason  string
}

// source is one document.
type source struct {
	pb.ReportDocument
	session *meeting
	meta    *pb.Metadata
	entries []*entry
}

// meeting is one session.
type meeting struct {
	number int
	docs   []*source
}

// gather takes the statements of primary documents, a statement once, in
// reading order: session, document's letter, ordinal.
func (c *composer) gather(statements iter.Seq[*pb.Statement]) error {
	docs := map[string]*source{}
	held := map[string]*entry{}
	list := slices.Collect(statements)
	versions := c.renditionsOf(list)
	for _, st := range list {
		if st == nil || st.GetDocument() == "" || st.GetOrdinal() == 0 {
			return fmt.Errorf("statement %q: a statement has a document and an ordinal from 1", st.GetId())
		}
		m := st.GetMetadata()
		if versions[st.Document] {
			c.renditions[m.GetPart()]++
			continue
		}
		d := docs[st.Document]
		if d == nil {
			d = &source{meta: m}
			if d.meta == nil {
				d.meta = &pb.Metadata{}
			}
			d.Id, d.File, d.Content = st.Document, st.File, st.Content
			d.Generation = st.Generation
			docs[st.Document] = d
		}
		if st.Generation > d.Generation {
			d.Generation, d.File, d.Content = st.Generation, st.File, st.Content
			if m != nil {
				d.meta = m
			}
		}
		key := fmt.Sprintf("%s.%d", st.Document, st.Ordinal)
		if old := held[key]; old != nil {
			if st.Generation > old.Generation {
				old.Statement = trim(st)
			}
			continue
		}
		e := &entry{Statement: trim(st), doc: d}
		held[key] = e
		d.entries = append(d.entries, e)
	}
	meetings := map[int]*meeting{}
	for _, d := range docs {
		d.entries = slices.DeleteFunc(d.entries, func(e *entry) bool { return e.Generation < d.Generation })
		slices.SortFunc(d.entries, func(a, b *entry) int { return cmp.Compare(a.Ordinal, b.Ordinal) })
		d.describe()
		n := int(d.meta.GetSession())
		if meetings[n] == nil {
			meetings[n] = &meeting{number: n}
			c.meetings = append(c.meetings, meetings[n])
		}
		d.session = meetings[n]
		meetings[n].docs = append(meetings[n].docs, d)
	}
	slices.SortFunc(c.meetings, func(a, b *meeting) int { return cmp.Compare(a.number, b.number) })
	for _, m := range c.meetings {
		c.letter(m)
		for _, d := range m.docs {
			for _, e := range d.entries {
				e.id = fmt.Sprintf("S%d%s-%d", m.number, d.Letter, e.Ordinal)
				c.entries = append(c.entries, e)
				c.byID[e.id] = e
			}
		}
	}
	return nil
}

// trim copies a statement without what the report has no use for.
func trim(st *pb.Statement) *pb.Statement {
	return &pb.Statement{
		Id: st.Id, Document: st.Document, Content: st.Content, Generation: st.Generation, Ordinal: st.Ordinal,
		File: st.File, Metadata: st.Metadata, Page: st.Page, PageLabel: st.PageLabel, Pages: st.Pages,
		Section: st.Section, Paragraph: st.Paragraph, Text: st.Text, Language: st.Language, Kind: st.Kind,
		Attribution: st.Attribution, Confidence: st.Confidence, Act: st.Act, Speakers: st.Speakers,
		Parties: st.Parties, Objectives: st.Objectives, Themes: st.Themes, Initiatives: st.Initiatives,
		Figures: st.Figures, Places: st.Places, Corrected: st.Corrected, Cut: st.Cut, Role: st.Role,
		Evidence: st.Evidence, Responses: st.Responses,
	}
}

func (d *source) describe() {
	d.Title, d.Part, d.Language = d.meta.GetTitle(), d.meta.GetPart(), d.meta.GetLanguage()
	d.Specimen = d.meta.GetSpecimen()
	d.Statements = uint32(len(d.entries))
	count := map[string]int{}
	for _, e := range d.entries {
		if len(e.Language) > 0 {
			count[e.Language]++
		}
		for _, p := range e.Pages {
			d.Pages = max(d.Pages, p)
		}
		d.Pages = max(d.Pages, e.Page)
	}
	if d.Language == "" {
		d.Language = most(count)
	}
	if d.Title == "" {
		d.Title = d.meta.GetSeriesTitle()
	}
	if d.Title == "" {
		d.Title = d.File
	}
}

// letter gives the documents of a session their letters: those that have one
// keep it, the others get the next free one in order of part, then file.
func (c *composer) letter(m *meeting) {
	slices.SortFunc(m.docs, func(a, b *source) int {
		return cmp.Or(natural(a.Part, b.Part), cmp.Compare(a.File, b.File), cmp.Compare(a.Id, b.Id))
	})
	taken := map[string]bool{}
	for _, d := range m.docs {
		if l := c.series.Letters[LetterKey(uint32(m.number), d.Part)]; l != "" && !taken[l] {
			d.Letter = l
			taken[l] = true
		}
	}
	next := 0
	for _, d := range m.docs {
		for d.Letter == "" {
			if l := letters(next); !taken[l] {
				d.Letter = l
				taken[l] = true
			}
			next++
		}
	}
	slices.SortFunc(m.docs, func(a, b *source) int {
		return cmp.Or(cmp.Compare(len(a.Letter), len(b.Letter)), cmp.Compare(a.Letter, b.Letter))
	})
}

// LetterKey is the key of a document's letter in Series.Letters.
func LetterKey(session uint32, part string) string { return fmt.Sprintf("%d/%s", session, part) }

// letters is a, b, … z, aa, ab, …
func letters(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// natural compares with numbers by their value: part 2 before part 10.
func natural(a, b string) int {
	for a != "" && b != "" {
		na, ra := digits(a)
		nb, rb := digits(b)
		if na != "" && nb != "" {
			ta, tb := strings.TrimLeft(na, "0"), strings.TrimLeft(nb, "0")
			if c := cmp.Or(cmp.Compare(len(ta), len(tb)), cmp.Compare(ta, tb)); c != 0 {
				return c
			}
			a, b = ra, rb
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

func digits(s string) (number, rest string) {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return s[:i], s[i:]
}

// most is the key with the highest count, the lowest key where counts tie.
func most(count map[string]int) string {
	best := ""
	for k, n := range count {
		if best == "" || n > count[best] || n == count[best] && k < best {
			best = k
		}
	}
	return best
}
