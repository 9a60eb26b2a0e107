package native

import "bytes"

// kind of an operand of a content stream.
type kind uint8

const (
	kindNone kind = iota
	kindNumber
	kindString
	kindName
	kindArray
	kindDict
	kindKeyword
)

// operand is one object of a content stream. text points into the stream where it can.
type operand struct {
	kind kind
	num  float64
	text []byte
	list []operand // an array's items, or a dictionary's keys and values in turn
}

// key of a dictionary operand.
func (o operand) key(name string) operand {
	if o.kind != kindDict {
		return operand{}
	}
	for i := 0; i+1 < len(o.list); i += 2 {
		if string(o.list[i].text) == name {
			return o.list[i+1]
		}
	}
	return operand{}
}

// maxNesting bounds arrays in arrays; real content streams nest two or three deep.
const maxNesting = 32

// lexer cuts a content stream (PDF 32000 §7.8.2) into operands and operators. It never fails:
// what it cannot understand it steps over, as every viewer does.
type lexer struct {
	data []byte
	pos  int
}

// isSpace and isDelim: PDF 32000 §7.2.2, tables 1 and 2.
func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0 || c == '\f'
}

func isDelim(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		if c == '%' {
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
			continue
		}
		if !isSpace(c) {
			return
		}
		l.pos++
	}
}

// next returns the next operand; a keyword (an operator) has kindKeyword; false at the end.
func (l *lexer) next() (operand, bool) { return l.read(0) }

func (l *lexer) read(depth int) (operand, bool) {
	for {
		l.skipSpace()
		if l.pos >= len(l.data) {
			return operand{}, false
		}
		switch c := l.data[l.pos]; {
		case c == '/':
			return operand{kind: kindName, text: l.name()}, true
		case c == '(':
			return operand{kind: kindString, text: l.literal()}, true
		case c == '<':
			if l.pos+1 < len(l.data) && l.data[l.pos+1] == '<' {
				l.pos += 2
				return operand{kind: kindDict, list: l.list(depth+1, '>')}, true
			}
			return operand{kind: kindString, text: l.hex()}, true
		case c == '[':
			l.pos++
			return operand{kind: kindArray, list: l.list(depth+1, ']')}, true
		case c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.':
			return operand{kind: kindNumber, num: l.number()}, true
		case isDelim(c):
			l.pos++ // a stray closing delimiter
		default:
			start := l.pos
			for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelim(l.data[l.pos]) {
				l.pos++
			}
			return operand{kind: kindKeyword, text: l.data[start:l.pos]}, true
		}
	}
}

// list reads up to the closing delimiter; '>' stands for ">>".
func (l *lexer) list(depth int, end byte) []operand {
	var out []operand
	for {
		l.skipSpace()
		if l.pos >= len(l.data) {
			return out
		}
		if l.data[l.pos] == end {
			l.pos++
			if end == '>' && l.pos < len(l.data) && l.data[l.pos] == '>' {
				l.pos++
			}
			return out
		}
		if depth > maxNesting {
			l.pos++
			continue
		}
		o, ok := l.read(depth)
		if !ok {
			return out
		}
		if o.kind == kindKeyword && end == ']' && len(o.text) <= 2 && bytes.Contains([]byte("ET Tj TJ Td Tm BT"), o.text) {
			return out // an array that was never closed
		}
		out = append(out, o)
	}
}

// number reads as viewers do: "--5" is 5 with a sign, "1.2.3" is 1.2, "-" is 0.
func (l *lexer) number() float64 {
	neg, digits := false, false
	for l.pos < len(l.data) && (l.data[l.pos] == '+' || l.data[l.pos] == '-') {
		neg = neg || l.data[l.pos] == '-'
		l.pos++
	}
	n, scale := 0.0, 0.0
	for ; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		if c >= '0' && c <= '9' {
			digits = true
			if scale == 0 {
				n = n*10 + float64(c-'0')
			} else {
				n += float64(c-'0') * scale
				scale /= 10
			}
		} else if c == '.' && scale == 0 {
			scale = 0.1
		} else {
			break
		}
	}
	// The rest of a malformed number ("5-3", "1e5", "1.2.3") belongs to it.
	for l.pos < len(l.data) && digits && !isSpace(l.data[l.pos]) && !isDelim(l.data[l.pos]) &&
		(l.data[l.pos] == '-' || l.data[l.pos] == '.' || l.data[l.pos] >= '0' && l.data[l.pos] <= '9') {
		l.pos++
	}
	if n > 1e9 {
		n = 1e9
	}
	if neg {
		return -n
	}
	return n
}

func (l *lexer) name() []byte {
	l.pos++
	start, escaped := l.pos, false
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelim(l.data[l.pos]) {
		escaped = escaped || l.data[l.pos] == '#'
		l.pos++
	}
	raw := l.data[start:l.pos]
	if !escaped {
		return raw
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) && unhex(raw[i+1]) >= 0 && unhex(raw[i+2]) >= 0 {
			out = append(out, byte(unhex(raw[i+1])<<4|unhex(raw[i+2])))
			i += 2
			continue
		}
		out = append(out, raw[i])
	}
	return out
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) hex() []byte {
	l.pos++
	var out []byte
	half := -1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		d := unhex(c)
		if d < 0 {
			continue
		}
		if half < 0 {
			half = d
		} else {
			out = append(out, byte(half<<4|d))
			half = -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	return out
}

// literal reads a string in parentheses (PDF 32000 §7.3.4.2); a backslash before a sign
// that means nothing is ignored.
func (l *lexer) literal() []byte {
	l.pos++
	start, depth := l.pos, 1
	for i := l.pos; i < len(l.data); i++ { // the common case: no escape, no copy
		switch l.data[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos = i + 1
				return l.data[start:i]
			}
		case '\\', '\r':
			return l.escaped()
		}
	}
	l.pos = len(l.data)
	return l.data[start:]
}

func (l *lexer) escaped() []byte {
	var out []byte
	depth := 1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return out
			}
		case '\r':
			if l.pos < len(l.data) && l.data[l.pos] == '\n' {
				l.pos++
			}
			c = '\n'
		case '\\':
			if l.pos >= len(l.data) {
				return out
			}
			c = l.data[l.pos]
			l.pos++
			switch {
			case c == 'n':
				c = '\n'
			case c == 'r':
				c = '\r'
			case c == 't':
				c = '\t'
			case c == 'b':
				c = '\b'
			case c == 'f':
				c = '\f'
			case c == '\n':
				continue
			case c == '\r':
				if l.pos < len(l.data) && l.data[l.pos] == '\n' {
					l.pos++
				}
				continue
			case c >= '0' && c <= '7':
				n := int(c - '0')
				for i := 0; i < 2 && l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '7'; i++ {
					n = n*8 + int(l.data[l.pos]-'0')
					l.pos++
				}
				c = byte(n)
			}
		}
		out = append(out, c)
	}
	return out
}
