package draft

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Formats are the endings that Read knows.
func Formats() []string { return []string{".md", ".markdown", ".txt", ".docx", ".json"} }

// Read reads a draft; name, a file's name, tells its format by its ending.
// What can't be read is an error that says what is wanted.
func Read(name string, data []byte) ([]Sentence, error) {
	var out []Sentence
	var err error
	switch ending := strings.ToLower(filepath.Ext(name)); ending {
	case ".md", ".markdown", ".txt":
		if !utf8.Valid(data) {
			return nil, fmt.Errorf("%s is not UTF-8: save it as UTF-8 text", name)
		}
		out = readMarkdown(strings.TrimPrefix(string(data), "\ufeff"))
	case ".docx":
		out, err = readDOCX(data)
	case ".json":
		out, err = readJSON(data)
	default:
		return nil, fmt.Errorf("%s: a draft is a file that ends in %s", name, strings.Join(Formats(), ", "))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s holds no sentence", name)
	}
	return out, nil
}

// Text reads a draft that is no file, as Markdown.
func Text(text string) []Sentence { return readMarkdown(strings.ToValidUTF8(text, "�")) }

// readJSON reads a report's JSON, or {"sentences": [{"text", "citations"}]} with
// citations between the text's brackets or in the list.
func readJSON(data []byte) ([]Sentence, error) {
	type sentence struct {
		Text      string   `json:"text"`
		Citations []string `json:"citations"`
		Paragraph int      `json:"paragraph"`
	}
	var j struct {
		Sentences []sentence `json:"sentences"`
		Chapters  []struct {
			Sentences []sentence `json:"sentences"`
			Tables    []struct {
				Rows []struct {
					Cells     []string `json:"cells"`
					Citations []string `json:"citations"`
				} `json:"rows"`
			} `json:"tables"`
		} `json:"chapters"`
	}
	if err := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).Decode(&j); err != nil {
		return nil, fmt.Errorf("not JSON: %w", err)
	}
	var out []Sentence
	line := 0
	add := func(s sentence, paragraph int) {
		line++
		at := line
		cut := sentences(s.Text, func(int) int { return at })
		for i := range cut {
			cut[i].Paragraph = paragraph
		}
		// A list's citations are those of the whole.
		for i := range cut {
			for _, id := range s.Citations {
				cut[i].Citations = append(cut[i].Citations, refs(id)...)
			}
		}
		out = append(out, cut...)
	}
	for _, s := range j.Sentences {
		add(s, s.Paragraph)
	}
	for c, ch := range j.Chapters {
		for _, s := range ch.Sentences {
			add(s, c<<16+s.Paragraph)
		}
		for _, t := range ch.Tables {
			for _, r := range t.Rows {
				add(sentence{Text: strings.Join(r.Cells, " ; "), Citations: r.Citations}, c<<16+1<<15)
			}
		}
	}
	if len(out) == 0 {
		return nil, errors.New(`neither a report's chapters nor {"sentences": [{"text": "…", "citations": ["S1a-17"]}]}`)
	}
	return out, nil
}
