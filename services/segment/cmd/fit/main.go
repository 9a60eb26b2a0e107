// Fit finds the weights by which a sentence is given to its speaker, from
// annotated texts.
//
//	go run ./services/segment/cmd/fit [--examples FOLDER] [--out FILE] [--pull X] [--tell NAME] GLOB…
//
// It prints what the weights give on the texts that they were fitted on, and
// what weights give that were fitted without each text. --tell prints, for the
// texts whose name holds NAME, each sentence that was decided wrongly with its
// candidates, by weights fitted without that text.
package main

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rapporteur.internal/services/segment"
	"rapporteur.internal/services/segment/gold"
	"rapporteur.internal/services/segment/speech"
	"rapporteur.internal/services/segment/weigh"
)

// settings are how the weights are fitted.
type settings struct {
	// pull holds the weights to the list's order; least is in how many texts a
	// piece of evidence must stand to be weighed: what one text needs is no rule.
	pull          float64
	rounds, least int
	// again is how often the texts are read anew by the weights found, so that
	// they learn from their own mistakes; parts is into how many parts the texts
	// are cut, each to be held out in turn, 0: each text is one.
	again, parts int
	tell         string
	// twice names the folders whose texts count twice: what is real, or has a real
	// report's shape, says more of the next than what is invented.
	twice    string
	examples string
	each     bool
}

