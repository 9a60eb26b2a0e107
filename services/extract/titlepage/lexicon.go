package titlepage

import (
	"embed"
	"sort"
	"strconv"
	"strings"
)

//go:embed lexicon/*.txt
var files embed.FS

// lexicon is what the embedded lists hold; its words are in small letters but for cities.
type lexicon struct {
	ordinals   map[string]int // whole ordinals, and units
	tens       map[string]int // tens that a unit may follow
	numbers    map[string]int
	months     map[string]int
	events     []string
	publishers []string
	venues     []string
	cities     map[string]bool
	parts      []string
	// held and otherDates are what stands in sentences and before dates.
	held, otherDates []string
}

func readLexicon() *lexicon {
	lex := &lexicon{ordinals: map[string]int{}, tens: map[string]int{}, numbers: map[string]int{}, months: map[string]int{}, cities: map[string]bool{}}
	for _, row := range rows("ordinals") {
		f := strings.Fields(row)
		into := lex.ordinals
		if strings.HasSuffix(f[0], "+") {
			into = lex.tens
		}
		n, _ := strconv.Atoi(strings.TrimSuffix(f[0], "+"))
		for _, w := range f[1:] {
			into[w] = n
		}
	}
	for name, into := range map[string]map[string]int{"numbers": lex.numbers, "months": lex.months} {
		for _, row := range rows(name) {
			f := strings.Fields(row)
			n, _ := strconv.Atoi(f[0])
			for _, w := range f[1:] {
				into[w] = n
			}
		}
	}
	lex.events, lex.parts = lowered(rows("events")), lowered(rows("parts"))
	lex.publishers, lex.venues = lowered(rows("publishers")), rows("venues")
	lex.held, lex.otherDates = lowered(rows("held")), lowered(rows("otherdates"))
	for _, c := range rows("cities") {
		lex.cities[c] = true
	}
	return lex
}

// rows are the lines of a list, comments and empty ones left out.
func rows(name string) []string {
	data, err := files.ReadFile("lexicon/" + name + ".txt")
	if err != nil {
		return nil // the file is embedded: a test reads each
	}
	var out []string
	for row := range strings.Lines(string(data)) {
		row, _, _ = strings.Cut(row, "#")
		if row = strings.TrimSpace(row); row != "" {
			out = append(out, row)
		}
	}
	return out
}

// lowered puts rows in small letters, with and without accents (capitals often lack them),
// the longest first, so that the longest match wins.
func lowered(in []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range in {
		low := strings.ToLower(s)
		for _, v := range []string{low, unaccented.Replace(low)} {
			if !seen[v] {
				seen[v] = true
				out = append(out, v)
			}
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return len(out[a]) > len(out[b]) })
	return out
}

var unaccented = strings.NewReplacer("é", "e", "è", "e", "ê", "e", "à", "a", "â", "a", "ô", "o", "î", "i", "û", "u", "ç", "c",
	"á", "a", "í", "i", "ó", "o", "ú", "u", "ñ", "n")
