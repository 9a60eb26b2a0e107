package draft

import (
	"regexp"
	"strings"
)

var (
	// bracket is what looks like citations; a link's address behind it goes with it.
	bracket = regexp.MustCompile(`\[\s*(S\d[^\[\]\n]{0,400})\](?:\([^()\s]*\))?`)
	ident   = regexp.MustCompile(`^S\d+[a-z]+-\d+$`)
	within  = regexp.MustCompile(`\bS\d+[a-z]+-\d+\b`)
	pageRef = regexp.MustCompile(`(?i)^(?:pages?|pp?|págs?|páginas?)\s*\.?\s*([0-9ivxlc]+)(?:\s*[-–]\s*([0-9ivxlc]+))?$`)
)

// refs reads what stands between brackets: identifiers and pages, parted by
// semicolons or commas; a page is of the identifier before it.
func refs(text string) []Ref {
	var out []Ref
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ',' }) {
		part = strings.TrimSpace(strings.ReplaceAll(part, "\u00a0", " "))
		if part == "" {
			continue
		}
		if m := pageRef.FindStringSubmatch(part); m != nil && len(out) > 0 {
			last := &out[len(out)-1]
			for _, p := range m[1:] {
				if p != "" {
					last.Pages = append(last.Pages, p)
				}
			}
			continue
		}
		id, rest, _ := strings.Cut(part, " ")
		if !ident.MatchString(id) {
			// A word behind a citation, as a report's "specimen", is none itself.
			if len(out) == 0 || strings.ContainsAny(part, "0123456789") {
				out = append(out, Ref{ID: part})
			}
			continue
		}
		r := Ref{ID: id}
		if m := pageRef.FindStringSubmatch(strings.TrimSpace(rest)); m != nil {
			r.Pages = append(r.Pages, m[1])
			if m[2] != "" {
				r.Pages = append(r.Pages, m[2])
			}
		}
		out = append(out, r)
	}
	return out
}
