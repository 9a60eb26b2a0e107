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
	tellsDocument  = 40    // less says nothing
	tellsParagraph = 120   // a shorter paragraph has its neighbours' language
	tellsEnough    = 20000 // of a document
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
		if l, sure := detect(p.Text, tellsParagraph); l != "" && l != cur && (sure || l == whole) {
			cur = l
		}
		p.Language = cur
	}
	return whole
}

// detect names the language of a text of at least n code points, and says whether it is sure.
func detect(text string, n int) (string, bool) {
	if utf8.RuneCountInString(text) < n {
		return "", false
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
