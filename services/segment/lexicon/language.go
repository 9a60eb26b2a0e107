package lexicon

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/token"
)

// Language is what is known of one language. It is read only.
type Language struct {
	// Code is "fr", "en" or "es".
	Code string
	// Offices are pairs of names of one office, folded.
	Offices [][2]string
	// Rules by which the language's text is cut into tokens.
	Rules token.Rules

	// cues are the phrases of each cue, starts the cues that a word can begin,
	// anywhere those that a part of a word can.
	cues     [cues]*Phrases
	numbers  map[string]Cue
	starts   map[string]*CueSet
	anywhere CueSet

	function map[string]Class
	folded   map[string]Class
	// written are the same words with their accents.
	written map[string]Class
	verbs   map[string]Verb
	lemmas  map[string]Verb
	// sides are the forms of the verbs that take sides.
	sides map[string][]Side
}

// Word is what is known of a word wherever it stands.
type Word struct {
	Text, Lower, Fold string
	Class             Class
	Verb              Verb
	// Cap: begins with a capital. Upper: capitals alone, two letters or more.
	Cap, Upper, Punct, Digit bool
	// Starts are the cues that a phrase beginning with the word may be.
	Starts *CueSet
}

// Is tells whether the word can be any of the classes.
func (w *Word) Is(c Class) bool { return w.Class&c != 0 }

// Describe looks a word up.
func (l *Language) Describe(text string) Word {
	w := Word{Text: text, Lower: Lower(text), Fold: Fold(text), Punct: true}
	first, _ := utf8.DecodeRuneInString(text)
	w.Cap = unicode.IsUpper(first)
	w.Digit = unicode.IsDigit(first)
	letters, upper := 0, true
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			upper = upper && unicode.IsUpper(r)
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			w.Punct = false
		}
	}
	w.Upper = w.Cap && upper && letters > 1
	w.Class = l.function[w.Lower] | l.folded[w.Fold]
	bare := strings.TrimSuffix(w.Fold, ".")
	if bare != w.Fold {
		w.Class |= l.folded[bare] &^ (Role | Never)
	}
	w.Class |= l.derived(w.Fold)
	if w.Is(Role) && w.Is(Organisation|Delegation) {
		// "secretaria" is a person, "secretaría" a body: their accents tell.
		switch role, body := l.written[w.Lower]&Role != 0, l.written[w.Lower]&(Organisation|Delegation) != 0; {
		case role && !body:
			w.Class &^= Organisation | WeakOrganisation | Deliberative | Delegation
		case body && !role:
			w.Class &^= Role | RoleFeminine | RoleMasculine
		}
	}
	w.Verb = l.verbs[w.Lower]
	w.Starts = l.StartsWith(w.Fold)
	return w
}

// derived finds roles by their parts: plurals and compounds with a hyphen.
func (l *Language) derived(f string) Class {
	if l.folded[f]&Role != 0 {
		return 0
	}
	for _, end := range []string{"s", "es", "x"} {
		if c := l.folded[strings.TrimSuffix(f, end)]; strings.HasSuffix(f, end) && c&Role != 0 && len(f) > 4 {
			return c&(Role|RoleFeminine|RoleMasculine) | RolePlural
		}
	}
	if l.Code == "fr" && strings.HasSuffix(f, "aux") && l.folded[strings.TrimSuffix(f, "aux")+"al"]&Role != 0 {
		return Role | RolePlural
	}
	for _, p := range []string{"co", "vice", "sub"} {
		if rest, ok := strings.CutPrefix(f, p); ok && len(rest) > 5 && l.folded[rest]&Role != 0 {
			return l.folded[rest] & (Role | RoleFeminine | RoleMasculine) // "cofacilitatrice"
		}
	}
	if strings.Contains(f, "-") {
		var c Class
		for _, part := range strings.Split(f, "-") {
			c |= (l.folded[part] | l.derivedPlain(part)) & (Role | RoleFeminine | RoleMasculine | RolePlural)
		}
		return c
	}
	return 0
}

func (l *Language) derivedPlain(f string) Class {
	if c := l.folded[strings.TrimSuffix(f, "s")]; strings.HasSuffix(f, "s") && c&Role != 0 && len(f) > 4 {
		return c&(Role|RoleFeminine|RoleMasculine) | RolePlural
	}
	return 0
}

// wordFiles are the files of folded words that each language has.
var wordFiles = []string{"roles", "honorifics", "organisations", "groups", "floor", "procedure", "record"}

