// Score measures the attribution against annotated texts: a line a text, then
// pooled lines a language and a set.
//
//	go run ./services/segment/cmd/score [--read BINARY] [--all] [--drop 0.2 --seed 1] [--errors N] [--out DIR] [--gold GLOB] [--min LINE:FIGURE=VALUE,…] [--unseal] [NAME…]
//
// The texts are those of services/segment/gold/texts and, where the folder that
// RAPPORTEUR_SHARED names (else ../shared) holds them, the 8 of its gold/, which
// are others' property. Each text's paragraphs are segmented; with --read its
// PDF is read by the rapporteur binary.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"rapporteur.internal/services/segment/gold"
)

type options struct {
	read, out, glob, min string
	drop                 float64
	seed                 uint64
	errors               int
	all, unseal          bool
	names                []string
}

func main() {
	var o options
	flag.StringVar(&o.read, "read", "", "score what this rapporteur `BINARY` reads of the texts' PDFs, not their paragraphs")
	flag.BoolVar(&o.all, "all", false, "print every figure")
	flag.Float64Var(&o.drop, "drop", 0, "`SHARE` of verbs and function words to drop at random")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the random drop")
	flag.IntVar(&o.errors, "errors", 0, "print that many wrongly attributed sentences a text; never of sealed ones")
	flag.StringVar(&o.out, "out", "", "keep the exports in this `FOLDER`, NAME.jsonl each")
	flag.StringVar(&o.glob, "gold", "", "score these files instead, `GLOB`")
	flag.StringVar(&o.min, "min", "", "fail where a line's figures are lower (noise: higher), `LINE:FIGURE=VALUE,…`")
	flag.BoolVar(&o.unseal, "unseal", false, "tell of single sealed texts: for the last measurement alone")
	flag.Parse()
	o.names = flag.Args()
	if err := run(o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

func run(o options, w io.Writer) error {
	floor, err := parseFloor(o.min)
	if err != nil {
		return err
	}
	texts, err := choose(o)
	if err != nil {
		return err
	}
	if o.errors > 0 && !o.unseal && sealedOnly(texts) {
		return errors.New("these texts are sealed: --errors tells nothing of them; --unseal, for the last measurement, does")
	}
	reader, err := newReader(o)
	if err != nil {
		return err
	}
	if o.out != "" {
		if err := os.MkdirAll(o.out, 0o755); err != nil {
			return err
		}
	}
	t := newTable(w, o.all)
	t.head()
	for _, x := range texts {
		annotated, err := gold.Open(x.file)
		if err != nil {
			return err
		}
		lines, err := reader.lines(x, annotated)
		if err != nil {
			return fmt.Errorf("%s: %w", x.name, err)
		}
		// What is kept can be read: of sealed texts only where they are asked for by name.
		if o.out != "" && (!x.sealed || o.unseal || o.glob != "") {
			if err := keep(o.out, x.name, lines); err != nil {
				return err
			}
		}
		tally, wrong := annotated.Score(lines)
		t.pool(x, annotated.Document.Language, tally)
		if x.sealed && !o.unseal {
			continue
		}
		t.line(x.name, 1, tally)
		for _, e := range wrong[:min(o.errors, len(wrong))] {
			t.wrong(e)
		}
	}
	t.pools()
	for _, note := range notes(o, texts) {
		fmt.Fprintln(w, note)
	}
	return t.reach(floor)
}
