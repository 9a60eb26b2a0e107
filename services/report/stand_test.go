package report

import (
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// parties is sentences of one paragraph, credited to States; text "A: …" is of
// the party A.
func parties(tag string, texts ...string) []*pb.Statement {
	var list []*pb.Statement
	for i, t := range texts {
		st := line(1, uint32(i+1), "", "", t)
		st.Speakers = nil
		st.Language, st.Kind, st.Attribution = tag, pb.Kind_KIND_COLLECTIVE, pb.Attribution_ATTRIBUTION_COLLECTIVE_NAMED
		st.Metadata.Language = tag
		st.Paragraph = 1
		st.Parties = []*pb.Party{{Name: strings.Fields(t)[0]}}
		list = append(list, st)
	}
	return list
}

func prose(r *pb.Report) string {
	var b strings.Builder
	for _, ch := range r.Chapters {
		for _, s := range ch.Sentences {
			b.WriteString(s.Text + "\n")
		}
	}
	return b.String()
}

func reasonOf(r *pb.Report, id string) string {
	for _, u := range r.Coverage {
		if u.Id == id {
			return u.Code
		}
	}
	return ""
}

func TestASentenceThatRefersToTheOneBeforeNeverStandsWithoutIt(t *testing.T) {
	list := parties("en",
		"Ostia proposed that the growers keep their own seed.",
		"Weston and Norland were in favour of it, and this idea was widely welcomed in this regard.",
		"Sudland asked for a register of seed.")
	list[1].Attribution = pb.Attribution_ATTRIBUTION_COLLECTIVE_NAMED
	r := compose(t, &Series{ID: "seed"}, list)
	var all []string
	for _, ch := range r.Chapters {
		if ch.Kind == "theme" {
			for _, s := range ch.Sentences {
				all = append(all, s.Text)
			}
		}
	}
	at := slices.IndexFunc(all, func(s string) bool { return strings.HasPrefix(s, "Weston") })
	if at < 1 || !strings.HasPrefix(all[at-1], "Ostia") {
		t.Errorf("%q: the second sentence must follow the first", all)
	}
	// Without the first, it can't stand.
	r = compose(t, &Series{ID: "seed"}, list[1:])
	if strings.Contains(prose(r), "this idea") || reasonOf(r, "S1a-2") != "context" {
		t.Errorf("an orphan stands: %s (%s)", prose(r), reasonOf(r, "S1a-2"))
	}
}

func TestAListStandsWithWhatOpensItAndNotWithout(t *testing.T) {
	list := parties("en",
		"Ostia asked the council to decide as follows:",
		"- keep the seed bank open all the year,",
		"- and pay the growers for their work.",
		"- an item that nothing opens, alone at the end of the page;")
	list[3].Paragraph, list[3].Ordinal = 4, 9
	r := compose(t, &Series{ID: "seed"}, list)
	if got := prose(r); !strings.Contains(got, "as follows: - keep the seed bank open all the year, - and pay the growers") {
		t.Errorf("the list is not with its opening:\n%s", got)
	}
	if got := reasonOf(r, "S1a-9"); got != "fragment" {
		t.Errorf("an item alone is listed as %q", got)
	}
	for _, f := range verify(t, r, list) {
		t.Error(f)
	}
}

func TestAQuotationMarkWithoutItsFellowIsLeftOut(t *testing.T) {
	for in, want := range map[string]string{
		"« Le puits est vieux.":       "Le puits est vieux.",
		"Le puits est vieux. »":       "Le puits est vieux.",
		"Le « puits » est vieux.":     "Le « puits » est vieux.",
		"“The well is old.":           "The well is old.",
		"He said \"wait\" and waited": "He said \"wait\" and waited",
	} {
		if got := whole(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestHeadingsAreReadWithoutTheirNumbersAndFileMarks(t *testing.T) {
	for in, want := range map[string]string{
		"➢ AB-2019/38 – Le puits du village": "Le puits du village",
		"ASUNTO IV.- APROBACIÓN DEL PLAN":    "Aprobación del plan",
		"3.2 Seed banks:":                    "Seed banks",
		"XYZ":                                "XYZ",
		"II. USE OF WATER":                   "Use of water",
	} {
		if got := headingText(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestHeadingsThatSayNearlyTheSameAreOneTheme(t *testing.T) {
	var list []*pb.Statement
	for i, h := range []string{"Budget 2019 : Eau", "Budget 2019 : Voirie", "Le puits du village", "Ouverture de la séance"} {
		for j := range 4 {
			st := parties("fr", "Ostia demande que le puits soit curé avant le printemps prochain.")[0]
			st.Ordinal = uint32(i*10 + j + 1)
			st.Id = st.Document + "." + string(rune('a'+i*4+j))
			st.Section, st.Paragraph = h, st.Ordinal
			list = append(list, st)
		}
	}
	r := compose(t, &Series{ID: "eau", Language: "fr"}, list)
	var titles []string
	for _, ch := range r.Chapters {
		if ch.Kind == "theme" {
			titles = append(titles, ch.Title)
		}
	}
	if !slices.Contains(titles, "Budget 2019") || !slices.Contains(titles, "Le puits du village") {
		t.Errorf("chapters %q", titles)
	}
	if slices.Contains(titles, "Ouverture de la séance") {
		t.Errorf("a part of every meeting is a theme: %q", titles)
	}
}
