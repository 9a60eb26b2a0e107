// Stance measures acts and responses against annotated passages: a line a
// file and language, then all of it.
//
//	go run ./services/segment/cmd/stance [--errors N] [--why] FILE.json…
//
// Each passage is read as a section of a document. F1 of each act, their mean
// (act), of the links (responds).
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"rapporteur.internal/proto/export"
	"rapporteur.internal/services/segment"
	"rapporteur.internal/services/segment/gold"
	"rapporteur.internal/services/segment/stance"
)

func main() {
	errors := flag.Int("errors", 0, "print that many errors a file and language")
	why := flag.Bool("why", false, "print the cues of each sentence, too")
	flag.Parse()
	if err := run(os.Stdout, flag.Args(), *errors, *why); err != nil {
		fmt.Fprintln(os.Stderr, "stance:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, files []string, errors int, why bool) error {
	lex, err := segment.Load()
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%-22s %4s  act  ", "", "n")
	for _, a := range stance.Acts[1:] {
		fmt.Fprintf(w, " %-5.4s", a)
	}
	fmt.Fprintln(w, " responds")
	all := gold.NewStances()
	for _, file := range files {
		passages, err := gold.Passages(file)
		if err != nil {
			return err
		}
		for _, language := range []string{"fr", "en", "es"} {
			var these []gold.Passage
			for _, p := range passages {
				if p.Language == language {
					these = append(these, p)
				}
			}
			var lines []export.Line
			whys := map[string]string{}
			for _, s := range segment.Segment(gold.Printed(these, language), lex, segment.Explain()) {
				lines = append(lines, export.Of(s))
				for _, x := range s.Explain {
					if x.Rule == "act" {
						whys[s.Text] = x.Note
					}
				}
			}
			t := gold.NewStances()
			wrong := t.Add(these, lines)
			all.Add(these, lines)
			print(w, strings.TrimSuffix(filepath.Base(file), ".json")+" "+language, t)
			for _, e := range wrong[:min(errors, len(wrong))] {
				fmt.Fprintln(w, "  ", e)
				if why {
					if _, text, _ := strings.Cut(e, ": "); whys[text] != "" {
						fmt.Fprintln(w, "        ", whys[text])
					}
				}
			}
		}
	}
	print(w, "all", all)
	return nil
}

func print(w io.Writer, name string, t *gold.Stances) {
	fmt.Fprintf(w, "%-22s %4d  %.3f", name, t.Sentences, t.Macro())
	for _, a := range stance.Acts[1:] {
		fmt.Fprintf(w, " %.3f", gold.F1(t.Acts[a]))
	}
	fmt.Fprintf(w, " %.3f %v\n", gold.F1(&t.Links), t.Links)
}
