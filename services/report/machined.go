package report

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
	"rapporteur.internal/services/report/memory"
)

// machineMark stands behind words that a machine translated and no person accepted.
const machineMark = "°"

// machined marks the words of the text and its tables that are a machine's, until
// a person accepts them, and lists their statements in the method annex.
func (c *composer) machined() {
	words := c.machineWords()
	if len(words) == 0 {
		return
	}
	found := map[string]bool{}
	is := func(id, text string) bool {
		return slices.ContainsFunc(words[id], func(w string) bool { return strings.EqualFold(w, strings.TrimRight(text, " .\u00a0")) })
	}
	for _, ch := range c.report.Chapters {
		for id, all := range words {
			if slices.ContainsFunc(all, func(w string) bool { return strings.EqualFold(w, ch.Title) }) {
				found[id] = true
			}
		}
		for _, s := range ch.Sentences {
			var pieces []*pb.Piece
			for _, p := range s.Pieces {
				pieces = append(pieces, p)
				if p.Citation != "" && is(p.Citation, p.Text) {
					found[p.Citation] = true
					pieces = append(pieces, &pb.Piece{Text: machineMark})
				}
			}
			if len(pieces) > len(s.Pieces) {
				s.Pieces, s.Text = pieces, ""
				for _, p := range pieces {
					s.Text += p.Text
				}
			}
		}
		for _, t := range ch.Tables {
			for _, row := range t.Rows {
				for i, cell := range row.Cells {
					at := slices.IndexFunc(row.Citations, func(id string) bool { return is(id, cell) })
					if at >= 0 {
						row.Cells[i] = cell + machineMark
						found[row.Citations[at]] = true
					}
				}
			}
		}
	}
	var list []string
	for _, e := range c.entries { // In the order of the sources.
		if found[e.id] {
			list = append(list, e.id)
		}
	}
	if len(list) > 0 {
		c.report.Method = append(c.report.Method, c.pack.Frame("method_machine", 0, language.Values{"n": len(list), "list": c.pack.List(list)}))
	}
}

// machineWords are, by the statement's id, the words of the memory that only a machine answers for.
func (c *composer) machineWords() map[string][]string {
	bySource := map[string][]string{}
	for e := range c.series.Memory.All() {
		if e.Target == c.pack.Tag && e.Words != "" && !e.Accepted() {
			bySource[e.Source] = append(bySource[e.Source], e.Words)
		}
	}
	words := map[string][]string{}
	if len(bySource) == 0 {
		return words
	}
	for _, e := range c.entries {
		if w := bySource[memory.Hash(e.Text)]; w != nil {
			words[e.id] = w
		}
	}
	return words
}
