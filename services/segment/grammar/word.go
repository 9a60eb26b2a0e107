package grammar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/lexicon"
)

// Word is a token with what the lexicon knows of it.
type Word struct {
	*lexicon.Word
	Start, End int
	// Place is the country, city or bloc whose name begins here.
	Place *Mark
}

// At gives the word at i, or an empty one beyond the ends.
func At(k []Word, i int) Word {
	if i < 0 || i >= len(k) {
		return Word{Word: &nothing}
	}
	return k[i]
}

var nothing = lexicon.Word{Punct: true}

// Beyond: no word stands there, the sentence is over or has not begun.
func (w Word) Beyond() bool { return w.Word == &nothing }

// Text gives words as printed, one space where any white space stood.
func Text(k []Word) string {
	var b strings.Builder
	for i, t := range k {
		if i > 0 && k[i-1].End < t.Start {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
	}
	return strings.Trim(b.String(), " ,;")
}

// Folded gives words folded, one space between those that stand apart.
func Folded(k []Word) string { return lexicon.Fold(Text(k)) }

var commaWord = lexicon.Word{Text: ",", Lower: ",", Fold: ",", Punct: true}

// Comma is a comma between words that are joined.
func Comma() Word { return Word{Word: &commaWord} }

// OpensQuote: a quotation mark, or a dash, that opens what is quoted.
func OpensQuote(w Word) bool {
	switch w.Text {
	case "«", "“", "\"", "—", "–":
		return true
	}
	return false
}

// ClosesQuote: a quotation mark that closes what is quoted.
func ClosesQuote(w Word) bool {
	switch w.Text {
	case "»", "”", "\"":
		return true
	}
	return false
}

// Adverbial: an adverb that the lexicon knows, or that its ending shows.
func Adverbial(w Word) bool {
	return w.Is(lexicon.Adverb) || strings.HasSuffix(w.Fold, "ment") || strings.HasSuffix(w.Fold, "mente") || len(w.Fold) > 4 && strings.HasSuffix(w.Fold, "ly")
}

// Adjectival: a small word that can go on a role ("supérieur", "générale").
func Adjectival(w Word) bool {
	if w.Is(lexicon.Adverb | lexicon.Preposition | lexicon.Conjunction | lexicon.Subordinator) {
		return false
	}
	for _, end := range []string{"ent", "ant", "ien", "ois", "ais", "eux", "al", "ale", "el", "elle", "if", "ive", "eur", "oral", "iero", "iera", "ico", "ica", "e", "ur", "aux", "ires", "o", "a", "es", "s"} {
		if strings.HasSuffix(w.Fold, end) {
			return true
		}
	}
	return false
}

// unknownShort: a small word that the lexicon lacks, as only function words are.
func unknownShort(w Word) bool {
	return w.Class&^(lexicon.Never|lexicon.Particle) == 0 && !w.Punct && !w.Digit && w.Verb.Lemma == "" && w.Text == w.Lower && len(w.Text) <= 4
}

// GivenName: a word that is a given name.
func GivenName(w Word) bool { return w.Cap && w.Is(lexicon.FirstFeminine|lexicon.FirstMasculine) }

// Preterite: a form in -ó, a sign of the dropped subject by itself.
func Preterite(w Word) bool {
	if !strings.HasSuffix(w.Text, "ó") || utf8.RuneCountInString(w.Text) < 4 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(w.Text, "ó"))
	return !unicode.IsUpper(r)
}

// BareInitial: one capital without a full stop ("A", "J").
func BareInitial(w Word) bool {
	return w.Cap && !w.Punct && utf8.RuneCountInString(w.Text) == 1
}

// StartsClause: behind the word a clause can begin.
func StartsClause(w Word) bool {
	return w.Text == "," || w.Text == ";" || w.Text == ":" || w.Text == "—" || w.Text == "–" || ClosesQuote(w) || w.Is(lexicon.Conjunction|lexicon.Adverb)
}

// Dash: a dash of any length.
func Dash(w Word) bool { return w.Text == "–" || w.Text == "—" || w.Text == "-" }
