package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"rapporteur.internal/services/report/point"
)

type score struct {
	Errors int      `help:"Print that many wrong pairs a file." default:"0"`
	Held   bool     `help:"Score each file by weights fitted on the others."`
	Pull   float64  `help:"With --held: how strongly weights are pulled to zero." default:"0.1"`
	Curve  bool     `help:"Print what recall is had at several precisions, over all files, instead."`
	Files  []string `arg:"" help:"Judged pairs." type:"existingfile"`
}

func (s *score) Run(w io.Writer) error {
	for _, f := range s.Files {
		if s.Errors > 0 && strings.HasPrefix(filepath.Base(f), "sealed") {
			return fmt.Errorf("%s is sealed: its errors are not to be read; leave --errors out", f)
		}
	}
	sets, l, err := openSets(s.Files)
	if err != nil {
		return err
	}
	lexicons := make([]*point.Lexicon, len(sets))
	for i := range sets {
		lexicons[i] = l
		if s.Held {
			var others []point.Set
			for j, x := range sets {
				if j != i {
					others = append(others, x)
				}
			}
			lexicons[i] = l.Weigh(others, s.Pull)
		}
	}
	if s.Curve {
		return curve(w, sets, lexicons)
	}
	var pooled tally
	for i, set := range sets {
		t := newTally(set, point.NewMatcher(lexicons[i], point.DefaultRule(), set.Items).Found())
		fmt.Fprintf(w, "%-24s %s\n", set.Name, t)
		t.tell(w, s.Errors)
		pooled.add(t)
	}
	if len(sets) > 1 {
		fmt.Fprintf(w, "%-24s %s\n", "pooled", pooled)
	}
	return nil
}

// tally counts what was found against what was judged.
type tally struct {
	// right, wrong and all of "same", within a language and across; and of "contradicts".
	within, across, contradicts struct{ right, all int }
	same, contrary              int
	related, relatedSame        int
	sameRight                   int
	errors                      []string
}

func newTally(set point.Set, found []point.Found) tally {
	var t tally
	language, text := map[string]string{}, map[string]string{}
	for _, i := range set.Items {
		language[i.ID], text[i.ID] = i.Language, i.Text
	}
	got := map[[2]string]point.Found{}
	for _, f := range found {
		got[[2]string{f.A, f.B}], got[[2]string{f.B, f.A}] = f, f
		switch f.Relation {
		case "same":
			t.same++
		case "contradicts":
			t.contrary++
		}
	}
	judged := map[[2]string]string{}
	for _, p := range set.Pairs {
		k := [2]string{p.A, p.B}
		judged[k], judged[[2]string{p.B, p.A}] = p.Relation, p.Relation
		r := got[k].Relation
		switch p.Relation {
		case "same":
			c := &t.within
			if language[p.A] != language[p.B] {
				c = &t.across
			}
			c.all++
			if r == "same" {
				c.right++
				t.sameRight++
			}
		case "contradicts":
			t.contradicts.all++
			if r == "contradicts" {
				t.contradicts.right++
			}
		case "related":
			t.related++
			if r == "same" {
				t.relatedSame++
			}
		}
		if r != p.Relation && (p.Relation != "related" || r != "") {
			t.errors = append(t.errors, fmt.Sprintf("%s-%s is %s, found %s %.2f %v\n    %s\n    %s", p.A, p.B, p.Relation, or(r, "nothing"), got[k].Confidence, got[k].Evidence, text[p.A], text[p.B]))
		}
	}
	for _, f := range found {
		if judged[[2]string{f.A, f.B}] == "" {
			t.errors = append(t.errors, fmt.Sprintf("%s-%s is unrelated, found %s %.2f %v\n    %s\n    %s", f.A, f.B, f.Relation, f.Confidence, f.Evidence, text[f.A], text[f.B]))
		}
	}
	return t
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (t *tally) add(o tally) {
	t.within.right += o.within.right
	t.within.all += o.within.all
	t.across.right += o.across.right
	t.across.all += o.across.all
	t.contradicts.right += o.contradicts.right
	t.contradicts.all += o.contradicts.all
	t.same += o.same
	t.contrary += o.contrary
	t.related += o.related
	t.relatedSame += o.relatedSame
	t.sameRight += o.sameRight
}

func (t tally) String() string {
	part := func(a, b int) float64 {
		if b == 0 {
			return 0
		}
		return float64(a) / float64(b)
	}
	return fmt.Sprintf("same: precision %.2f (%d of %d), recall within %.2f (%d of %d), across %.2f (%d of %d); contradicts: precision %.2f (%d of %d), recall %.2f (of %d); related taken for the same %.3f (%d of %d)",
		part(t.sameRight, t.same), t.sameRight, t.same, part(t.within.right, t.within.all), t.within.right, t.within.all,
		part(t.across.right, t.across.all), t.across.right, t.across.all,
		part(t.contradicts.right, t.contrary), t.contradicts.right, t.contrary, part(t.contradicts.right, t.contradicts.all), t.contradicts.all,
		part(t.relatedSame, t.related), t.relatedSame, t.related)
}

func (t tally) tell(w io.Writer, n int) {
	for i, e := range t.errors {
		if i == n {
			return
		}
		fmt.Fprintln(w, "  "+e)
	}
}
