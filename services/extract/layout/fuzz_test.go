package layout_test

import (
	"encoding/binary"
	"math"
	"testing"

	"rapporteur.internal/services/extract/glyph"
	"rapporteur.internal/services/extract/layout"
)

// FuzzCompose makes glyphs of any bytes: no panic, offsets that are always valid.
func FuzzCompose(f *testing.F) {
	f.Add([]byte("two columns of text, and a rule"))
	f.Add([]byte{0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 127, 240, 0, 0})
	for n := range 4 {
		seed := make([]byte, 0, 900)
		for i := range 100 {
			seed = append(seed, byte(10+i%20*4), byte(n), byte(i/20*12), 0, 40, byte(97+i%26), 0, byte(i%7), 1)
		}
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			return
		}
		checkLaws(t, layout.Compose(anyPages(data)))
	})
}

// anyPages reads nine bytes a glyph: place, size, sign, kind.
func anyPages(data []byte) []glyph.Page {
	signs := []string{"", " ", "-", "\u00ad", "\u0002", "\ufb01", "\u00b4", "\u0301", "e", "É", "œ", "1", "2", ".", "•", "*", "\ufffd", "\u00a0", "(", ")", "/", "–", "I", "v", "ab", "\xff", "𝟙", "\n"}
	pages := []glyph.Page{{Number: 1, Width: 595, Height: 842}}
	for ; len(data) >= 9; data = data[9:] {
		p := &pages[len(pages)-1]
		x, y := float64(binary.LittleEndian.Uint16(data))/64, float64(binary.LittleEndian.Uint16(data[2:]))/64
		size := float64(data[4]) / 4
		text := string(rune(data[5]))
		if data[5] < byte(len(signs)) {
			text = signs[data[5]]
		}
		switch data[7] % 23 {
		case 20:
			x, y = math.NaN(), math.Inf(1)
		case 21:
			p.Rules = append(p.Rules, glyph.Box{X0: x, Y0: y, X1: x + size*4, Y1: y + float64(data[6])/8})
			continue
		case 22:
			pages = append(pages, glyph.Page{Number: len(pages) + 1, Width: size, Height: x})
			continue
		}
		p.Glyphs = append(p.Glyphs, glyph.Glyph{
			Text: text, Box: glyph.Box{X0: x, Y0: y - size, X1: x + size/2, Y1: y + size/4}, Baseline: y, Size: size,
			Font: string(rune('A' + data[6]%3)), Bold: data[6]&8 > 0, Italic: data[6]&16 > 0,
			Angle: int(data[8]%5) * 90, Space: text == " " && data[8]&32 > 0,
		})
	}
	return pages
}
