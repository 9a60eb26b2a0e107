package report

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

const (
	// summaryThemes is how many themes the executive summary takes up one by one.
	summaryThemes = 8
	// summaryEach is how many sentences one theme has at most.
	summaryEach = 3
	// summaryCalls is how many calls and commitments it ends with.
	summaryCalls = 4
	// themesNamed is how many themes one sentence names.
	themesNamed = 6
)

// summary is what a reader needs who reads nothing else: what was said of the
// whole, which themes the sessions share and which only one holds; theme by
// theme what stands for it; the calls and commitments.
func (c *composer) summary(chapters []*pb.Chapter, used *chosen) {
	w := c.write("summary", "", c.pack.Word("summary"))
	var themed []*pb.Chapter
	for _, ch := range chapters {
		if ch.Kind == "theme" && ch.Theme != "other" && ch.Theme != "" {
			themed = append(themed, ch)
		}
	}
	calls := c.summaryCalls(chapters, used)
	w.head(c.pack.Word("summary_brief"))
	if e := c.bestOf(c.entries, used, func(e *entry) bool {
		return e.Kind == pb.Kind_KIND_COLLECTIVE && own(e) && e.opening == free && c.wide(e) &&
			e.Language == c.pack.Tag && c.lexicon.Asserts(c.tongueOf(e), e.Text)
	}); e != nil {
		used.take(e)
		w.passage([]*entry{e})
	}
	c.themesInBrief(w, themed)
	c.themeByTheme(w, chapters, themed, used)
	if len(calls) > 0 {
		w.head(c.pack.Word("calls"))
		for _, e := range calls {
			w.break_()
			w.item, w.last = true, -1
			w.unit([]*entry{e}, false, "")
		}
	}
	c.finish(w)
}

// wide tells what the source credits to the meeting at large ("participants",
// "many delegations"), rather than to some.
func (c *composer) wide(e *entry) bool {
	pack := c.packs[c.tongueOf(e)]
	if pack == nil || e.Attribution != pb.Attribution_ATTRIBUTION_COLLECTIVE_ANONYMOUS {
		return false
	}
	low := fold(e.Text)
	return slices.ContainsFunc(pack.Openings.Wide, func(w string) bool { return strings.HasPrefix(low+" ", w+" ") })
}

// summaryCalls takes the calls and commitments of distinct speakers that say
// most, in reading order.
func (c *composer) summaryCalls(chapters []*pb.Chapter, used *chosen) []*entry {
	var in, out []*entry
	for _, ch := range chapters {
		in = append(in, c.quotedIn(ch)...)
	}
	said := map[string]bool{}
	for len(out) < summaryCalls {
		e := c.bestOf(in, used, func(e *entry) bool {
			return call(e) && e.Attribution != pb.Attribution_ATTRIBUTION_COLLECTIVE_ANONYMOUS && e.opening != dependent && !c.procedure(e) &&
				!slices.ContainsFunc(c.voicesOf(e), func(v string) bool { return said[v] })
		})
		if e == nil {
			break
		}
		used.take(e)
		out = append(out, e)
		for _, v := range c.voicesOf(e) {
			said[v] = true
		}
	}
	if len(out) == 1 {
		return nil
	}
	c.inOrder(out)
	return out
}

func (c *composer) inOrder(list []*entry) {
	at := map[*entry]int{}
	for i, e := range c.entries {
		at[e] = i
	}
	slices.SortFunc(list, func(a, b *entry) int { return at[a] - at[b] })
}

// quotedIn is what a chapter cites.
func (c *composer) quotedIn(ch *pb.Chapter) []*entry {
	var in []*entry
	for _, s := range ch.Sentences {
		for _, id := range s.Citations {
			if e := c.byID[id]; e != nil && !slices.Contains(in, e) {
				in = append(in, e)
			}
		}
	}
	return in
}

