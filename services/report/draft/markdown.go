package draft

import (
	"regexp"
	"strings"
)

var (
	noteMade  = regexp.MustCompile(`^\[\^([^\]\s]+)\]:\s*(.*)$`)
	noteUsed  = regexp.MustCompile(`\[\^([^\]\s]+)\]`)
	heading   = regexp.MustCompile(`^\s{0,3}#{1,6}\s+`)
	underline = regexp.MustCompile(`^\s{0,3}(=+|-+)\s*$`)
	bullet    = regexp.MustCompile(`^\s*(?:[-*+•]|\d{1,3}[.)])\s+`)
	rule      = regexp.MustCompile(`^\s*\|?[\s:|-]+\|?\s*$`)
	fence     = regexp.MustCompile("^\\s*(```|~~~)")
	comment   = regexp.MustCompile(`(?s)<!--.*?-->`)
	link      = regexp.MustCompile(`(!?)\[([^\[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)`)
	// framed is citations as a report's own Markdown has them: links within escaped brackets.
	framed = regexp.MustCompile(`\\\[(?:\[S\d[^\[\]\n]*\]\([^()\s]*\)|[ ,;]|\x{a0})+\\\]`)
	// label is a paragraph's bold lead-in.
	label  = regexp.MustCompile(`^(?:\*\*|__)([^*_]+)(?:\*\*|__)\s+(\S.*)$`)
	anchor = regexp.MustCompile(`</?[a-zA-Z][^<>\n]*>`)
)

// block is a paragraph, a title or a table's row, with where its lines begin.
type block struct {
	text    strings.Builder
	starts  []int
	lines   []int
	heading bool
}

func (b *block) add(text string, line int) {
	if b.text.Len() > 0 {
		b.text.WriteByte(' ')
	}
	b.starts = append(b.starts, b.text.Len())
	b.lines = append(b.lines, line)
	b.text.WriteString(text)
}

func (b *block) line(at int) int {
	line := b.lines[0]
	for i, s := range b.starts {
		if s <= at {
			line = b.lines[i]
		}
	}
	return line
}

// readMarkdown reads Markdown, of which plain text is a plain sort.
func readMarkdown(text string) []Sentence {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	// A comment goes and its lines stay, so that lines are counted right.
	text = comment.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat("\n", strings.Count(s, "\n")) })
	lines := strings.Split(text, "\n")
	notes := map[string]string{}
	for i, l := range lines {
		if m := noteMade.FindStringSubmatch(l); m != nil {
			notes[m[1]] = bracketed(m[2])
			lines[i] = ""
		}
	}
	var blocks []*block
	var open *block
	fenced := false
	one := func(text string, line int, heading bool) {
		b := &block{heading: heading}
		b.add(text, line)
		blocks, open = append(blocks, b), nil
	}
	for i, l := range lines {
		l = framed.ReplaceAllStringFunc(l, func(s string) string {
			return link.ReplaceAllString(strings.NewReplacer(`\[`, "[", `\]`, "]").Replace(s), "$2")
		})
		if fence.MatchString(l) {
			fenced, open = !fenced, nil
			continue
		}
		if fenced {
			continue
		}
		l = noteUsed.ReplaceAllStringFunc(l, func(s string) string { return notes[noteUsed.FindStringSubmatch(s)[1]] })
		l = strings.TrimLeft(l, "> ")
		switch {
		case strings.TrimSpace(l) == "":
			open = nil
		case underline.MatchString(l) && open != nil && len(open.lines) == 1:
			open.heading, open = true, nil
		case rule.MatchString(l):
			open = nil
		case heading.MatchString(l):
			one(plain(heading.ReplaceAllString(l, "")), i+1, true)
		case strings.HasPrefix(strings.TrimSpace(l), "|"):
			one(row(l), i+1, i+1 < len(lines) && rule.MatchString(lines[i+1]))
		default:
			if open == nil || bullet.MatchString(l) {
				open = &block{}
				blocks = append(blocks, open)
				l = bullet.ReplaceAllString(l, "")
				if m := label.FindStringSubmatch(l); m != nil {
					one(plain(m[1]), i+1, true)
					open = &block{}
					blocks = append(blocks, open)
					l = m[2]
				}
			}
			open.add(plain(l), i+1)
		}
	}
	var out []Sentence
	for n, b := range blocks {
		for _, s := range sentences(b.text.String(), b.line) {
			s.Paragraph, s.Heading = n, b.heading
			out = append(out, s)
		}
	}
	return out
}

// bracketed is the citations of a note between brackets, whatever stands around them.
func bracketed(note string) string {
	if m := bracket.FindAllString(note, -1); m != nil {
		return strings.Join(m, " ")
	}
	at := within.FindAllStringIndex(note, -1)
	if at == nil {
		return ""
	}
	var parts []string
	for i, m := range at {
		end := len(note)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		part := note[m[0]:m[1]]
		if p := pageIn.FindString(note[m[1]:end]); p != "" {
			part += ", " + p
		}
		parts = append(parts, part)
	}
	return "[" + strings.Join(parts, "; ") + "]"
}

var pageIn = regexp.MustCompile(`(?i)\b(?:pages?|pp?|págs?|páginas?)\s*\.?[\s\x{a0}]*\d+(?:\s*[-–]\s*\d+)?`)

// row is a table's row as one text.
func row(l string) string {
	var cells []string
	for _, c := range strings.Split(strings.Trim(strings.TrimSpace(l), "|"), "|") {
		if c = strings.TrimSpace(plain(c)); c != "" {
			cells = append(cells, c)
		}
	}
	return strings.Join(cells, " ; ")
}

// plain takes markup off a line; citations stay.
func plain(l string) string {
	l = anchor.ReplaceAllString(l, "")
	l = link.ReplaceAllStringFunc(l, func(s string) string {
		if bracket.MatchString(s) {
			return s
		}
		m := link.FindStringSubmatch(s)
		if m[1] == "!" {
			return ""
		}
		return m[2]
	})
	var b strings.Builder
	for i := 0; i < len(l); i++ {
		switch {
		case l[i] == '\\' && i+1 < len(l) && strings.IndexByte("\\`*_{}[]()#+-.!|<>~", l[i+1]) >= 0:
			i++
			b.WriteByte(l[i])
		case l[i] == '*' || l[i] == '`':
		case l[i] == '_' && (i == 0 || i+1 == len(l) || l[i-1] == ' ' || l[i+1] == ' ' || l[i-1] == '_' || l[i+1] == '_'):
		default:
			b.WriteByte(l[i])
		}
	}
	return b.String()
}
