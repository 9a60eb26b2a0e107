package kindred

import "strings"

// ending says what a word that ends in one way may end in: in the other number,
// and, of people and qualities, in the other gender. A "puerto" has no "puerta".
type ending struct {
	from   string
	number []string
	gender []string
}

// endings of a language, for folded words; the first that fits counts. Those of
// adjectives alone have their genders among the numbers.
func endings(language string) []ending {
	switch language {
	case "fr":
		return []ending{
			{"eaux", []string{"eau"}, nil},
			{"aux", []string{"al", "ale", "ales", "au"}, nil},
			{"al", []string{"ale", "aux", "ales", "als"}, nil},
			{"eau", []string{"eaux"}, nil},
			{"ier", []string{"iers", "iere", "ieres"}, nil},
			{"eur", []string{"eurs"}, []string{"euse", "euses", "rice", "rices"}},
			{"eurs", []string{"eur"}, []string{"euse", "euses"}},
			{"if", []string{"ifs", "ive", "ives"}, nil},
			{"x", nil, nil},
			{"es", []string{"e"}, []string{"", "s"}},
			{"s", []string{""}, []string{"e", "es"}},
			{"e", []string{"es"}, nil},
			{"", []string{"s"}, []string{"e", "es"}},
		}
	case "en":
		return []ending{
			{"man", []string{"men"}, nil},
			{"men", []string{"man"}, nil},
			{"child", []string{"children"}, nil},
			{"children", []string{"child"}, nil},
			{"ies", []string{"y"}, nil},
			{"ss", []string{"sses"}, nil},
			{"ing", nil, nil},
			{"s", []string{""}, nil},
			{"y", []string{"ies", "ys"}, nil},
			{"", []string{"s"}, nil},
		}
	case "es":
		return []ending{
			{"iones", []string{"ion"}, nil},
			{"ores", []string{"or"}, []string{"ora", "oras"}},
			{"or", []string{"ores"}, []string{"ora", "oras"}},
			{"ces", []string{"z"}, nil},
			{"z", []string{"ces"}, nil},
			{"ero", []string{"eros", "era", "eras"}, nil},
			{"izo", []string{"izos", "iza", "izas"}, nil},
			{"ico", []string{"icos", "ica", "icas"}, nil},
			{"ivo", []string{"ivos", "iva", "ivas"}, nil},
			{"orio", []string{"orios", "oria", "orias"}, nil},
			{"os", []string{"o"}, []string{"a", "as"}},
			{"as", []string{"a"}, []string{"o", "os"}},
			{"o", []string{"os"}, []string{"a", "as"}},
			{"a", []string{"as"}, []string{"o", "os"}},
			{"es", []string{"e", ""}, nil},
			{"e", []string{"es"}, nil},
			{"s", nil, nil},
			{"", []string{"es"}, nil},
		}
	}
	return nil
}

// short words are taken as they stand: "gas" isn't "ga".
const short = 4

// forms are a folded word in its numbers, and in its genders, itself first. A stem
// would find more than was meant: "salud" and "saludo" have one.
func forms(language, word string, genders bool) []string {
	all := []string{word}
	if len(word) < short {
		return all
	}
	for _, e := range endings(language) {
		root, ok := strings.CutSuffix(word, e.from)
		if !ok {
			continue
		}
		for _, to := range e.number {
			all = append(all, root+to)
		}
		for _, to := range e.gender {
			if genders {
				all = append(all, root+to)
			}
		}
		break
	}
	return all
}