// themesInBrief names the themes that sessions share, then those that only one
// holds; on one session, those that most raised.
func (c *composer) themesInBrief(w *writer, themed []*pb.Chapter) {
	w.item = false
	say := func(key string, v language.Values, list []*pb.Chapter) {
		var names []string
		var cite []*entry
		for _, ch := range list[:min(len(list), themesNamed)] {
			in := c.quotedIn(ch)
			sessions := map[int]bool{}
			n := len(cite)
			for _, e := range in {
				if !sessions[e.doc.session.number] && e.theme == ch.Theme {
					sessions[e.doc.session.number] = true
					cite = append(cite, e)
				}
			}
			if len(cite) > n {
				c.label(ch.Title)
				names = append(names, c.pack.Quote(ch.Title))
			}
		}
		if len(names) == 0 {
			return
		}
		v["themes"], v["n"] = c.pack.List(names), len(names)
		w.add(formComposed, []*pb.Piece{{Text: w.frame(key, v)}}, cite)
	}
	if len(c.meetings) < 2 {
		if len(themed) > 1 {
			say("summary_widest", language.Values{}, themed)
		}
		return
	}
	var shared []*pb.Chapter
	for _, ch := range themed {
		if len(ch.Sessions) > 1 {
			shared = append(shared, ch)
		}
	}
	if len(shared) > 0 {
		key := "summary_shared"
		if len(c.meetings) > 2 {
			key = "summary_shared_many"
		}
		say(key, language.Values{}, shared)
	}
	for _, m := range c.meetings {
		var only []*pb.Chapter
		for _, ch := range themed {
			if len(ch.Sessions) == 1 && int(ch.Sessions[0]) == m.number && m.number > 0 {
				only = append(only, ch)
			}
		}
		if len(only) > 0 {
			say("summary_only", language.Values{"session": c.pack.Session(m.number)}, only)
		}
	}
}

// themeByTheme takes for each of the widest themes what stands for it best, of
// each session that raised it.
func (c *composer) themeByTheme(w *writer, chapters, themed []*pb.Chapter, used *chosen) {
	if len(themed) == 0 {
		themed = chapters[:min(len(chapters), 1)]
	}
	first := true
	for _, ch := range themed[:min(len(themed), summaryThemes)] {
		in := slices.DeleteFunc(c.quotedIn(ch), func(e *entry) bool { return ch.Theme != "other" && ch.Theme != "" && e.theme != ch.Theme })
		mine := c.standFor(in, used, c.eachTheme(len(themed)))
		if len(mine) == 0 {
			continue
		}
		if first {
			w.head(c.pack.Word("summary_themes"))
			first = false
		}
		w.break_()
		w.item = true
		for j, e := range mine {
			w.last = -1
			before := len(w.chapter.Sentences)
			w.unit([]*entry{e}, false, "")
			if j == 0 && len(w.chapter.Sentences) > before && ch.Title != "" {
				s := w.chapter.Sentences[before]
				label := c.pack.Fill(c.pack.Word("theme_label"), language.Values{"theme": ch.Title})
				if s.Pieces[0].Citation == "" {
					s.Pieces[0].Text = label + s.Pieces[0].Text
				} else {
					s.Pieces = slices.Insert(s.Pieces, 0, &pb.Piece{Text: label})
				}
				s.Text = label + s.Text
			}
		}
	}
}

// eachTheme is how many sentences a theme has: more where themes are few, and
// one of each session at least.
func (c *composer) eachTheme(themes int) int {
	n := summaryEach
	if themes > summaryThemes/2 {
		n = 2
	}
	return n
}

// standFor picks up to n entries of distinct speakers, of each session first.
func (c *composer) standFor(in []*entry, used *chosen, n int) []*entry {
	var mine []*entry
	said := map[string]bool{}
	heard := map[int]bool{}
	take := func(ok func(*entry) bool) bool {
		e := c.bestOf(in, used, func(e *entry) bool {
			return e.opening != dependent && ok(e) && !slices.ContainsFunc(c.voicesOf(e), func(v string) bool { return said[v] })
		})
		if e == nil {
			return false
		}
		used.take(e)
		mine = append(mine, e)
		heard[e.doc.session.number] = true
		for _, v := range c.voicesOf(e) {
			said[v] = true
		}
		return true
	}
	for len(mine) < n {
		if !take(func(e *entry) bool { return !heard[e.doc.session.number] }) && !take(func(*entry) bool { return true }) {
			break
		}
	}
	c.inOrder(mine)
	return mine
}
