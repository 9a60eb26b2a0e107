// Fit finds the weights by which a sentence is given to its speaker, from
// annotated texts.
//
//	go run ./services/segment/cmd/fit [--out FILE] [--pull X] GLOB…
//
// It prints what the weights give on the texts that they were fitted on, and,
// text by text, what weights give that were fitted without it.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"rapporteur.internal/services/segment"
	"rapporteur.internal/services/segment/fold"
	"rapporteur.internal/services/segment/gold"
	"rapporteur.internal/services/segment/speech"
)

func main() {
	out := flag.String("out", "", "write the weights to `FILE`")
	pull := flag.Float64("pull", 1, "how strongly the weights are pulled to the list's order")
	rounds := flag.Int("rounds", 30, "passes over the texts")
	again := flag.Int("again", 2, "how often the texts are read again by the weights found")
	held := flag.Bool("held", true, "hold each text out in turn")
	folds := flag.Int("folds", 0, "hold out by that many parts instead of one by one")
	flag.Parse()
	if err := run(*out, *pull, *rounds, *again, *held, *folds, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

type text struct {
	name  string
	file  string
	gold  truth
	cases []speech.Case
}

type truth struct {
	Speakers  []struct{ Key, Name string }
	Sentences []struct {
		Text, Kind string
		Speakers   []string
		Group      []string
	}
}

func run(out string, pull float64, rounds, again int, held bool, folds int, globs []string) error {
	lex, err := segment.Load()
	if err != nil {
		return err
	}
	var texts []*text
	for _, g := range globs {
		files, err := filepath.Glob(g)
		if err != nil {
			return err
		}
		sort.Strings(files)
		for _, f := range files {
			n := strings.TrimSuffix(filepath.Base(f), ".json")
			if strings.HasPrefix(n, "points-") || strings.HasPrefix(n, "stance-") {
				continue
			}
			t := &text{name: n, file: f}
			raw, err := os.ReadFile(f)
			if err != nil {
				return err
			}
			if err := json.Unmarshal(raw, &t.gold); err != nil {
				return fmt.Errorf("%s: %w", f, err)
			}
			texts = append(texts, t)
		}
	}
	w := speech.ListOrder()
	judged, possible := 0, 0
	for _, t := range texts {
		_, j, p, err := t.gather(lex, w, true)
		if err != nil {
			return err
		}
		judged, possible = judged+j, possible+p
	}
	fmt.Printf("%d texts, %d sentences, a right candidate for %d (%.3f)\n", len(texts), judged, possible, float64(possible)/float64(judged))
	report(lex, texts, func(*text) *speech.Weights { return w }, "list order")
	w = fit(w, texts, nil, pull, rounds)
	for range again {
		for _, t := range texts {
			if _, _, _, err := t.gather(lex, w, false); err != nil {
				return err
			}
		}
		w = fit(w, texts, nil, pull, rounds)
	}
	report(lex, texts, func(*text) *speech.Weights { return w }, "fitted on all")
	if out != "" {
		f, err := os.Create(out)
		if err != nil {
			return err
		}
		fmt.Fprintf(f, "# Fitted by services/segment/cmd/fit on %d texts: %s\n", len(texts), names(texts))
		if err := w.Write(f); err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	if held {
		part := map[*text]int{}
		n := folds
		if n == 0 {
			n = len(texts)
		}
		for i, t := range texts {
			part[t] = i % n
		}
		cache := map[int]*speech.Weights{}
		if trace != "" {
			return traceAll(lex, texts, w, part, pull, rounds)
		}
		report(lex, texts, func(t *text) *speech.Weights {
			p := part[t]
			if cache[p] == nil {
				cache[p] = fit(w, texts, func(q *text) bool { return part[q] == p }, pull, rounds)
			}
			return cache[p]
		}, "each text by weights fitted without it")
	}
	return nil
}

var trace = os.Getenv("TRACE")

func traceAll(lex *segment.Lexicons, texts []*text, w *speech.Weights, part map[*text]int, pull float64, rounds int) error {
	cache := map[int]*speech.Weights{}
	var none, local, fine, cascade int
	for _, t := range texts {
		p := part[t]
		if cache[p] == nil {
			cache[p] = fit(w, texts, func(q *text) bool { return part[q] == p }, pull, rounds)
		}
		doc, err := gold.Read(t.file)
		if err != nil {
			return err
		}
		good := map[int]bool{}
		for _, guided := range []bool{true, false} {
			var at map[int]int
			speech.Trace = func(n int, o []string, g []int, best int) {
				top := 0
				for _, x := range g {
					top = max(top, x)
				}
				x := t.gold.Sentences[at[n]]
				if guided {
					good[n] = g[best] > 0
					switch {
					case top == 0:
						none++
					case g[best] > 0:
						fine++
					default:
						local++
					}
					if g[best] == 0 && (trace == "1" || strings.Contains(t.name, trace)) {
						tag := "LOCAL"
						if top == 0 {
							tag = "NONE"
						}
						fmt.Printf("%s %s %s gold %s %v %v | %s\n", tag, t.name, x.Text[:min(len(x.Text), 170)], x.Kind, x.Speakers, x.Group, "")
						for i := range o {
							m := " "
							if i == best {
								m = "*"
							}
							if g[i] > 0 {
								m += "R"
							}
							fmt.Printf("      %s %s\n", m, o[i])
						}
					}
				} else if good[n] && g[best] == 0 {
					cascade++
				}
			}
			lex.Gather(doc, cache[p], guided, func(in []speech.Sentence) (func(int) bool, speech.Judge) {
				at = t.align(in)
				return t.judges(in)
			})
		}
	}
	fmt.Printf("no candidate %d, wrong with the right state %d, right %d; right with the right state, wrong without %d\n", none, local, fine, cascade)
	return nil
}

func names(texts []*text) string {
	var out []string
	for _, t := range texts {
		out = append(out, t.name)
	}
	return strings.Join(out, " ")
}

func fit(w *speech.Weights, texts []*text, without func(*text) bool, pull float64, rounds int) *speech.Weights {
	var cases []speech.Case
	for _, t := range texts {
		if without == nil || !without(t) {
			cases = append(cases, t.cases...)
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	rng.Shuffle(len(cases), func(i, j int) { cases[i], cases[j] = cases[j], cases[i] })
	return w.Fit(cases, pull/float64(1), rounds)
}

// gather reads the text by the weights and keeps its cases.
func (t *text) gather(lex *segment.Lexicons, w *speech.Weights, guided bool) (int, int, int, error) {
	doc, err := gold.Read(t.file)
	if err != nil {
		return 0, 0, 0, err
	}
	cases, judged, possible := lex.Gather(doc, w, guided, t.judges)
	t.cases = append(t.cases, cases...)
	return len(cases), judged, possible, nil
}

// align finds the annotation of each sentence read, where it was cut alike.
func (t *text) align(in []speech.Sentence) map[int]int {
	at := map[int]int{}
	next := 0
	for i, s := range in {
		n := next
		for n < len(t.gold.Sentences) && fold.String(t.gold.Sentences[n].Text) != fold.String(s.Text) {
			n++
		}
		if n < len(t.gold.Sentences) {
			at[i], next = n, n+1
		}
	}
	return at
}

func (t *text) classes(in []speech.Sentence) func(int) int {
	at := t.align(in)
	return func(i int) int { return class(t.gold.Sentences[at[i]].Kind) }
}

// judges aligns the sentences read with those annotated.
func (t *text) judges(in []speech.Sentence) (func(int) bool, speech.Judge) {
	at := t.align(in)
	names := map[string]string{}
	for _, s := range t.gold.Speakers {
		names[s.Key] = fold.String(s.Name)
	}
	known := func(i int) bool { _, ok := at[i]; return ok }
	return known, func(i int, d *speech.Decision) int {
		g := t.gold.Sentences[at[i]]
		if class(g.Kind) != kindClass(d.Kind) {
			return 0
		}
		switch d.Kind {
		case speech.Statement:
			if len(d.Speakers) != len(g.Speakers) {
				return 0
			}
			for _, key := range g.Speakers {
				found := false
				for _, c := range d.Speakers {
					found = found || sameName(fold.String(c.Name), names[key])
				}
				if !found {
					return 0
				}
			}
			return 2
		case speech.Collective:
			hit := 0
			for _, x := range g.Group {
				for _, p := range d.Parties {
					if a, b := fold.String(p.Name), fold.String(x); a == b || p.Country == x || names[x] != "" && sameName(a, names[x]) || sharesWord(a, b) {
						hit++
						break
					}
				}
			}
			return 1 + hit*2 - min(hit, max(0, len(d.Parties)-len(g.Group)))
		}
		if g.Kind == kindNames[d.Kind] {
			return 2
		}
		return 1
	}
}

var kindNames = map[speech.Kind]string{speech.Narration: "narration", speech.Finding: "finding", speech.Procedural: "procedural"}

func class(kind string) int {
	switch kind {
	case "statement":
		return 1
	case "collective":
		return 2
	case "heading", "front_matter":
		return 3
	}
	return 0
}

func kindClass(k speech.Kind) int {
	switch k {
	case speech.Statement:
		return 1
	case speech.Collective:
		return 2
	case speech.HeadingKind, speech.FrontMatterKind:
		return 3
	}
	return 0
}

// sharesWord: half of the words of two names are the same.
func sharesWord(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	same := 0
	for _, w := range x {
		for _, v := range y {
			if w == v {
				same++
				break
			}
		}
	}
	return 4*same >= len(x)+len(y)
}

// sameName: the scorer's measure: equal, or four fifths of the words of two
// names of several words.
func sameName(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	same := 0
	for _, w := range x {
		for n, v := range y {
			if w == v {
				same++
				y[n] = ""
				break
			}
		}
	}
	return a == b || len(x) > 1 && len(y) > 1 && 10*same >= 4*(len(x)+len(y))
}

// report prints who, pooled by statement, of all texts and each language.
func report(lex *segment.Lexicons, texts []*text, weights func(*text) *speech.Weights, title string) {
	type count struct{ want, said, right int }
	sums := map[string]*count{}
	add := func(key string, c count) {
		if sums[key] == nil {
			sums[key] = &count{}
		}
		s := sums[key]
		s.want, s.said, s.right = s.want+c.want, s.said+c.said, s.right+c.right
	}
	kinds := 0
	all := 0
	for _, t := range texts {
		doc, err := gold.Read(t.file)
		if err != nil {
			continue
		}
		c := count{}
		in, decisions := lex.WithWeights(weights(t)).Decide(doc)
		known, judge := t.judges(in)
		kind := t.classes(in)
		for i := range decisions {
			d := &decisions[i]
			if !known(i) {
				continue
			}
			all++
			if kind(i) == kindClass(d.Kind) {
				kinds++
			}
			if kind(i) == 1 {
				c.want++
			}
			if d.Kind == speech.Statement {
				c.said++
				if judge(i, d) > 0 {
					c.right++
				}
			}
		}
		add("all", c)
		add(t.name[:2], c)
		dir := filepath.Base(filepath.Dir(t.file))
		add("in "+dir, c)
	}
	fmt.Printf("%s:", title)
	var keys []string
	for k := range sums {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		s := sums[k]
		p, q := float64(s.right)/float64(max(1, s.said)), float64(s.right)/float64(max(1, s.want))
		fmt.Printf("  %s %.3f", k, 2*p*q/(p+q))
	}
	fmt.Printf("  (kind class right %.3f)\n", float64(kinds)/float64(max(1, all)))
}
