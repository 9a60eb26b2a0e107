package lexicon

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// section is one named list of a word file, in the file's order.
type section struct {
	name    string
	entries []string
	line    int
}

// readSections reads a word file. Entries before the first header stand in
// a section without a name.
func readSections(files fs.FS, name string) ([]section, error) {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	var out []section
	scan := bufio.NewScanner(strings.NewReader(string(raw)))
	for n := 1; scan.Scan(); n++ {
		line := strings.TrimSpace(scan.Text())
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			continue
		case strings.HasPrefix(line, "["):
			if !strings.HasSuffix(line, "]") {
				return nil, fmt.Errorf("%s line %d: a section's name wants a closing bracket", name, n)
			}
			out = append(out, section{name: line[1 : len(line)-1], line: n})
			continue
		}
		if len(out) == 0 {
			out = append(out, section{line: n})
		}
		last := &out[len(out)-1]
		for _, e := range strings.Split(line, ",") {
			if e = strings.TrimSpace(e); e != "" {
				last.entries = append(last.entries, e)
			}
		}
	}
	return out, scan.Err()
}

// readLines gives a file's lines without comments and empty ones.
func readLines(files fs.FS, name string) ([]string, error) {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	var out []string
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out, nil
}
