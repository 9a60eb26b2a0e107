package speech

import (
	"slices"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// sides finds the States, blocs and bodies that take sides in the sentence: "Le
// Togo l'a acceptée", "Peru, which had doubted it, withdrew its reservation", "Lo
// apoyaron Chile y el Perú", "This was opposed by Japan". Such a sentence tells what
// happened in the meeting, so that it is theirs though a person holds the floor;
// what a State did elsewhere stays with the person who tells of it.
func (r *reader) sides(s *sentence) *grouping {
	if !r.past || r.verbatim || r.floor.turn || r.floor.quoted || r.toldByPerson(s) {
		return nil
	}
	for _, i := range s.headAndLead() {
		for _, read := range []func(*sentence, int) ([]Party, int){r.sidesFrom, r.sidesInverted, r.sidesAgent} {
			g, e := read(s, i)
			if g == nil || g[0].Delegation {
				continue
			}
			if g = r.withJoined(s, g, i, e); g != nil {
				return &grouping{"group-sides", once(g), i, e}
			}
		}
	}
	return nil
}

// headAndLead gives where a list of parties may begin: at the first word, since a list
// looks like what leads in ("Peru, Chile and Japan backed"), and at the lead.
func (s *sentence) headAndLead() []int {
	if lead := s.Lead(); lead > 0 {
		return []int{0, lead}
	}
	return []int{0}
}

// toldByPerson: somebody is named as who says the sentence, or a tag is somebody's.
func (r *reader) toldByPerson(s *sentence) bool {
	if r.mainSubject(s) != nil {
		return true
	}
	for _, v := range s.Verbs {
		if v.Strong() && parenthetic(s, v.At) {
			return true
		}
	}
	return false
}

// sidesFrom reads the parties that begin at i and the verb by which they take sides.
func (r *reader) sidesFrom(s *sentence, i int) ([]Party, int) {
	return r.sidesOver(s, i, false, false)
}

// sidesOver is sidesFrom where something before the parties may be the object of
// their verb ("que le Togo a rejetée"). beside: others take sides in the sentence, so
// that a body does too.
func (r *reader) sidesOver(s *sentence, i int, object, beside bool) ([]Party, int) {
	g, e := r.parties(s).ListAt(i, false)
	if g == nil || !r.sideVerbOf(s, e, object) {
		return nil, 0
	}
	if r.takesSides(s, g) || beside && g[0].Sort == "organisation" && !g[0].Deliberative {
		return g, e
	}
	return nil, 0
}

// sideVerbOf: the subject that ends at e has a verb of taking sides, at once or behind
// what stands between commas ("hostile in May to the levy").
func (r *reader) sideVerbOf(s *sentence, e int, object bool) bool {
	if r.sideVerb(s, e, object) {
		return true
	}
	if grammar.At(s.Words, e).Text != "," {
		return false
	}
	for c := e + 2; c < len(s.Words)-1 && c < e+28; c++ {
		if s.Words[c].Text == "," && r.sideVerb(s, c+1, object) {
			return true
		}
	}
	return false
}

// takesSides: the parties are States, blocs or bodies with a name, with groups
// beside them or not. A body alone may be the one that meets, or be told of: it is
// one of those who take sides where it spoke before.
func (r *reader) takesSides(s *sentence, g []Party) bool {
	for _, p := range g {
		switch {
		case p.Sort == "state" || p.Bloc:
			return true
		case p.Sort == "organisation" && !p.Deliberative && r.spokeBefore(s, p):
			return true
		}
	}
	return false
}

// spokeBefore: the body was credited before s, or somebody of it was.
func (r *reader) spokeBefore(s *sentence, p Party) bool {
	f := lexicon.Fold(p.Name)
	// What is decided of the sentence before s may yet be taken back.
	for ; r.tookTo < s.index-1; r.tookTo++ {
		for _, name := range bodiesOf(r.sentences[r.tookTo]) {
			r.took[name] = true
		}
	}
	return r.took[f] || s.index > 0 && slices.Contains(bodiesOf(r.sentences[s.index-1]), f)
}

// bodiesOf gives the bodies that a sentence is credited to, or whose people it is,
// folded.
func bodiesOf(s *sentence) []string {
	var out []string
	for _, p := range s.d.Parties {
		out = append(out, lexicon.Fold(p.Name))
	}
	for _, p := range s.d.people {
		for _, name := range append([]string{p.acronym, p.behalf}, p.orgs...) {
			if name != "" {
				out = append(out, lexicon.Fold(name))
			}
		}
	}
	return out
}

// laterSides gives the parties of later clauses that take sides too: "et la Guinée
// s'y est opposée", "que le Togo a rejetée", "while the Port Union withdrew its
// reservation".
func (r *reader) laterSides(s *sentence, e int) []Party {
	k := s.Words
	var out []Party
	for x := e + 1; x < len(k)-2; x++ {
		w := k[x]
		opens := w.Is(lexicon.Conjunction|lexicon.Coordinator) || w.Text == ";" || s.CueBefore(lexicon.CueClauses, x+1) > 0 ||
			s.CueBefore(lexicon.CueSubordinatePhrase, x+1) > 0 || k[x-1].Text == "," && (w.Is(lexicon.Subordinator) || w.Is(lexicon.Relative))
		if !opens {
			continue
		}
		over := k[x-1].Text == "," && w.Is(lexicon.Subordinator) && s.Lang.Code != "en"
		if g, end := r.sidesOver(s, x+1, over, true); g != nil {
			out = append(out, g...)
			x = end
		}
	}
	return out
}

// sidesInverted reads parties behind their verb, with the pronoun of what was put
// forward before it, or of who do as those before: "Lo apoyaron Chile y el Perú",
// "So did Japan".
func (r *reader) sidesInverted(s *sentence, i int) ([]Party, int) {
	if n := s.Cue(lexicon.CueSidesSo, i); n > 0 {
		if g, e := r.parties(s).ListAt(i+n, false); r.takesSides(s, g) {
			return g, e
		}
	}
	c := s.clitics(i)
	if s.Lang.Code != "es" || !c.object && !c.reflexive || c.end >= len(s.Words) {
		return nil, 0
	}
	for _, v := range s.Lang.Sides(s.Words[c.end].Lower) {
		if v.Infinitive || v.Tense&lexicon.Past == 0 || v.Reflexive != c.reflexive || len(v.Behind) > 0 {
			continue
		}
		q := c.end + 1
		for q < len(s.Words) && grammar.Adverbial(s.Words[q]) && !s.Words[q].Is(lexicon.Determiner) {
			q++
		}
		if g, e := r.parties(s).ListAt(q, false); r.takesSides(s, g) {
			return g, e
		}
	}
	return nil, 0
}

// sidesAgent reads the parties by whom what was put forward was taken up or turned
// down: "La proposition a été appuyée par le Togo", "This was opposed by Japan".
func (r *reader) sidesAgent(s *sentence, i int) ([]Party, int) {
	k := s.Words
	if !s.putForward(i) {
		return nil, 0
	}
	be := false
	for x := i + 1; x < len(k)-1 && x < i+14; x++ {
		w := k[x]
		be = be || w.Is(lexicon.Be|lexicon.PastBe)
		if w.Lower != "par" && w.Lower != "by" && w.Lower != "por" {
			continue
		}
		for back := 1; be && back <= 2 && x-back > i; back++ {
			for _, v := range s.Lang.Sides(k[x-back].Lower) {
				if v.Frame != lexicon.SideWith || v.Tense&lexicon.Participle == 0 {
					continue
				}
				if pluperfect(s, x-back) || pluperfect(s, x-back-1) {
					continue // "had been opposed": on another day
				}
				if g, e := r.parties(s).ListAt(x+1, false); r.takesSides(s, g) {
					return g, e
				}
			}
		}
	}
	return nil, 0
}

// putForward: at i stands what was put forward: a pronoun, or such a noun with its
// article.
func (s *sentence) putForward(i int) bool {
	w := grammar.At(s.Words, i)
	switch w.Lower {
	case "it", "this", "that", "elle", "il", "celle-ci", "celui-ci", "esto", "esta", "este":
		if next := grammar.At(s.Words, i+1); next.Is(lexicon.Auxiliary) || next.Is(lexicon.Be|lexicon.PastBe) {
			return true
		}
	}
	if !w.Is(lexicon.Determiner) {
		return false
	}
	for j := i + 1; j < i+3; j++ {
		if s.Cue(lexicon.CueSidesOn, j) > 0 || s.Cue(lexicon.CueSidesNouns, j) > 0 {
			return true
		}
	}
	return false
}
