package lexicon

import (
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

// least is how many entries each file of each language holds at least.
var least = map[string]int{"verbs": 250, "roles": 200, "honorifics": 20, "organisations": 60, "groups": 150, "floor": 150, "procedure": 20, "record": 60, "function": 120, "sides": 150, "abbreviations": 30}

func TestEveryLanguageHasEveryFileAndFarMoreThanOneTextShows(t *testing.T) {
	for _, code := range codes {
		for name, n := range least {
			sections, err := readSections(Files(), path.Join(code, name+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			got := 0
			for _, s := range sections {
				got += len(s.entries)
			}
			if got < n {
				t.Errorf("%s/%s.txt holds %d entries, wanted %d", code, name, got, n)
			}
		}
	}
}

func TestEveryLanguageHasTheSameSections(t *testing.T) {
	for name := range least {
		names := map[string][]string{}
		for _, code := range codes {
			sections, err := readSections(Files(), path.Join(code, name+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range sections {
				names[s.name] = append(names[s.name], code)
			}
		}
		for s, in := range names {
			if len(in) != len(codes) {
				t.Errorf("section %q of %s.txt stands %d times, in %v alone", s, name, len(in), in)
			}
		}
	}
}

func TestNoEntryStandsTwiceInItsSection(t *testing.T) {
	err := fs.WalkDir(Files(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(p, "paradigms.txt") || strings.HasSuffix(p, "offices.txt") {
			return err
		}
		sections, err := readSections(Files(), p)
		if err != nil {
			return err
		}
		for _, s := range sections {
			seen := map[string]bool{}
			for _, e := range s.entries {
				k := strings.TrimSuffix(e, "~")
				if !strings.HasSuffix(p, "function.txt") {
					k = Fold(k)
				}
				if seen[k] {
					t.Errorf("%s [%s]: %q stands twice", p, s.name, e)
				}
				seen[k] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAVerbHasOneAct(t *testing.T) {
	for _, code := range codes {
		sections, _ := readSections(Files(), path.Join(code, "verbs.txt"))
		acts := map[string]string{}
		for _, s := range sections {
			for _, e := range s.entries {
				lemma := strings.TrimSuffix(e, "~")
				if old := acts[lemma]; old != "" && old != s.name {
					t.Errorf("%s: %q %s and %s", code, lemma, old, s.name)
				}
				acts[lemma] = s.name
			}
		}
	}
}

func TestNoFormOfAVerbIsAFunctionWord(t *testing.T) {
	x, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	allowed := map[string]bool{"fait": true, "mis": true, "tenu": true, "présentes": true, "sur": true, "suit": true, "lu": true, "su": true, "vu": true, "dit": true, "dite": true, "dits": true, "dites": true, "dicho": true, "dicha": true, "vit": true, "da": true, "ve": true, "ven": true, "dan": true, "put": true, "set": true, "held": true, "sue": true, "noté": true}
	for _, code := range codes {
		l := x.Languages[code]
		for f, v := range l.verbs {
			if allowed[f] {
				continue
			}
			if l.function[f]&(Determiner|Of|Preposition|Conjunction|Subject|Relative|Have|Clitic) != 0 {
				t.Errorf("%s: %q of %s is a function word", code, f, v.Lemma)
			}
			if len(f) < 3 {
				t.Errorf("%s: %q of %s is too short", code, f, v.Lemma)
			}
		}
	}
}

func TestVerbsAreConjugatedByTheirParadigm(t *testing.T) {
	x, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		code, form, lemma string
		tense             Tense
	}{
		{"fr", "souligné", "souligner", Participle}, {"fr", "souligne", "souligner", Present}, {"fr", "rappelle", "rappeler", Present},
		{"fr", "suggéra", "suggerer", Past}, {"fr", "annonçait", "annoncer", Past}, {"fr", "a", "", 0}, {"fr", "reconnaît", "reconnaitre", Present},
		{"fr", "dit", "dire", Present | Past | Participle}, {"fr", "soutint", "soutenir", Past}, {"fr", "admis", "admettre", Participle},
		{"en", "said", "say", Past | Participle}, {"en", "stresses", "stress", Present}, {"en", "specified", "specify", Past | Participle},
		{"en", "agreeing", "agree", Gerund}, {"en", "preferred", "prefer", Past | Participle}, {"en", "conveyed", "convey", Past | Participle},
		{"es", "señaló", "senalar", Past}, {"es", "propuso", "proponer", Past}, {"es", "advirtieron", "advertir", Past},
		{"es", "recuerda", "recordar", Present}, {"es", "dicho", "decir", Participle}, {"es", "aborda", "abordar", Present}, {"es", "concluyó", "concluir", Past},
	} {
		w := x.Languages[c.code].Describe(c.form)
		if w.Verb.Lemma != c.lemma || w.Verb.Tense != c.tense {
			t.Errorf("%s %q: %q, tense %b; wanted %q, %b", c.code, c.form, w.Verb.Lemma, w.Verb.Tense, c.lemma, c.tense)
		}
	}
}

func TestRolesAreKnownInPluralAndInCompounds(t *testing.T) {
	x, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		code, word string
		want, not  Class
	}{
		{"fr", "Ministres", Role | RolePlural, 0}, {"fr", "Vice-Ministre", Role, RolePlural}, {"fr", "Directrice", Role | RoleFeminine, 0},
		{"en", "Co-Chair", Role, RolePlural}, {"en", "Directors", Role | RolePlural, 0}, {"es", "Alcalde-Presidente", Role, RolePlural},
		{"es", "embajadores", Role | RolePlural, 0}, {"fr", "à", 0, Have}, {"fr", "a", Have, Of},
	} {
		w := x.Languages[c.code].Describe(c.word)
		if w.Class&c.want != c.want || w.Class&c.not != 0 {
			t.Errorf("%s %q: class %b", c.code, c.word, w.Class)
		}
	}
}

func TestABrokenFileSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[open\nx", "closing bracket"},
	} {
		if _, err := readSections(fstest.MapFS{"f.txt": {Data: []byte(c.text)}}, "f.txt"); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v", c.text, err)
		}
	}
	if _, err := readParadigms(fstest.MapFS{"p.txt": {Data: []byte("-er | e | a")}}, "p.txt"); err == nil || !strings.Contains(err.Error(), "five columns") {
		t.Errorf("paradigm of three columns: %v", err)
	}
	if _, err := LoadFS(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "abbreviations") {
		t.Errorf("no files: %v", err)
	}
}

func TestAPhraseFitsItsLongestForm(t *testing.T) {
	x, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	l := x.Languages["fr"]
	words := []string{"au", "nom", "de", "tous"}
	at := func(i int) string { return words[i] }
	if n := l.Cue(CueBehalf).At(0, len(words), at); n != 3 {
		t.Errorf("behalf takes %d words, wanted 3", n)
	}
	if n := l.Cue(CueBehalf).At(1, len(words), at); n != 0 {
		t.Errorf("behalf within takes %d words", n)
	}
}

func TestAKnockOutIsTheSameForTheSameSeedAndLosesItsShare(t *testing.T) {
	x, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	a, b := x.Without(0.2, 7), x.Without(0.2, 7)
	all, left := len(x.Languages["fr"].verbs), len(a.Languages["fr"].verbs)
	if left != len(b.Languages["fr"].verbs) || left > all*9/10 || left < all*7/10 {
		t.Errorf("%d of %d forms are left, then %d", left, all, len(b.Languages["fr"].verbs))
	}
}

func TestInstitutionsAreKnownByTheirState(t *testing.T) {
	x, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(x.Institutions) < 60 {
		t.Errorf("%d institutions", len(x.Institutions))
	}
	for f, iso := range x.Institutions {
		if len(iso) != 2 || len(f) < 3 {
			t.Errorf("%q of %q", f, iso)
		}
		if x.Of("en").folded[f]&International != 0 {
			t.Errorf("%q is national and international", f)
		}
	}
}
