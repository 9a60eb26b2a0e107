package chart

import (
	"fmt"
	"html"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// Bar is one bar.
type Bar struct {
	Label string
	Value int
}

// In CSS pixels.
const (
	width  = 700
	labels = 340
	step   = 34
	thick  = 20
	margin = 8
	size   = 14
)

func height(bars []Bar) int { return 2*margin + step*len(bars) }

func highest(bars []Bar) int {
	m := 1
	for _, b := range bars {
		m = max(m, b.Value)
	}
	return m
}

func length(b Bar, most int) int { return (width - labels - 60) * max(b.Value, 0) / most }

// SVG draws bars; alt says in words what they show.
func SVG(bars []Bar, alt string) string {
	var s strings.Builder
	fmt.Fprintf(&s, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"%d\">\n",
		html.EscapeString(alt), width, height(bars), width, height(bars), size)
	most := highest(bars)
	for i, b := range bars {
		y := margin + i*step
		fmt.Fprintf(&s, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#1c1c1c\">%s</text>", labels-10, y+thick/2+5, html.EscapeString(cut(b.Label)))
		fmt.Fprintf(&s, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#0b4a8a\"/>", labels, y, length(b, most), thick)
		fmt.Fprintf(&s, "<text x=\"%d\" y=\"%d\" fill=\"#1c1c1c\">%d</text>\n", labels+length(b, most)+8, y+thick/2+5, b.Value)
	}
	s.WriteString("</svg>\n")
	return s.String()
}

// cut shortens a label to what its column holds.
func cut(s string) string {
	r := []rune(s)
	if len(r) <= 46 {
		return s
	}
	return strings.TrimRight(string(r[:45]), " ") + "…"
}

// Scale is how many pixels of a PNG make a CSS pixel.
const Scale = 2

// Size is the width and height of the PNG of bars, in CSS pixels.
func Size(bars []Bar) (int, int) { return width, height(bars) }

// PNG draws the same picture at twice the resolution.
func PNG(w io.Writer, bars []Bar) error {
	parsed, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return err
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: size, DPI: 72 * Scale, Hinting: font.HintingNone})
	if err != nil {
		return err
	}
	defer face.Close()
	img := image.NewPaletted(image.Rect(0, 0, width*Scale, height(bars)*Scale), palette())
	draw.Draw(img, img.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	ink := font.Drawer{Dst: img, Src: image.NewUniform(color.RGBA{0x1c, 0x1c, 0x1c, 0xff}), Face: face}
	most := highest(bars)
	for i, b := range bars {
		y := margin + i*step
		label := cut(b.Label)
		ink.Dot = fixed.P((labels-10)*Scale, (y+thick/2+5)*Scale)
		ink.Dot.X -= ink.MeasureString(label)
		ink.DrawString(label)
		bar := image.Rect(labels*Scale, y*Scale, (labels+length(b, most))*Scale, (y+thick)*Scale)
		draw.Draw(img, bar, image.NewUniform(color.RGBA{0x0b, 0x4a, 0x8a, 0xff}), image.Point{}, draw.Src)
		ink.Dot = fixed.P((labels+length(b, most)+8)*Scale, (y+thick/2+5)*Scale)
		ink.DrawString(fmt.Sprint(b.Value))
	}
	return (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(w, img)
}

// palette is white to ink in 31 steps, and the bars' blue.
func palette() color.Palette {
	p := color.Palette{}
	for i := range 31 {
		v := uint8(0xff - (0xff-0x1c)*i/30)
		p = append(p, color.RGBA{v, v, v, 0xff})
	}
	return append(p, color.RGBA{0x0b, 0x4a, 0x8a, 0xff})
}
