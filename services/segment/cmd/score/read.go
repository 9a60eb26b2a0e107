package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"rapporteur.internal/proto/export"
	"rapporteur.internal/services/segment"
	"rapporteur.internal/services/segment/gold"
)

// reader makes an export of a text: by the rapporteur binary of its PDF, or by
// the lexicons of its paragraphs.
type reader struct {
	binary   string
	lexicons *segment.Lexicons
}

func newReader(o options) (*reader, error) {
	if o.read != "" {
		if o.drop > 0 {
			return nil, errors.New("--drop is for paragraphs: a binary has all its words; leave one of --read and --drop out")
		}
		return &reader{binary: o.read}, nil
	}
	lex, err := segment.Load()
	if err != nil {
		return nil, err
	}
	if o.drop > 0 {
		lex = lex.Without(o.drop, o.seed)
	}
	return &reader{lexicons: lex}, nil
}

func (r *reader) lines(x text, annotated *gold.Text) ([]export.Line, error) {
	if r.binary == "" {
		var out []export.Line
		for _, s := range segment.Segment(annotated.Paragraphs(), r.lexicons) {
			out = append(out, export.Of(s))
		}
		return out, nil
	}
	var said bytes.Buffer
	c := exec.Command(r.binary, "read", x.pdf, "--format", "jsonl")
	c.Stderr = &said
	raw, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s read %s: %w: %s", r.binary, x.pdf, err, bytes.TrimSpace(said.Bytes()))
	}
	var out []export.Line
	for d := json.NewDecoder(bytes.NewReader(raw)); ; {
		var l export.Line
		if err := d.Decode(&l); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s read %s: line %d is no statement: %w", r.binary, x.pdf, len(out)+1, err)
		}
		out = append(out, l)
	}
}

// keep writes an export.
func keep(folder, name string, lines []export.Line) error {
	var b bytes.Buffer
	for _, l := range lines {
		if err := export.Write(&b, l); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(folder, name+".jsonl"), b.Bytes(), 0o644)
}
