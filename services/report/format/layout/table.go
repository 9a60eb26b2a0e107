package layout

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// numberBefore is a number that a title brings along: "3. ", "3) ".
var numberBefore = regexp.MustCompile(`^\d{1,3}[.)]\s`)

// numbered is a chapter's title behind its number, unless it brings one along.
func numbered(n int, title string) string {
	if numberBefore.MatchString(title) {
		return title
	}
	return fmt.Sprintf("%d. %s", n, title)
}

// labelled says what a paragraph is about, before its first sentence.
func labelled(label string) []Run {
	if label == "" {
		return nil
	}
	return []Run{{Text: stopped(label), Bold: true}, {Text: " "}}
}

// stopped is a label with its full stop, or with the mark that it ends in already.
func stopped(label string) string {
	if strings.HasSuffix(label, ".") || strings.HasSuffix(label, "?") || strings.HasSuffix(label, "!") || strings.HasSuffix(label, "…") {
		return label
	}
	return label + "."
}

// Between stands between citations.
func (l *Layout) Between() string { return l.Pack.Word("cite_join") }

// chapterTable lays out a table of a chapter: its columns, and last the sources.
func (l *Layout) chapterTable(t *pb.Table) {
	if len(t.Rows) > 0 {
		l.table(l.pbTable(t))
	}
}

// pbTable is a table with its sources in a last column.
func (l *Layout) pbTable(t *pb.Table) *Table {
	x := &Table{Caption: t.Title, Titled: t.Title != "", Header: append(append([]string{}, t.Columns...), l.Pack.Word("source"))}
	for _, r := range t.Rows {
		cells := l.tableCells(t, r)
		marks := append([]Run{{Text: "["}}, l.marks(r.Citations)...)
		x.Rows = append(x.Rows, Row{Cells: append(cells, append(marks, Run{Text: "]"}))})
	}
	x.Widths = shares(x)
	return x
}

// tableCells are a row's cells, one a column. Words of another language bear
// it, and the cell that holds most of them says so, as a quotation does.
func (l *Layout) tableCells(t *pb.Table, r *pb.TableRow) [][]Run {
	cells := make([][]Run, len(t.Columns))
	foreign := r.Language != "" && r.Language != l.Report.Language
	longest := 0
	for i := range cells {
		text := ""
		if i < len(r.Cells) {
			text = r.Cells[i]
		}
		x := Run{Text: text}
		if foreign && l.printedIn(text, r) {
			x.Tongue = r.Language
			if longest == 0 || len(text) > longest {
				longest = len(text)
			}
		}
		cells[i] = []Run{x}
	}
	if !foreign {
		return cells
	}
	// A row whose words no source prints as they are is another language's all the same.
	at := 0
	for i := range cells {
		if cells[i][0].Tongue != "" && len(cells[i][0].Text) == longest {
			at = i
			break
		}
	}
	if len(cells) > 0 {
		cells[at][0].Tongue = r.Language
		cells[at] = append(cells[at], Run{Text: " " + l.foreignMark(r.Language)})
	}
	return cells
}

// foreignMark says that words stand in another language in their source.
func (l *Layout) foreignMark(tag string) string {
	return l.Pack.Frame("foreign_mark", 0, language.Values{"language": l.Pack.Language(tag)})
}

// printedIn tells whether a source of a row, in the row's language, prints a text.
func (l *Layout) printedIn(text string, r *pb.TableRow) bool {
	low := folded(text)
	if low == "" {
		return false
	}
	for _, id := range r.Citations {
		if c := l.By[id]; c != nil && c.Language == r.Language && strings.Contains(folded(c.Text), low) {
			return true
		}
	}
	return false
}

// folded is a text in lower case with single spaces, for comparing.
func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// shares gives columns their widths in percent: each what its longest word
// asks for, and of the rest a share as its texts are long.
func shares(t *Table) []int {
	// A letter of a table is about a hundredth of the text's width, a column's margins are three.
	const letter, margins, mostWord, mostText = 1.15, 3, 26, 60
	n := len(t.Header)
	least, want := make([]float64, n), make([]float64, n)
	need, sum := 0.0, 0.0
	for i, h := range t.Header {
		total, word := 0, longestWord(h)
		for _, r := range t.Rows {
			if i < len(r.Cells) {
				s := Plain(r.Cells[i])
				total += utf8.RuneCountInString(s)
				word = max(word, longestWord(s))
			}
		}
		least[i] = float64(min(word, mostWord))*letter + margins
		want[i] = 1 + min(float64(total)/float64(max(len(t.Rows), 1)), mostText)
		need, sum = need+least[i], sum+want[i]
	}
	out := make([]int, n)
	left, widest := 100, 0
	for i := range out {
		if need < 100 {
			out[i] = int(least[i] + (100-need)*want[i]/sum)
		} else {
			out[i] = int(least[i] * 100 / need)
		}
		left -= out[i]
		if out[i] > out[widest] {
			widest = i
		}
	}
	if n > 0 { // What rounding leaves.
		out[widest] += left
	}
	return out
}

func longestWord(s string) int {
	n := 0
	for _, w := range strings.Split(s, " ") {
		n = max(n, utf8.RuneCountInString(w))
	}
	return n
}

// untranslated lists what stands in another language only, with the form that
// its sentence wants; an annex where there is any.
func (l *Layout) untranslated(head func(id, word string)) {
	w := l.Pack.Word
	if len(l.Report.Untranslated) == 0 {
		return
	}
	head("untranslated", "annex_untranslated")
	l.paragraph(w("untranslated_note"))
	t := &Table{Caption: w("annex_untranslated"), Header: []string{w("text"), w("wanted_form"), w("source")}, Widths: []int{62, 20, 18}}
	for _, u := range l.Report.Untranslated {
		text := Run{Text: u.Text}
		if u.Language != l.Report.Language {
			text.Tongue = u.Language
		}
		t.Rows = append(t.Rows, Row{Cells: [][]Run{{text}, {{Text: l.Wanted(u.Form)}}, l.marks([]string{u.Citation})}})
	}
	l.table(t)
}

// Wanted names the form that a translation is to have.
func (l *Layout) Wanted(form string) string {
	switch form {
	case "clause", "infinitive", "noun", "sentence":
		return l.Pack.Word("form_" + form)
	}
	return form
}

// Plain is the text of runs.
func Plain(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}
