package elastic

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"rapporteur.internal/services/index/analysis"
)

//go:embed mapping.json
var mapping []byte

// object is JSON as it is built.
type object = map[string]any

// Mapping is the statements' mapping: strict, every field of a record, the names
// for completion, and the whole statement as protobuf.
func Mapping() json.RawMessage { return slices.Clone(mapping) }

// Settings tell Elasticsearch the chains of package analysis.
func Settings(chains analysis.Chains) (json.RawMessage, error) {
	plain := chains[analysis.Plain]
	signs, err := analysis.Signs()
	if err != nil {
		return nil, err
	}
	var signless []string
	for _, r := range signs {
		signless = append(signless, fmt.Sprintf(`\u%04X => \u0020`, r))
	}
	for _, r := range analysis.Invisible() {
		signless = append(signless, fmt.Sprintf(`\u%04X =>`, r))
	}
	custom := func(filters []string) object {
		return object{"type": "custom", "char_filter": []string{"rapporteur_signs"}, "tokenizer": "standard", "filter": filters}
	}
	filters := object{"rapporteur_elision": object{"type": "elision", "articles": plain.Elisions}}
	folding := []string{"lowercase", "asciifolding"}
	base := append(slices.Clone(folding), "rapporteur_elision")
	analyzers := object{
		"rapporteur_text": custom(base),
		"rapporteur_name": custom(folding),
	}
	for _, name := range analysis.Languages() {
		c := chains[name]
		chain := slices.Clone(base)
		add := func(kind string, filter object) {
			key := "rapporteur_" + kind + "_" + name
			filters[key] = filter
			chain = append(chain, key)
		}
		if c.Possessive {
			add("possessive", object{"type": "stemmer", "language": "possessive_english"})
		}
		add("stop", object{"type": "stop", "stopwords": c.Stop})
		// A stemmer_override and not a synonym filter: it keeps the places of
		// words that were dropped, which phrases rely on.
		add("family", object{"type": "stemmer_override", "rules": c.Families()})
		add("stem", object{"type": "stemmer", "language": c.Stemmer})
		analyzers["rapporteur_"+name] = custom(chain)
	}
	return json.Marshal(object{
		"analysis": object{
			"char_filter": object{"rapporteur_signs": object{"type": "mapping", "mappings": signless}},
			"filter":      filters,
			"analyzer":    analyzers,
			"normalizer":  object{"rapporteur_folded": object{"type": "custom", "filter": folding}},
		},
	})
}

// rules changes when a statement would be indexed in another way.
func rules(chains analysis.Chains) (string, error) {
	settings, err := Settings(chains)
	if err != nil {
		return "", fmt.Errorf("describe the analysis: %w", err)
	}
	var compact strings.Builder
	for field := range strings.FieldsSeq(string(mapping)) {
		compact.WriteString(field)
	}
	sum := sha256.Sum256(append(settings, compact.String()...))
	return hex.EncodeToString(sum[:8]), nil
}
