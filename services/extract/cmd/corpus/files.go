package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract/check"
)

// file is a PDF of the corpus, with what SOURCES.tsv says of it.
type file struct {
	path, name string
	bad        bool
	category   string
	lang       string
	password   string
	chars      int // that poppler reads
}

// list finds the PDFs of a folder.
func list(dir, match string) ([]file, error) {
	known, err := sources(filepath.Join(dir, "SOURCES.tsv"))
	if err != nil {
		return nil, err
	}
	var files []file
	err = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.EqualFold(filepath.Ext(path), ".pdf") {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		f := known[filepath.ToSlash(rel)]
		f.path, f.name = path, filepath.Base(path)
		f.bad = strings.HasPrefix(filepath.ToSlash(rel), "bad/")
		if strings.Contains(f.name, match) {
			files = append(files, f)
		}
		return nil
	})
	sort.Slice(files, func(i, j int) bool { return files[i].path < files[j].path })
	return files, err
}

// sources reads SOURCES.tsv by the names of its columns; a folder without one has none.
func sources(path string) (map[string]file, error) {
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return map[string]file{}, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	known := map[string]file{}
	column := map[string]int{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		if len(column) == 0 {
			for i, c := range cells {
				column[c] = i
			}
			continue
		}
		get := func(name string) string {
			if i, ok := column[name]; ok && i < len(cells) && cells[i] != "-" {
				return cells[i]
			}
			return ""
		}
		chars, _ := strconv.Atoi(get("text_chars")) // "-" counts as none
		known[get("file")] = file{category: get("category"), lang: get("lang"), password: get("password"), chars: chars}
	}
	return known, lines.Err()
}

// poppler is what pdftotext makes of a file, and its CPU time.
func (m measure) poppler(f file) (string, time.Duration, error) {
	args := []string{"-q", "-enc", "UTF-8", "-nopgbrk"}
	if f.password != "" {
		args = append(args, "-upw", f.password)
	}
	cmd := exec.CommandContext(m.ctx, "timeout", append([]string{"-s", "KILL", "40", "pdftotext"}, append(args, f.path, "-")...)...)
	out, err := cmd.Output()
	if cmd.ProcessState == nil {
		return "", 0, err
	}
	return string(out), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), nil
}

// pageText is all that the pages of a document print.
func pageText(d *pb.Document) string {
	var b strings.Builder
	for _, p := range d.GetPages() {
		b.WriteString(p.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// lineEndHyphen is undone on both sides: pdftotext undoes some of them.
var lineEndHyphen = regexp.MustCompile(`(\pL)[-\x{ad}\x{2010}]\s*\n\s*(\pL)`)

func words(text string) []string {
	return check.Words(lineEndHyphen.ReplaceAllString(text, "$1$2"))
}

// recall is the share of the words of want that stand in have, as bags.
func recall(have, want []string) float64 {
	if len(want) == 0 {
		return 1
	}
	bag := map[string]int{}
	for _, w := range have {
		bag[w]++
	}
	n := 0
	for _, w := range want {
		if bag[w] > 0 {
			bag[w]--
			n++
		}
	}
	return float64(n) / float64(len(want))
}

func row(cells ...any) {
	for _, c := range cells {
		fmt.Printf("| %v ", c)
	}
	fmt.Println("|")
}

func head(cells ...string) {
	fmt.Println()
	for _, c := range cells {
		fmt.Printf("| %s ", c)
	}
	fmt.Println("|")
	fmt.Println(strings.Repeat("|---", len(cells)) + "|")
}

func mean(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(max(len(v), 1))
}

func median(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	s := append([]float64(nil), v...)
	sort.Float64s(s)
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}
