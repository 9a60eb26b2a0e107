package report

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// cited are the ids that chapters cite, in sentences and in tables.
func (v *verifier) cited() map[string]bool {
	out := map[string]bool{}
	for _, ch := range v.report.Chapters {
		for _, s := range ch.Sentences {
			for _, id := range s.Citations {
				out[id] = true
			}
		}
		for _, t := range ch.Tables {
			for _, row := range t.Rows {
				for _, id := range row.Citations {
					out[id] = true
				}
			}
		}
	}
	return out
}

// annexes checks counts and roles within the report.
func (v *verifier) annexes() {
	r := v.report
	if o := r.Overview; o != nil {
		if int(o.Speakers) != len(r.Speakers) {
			v.fault("count", "overview", "", fmt.Sprintf("%d speakers are counted, %d are listed", o.Speakers, len(r.Speakers)))
		}
		if int(o.Sessions) != len(r.Sessions) {
			v.fault("count", "overview", "", fmt.Sprintf("%d sessions are counted, %d are listed", o.Sessions, len(r.Sessions)))
		}
		cited := map[string]bool{}
		for id := range v.cited() {
			if c := v.by[id]; c != nil && reported(c.Kind) {
				cited[id] = true
			}
		}
		if int(o.Cited) != len(cited) {
			v.fault("count", "overview", "", fmt.Sprintf("%d statements are counted as cited, %d are", o.Cited, len(cited)))
		}
		listed := 0
		for _, u := range r.Coverage {
			// Facts of the meeting that no page prints are listed, and no statements.
			if reported(u.Kind) {
				listed++
			}
		}
		if int(o.Statements) != len(cited)+listed {
			v.fault("count", "overview", "", fmt.Sprintf("%d statements are counted, %d are cited and %d listed as not", o.Statements, len(cited), listed))
		}
		for _, c := range o.Charts {
			if c.Id != "sectors" {
				continue
			}
			sum := 0
			for _, b := range c.Bars {
				sum += int(b.Value)
			}
			if sum != len(r.Speakers) {
				v.fault("count", "overview", "", fmt.Sprintf("the sectors add up to %d of %d speakers", sum, len(r.Speakers)))
			}
		}
	}
	for _, s := range r.Speakers {
		for _, k := range s.Capacities {
			if !v.bears(s, k) {
				v.fault("role", "speakers", "", fmt.Sprintf("no source calls %s %q of %q", s.Name, k.Role, k.Organisation))
			}
		}
	}
}

// bears tells whether a citation of the speaker has the capacity. What isn't
// cited at all is checked against the statements.
func (v *verifier) bears(s *pb.AnnexSpeaker, k *pb.Capacity) bool {
	held := false
	for _, id := range s.Citations {
		c := v.by[id]
		if c == nil {
			continue
		}
		for _, x := range c.Speakers {
			if v.isPerson(x, s) || len(s.Citations) == 1 {
				held = held || c.Session == k.Session
				if c.Session == k.Session && x.Role == k.Role && x.Organisation == k.Organisation {
					return true
				}
			}
		}
	}
	// What isn't cited may bear it; against the statements, all is checked.
	return !held || len(s.Citations) < int(s.Statements)
}

func reported(k pb.Kind) bool {
	return k == pb.Kind_KIND_STATEMENT || k == pb.Kind_KIND_COLLECTIVE || k == pb.Kind_KIND_FINDING
}

