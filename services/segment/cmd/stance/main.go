// Stance measures acts and responses against annotations, of three kinds:
//
//	go run ./services/segment/cmd/stance [--errors N] [--why] PASSAGES.json…
//	go run ./services/segment/cmd/stance --read RAPPORTEUR --pdfs FOLDER,FOLDER MARKS.json…
//	go run ./services/segment/cmd/stance --read RAPPORTEUR FOLDER/facts.json…
//
// Passages hold their texts; each is read as a section of a document. Marks
// name the sentences of a printed report by their ordinals in its export
// ("file" is its name in one of the folders); facts tell what was proposed,
// answered and promised in the reports of their own folder. Printed are F1 of each act,
// their mean (act) and of the links (responds); of marks, precision and recall, too;
// of facts, the shares that were found.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"rapporteur.internal/services/segment"
)

type options struct {
	errors  int
	why     bool
	read    string
	folders []string
	doubts  string
}

func main() {
	var o options
	var folders string
	flag.IntVar(&o.errors, "errors", 0, "print that many errors a file and language")
	flag.BoolVar(&o.why, "why", false, "print the cues of each sentence, too")
	flag.StringVar(&o.read, "read", "", "the rapporteur that reads PDFs, for marks and facts")
	flag.StringVar(&folders, "pdfs", "", "folders of the PDFs of marks, with commas between")
	flag.StringVar(&o.doubts, "doubts", "", "a file of a report's name and ordinals a line: marks that aren't judged")
	flag.Parse()
	o.folders = strings.Split(folders, ",")
	if err := run(os.Stdout, flag.Args(), o); err != nil {
		fmt.Fprintln(os.Stderr, "stance:", err)
		os.Exit(1)
	}
}

// run measures the files, one kind after the other.
func run(w io.Writer, files []string, o options) error {
	kinds := map[string][]string{}
	for _, file := range files {
		kind, err := kindOf(file)
		if err != nil {
			return err
		}
		kinds[kind] = append(kinds[kind], file)
	}
	if list := kinds["passages"]; len(list) > 0 {
		lex, err := segment.Load()
		if err != nil {
			return err
		}
		if err := passages(w, list, lex, o); err != nil {
			return err
		}
	}
	if list := kinds["sentences"]; len(list) > 0 {
		if err := marks(w, list, o); err != nil {
			return err
		}
	}
	if list := kinds["proposals"]; len(list) > 0 {
		return facts(w, list, o)
	}
	return nil
}

// kindOf tells what a file holds, by the key that only its kind has.
func kindOf(file string) (string, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(raw, &keys); err != nil {
		return "", fmt.Errorf("%s: %w", file, err)
	}
	for _, kind := range []string{"passages", "sentences", "proposals"} {
		if keys[kind] != nil {
			return kind, nil
		}
	}
	return "", fmt.Errorf("%s: holds neither passages, marks (sentences) nor facts (proposals)", file)
}

// tell prints what is wrong, as much of it as is asked for.
func tell(w io.Writer, wrong []string, whys map[string]string, o options) {
	for _, e := range wrong[:min(o.errors, len(wrong))] {
		fmt.Fprintln(w, "  ", e)
		if o.why {
			if _, text, _ := strings.Cut(e, ": "); whys[text] != "" {
				fmt.Fprintln(w, "        ", whys[text])
			}
		}
	}
}
