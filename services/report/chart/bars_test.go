package chart_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"strings"
	"testing"

	"rapporteur.internal/services/report/chart"
)

var bars = []chart.Bar{{Label: "Côte & plaine", Value: 12}, {Label: strings.Repeat("long ", 20), Value: 3}, {Label: "none"}}

func TestTheSameBarsGiveTheSamePicture(t *testing.T) {
	var a, b bytes.Buffer
	if err := errors.Join(chart.PNG(&a, bars), chart.PNG(&b, bars)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two pictures of the same bars differ")
	}
	img, err := png.Decode(&a)
	if err != nil {
		t.Fatal(err)
	}
	w, h := chart.Size(bars)
	if s := img.Bounds().Size(); s.X != w*chart.Scale || s.Y != h*chart.Scale {
		t.Errorf("the picture is %v, want %d x %d", s, w*chart.Scale, h*chart.Scale)
	}
}

func TestTheSVGIsXMLWithItsAlternativeText(t *testing.T) {
	s := chart.SVG(bars, `what "it" shows & more`)
	d := xml.NewDecoder(strings.NewReader(s))
	label := ""
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := tok.(xml.StartElement); ok && e.Name.Local == "svg" {
			for _, a := range e.Attr {
				if a.Name.Local == "aria-label" {
					label = a.Value
				}
			}
		}
	}
	if label != `what "it" shows & more` {
		t.Errorf("alternative text %q", label)
	}
}

func TestNoBarsAndBarsOfNothingAreDrawn(t *testing.T) {
	for _, b := range [][]chart.Bar{nil, {{Label: "x"}}} {
		if err := chart.PNG(io.Discard, b); err != nil {
			t.Error(err)
		}
	}
}