func readLanguage(files fs.FS, code string) (*Language, error) {
	l := &Language{Code: code, numbers: cueNumbers(), starts: map[string]*CueSet{}, function: map[string]Class{}, folded: map[string]Class{}, written: map[string]Class{}, verbs: map[string]Verb{}, lemmas: map[string]Verb{}}
	abbreviations, err := readSections(files, path.Join(code, "abbreviations.txt"))
	if err != nil {
		return nil, err
	}
	l.Rules = token.Rules{Clitics: code == "fr", Possessive: code == "en", Abbreviations: map[string]bool{}}
	for _, s := range abbreviations {
		for _, e := range s.entries {
			l.Rules.Abbreviations[e] = true
		}
	}
	function, err := readSections(files, path.Join(code, "function.txt"))
	if err != nil {
		return nil, err
	}
	for _, s := range function {
		c, known := functionSections[s.name]
		for _, e := range s.entries {
			if strings.Contains(e, " ") {
				continue
			}
			l.function[e] |= c
		}
		if !known {
			if err := l.phrases(s); err != nil {
				return nil, fmt.Errorf("%s/function.txt: %w", code, err)
			}
		}
	}
	for _, name := range wordFiles {
		if err := l.words(files, path.Join(code, name+".txt"), name); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{"names", "given", "acronyms"} {
		if err := l.words(files, path.Join("common", name+".txt"), name); err != nil {
			return nil, err
		}
	}
	if err := l.readVerbs(files); err != nil {
		return nil, err
	}
	if err := l.readSides(files); err != nil {
		return nil, err
	}
	l.index()
	return l, l.readOffices(files)
}

// words adds a file's words to their classes; a section that names no class
// holds phrases, and so do the entries of several words: "groups/meeting".
func (l *Language) words(files fs.FS, file, name string) error {
	sections, err := readSections(files, file)
	if err != nil {
		return err
	}
	for _, s := range sections {
		c, known := foldedSections[name][s.name]
		if !known {
			if err := l.phrases(s); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			continue
		}
		several := section{name: name + "/" + s.name}
		for _, e := range s.entries {
			if strings.Contains(e, " ") {
				several.entries = append(several.entries, e)
				continue
			}
			l.folded[Fold(e)] |= c
			l.written[Lower(e)] |= c
		}
		if err := l.phrases(several); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

// phrases adds a section's phrases to its cue.
func (l *Language) phrases(s section) error {
	if len(s.entries) == 0 {
		return nil
	}
	c, known := l.numbers[s.name]
	if !known {
		return fmt.Errorf("section [%s], line %d: no cue has that name; add it to lexicon/cue.go, or mend the name", s.name, s.line)
	}
	p := l.cues[c]
	if p == nil {
		p = &Phrases{first: map[string][]phrase{}}
		l.cues[c] = p
	}
	for _, e := range s.entries {
		p.add(e, l.Rules)
	}
	return nil
}

// index notes which cues each word can begin, once all phrases are read.
func (l *Language) index() {
	for c, p := range l.cues {
		if p == nil {
			continue
		}
		for w := range p.first {
			if w == "*" {
				l.anywhere.add(Cue(c))
				continue
			}
			if l.starts[w] == nil {
				l.starts[w] = &CueSet{}
			}
			l.starts[w].add(Cue(c))
		}
	}
	for _, s := range l.starts {
		for i := range s {
			s[i] |= l.anywhere[i]
		}
	}
}

// Cue gives a cue's phrases.
func (l *Language) Cue(c Cue) *Phrases { return l.cues[c] }

// StartsWith gives the cues that a phrase beginning with a folded word may be.
func (l *Language) StartsWith(fold string) *CueSet {
	if s := l.starts[fold]; s != nil {
		return s
	}
	return &l.anywhere
}

func (l *Language) readVerbs(files fs.FS) error {
	paradigms, err := readParadigms(files, path.Join(l.Code, "paradigms.txt"))
	if err != nil {
		return err
	}
	file := path.Join(l.Code, "verbs.txt")
	acts, err := readSections(files, file)
	if err != nil {
		return err
	}
	for _, act := range acts {
		for _, e := range act.entries {
			lemma, weak := strings.CutSuffix(e, "~")
			if _, taken := l.lemmas[lemma]; !taken {
				l.lemmas[lemma] = Verb{Lemma: Fold(lemma), Act: act.name, Weak: weak}
			}
			forms, ok := conjugate(paradigms, lemma)
			if !ok {
				return fmt.Errorf("%s: no paradigm conjugates %q", file, lemma)
			}
			for f, tense := range forms {
				old, taken := l.verbs[f]
				if taken {
					old.Tense |= tense
					old.Weak = old.Weak && weak
					l.verbs[f] = old
					continue
				}
				l.verbs[f] = Verb{Lemma: Fold(lemma), Act: act.name, Weak: weak, Tense: tense, Plural: plural(l.Code, f)}
			}
		}
	}
	return nil
}

func (l *Language) readOffices(files fs.FS) error {
	lines, err := readLines(files, path.Join(l.Code, "offices.txt"))
	if err != nil {
		return err
	}
	for _, line := range lines {
		a, b, ok := strings.Cut(line, "=")
		if !ok {
			return fmt.Errorf("%s/offices.txt: %q wants an equals sign", l.Code, line)
		}
		l.Offices = append(l.Offices, [2]string{Fold(strings.TrimSpace(a)), Fold(strings.TrimSpace(b))})
	}
	return nil
}

// IsRole tells whether a folded word is a function.
func (l *Language) IsRole(f string) bool { return (l.folded[f]|l.derived(f))&Role != 0 }

// Infinitive tells whether a word in lower case is a reporting verb's infinitive.
func (l *Language) Infinitive(w string) bool { return l.lemmas[w].Lemma != "" }

// InfinitiveOf gives the reporting verb of which a word in lower case is the infinitive.
func (l *Language) InfinitiveOf(w string) (Verb, bool) {
	v, ok := l.lemmas[w]
	return v, ok
}

// PluralForm tells whether a finite form in lower case is third person plural.
func (l *Language) PluralForm(w string) bool { return plural(l.Code, w) }