func main() {
	var o settings
	flag.StringVar(&o.examples, "examples", "", "learn from the rules' examples and the invented reports in `FOLDER`, too")
	out := flag.String("out", "", "write the weights to `FILE`")
	flag.Float64Var(&o.pull, "pull", 20, "how strongly the weights are pulled to the list's order")
	flag.IntVar(&o.rounds, "rounds", 30, "passes over the cases")
	flag.IntVar(&o.least, "least", 3, "in how many texts evidence must stand to be weighed")
	flag.IntVar(&o.again, "again", 2, "how often the texts are read anew by the weights found")
	flag.IntVar(&o.parts, "parts", 16, "hold out by that many parts, 0: text by text")
	flag.StringVar(&o.tell, "tell", "", "tell the wrong decisions of texts whose name holds `NAME`; . for all")
	flag.StringVar(&o.twice, "twice", "gold,more", "`FOLDERS` whose texts count twice")
	flag.BoolVar(&o.each, "each", false, "print each text's figure")
	flag.Parse()
	if err := run(*out, o, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(out string, o settings, globs []string) error {
	lex, err := segment.Load()
	if err != nil {
		return err
	}
	texts, err := readTexts(globs)
	if err != nil {
		return err
	}
	if len(texts) == 0 {
		return fmt.Errorf("no annotated text in %s", strings.Join(globs, " "))
	}
	if o.examples != "" {
		examples, err := readExamples(o.examples)
		if err != nil {
			return fmt.Errorf("read the examples: %w", err)
		}
		texts = append(texts, examples...)
	}
	start := speech.ListOrder()
	report("list order", lex, texts, o.each, func(*text) *weigh.Weights { return start })
	for _, t := range texts {
		t.cases = t.try(lex, start, true, false).Cases
	}
	w := fit(start, texts, nil, o)
	for range o.again {
		for _, t := range texts {
			t.cases = append(t.cases, t.try(lex, w, false, false).Cases...)
		}
		w = fit(start, texts, nil, o)
	}
	held := holdOut(start, texts, o)
	calibrate(lex, texts, w, held)
	report("fitted on all", lex, texts, o.each, func(*text) *weigh.Weights { return w })
	report("each text by weights fitted without it", lex, texts, o.each, held)
	if o.tell != "" {
		tell(lex, texts, held, strings.TrimPrefix(o.tell, "."))
	}
	if out == "" {
		return nil
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := head(f, o, texts); err != nil {
		return err
	}
	if err := w.Write(f); err != nil {
		return err
	}
	return f.Close()
}

// surely is the share that is to be right of the statements that are sure, from
// a confidence of sure on.
const (
	sure   = 0.8
	surely = 0.95
)

// calibrate fits the curves on what was held out, twice, since a floor's
// confidence enters those of the sentences that go on from it; then it doubts
// statements until those that are sure hold what they promise: some texts are
// harder than all those that a curve was fitted on.
func calibrate(lex *segment.Lexicons, texts []*text, w *weigh.Weights, held func(*text) *weigh.Weights) {
	for range 2 {
		var outcomes []weigh.Outcome
		for _, t := range texts {
			if t.example {
				continue
			}
			for _, x := range t.try(lex, held(t), false, false).Outcomes {
				outcomes = append(outcomes, x.Outcome)
			}
		}
		w.FitCurves(outcomes)
		for _, t := range texts {
			held(t).TakeCurves(w)
		}
	}
	for range 40 {
		all, right := 0, 0
		for _, t := range texts {
			if t.example {
				continue
			}
			for _, x := range t.try(lex, held(t), false, false).Outcomes {
				if x.Statement && x.Confidence >= sure {
					all++
					right += b2i(x.Right)
				}
			}
		}
		if float64(right) >= surely*float64(all) {
			return
		}
		w.Doubt(0.05, "given", "kept")
		for _, t := range texts {
			held(t).TakeCurves(w)
		}
	}
}

// fit gives the weights of the texts, but for those that without names.
func fit(start *weigh.Weights, texts []*text, without func(*text) bool, o settings) *weigh.Weights {
	var cases []weigh.Case
	for i, t := range texts {
		if without != nil && without(t) {
			continue
		}
		for _, c := range t.cases {
			c.Text = i
			cases = append(cases, c)
			if slices.Contains(strings.Split(o.twice, ","), t.folder) {
				cases = append(cases, c)
			}
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	rng.Shuffle(len(cases), func(i, j int) { cases[i], cases[j] = cases[j], cases[i] })
	return start.Fit(cases, weigh.Settings{Pull: o.pull, Least: o.least, Rounds: o.rounds})
}

// holdOut gives each text the weights that were fitted without its part.
func holdOut(start *weigh.Weights, texts []*text, o settings) func(*text) *weigh.Weights {
	parts := o.parts
	if parts == 0 {
		parts = len(texts)
	}
	part := map[*text]int{}
	for i, t := range texts {
		part[t] = i % parts
	}
	known := map[int]*weigh.Weights{}
	return func(t *text) *weigh.Weights {
		p := part[t]
		if known[p] == nil {
			known[p] = fit(start, texts, func(q *text) bool { return part[q] == p }, o)
		}
		return known[p]
	}
}

// readTexts reads the annotated texts that the patterns name.
func readTexts(globs []string) ([]*text, error) {
	var texts []*text
	for _, g := range globs {
		files, err := filepath.Glob(g)
		if err != nil {
			return nil, err
		}
		if len(files) == 0 {
			return nil, fmt.Errorf("no file matches %s: leave the pattern out, or set RAPPORTEUR_SHARED to the folder it means", g)
		}
		slices.Sort(files)
		for _, f := range files {
			if n := filepath.Base(f); strings.HasPrefix(n, "points-") || strings.HasPrefix(n, "stance-") {
				continue
			}
			t, err := readText(f)
			if err != nil {
				return nil, err
			}
			texts = append(texts, t)
		}
	}
	return texts, nil
}

// tell prints the wrong decisions of the texts whose name holds a string.
func tell(lex *segment.Lexicons, texts []*text, weights func(*text) *weigh.Weights, name string) {
	var none, wrong, right int
	fits := false
	for _, t := range texts {
		if t.example && name == "" {
			continue
		}
		trial := t.try(lex, weights(t), true, true)
		for i, x := range trial.Outcomes {
			switch {
			case x.Right:
				right++
				continue
			case x.Possible:
				wrong++
			default:
				none++
			}
			if !strings.Contains(t.name, name) {
				continue
			}
			fits = true
			p := trial.Options[i]
			what := "NONE"
			if x.Possible {
				what = "LOCAL"
			}
			fmt.Printf("%s %s %s\n", what, t.name, t.tell(p.Sentence))
			for n, c := range p.Candidates {
				mark := " "
				if n == p.Taken {
					mark = "*"
				}
				if p.Grades[n] > 0 {
					mark += "R"
				}
				fmt.Printf("      %-2s %s\n", mark, c)
			}
		}
	}
	if !fits {
		fmt.Printf("nothing is wrong in a text whose name holds %q, or there is none\n", name)
	}
	fmt.Printf("with what came before decided rightly: right %d, wrong %d, without a right candidate %d\n", right, wrong, none)
}

// report prints who, pooled by statement, of all texts, each language and each
// folder, the share of right classes, and how sure is how right.
func report(title string, lex *segment.Lexicons, texts []*text, each bool, weights func(*text) *weigh.Weights) {
	loss, cases, fine := 0.0, 0, 0
	for _, t := range texts {
		if t.example {
			continue
		}
		for _, x := range t.try(lex, weights(t), true, false).Outcomes {
			if x.Possible {
				loss -= math.Log(max(x.Likely, 1e-6))
				cases++
				fine += b2i(x.Right)
			}
		}
	}
	sums := map[string]*gold.Found{}
	var keys []string
	classes, all := 0, 0
	surer, sureRight, said := 0, 0, 0
	examples, held := 0, 0
	for _, t := range texts {
		var c gold.Found
		if t.example {
			for _, x := range t.judgeAll(lex.WithWeights(weights(t))) {
				examples++
				held += b2i(x.classRight && (!x.wanted || x.right))
			}
			continue
		}
		for _, x := range t.judgeAll(lex.WithWeights(weights(t))) {
			all++
			if x.classRight {
				classes++
			}
			c.Wanted += b2f(x.wanted)
			c.Said += b2f(x.said)
			c.Right += b2f(x.right)
			if x.said {
				said++
				if x.confidence >= sure {
					surer++
					sureRight += b2i(x.right)
				}
			}
		}
		if each {
			fmt.Printf("   %-28s %3.0f wanted, %3.0f said, %3.0f right, %.2f\n", t.name, c.Wanted, c.Said, c.Right, c.F1())
		}
		for _, k := range []string{"all", t.language, "in " + t.folder} {
			if sums[k] == nil {
				sums[k] = &gold.Found{}
				keys = append(keys, k)
			}
			sums[k].Add(c)
		}
	}
	slices.Sort(keys)
	fmt.Printf("%s: who", title)
	for _, k := range keys {
		fmt.Printf("  %s %.3f", k, sums[k].F1())
	}
	if examples > 0 {
		fmt.Printf("; %.3f of %d sentences of examples", float64(held)/float64(examples), examples)
	}
	fmt.Printf("; guided: loss %.4f, right %.3f", loss/float64(max(1, cases)), float64(fine)/float64(max(1, cases)))
	fmt.Printf("; classes %.3f; sure %.2f, right %.3f\n", float64(classes)/float64(max(1, all)), float64(surer)/float64(max(1, said)), float64(sureRight)/float64(max(1, surer)))
}

func b2f(b bool) float64 { return float64(b2i(b)) }

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// head says in comments what the weights were fitted on.
func head(f *os.File, o settings, texts []*text) error {
	var names []string
	examples := 0
	for _, t := range texts {
		if t.example {
			examples++
			continue
		}
		names = append(names, t.name)
	}
	_, err := fmt.Fprintf(f, "# How much each piece of evidence speaks for who said a sentence: a weight, what was\n# looked at, and what was found (speech/evidence.go). Written by services/segment/cmd/fit\n# with pull %g and least %d; don't edit. Fitted on %d examples of rules and on %d texts:\n", o.pull, o.least, examples, len(names))
	for i := 0; err == nil && i < len(names); i += 6 {
		_, err = fmt.Fprintf(f, "#   %s\n", strings.Join(names[i:min(i+6, len(names))], " "))
	}
	return err
}
