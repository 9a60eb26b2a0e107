// Points tells which statements make the same point and which contradict each
// other, and measures that on judged pairs.
//
//	points find FILE.json                       a JSON line a pair
//	points score [--errors N] [--held] FILE.json…   figures a file, and pooled
//	points fit [--pull P] [--out weights.tsv] FILE.json…  weights of the looks
//	points embed --out model.bin                learn where claims lie
//	points frequency TEXTS.json…                frequency.tsv on standard output
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"

	"rapporteur.internal/services/report/point"
)

type command struct {
	Find      find      `cmd:"" help:"Read {\"items\":[{id,text,language,speaker,session}]} and print a JSON line for each pair that makes the same point or contradicts: a, b, relation, confidence, evidence."`
	Score     score     `cmd:"" help:"Score what is found against the file's pairs (same, contradicts, related; what is not listed is unrelated)."`
	Fit       fit       `cmd:"" help:"Fit the weights of the looks on judged pairs."`
	Embed     embed     `cmd:"" help:"Learn the model of where claims lie from the catalogue of debates and the thesaurus."`
	Frequency frequency `cmd:"" help:"Count in how many statements of annotated texts each stem stands."`
}

func main() {
	var c command
	ctx := kong.Parse(&c, kong.Name("points"), kong.Description("Which statements make the same point, and which contradict each other."), kong.UsageOnError())
	ctx.BindTo(os.Stdout, (*io.Writer)(nil))
	if err := ctx.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "points:", err)
		os.Exit(1)
	}
}

type find struct {
	File string `arg:"" help:"A JSON file of items." type:"existingfile"`
}

func (f *find) Run(w io.Writer) error {
	set, err := point.ReadSet(f.File)
	if err != nil {
		return err
	}
	l, err := point.Open()
	if err != nil {
		return err
	}
	for _, p := range point.NewMatcher(l, point.DefaultRule(), set.Items).Found() {
		if err := p.WriteJSON(w); err != nil {
			return err
		}
	}
	return nil
}

type fit struct {
	Pull  float64  `help:"How strongly weights are pulled to zero." default:"0.1"`
	Out   string   `help:"Write the weights to this file." default:"-"`
	Files []string `arg:"" help:"Judged pairs." type:"existingfile"`
}

func (f *fit) Run(w io.Writer) error {
	sets, l, err := openSets(f.Files)
	if err != nil {
		return err
	}
	text := l.Weigh(sets, f.Pull).Weights()
	if f.Out == "-" {
		_, err := io.WriteString(w, text)
		return err
	}
	return os.WriteFile(f.Out, []byte(text), 0o644)
}

func openSets(files []string) ([]point.Set, *point.Lexicon, error) {
	l, err := point.Open()
	if err != nil {
		return nil, nil, err
	}
	var sets []point.Set
	for _, f := range files {
		s, err := point.ReadSet(f)
		if err != nil {
			return nil, nil, err
		}
		if len(s.Pairs) == 0 {
			return nil, nil, errors.New(f + ": no pairs to measure on")
		}
		sets = append(sets, s)
	}
	return sets, l, nil
}
