package local

import (
	"fmt"

	bleveanalysis "github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/analysis"
	"rapporteur.internal/services/index/flat"
)

// Fields of the index beyond those of the record.
const (
	// fieldShown is document.generation.
	fieldShown = "shown"
	// fieldOrder sorts in reading order.
	fieldOrder = "order"
	// fieldRendition is "true" for a version of another document.
	fieldRendition = "rendition"
	// fieldChain is the chain that analyses the text.
	fieldChain = "chain"
	// folded is appended to a field's name where its values are folded.
	folded = ".folded"
)

const (
	keyword = bleveindex.IndexField | bleveindex.DocValues | bleveindex.SkipFreqNorm
	filter  = bleveindex.IndexField | bleveindex.SkipFreqNorm
	text    = bleveindex.IndexField | bleveindex.IncludeTermVectors
)

// laidOut lays out a statement for bleve.
func laidOut(chains analysis.Chains, s *pb.Statement) *document.Document {
	r := flat.Of(s)
	d := document.NewDocument(index.Key(s))
	add := func(name string, options bleveindex.FieldIndexingOptions, values ...string) {
		for i, v := range values {
			if v != "" {
				d.AddField(document.NewTextFieldCustom(name, []uint64{uint64(i)}, []byte(v), options, nil))
			}
		}
	}
	for _, f := range flat.Facets() {
		add(f.Field, keyword, f.Values(r)...)
	}
	add("id", filter, r.ID)
	add("responds_to", filter, r.RespondsTo...)
	if !r.Primary {
		add(fieldRendition, filter, "true")
	}
	add("speakers"+folded, filter, fold(r.Speakers)...)
	add("roles"+folded, filter, fold(r.Roles)...)
	add("organisations"+folded, filter, fold(r.Organisations, r.Acronyms)...)
	add("parties"+folded, filter, fold(r.Parties, r.PartyNames)...)
	add(fieldShown, keyword, fmt.Sprintf("%s.%d", r.Document, r.Generation))
	add(fieldOrder, keyword, order(r))
	d.AddField(document.NewNumericFieldWithIndexingOptions("ordinal", nil, float64(r.Ordinal), bleveindex.IndexField))
	own := chains.For(r.Language)
	add(fieldChain, filter, own.Name)
	d.AddField(document.NewTextFieldCustom(field(analysis.Plain), nil, []byte(r.Text), text, analyzer{chains[analysis.Plain]}))
	if own.Name != analysis.Plain {
		d.AddField(document.NewTextFieldCustom(field(own.Name), nil, []byte(r.Text), text, analyzer{own}))
	}
	return d
}

// order sorts as series, session, document, ordinal.
func order(r *flat.Record) string {
	return fmt.Sprintf("%s\x00%010d\x00%s\x00%010d", r.Series, r.Session, r.Document, r.Ordinal)
}

// field names the field that a chain fills.
func field(chain string) string {
	if chain == analysis.Plain {
		return "text"
	}
	return "text_" + chain
}

// fold folds and drops repeated values, which would be counted twice.
func fold(lists ...[]string) []string {
	var all []string
	seen := map[string]bool{}
	for _, list := range lists {
		for _, v := range list {
			if v = analysis.Fold(v); !seen[v] {
				seen[v] = true
				all = append(all, v)
			}
		}
	}
	return all
}

// analyzer lets bleve run a chain.
type analyzer struct{ chain *analysis.Chain }

func (a analyzer) Analyze(b []byte) bleveanalysis.TokenStream {
	tokens := a.chain.Tokens(string(b))
	stream := make(bleveanalysis.TokenStream, len(tokens))
	for i, t := range tokens {
		stream[i] = &bleveanalysis.Token{Term: []byte(t.Term), Start: t.Start, End: t.End, Position: t.Position + 1}
	}
	return stream
}
