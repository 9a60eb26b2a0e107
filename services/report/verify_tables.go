package report

import (
	"fmt"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// tables holds each row to what it cites: a cell's words stand in a cited
// statement, in the names of those whose it is, or are the report's own for
// what isn't said.
func (v *verifier) tables() {
	own := map[string]bool{}
	for _, key := range []string{"not_said", "no_date"} {
		own[fold(v.pack.Word(key))] = true
	}
	for _, ch := range v.report.Chapters {
		for _, t := range ch.Tables {
			v.table(ch.Title, t, own)
		}
	}
	for _, t := range v.report.Tables {
		v.table(v.pack.Word("annex"), t, own)
	}
}

// table holds the rows of one; own are the report's own words.
func (v *verifier) table(of string, t *pb.Table, own map[string]bool) {
	for i, row := range t.Rows {
		where := fmt.Sprintf("%s, %s, row %d", of, t.Title, i+1)
		if len(row.Citations) == 0 {
			v.fault("uncited", where, "", strings.Join(row.Cells, " | "))
			continue
		}
		if len(row.Cells) != len(t.Columns) {
			v.fault("cell", where, "", fmt.Sprintf("%d cells under %d columns", len(row.Cells), len(t.Columns)))
		}
		held := " "
		for _, id := range row.Citations {
			c := v.by[id]
			if c == nil {
				v.fault("unknown_citation", where, id, "no such citation")
				continue
			}
			held += v.rowWords(c) + fold(c.Text) + " " + fold(strings.Join(c.Rendered, " ")) + " " + v.namesOf(c) + " "
		}
		for _, cell := range row.Cells {
			if own[fold(cell)] {
				continue
			}
			for _, w := range strings.Fields(fold(cell)) {
				if !strings.Contains(held, " "+w+" ") {
					v.fault("cell", where, row.Citations[0], fmt.Sprintf("%q stands in no statement that the row cites", w))
					break
				}
			}
		}
	}
}

// rowWords are what a row may say for words of a citation: infinitives of its verbs, and
// roles in the report's language.
func (v *verifier) rowWords(c *pb.Citation) string {
	var b strings.Builder
	b.WriteString(fold(v.pack.Word("row_for")) + " " + fold(v.pack.Word("row_against")) + " ")
	// Who speaks for whom.
	b.WriteString(fold(v.pack.Frame("behalf", 0, language.Values{"what": "", "group": "a"})) + " " + fold(v.pack.Frame("behalf", 0, language.Values{"what": "", "group": "le a"})) + " " + fold(v.pack.Frame("behalf", 0, language.Values{"what": "", "group": "les a"})) + " ")
	if x, err := openClauses(); err == nil {
		for _, inf := range x.Infinitives(c.Language, c.Text) {
			b.WriteString(fold(inf) + " ")
		}
		for _, inf := range x.Infinitives(v.report.Language, strings.Join(c.Rendered, " ")) {
			b.WriteString(fold(inf) + " ")
		}
	}
	if p := v.packOf(c.Language); p != nil && c.Language != v.pack.Tag {
		text := " " + fold(c.Text) + " "
		for key, forms := range p.Roles {
			for i, f := range forms {
				if strings.Contains(text, " "+fold(f)+" ") && i < len(v.pack.Roles[key]) {
					b.WriteString(fold(v.pack.Roles[key][i]) + " ")
				}
			}
		}
	}
	return b.String()
}

// namesOf are the words with which the report may name those whose a citation is.
func (v *verifier) namesOf(c *pb.Citation) string {
	words := v.pack.And + " "
	for _, s := range c.Speakers {
		words += s.Name + " " + s.Role + " " + s.Organisation + " " + s.Acronym + " " + v.pack.State(s.Country) + " " + v.pack.Word("delegation") + " "
		words += v.bodies.Localise(s.Organisation, v.pack.Tag) + " " + v.bodies.Localise(s.Acronym, v.pack.Tag) + " "
	}
	for _, p := range c.Parties {
		words += p.Name + " " + v.pack.State(p.Country) + " " + v.bodies.Within(p.Name, v.pack.Tag) + " " + v.pack.Word("unnamed") + " "
	}
	for _, g := range v.pack.Groups {
		words += g + " "
	}
	for _, l := range v.report.Labels {
		words += l + " "
	}
	for _, s := range v.report.Speakers {
		if slices.ContainsFunc(c.Speakers, func(x *pb.Speaker) bool { return v.isPerson(x, s) }) {
			words += s.Name + " " + v.pack.State(s.Country) + " "
			for _, k := range s.Capacities {
				words += k.Organisation + " " + k.Role + " " + v.bodies.Localise(k.Organisation, v.pack.Tag) + " "
			}
		}
	}
	return fold(words)
}

// together refuses a proposal without what was answered to it, and an answer
// without what it answers: in a chapter on a theme, both stand in one paragraph.
func (v *verifier) together() {
	by := map[string]*pb.Citation{}
	for _, c := range v.report.Citations {
		by[c.Statement] = c
	}
	for _, ch := range v.report.Chapters {
		if ch.Kind != "theme" {
			continue
		}
		held := map[string][]uint32{}
		for _, s := range ch.Sentences {
			for _, id := range s.Citations {
				held[id] = append(held[id], s.Paragraph)
			}
		}
		// A row is a paragraph of its own.
		rows := uint32(0)
		for _, t := range ch.Tables {
			for _, row := range t.Rows {
				rows--
				for _, id := range row.Citations {
					held[id] = append(held[id], rows)
				}
			}
		}
		for _, c := range v.report.Citations {
			for _, r := range c.Responses {
				to := by[r.Statement]
				if to == nil || !reported(to.Kind) || !reported(c.Kind) || sameNames(to, c) || r.Confidence > 0 && r.Confidence < sure || r.Act != pb.Act_ACT_SUPPORTS && r.Act != pb.Act_ACT_OPPOSES || len(held[to.Id]) == 0 && len(held[c.Id]) == 0 {
					continue
				}
				if !slices.ContainsFunc(held[to.Id], func(n uint32) bool { return slices.Contains(held[c.Id], n) }) {
					v.fault("answer_lost", ch.Title, c.Id, fmt.Sprintf("it answers %s, and they don't stand together", to.Id))
				}
			}
		}
	}
}

// sameNames tells whether two citations are of the same speakers or parties.
func sameNames(a, b *pb.Citation) bool {
	if len(a.Speakers)+len(b.Speakers) > 0 {
		return slices.Equal(names(a.Speakers), names(b.Speakers))
	}
	return len(a.Parties) > 0 && slices.EqualFunc(a.Parties, b.Parties, func(x, y *pb.Party) bool { return fold(x.Name) == fold(y.Name) })
}
