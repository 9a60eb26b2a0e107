// Command draft measures the check of drafts: of sentences that somebody judged
// true or faulty, how many faults it finds and how many true ones it blames.
//
//	draft REPORT.json SENTENCES.tsv
//
// The table has a head and the columns sentence, verdict (true or fault), kind.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"rapporteur.internal/services/report"
	"rapporteur.internal/services/report/draft"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "draft REPORT.json SENTENCES.tsv")
		os.Exit(2)
	}
	if err := score(os.Stdout, os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "draft:", err)
		os.Exit(1)
	}
}

func score(out io.Writer, name, table string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r, err := report.ReadJSON(f)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	data, err := os.ReadFile(table)
	if err != nil {
		return err
	}
	var faults, found, truths, blamed int
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		col := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if len(col) < 3 {
			return fmt.Errorf("%s:%d: %d columns", table, n+2, len(col))
		}
		findings, err := report.CheckDraft(r, draft.Text(col[0]))
		if err != nil {
			return err
		}
		wrong := false
		said := ""
		for _, f := range findings {
			said += fmt.Sprintf("\t%s: %s\n", f.Code, f.What)
			wrong = wrong || !f.Notice
		}
		mark := ""
		switch {
		case col[1] == "fault" && wrong:
			faults, found = faults+1, found+1
		case col[1] == "fault":
			faults, mark = faults+1, "MISSED "+col[2]
		case wrong:
			truths, blamed, mark = truths+1, blamed+1, "BLAMED"
		default:
			truths++
		}
		fmt.Fprintf(out, "%s\t%s\t%s\n%s", mark, col[2], col[0], said)
	}
	if faults+truths == 0 {
		return errors.New(table + " holds no sentence")
	}
	fmt.Fprintf(out, "found %d of %d faults; blamed %d of %d true sentences\n", found, faults, blamed, truths)
	return nil
}