// against holds the report to the statements that it was made of.
func (v *verifier) against(statements iter.Seq[*pb.Statement]) {
	r := v.report
	cites := map[string]*pb.Citation{}
	for _, c := range r.Citations {
		cites[c.Statement] = c
	}
	listed := map[string]bool{}
	for _, u := range r.Coverage {
		listed[fmt.Sprintf("%s.%s", u.Document, u.Id)] = true
	}
	inText := v.cited()
	docs := map[string]*pb.ReportDocument{}
	letter := map[string]string{}
	for _, s := range r.Sessions {
		for _, d := range s.Documents {
			docs[d.Id] = d
			letter[d.Id] = fmt.Sprintf("S%d%s", s.Number, d.Letter)
		}
	}
	said := map[string]int{}
	roles := map[string][]*pb.Speaker{}
	held := map[string]bool{}
	for st := range statements {
		d := docs[st.Document]
		if d == nil || st.Generation != d.Generation || held[st.Id] {
			continue
		}
		held[st.Id] = true
		id := fmt.Sprintf("%s-%d", letter[st.Document], st.Ordinal)
		if c := v.by[id]; c != nil {
			if bare(c.Text) != bare(st.Text) || c.Page != st.Page || c.PageLabel != st.PageLabel || !slices.Equal(names(c.Speakers), names(st.Speakers)) || c.Act != st.Act {
				v.fault("source", "citations", id, "text, page, speakers or act differ from the statement's")
			}
		}
		if !reported(st.Kind) {
			continue
		}
		if !inText[id] && !listed[fmt.Sprintf("%s.%s", st.Document, id)] {
			v.fault("coverage", "coverage", id, "neither used nor listed with a reason")
		}
		seen := map[string]bool{}
		for _, s := range st.Speakers {
			if k := v.keyOf(s); !seen[k] {
				seen[k] = true
				said[k]++
				roles[k] = append(roles[k], s)
			}
		}
	}
	for _, s := range r.Speakers {
		var key string
		for _, k := range s.Capacities {
			key = personKey(&pb.Speaker{Name: s.Name, Role: k.Role, Organisation: k.Organisation, Country: s.Country})
			if said[key] > 0 {
				break
			}
		}
		if said[key] != int(s.Statements) {
			v.fault("count", "speakers", "", fmt.Sprintf("%s has %d statements, %d are counted", s.Name, said[key], s.Statements))
		}
		for _, k := range s.Capacities {
			if !slices.ContainsFunc(roles[key], func(x *pb.Speaker) bool { return x.Role == k.Role && x.Organisation == k.Organisation }) {
				v.fault("role", "speakers", "", fmt.Sprintf("no source calls %s %q of %q", s.Name, k.Role, k.Organisation))
			}
		}
	}
}

// keyOf is a speaker's key; of a surname alone, that of the full name in the annex.
func (v *verifier) keyOf(s *pb.Speaker) string {
	for _, p := range v.report.Speakers {
		if len(p.Capacities) > 0 && !samePerson(s.Name, p.Name) && v.isPerson(s, p) {
			k := p.Capacities[0]
			return personKey(&pb.Speaker{Name: p.Name, Role: k.Role, Organisation: k.Organisation, Country: p.Country})
		}
	}
	return personKey(s)
}

func names(list []*pb.Speaker) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.Name)
	}
	return out
}

// quotesBatch is how many quotations one request holds.
const quotesBatch = 100

// quotesAtOnce is how many files are asked about at once.
const quotesAtOnce = 4

// quotes asks for each citation that a chapter uses whether its pages print it.
func (v *verifier) quotes(ctx context.Context, check QuoteChecker) error {
	used := v.cited()
	var contents []string
	by := map[string][]*pb.Quote{}
	for _, c := range v.report.Citations {
		if !used[c.Id] {
			continue
		}
		if by[c.Content] == nil {
			contents = append(contents, c.Content)
		}
		by[c.Content] = append(by[c.Content], &pb.Quote{Id: c.Id, Pages: c.Pages, Text: c.Text})
	}
	// Files are looked up side by side; the faults keep the order of the files.
	faults, errs := make([][]Fault, len(contents)), make([]error, len(contents))
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	slots := make(chan struct{}, quotesAtOnce)
	var asked sync.WaitGroup
	for i, content := range contents {
		slots <- struct{}{}
		asked.Go(func() {
			defer func() { <-slots }()
			for batch := range slices.Chunk(by[content], quotesBatch) {
				wrong, err := failing(ctx, check, content, batch)
				if err != nil {
					errs[i] = fmt.Errorf("check quotations of %.12s: %w", content, err)
					cancel()
					return
				}
				faults[i] = append(faults[i], wrong...)
			}
		})
	}
	asked.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	for _, list := range faults {
		for _, f := range list {
			v.fault(f.Code, f.Where, f.Citation, f.Detail)
		}
	}
	return nil
}

// failing asks for the quotations of one file, and tells which don't stand.
func failing(ctx context.Context, check QuoteChecker, content string, batch []*pb.Quote) ([]Fault, error) {
	resp, err := check(ctx, &pb.VerifyQuoteRequest{Content: content, Quotes: batch})
	if err != nil {
		return nil, err
	}
	held := map[string]*pb.Verdict{}
	for _, x := range resp.GetVerdicts() {
		held[x.Id] = x
	}
	var faults []Fault
	for _, q := range batch {
		switch x := held[q.Id]; {
		case x == nil:
			faults = append(faults, Fault{Code: "quote", Where: "citations", Citation: q.Id, Detail: "no verdict"})
		case !x.Stands:
			faults = append(faults, Fault{Code: "quote", Where: "citations", Citation: q.Id, Detail: x.Reason})
		}
	}
	return faults, nil
}
