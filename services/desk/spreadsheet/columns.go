package spreadsheet

import (
	"fmt"
	"strconv"
	"strings"

	"rapporteur.internal/proto/export"
)

// column is a name, how wide it is in XLSX, and what it says of a statement:
// a text, a whole number or a truth.
type column struct {
	name  string
	width float64
	of    func(export.Line) any
}

// columns of both formats.
func columns() []column {
	speakers := func(f func(export.Speaker) string) func(export.Line) any {
		return func(l export.Line) any {
			var all []string
			for _, s := range l.Speakers {
				all = append(all, f(s))
			}
			return joined(all)
		}
	}
	return []column{
		{"id", 16, func(l export.Line) any { return l.ID }},
		{"series", 12, func(l export.Line) any { return l.Series }},
		{"session", 8, func(l export.Line) any { return l.Session }},
		{"date", 11, func(l export.Line) any { return l.Date }},
		{"file", 26, func(l export.Line) any { return l.File }},
		{"language", 9, func(l export.Line) any { return l.Language }},
		{"primary", 8, func(l export.Line) any { return l.Primary }},
		{"specimen", 9, func(l export.Line) any { return l.Specimen }},
		{"page", 6, func(l export.Line) any { return l.Page }},
		{"page_label", 10, func(l export.Line) any { return l.PageLabel }},
		{"section", 24, func(l export.Line) any { return l.Section }},
		{"kind", 12, func(l export.Line) any { return l.Kind }},
		{"speakers", 26, speakers(func(s export.Speaker) string { return s.Name })},
		{"roles", 26, speakers(func(s export.Speaker) string { return s.Role })},
		{"organisations", 28, speakers(func(s export.Speaker) string { return s.Organisation })},
		{"countries", 10, speakers(func(s export.Speaker) string { return s.Country })},
		{"on_behalf_of", 18, speakers(func(s export.Speaker) string { return s.OnBehalfOf })},
		{"parties", 20, func(l export.Line) any { return joined(l.Parties) }},
		{"attribution", 14, func(l export.Line) any { return l.Attribution }},
		{"confidence_percent", 10, func(l export.Line) any { return int(l.Confidence*100 + .5) }},
		{"act", 10, func(l export.Line) any { return l.Act }},
		{"responds_to", 16, func(l export.Line) any { return joined(l.RespondsTo) }},
		{"text", 90, func(l export.Line) any { return l.Text }},
		{"objectives", 12, func(l export.Line) any {
			var all []string
			for _, n := range l.Objectives {
				all = append(all, fmt.Sprint(n))
			}
			return joined(all)
		}},
		{"themes", 18, func(l export.Line) any { return joined(l.Themes) }},
		{"initiatives", 24, func(l export.Line) any { return joined(l.Initiatives) }},
		{"figures", 20, func(l export.Line) any {
			var all []string
			for _, f := range l.Figures {
				all = append(all, f.Text)
			}
			return joined(all)
		}},
		{"places", 18, func(l export.Line) any { return joined(l.Places) }},
		{"ocr", 6, func(l export.Line) any { return l.OCR }},
		{"corrected", 9, func(l export.Line) any { return l.Corrected }},
	}
}

// joined keeps empty places, so that the second role is the second speaker's.
func joined(all []string) string {
	s := strings.Join(all, "; ")
	if strings.Trim(s, "; ") == "" {
		return ""
	}
	return s
}

// said is a value as a text.
func said(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	}
	return fmt.Sprint(v)
}
