package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// text is one annotated text to be scored.
type text struct {
	name, file, pdf string
	// set is the set that it is pooled in; "" for a second printing of a text.
	set    string
	sealed bool
}

// The sets. The first holds the texts that were read while the rules were
// written: the 8 of the shared folder's gold/ and the 18 of more/.
const (
	known, open, sealed, given = "gold+more", "open", "sealed", "given"
	shippedTexts               = "services/segment/gold/texts"
	summary                    = "idm-2018-1-fr"
)

// choose lists the texts that the options ask for, in the order of the table.
func choose(o options) ([]text, error) {
	var texts []text
	var err error
	if o.glob != "" {
		texts, err = listed(o.glob, given)
	} else {
		texts, err = shipped(o.read != "")
	}
	if err != nil {
		return nil, err
	}
	var out []text
	for _, t := range texts {
		if wanted(t.name, o.names) {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no annotated text is called like %s", strings.Join(o.names, ", "))
	}
	return out, nil
}

// shipped are the project's texts, and those of the shared folder where it is.
func shipped(pdfs bool) ([]text, error) {
	root, err := projectRoot()
	if err != nil {
		return nil, err
	}
	folder := filepath.Join(root, filepath.FromSlash(shippedTexts))
	texts := []text{{name: summary, file: filepath.Join(folder, summary+".json"), pdf: filepath.Join(root, "examples", "inbox", summary+".pdf"), set: known}}
	shared, err := filepath.Glob(filepath.Join(sharedFolder(root), "gold", "*-??.json"))
	if err != nil {
		return nil, err
	}
	for _, f := range shared {
		t := beside(f, known)
		if t.name == summary {
			// Its own source stands in the project; the shared folder has it in
			// two columns as well, which counts in no pool.
			t = text{name: summary + "-2col", file: f, pdf: strings.TrimSuffix(f, ".json") + "-2col.pdf"}
			if !pdfs {
				continue
			}
		}
		texts = append(texts, t)
	}
	for _, s := range []struct{ folder, set string }{{"more", known}, {"open", open}, {"sealed", sealed}} {
		list, err := listed(filepath.Join(folder, s.folder, "*.json"), s.set)
		if err != nil {
			return nil, err
		}
		texts = append(texts, list...)
	}
	return texts, nil
}

// listed are the texts of a pattern.
func listed(glob, set string) ([]text, error) {
	files, err := filepath.Glob(glob)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no annotated text in %s", glob)
	}
	sort.Strings(files)
	var out []text
	for _, f := range files {
		out = append(out, beside(f, set))
	}
	return out, nil
}

// beside is the text of a file, with the PDF beside it. What lies in a folder
// called sealed is sealed.
func beside(file, set string) text {
	t := text{name: strings.TrimSuffix(filepath.Base(file), ".json"), file: file, pdf: strings.TrimSuffix(file, ".json") + ".pdf", set: set}
	whole, err := filepath.Abs(file)
	t.sealed = set == sealed || err != nil || filepath.Base(filepath.Dir(whole)) == sealed
	return t
}

func wanted(name string, names []string) bool {
	for _, n := range names {
		if strings.Contains(name, n) {
			return true
		}
	}
	return len(names) == 0
}

func sealedOnly(texts []text) bool {
	for _, t := range texts {
		if !t.sealed {
			return false
		}
	}
	return true
}

// projectRoot is the folder, here or above, that holds the texts.
func projectRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(shippedTexts))); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("no folder from here up holds " + shippedTexts + ": run this in the project, or name files by --gold")
		}
		dir = up
	}
}

func sharedFolder(root string) string {
	if s := os.Getenv("RAPPORTEUR_SHARED"); s != "" {
		return s
	}
	return filepath.Join(root, "..", "shared")
}

// notes say what the table leaves out.
func notes(o options, texts []text) []string {
	var out []string
	others, hidden := 0, false
	for _, t := range texts {
		hidden = hidden || t.sealed && !o.unseal
		if t.set == known {
			others++
		}
	}
	if o.glob == "" && len(o.names) == 0 && others < 26 {
		out = append(out, fmt.Sprintf("gold+more: %d of its 26 texts; the others are others' property, in gold/ of the folder that RAPPORTEUR_SHARED names", others))
	}
	if hidden {
		out = append(out, "sealed texts: pooled figures alone; --unseal, for the last measurement, tells of each")
	}
	return out
}
