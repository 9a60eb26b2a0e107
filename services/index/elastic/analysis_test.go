//go:build unix

package elastic

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/elastic/go-elasticsearch/v8/esapi"

	"rapporteur.internal/services/index/analysis"
	"rapporteur.internal/services/index/elastic/estest"
)

// Both stores find the same only where Elasticsearch cuts, folds, drops and
// stems as package analysis does.
func TestElasticsearchAnalysesAsWeDo(t *testing.T) {
	n := estest.Start(t)
	c, p := provisioned(t, n)
	texts := sentences(t, p.chains)
	differ := 0
	for name, chain := range p.chains {
		analyzer := "rapporteur_" + name
		for start := 0; start < len(texts); start += 50 {
			batch := texts[start:min(start+50, len(texts))]
			var answer struct {
				Tokens []struct {
					Token    string `json:"token"`
					Position int    `json:"position"`
				} `json:"tokens"`
			}
			err := p.do(context.Background(), func() esapi.Request {
				return esapi.IndicesAnalyzeRequest{Index: c.Prefix + "-statements-v1", Body: body(object{"analyzer": analyzer, "text": batch})}
			}, &answer)
			if err != nil {
				t.Fatal(err)
			}
			var theirs, ours []string
			for _, token := range answer.Tokens {
				theirs = append(theirs, token.Token)
			}
			for _, text := range batch {
				for _, token := range chain.Tokens(text) {
					ours = append(ours, token.Term)
				}
			}
			for i := range max(len(ours), len(theirs)) {
				if i >= len(ours) || i >= len(theirs) || ours[i] != theirs[i] {
					from, to := max(i-3, 0), i+3
					t.Errorf("%s: ours %q, Elasticsearch's %q", name, ours[min(from, len(ours)):min(to, len(ours))], theirs[min(from, len(theirs)):min(to, len(theirs))])
					if differ++; differ > 200 {
						t.FailNow()
					}
					break
				}
			}
		}
	}
}

// sentences are texts that hold every word of the data, every ending that a
// stemmer knows on stems of several lengths, odd marks, and the project's own
// source where it is at hand.
func sentences(t *testing.T, chains analysis.Chains) []string {
	t.Helper()
	texts := []string{
		"L’égalité, c'est « l'œuvre » de tous : 3,5 % en 2018; 1.200 n° 7, A/RES/73/195, p.ex. art.12",
		"O'Brien, rock'n'roll, aujourd’hui, d'', qu'’a, L‘art, l＇eau, women’s WOMEN'S States' it's",
		"vis-à-vis, main-d'œuvre, États-Unis, e-mail@site.example, https://site.example/a_b, under_score",
		"İstanbul, straße, ŒUVRE, Æsir, ﬁn, ½, №, Łódź, Ångström, smørrebrød, ʼokina, naïve, año",
		"Ελλάδα, Москва, 東京, カタカナ, 한국어, العربية, עברית",
		strings.Repeat("é", 600), "a\u0301 e\u0301galite\u0301", "\u00a0insécable\u202fétroite\u2009fine\u00adtrait, dix\u202f%\u202f; © 2018 ® ▪ ☐ ✔ → ˂ • ° ■ été ?",
	}
	var words []string
	for _, c := range chains {
		words = append(words, c.Stop...)
		for _, rule := range c.Synonyms {
			words = append(words, strings.Fields(strings.NewReplacer(",", " ", "=>", " ").Replace(rule))...)
		}
	}
	endings := strings.Fields("a e o s x es as os is eux aux eaux oux ie ies issement issements issant ement ivement ficatrice ficateur catrice cateur atrice ateur trice ième ieme teuse teur euse ère ere ive folle molle nnelle nnel ète ete ique iquement esse inage isation isateur ation ition er r ee ees ité ités ciones ción ces eses mente ing ings ed edly eed ly ness ful fulness ousness iveness ization izer ational tional ative ator alism ability ible ance ence ant ent ment ion ism ate iti ous ize y ies 's sses ss us ll")
	for _, stem := range strings.Fields("l ar min part natio qualif communi transporta reguli organis hopp agree sk gener relativ canc pa 19") {
		for _, ending := range endings {
			words = append(words, stem+ending)
		}
	}
	slices.Sort(words)
	for chunk := range slices.Chunk(slices.Compact(words), 40) {
		texts = append(texts, strings.Join(chunk, " "))
	}
	for _, path := range moreTexts() {
		b, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(b)) {
			if line = strings.ToValidUTF8(strings.TrimSpace(line), ""); line != "" {
				texts = append(texts, line)
			}
		}
	}
	if len(texts) < 30 {
		t.Fatal(fmt.Errorf("only %d texts", len(texts)))
	}
	return texts
}

// moreTexts are the summary, if it is at hand, and any that the environment
// names, for a longer look.
func moreTexts() []string {
	shared := os.Getenv("RAPPORTEUR_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "..", "shared")
	}
	return append([]string{filepath.Join(shared, "gold", "idm-2018-1-fr.txt")}, filepath.SplitList(os.Getenv("RAPPORTEUR_TEST_TEXTS"))...)
}
