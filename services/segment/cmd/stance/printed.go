package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"

	"rapporteur.internal/proto/export"
	"rapporteur.internal/services/segment/gold"
	"rapporteur.internal/services/segment/stance"
)

// export reads a PDF with the rapporteur; it gives the lines, and why each
// sentence has its act.
func (o options) export(pdf string) ([]export.Line, map[string]string, error) {
	if o.read == "" {
		return nil, nil, errors.New("--read is missing: marks and facts are of PDFs, which the rapporteur reads")
	}
	var said bytes.Buffer
	c := exec.Command(o.read, "read", pdf, "--format", "jsonl", "--explain")
	c.Stderr = &said
	raw, err := c.Output()
	if err != nil {
		return nil, nil, fmt.Errorf("%s read %s: %w: %s", o.read, pdf, err, bytes.TrimSpace(said.Bytes()))
	}
	var lines []export.Line
	whys := map[string]string{}
	for d := json.NewDecoder(bytes.NewReader(raw)); ; {
		var l export.Line
		if err := d.Decode(&l); err == io.EOF {
			return lines, whys, nil
		} else if err != nil {
			return nil, nil, fmt.Errorf("%s: line %d: %w", pdf, len(lines)+1, err)
		}
		lines = append(lines, l)
		if l.Explain != nil {
			for _, r := range l.Explain.Rules {
				if r.Rule == "act" {
					whys[l.Text] = r.Note
				}
			}
		}
	}
}

// pdf finds a report in the folders.
func (o options) pdf(name string) (string, error) {
	for _, f := range o.folders {
		if path := filepath.Join(f, name+".pdf"); f != "" {
			if _, err := os.Stat(path); err == nil {
				return path, nil
			}
		}
	}
	return "", fmt.Errorf("no %s.pdf in --pdfs %v", name, o.folders)
}

// marks measures files of marks: F1 of acts and links a file, then precision,
// recall and F1 of each act over all of them.
func marks(w io.Writer, files []string, o options) error {
	doubted, err := doubts(o.doubts)
	if err != nil {
		return err
	}
	all := gold.NewStances()
	for _, file := range files {
		m, err := gold.OpenMarks(file)
		if err != nil {
			return err
		}
		pdf, err := o.pdf(m.File)
		if err != nil {
			return err
		}
		lines, whys, err := o.export(pdf)
		if err != nil {
			return err
		}
		t := gold.NewStances()
		wrong := t.AddMarks(m, lines, doubted[m.File])
		all.AddMarks(m, lines, doubted[m.File])
		fmt.Fprintf(w, "%-26s %4d sentences, right %.2f, act %.2f, responds %.2f %v\n", m.File, t.Sentences, t.Right(), t.Macro(), gold.F1(&t.Links), t.Links)
		tell(w, wrong, whys, o)
	}
	fmt.Fprintf(w, "%-10s %9s %6s %6s  right, wrong, missed of %d\n", "", "precision", "recall", "F1", all.Sentences)
	for _, a := range stance.Acts[1:] {
		if c := all.Acts[a]; c != nil {
			row(w, a, c)
		}
	}
	row(w, "responds", &all.Links)
	fmt.Fprintf(w, "%-10s %9s %6s %6.2f\n%-10s %9s %6s %6.2f\n", "act", "", "", all.Macro(), "right", "", "", all.Right())
	return nil
}

func row(w io.Writer, name string, c *[3]int) {
	f := gold.Found{Right: float64(c[0]), Said: float64(c[0] + c[1]), Wanted: float64(c[0] + c[2])}
	fmt.Fprintf(w, "%-10s %9.2f %6.2f %6.2f  %v\n", name, f.P(), f.R(), f.F1(), *c)
}

var (
	reportName = regexp.MustCompile(`[a-z]{2,3}(-[a-z0-9]+)+`)
	ordinals   = regexp.MustCompile(`\b\d+\b`)
)

// doubts reads which marks of which report aren't judged: its name, then
// ordinals, on as many lines as there are.
func doubts(file string) (map[string]map[uint32]bool, error) {
	out := map[string]map[uint32]bool{}
	if file == "" {
		return out, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	name := ""
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		rest := lines.Text()
		if at := reportName.FindStringIndex(rest); at != nil {
			name, rest = rest[at[0]:at[1]], rest[at[1]:]
		}
		if out[name] == nil {
			out[name] = map[uint32]bool{}
		}
		for _, d := range ordinals.FindAllString(rest, -1) {
			n, err := strconv.ParseUint(d, 10, 32)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			out[name][uint32(n)] = true
		}
	}
	return out, lines.Err()
}

// facts measures files of facts, each against the reports of its folder.
func facts(w io.Writer, files []string, o options) error {
	var all gold.Told
	for _, file := range files {
		f, err := gold.OpenFacts(file)
		if err != nil {
			return err
		}
		pdfs, err := filepath.Glob(filepath.Join(filepath.Dir(file), "*.pdf"))
		if err != nil {
			return err
		}
		slices.Sort(pdfs)
		var lines []export.Line
		whys := map[string]string{}
		for _, pdf := range pdfs {
			list, reasons, err := o.export(pdf)
			if err != nil {
				return err
			}
			lines = append(lines, list...)
			for k, v := range reasons {
				whys[k] = v
			}
		}
		t, wrong := f.Tell(lines)
		all.Add(t)
		shares(w, filepath.Base(filepath.Dir(file)), t)
		tell(w, wrong, whys, o)
	}
	shares(w, "all", all)
	return nil
}

func shares(w io.Writer, name string, t gold.Told) {
	r := t.Responses
	fmt.Fprintf(w, "%-14s proposals %.2f of %v, commitments %.2f of %v, responses %.2f of %v, precision %.2f of %v\n",
		name, t.Proposals.Value(), t.Proposals.Of, t.Commitments.Value(), t.Commitments.Of, r.R(), r.Wanted, r.P(), r.Said)
}
