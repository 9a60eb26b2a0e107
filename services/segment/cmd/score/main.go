// Score measures the attribution against the annotated texts: it makes a
// document of each gold file's paragraphs, segments it, and lets the scorer
// beside the gold print one table.
//
//	go run ./services/segment/cmd/score [--drop 0.2 --seed 1] [--calibrate] [NAME…]
//
// The gold lies in the folder that RAPPORTEUR_SHARED names, else ../shared.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"

	"rapporteur.internal/proto/export"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment"
	"rapporteur.internal/services/segment/gold"
)

// columns of the table, in the order of the requirements.
var columns = []string{"who", "who_p", "who_r", "named", "continued", "end", "kind", "group", "speaker", "speaker_p", "role", "org", "country", "behalf", "objective", "figure", "sentence"}

func main() {
	drop := flag.Float64("drop", 0, "share of verbs and function words to drop at random")
	seed := flag.Uint64("seed", 1, "seed of the random drop")
	errors := flag.Int("errors", 0, "print that many wrongly attributed sentences a file")
	out := flag.String("out", "", "keep the exports in this folder")
	sureness := flag.Bool("calibrate", false, "print how sure and how right, each text held out in turn")
	glob := flag.String("gold", "", "score these files instead, `GLOB`")
	flag.Parse()
	if err := run(*glob, *drop, *seed, *errors, *out, *sureness, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

func run(glob string, drop float64, seed uint64, errors int, out string, sureness bool, names []string) error {
	shared := os.Getenv("RAPPORTEUR_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "shared")
	}
	if glob == "" {
		glob = filepath.Join(shared, "gold", "*.json")
	}
	files, err := filepath.Glob(glob)
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no gold in %s: set RAPPORTEUR_SHARED to the folder that holds gold and score", glob)
	}
	sort.Strings(files)
	lex, err := segment.Load()
	if err != nil {
		return err
	}
	if drop > 0 {
		lex = lex.Without(drop, seed)
	}
	if sureness {
		return calibrate(lex, files)
	}
	if out == "" {
		if out, err = os.MkdirTemp("", "score"); err != nil {
			return err
		}
		defer os.RemoveAll(out)
	} else if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	fmt.Printf("%-22s", "")
	for _, c := range columns {
		fmt.Printf(" %9s", c)
	}
	fmt.Println()
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".json")
		if !wanted(name, names) {
			continue
		}
		if err := one(lex, f, name, filepath.Join(shared, "score", "score.py"), filepath.Join(out, name+".jsonl"), errors); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func wanted(name string, names []string) bool {
	for _, n := range names {
		if strings.Contains(name, n) {
			return true
		}
	}
	return len(names) == 0
}

func one(lex *segment.Lexicons, file, name, scorer, export string, errors int) error {
	doc, err := gold.Read(file)
	if err != nil {
		return err
	}
	if err := write(export, segment.Segment(doc, lex)); err != nil {
		return err
	}
	raw, err := exec.Command("python3", scorer, file, export, "--json").Output()
	if err != nil {
		return fmt.Errorf("run the scorer: %w", err)
	}
	var figures map[string]float64
	if err := json.Unmarshal(raw, &figures); err != nil {
		return fmt.Errorf("read the scorer's answer: %w", err)
	}
	fmt.Printf("%-22s", name)
	for _, c := range columns {
		if v, ok := figures[c]; ok {
			fmt.Printf(" %9.3f", v)
		} else {
			fmt.Printf(" %9s", "–")
		}
	}
	fmt.Println()
	if errors > 0 {
		raw, err := exec.Command("python3", scorer, file, export, "--errors", fmt.Sprint(errors)).Output()
		if err != nil {
			return err
		}
		fmt.Printf("%s", raw)
	}
	return nil
}

func write(path string, statements []*pb.Statement) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	for _, s := range statements {
		if err := export.Write(f, export.Of(s)); err != nil {
			f.Close()
			return err
		}
	}
	return f.Close()
}
