package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"rapporteur.internal/proto/export"
	"rapporteur.internal/services/segment"
	"rapporteur.internal/services/segment/gold"
	"rapporteur.internal/services/segment/stance"
)

// passages measures files of passages: a line a file and language, then all of it.
func passages(w io.Writer, files []string, lex *segment.Lexicons, o options) error {
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
			tell(w, wrong, whys, o)
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
