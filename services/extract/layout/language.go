package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// The languages that documents are read in.
var languages = map[whatlanggo.Lang]string{whatlanggo.Fra: "fr", whatlanggo.Eng: "en", whatlanggo.Spa: "es"}

// Measures of texts that tell their language, in code points.
const (
	tellsDocument  = 40   // less says nothing
	tellsParagraph = 120  // a shorter paragraph has its neighbours' language
	tellsEnough    = 8000 // bytes of a document that are looked at
	tellsLook      = 600  // bytes of a paragraph that are
)

// giveLanguages finds the document's language, then each paragraph's: a paragraph leaves
// the language of the one before where it is long and sure of it. It returns the document's.
func giveLanguages(paras []*pb.Paragraph) string {
	var b strings.Builder
	for _, p := range paras {
		if p.Role != pb.Role_ROLE_TABLE && p.Role != pb.Role_ROLE_CONTENTS && b.Len() < tellsEnough {
			b.WriteString(p.Text)
			b.WriteByte('\n')
		}
	}
	if utf8.RuneCountInString(b.String()) < tellsDocument {
		for _, p := range paras {
			b.WriteString(p.Text)
		}
	}
	whole, _ := detect(b.String(), tellsDocument)
	cur := whole
	for _, p := range paras {
		if plainly(p.Text, cur) {
			p.Language = cur
			continue
		}
		if l, sure := detect(p.Text, tellsParagraph); l != "" && l != cur && (sure || l == whole) {
			cur = l
		}
		p.Language = cur
	}
	return whole
}

// common are frequent words that only one of the languages has.
var common = map[string]map[string]bool{
	"fr": {"les": true, "des": true, "et": true, "une": true, "dans": true, "du": true, "pour": true, "qui": true, "est": true, "au": true, "par": true, "sur": true, "aux": true},
	"en": {"the": true, "of": true, "and": true, "to": true, "in": true, "that": true, "for": true, "was": true, "on": true, "by": true, "with": true, "is": true},
	"es": {"los": true, "las": true, "el": true, "en": true, "del": true, "por": true, "y": true, "con": true, "para": true, "una": true, "se": true, "al": true},
}

// plainly says whether a look at the frequent words leaves no doubt that a text is in a
// language: it saves the costly count of letters for most paragraphs.
func plainly(text, language string) bool {
	own, others := 0, 0
	if len(text) > tellsLook {
		text = text[:tellsLook]
	}
	for word := range strings.FieldsSeq(text) {
		for l, words := range common {
			switch {
			case !words[word]:
			case l == language:
				own++
			default:
				others++
			}
		}
	}
	return own >= 3 && own > 3*others
}

// detect names the language of a text of at least n code points, and says whether it is sure.
func detect(text string, n int) (string, bool) {
	if utf8.RuneCountInString(text) < n {
		return "", false
	}
	if n == tellsParagraph && len(text) > tellsLook {
		text = strings.ToValidUTF8(text[:tellsLook], "")
	}
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: whitelist()})
	return languages[info.Lang], info.Confidence >= 0.9
}

func whitelist() map[whatlanggo.Lang]bool {
	out := map[whatlanggo.Lang]bool{}
	for l := range languages {
		out[l] = true
	}
	return out
}
