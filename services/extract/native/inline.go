package native

import "bytes"

// skipImage steps over an inline image, from behind its BI to behind its EI (PDF 32000 §8.9.7).
// Image bytes look like operators; uncompressed data says its length by its keys, any other
// ends at an EI between white space that is followed by something that reads like content.
func (l *lexer) skipImage() {
	var keys []operand
	for {
		o, ok := l.next()
		if !ok {
			return
		}
		if o.kind == kindKeyword {
			if string(o.text) == "ID" {
				break
			}
			if string(o.text) == "EI" {
				return
			}
			if t := string(o.text); t != "true" && t != "false" && t != "null" {
				// Not an image dictionary: step back and go on with the operators.
				l.pos -= len(o.text)
				return
			}
		}
		keys = append(keys, o)
	}
	l.pos++ // the one white space after ID
	dict := operand{kind: kindDict, list: keys}
	if n, ok := rawImageLength(dict); ok && l.pos+n <= len(l.data) {
		after := lexer{data: l.data, pos: l.pos + n}
		after.skipSpace()
		if bytes.HasPrefix(l.data[after.pos:], []byte("EI")) {
			l.pos = after.pos + 2
			return
		}
	}
	for i := l.pos; i+1 < len(l.data); i++ {
		if l.data[i] != 'E' || l.data[i+1] != 'I' || i > l.pos && !isSpace(l.data[i-1]) {
			continue
		}
		if i+2 < len(l.data) && !isSpace(l.data[i+2]) {
			continue
		}
		if readsLikeContent(l.data[i+2:]) {
			l.pos = i + 2
			return
		}
	}
	l.pos = len(l.data)
}

func readsLikeContent(b []byte) bool {
	for _, c := range b[:min(len(b), 24)] {
		if c >= 0x7f || c < ' ' && !isSpace(c) || c == 0 {
			return false
		}
	}
	return true
}

// rawImageLength is the number of bytes of an image without a filter.
func rawImageLength(d operand) (int, bool) {
	get := func(short, long string) operand {
		if o := d.key(short); o.kind != kindNone {
			return o
		}
		return d.key(long)
	}
	if f := get("F", "Filter"); f.kind != kindNone && !(f.kind == kindArray && len(f.list) == 0) {
		return 0, false
	}
	w, h := get("W", "Width").num, get("H", "Height").num
	bits, parts := get("BPC", "BitsPerComponent").num, 1.0
	if m := get("IM", "ImageMask"); m.kind == kindKeyword && string(m.text) == "true" {
		bits = 1
	}
	switch string(get("CS", "ColorSpace").text) {
	case "RGB", "DeviceRGB":
		parts = 3
	case "CMYK", "DeviceCMYK":
		parts = 4
	}
	row := float64(int((w*bits*parts + 7) / 8))
	if w <= 0 || h <= 0 || bits <= 0 || row*h > 1<<30 {
		return 0, false
	}
	return int(row * h), true
}
