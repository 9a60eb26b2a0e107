package report

import (
	"slices"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// minuted is one meeting's document: "# Heading" opens a section, "T: …" is of
// the title page, "A | …" is said by a person A, the rest the source says itself.
func minuted(tag string, session uint32, start, end, city string, lines ...string) []*pb.Statement {
	var list []*pb.Statement
	section := ""
	for i, text := range lines {
		st := line(session, uint32(i+1), "", "", text)
		st.Speakers, st.Language, st.Metadata.Language = nil, tag, tag
		st.Metadata.Start, st.Metadata.End, st.Metadata.City = start, end, city
		st.Kind, st.Attribution, st.Paragraph, st.Section = pb.Kind_KIND_NARRATION, pb.Attribution_ATTRIBUTION_NONE, uint32(i+1), section
		switch name, said, ok := strings.Cut(text, " | "); {
		case strings.HasPrefix(text, "# "):
			section = text[2:]
			st.Text, st.Kind, st.Role = section, pb.Kind_KIND_HEADING, pb.Role_ROLE_HEADING
		case strings.HasPrefix(text, "T: "):
			st.Text, st.Kind = text[3:], pb.Kind_KIND_FRONT_MATTER
		case ok:
			st.Text, st.Kind, st.Attribution = said, pb.Kind_KIND_STATEMENT, pb.Attribution_ATTRIBUTION_EXPLICIT
			st.Act = pb.Act_ACT_ASSERTS
			st.Speakers = []*pb.Speaker{{Name: name}}
			st.Evidence = &pb.Evidence{Ordinal: st.Ordinal, Text: name}
		}
		list = append(list, st)
	}
	return list
}

// chapterOf is the chapter of a kind; nil: there is none.
func chapterOf(r *pb.Report, kind string) *pb.Chapter {
	i := slices.IndexFunc(r.Chapters, func(ch *pb.Chapter) bool { return ch.Kind == kind })
	if i < 0 {
		return nil
	}
	return r.Chapters[i]
}

// told are a chapter's sentences, in one text.
func told(ch *pb.Chapter) string {
	var b strings.Builder
	for _, s := range ch.GetSentences() {
		b.WriteString(s.Text + "\n")
	}
	return b.String()
}

var meetings = map[string][]string{
	"fr": {"T: Laval, 4 et 5 mai 2031",
		"La première session avait pour thème les gués de la vallée.",
		"Elle a réuni 40 représentants de douze communes.",
		"Il pleuvait sur la vallée depuis trois jours.",
		"# Ponts",
		"Ana Ruiz | Ana Ruiz a dit que les ponts de bois coûtent moins que les ponts de pierre.",
		"Ben Mar | Ben Mar a dit que la pierre dure plus longtemps que le bois.",
		"# Conclusions",
		"Ana Ruiz | Ana Ruiz a conclu que le bois et la pierre ont chacun leur place.",
		"La prochaine session se tiendra à Tunja en octobre 2031.",
		"Un rapport avait été remis en mars 2030 à la prochaine session qui se tiendra bientôt."},
	"en": {"T: Laval, 4 and 5 May 2031",
		"The meeting brought together 40 representatives of twelve towns.",
		"It had rained in the valley for three days.",
		"# Bridges",
		"Ana Ruiz | Ana Ruiz said that wooden bridges cost less than bridges of stone.",
		"Ben Mar | Ben Mar said that stone lasts longer than wood.",
		"# Conclusions",
		"Ana Ruiz | Ana Ruiz concluded that wood and stone both have their place.",
		"The next session will be held in Tunja in October 2031.",
		"The next session of March 2030 would be remembered."},
	"es": {"T: Laval, 4 y 5 de mayo de 2031",
		"La primera sesión reunió a 40 representantes de doce municipios.",
		"Llovía en el valle desde hacía tres días.",
		"# Puentes",
		"Ana Ruiz | Ana Ruiz dijo que los puentes de madera cuestan menos que los de piedra.",
		"Ben Mar | Ben Mar dijo que la piedra dura más que la madera.",
		"# Conclusiones",
		"Ana Ruiz | Ana Ruiz concluyó que la madera y la piedra tienen cada una su lugar.",
		"La próxima sesión se celebrará en Tunja en octubre de 2031.",
		"La próxima sesión de marzo de 2030 se recordaría mucho tiempo."},
}

func TestAnIntroductionSaysOnlyWhatIsPrinted(t *testing.T) {
	for tag, want := range map[string][]string{
		"fr": {"s’est tenue les 4-5\u00a0mai\u00a02031 à Laval.", "avait pour thème les gués de la vallée", "a réuni 40 représentants"},
		"en": {"was held on 4–5\u00a0May\u00a02031 in Laval.", "brought together 40 representatives"},
		"es": {"se celebró del 4 al 5 de mayo de 2031 en Laval.", "reunió a 40 representantes"},
	} {
		list := minuted(tag, 1, "2031-05-04", "2031-05-05", "Laval", meetings[tag]...)
		r := entire(t, &Series{ID: "bridges"}, list)
		ch := chapterOf(r, "introduction")
		got := told(ch)
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q is missing:\n%s", tag, w, got)
			}
		}
		if strings.Contains(got, "vall") && tag != "fr" || strings.Contains(got, "pleuvait") || len(ch.GetSentences()) != len(want) {
			t.Errorf("%s: %s", tag, got)
		}
		for _, s := range ch.GetSentences() {
			if len(s.Citations) == 0 {
				t.Errorf("%s: uncited: %s", tag, s.Text)
			}
		}
		// What no source prints isn't said: neither a place that only the sidecar knows.
		r = entire(t, &Series{ID: "bridges"}, minuted(tag, 1, "2031-05-04", "2031-05-05", "Laval", meetings[tag][3:]...))
		if ch := chapterOf(r, "introduction"); ch != nil {
			t.Errorf("%s: nothing is printed, and said: %s", tag, told(ch))
		}
	}
}

func TestAForwardChapterNeverHoldsAPastEvent(t *testing.T) {
	for tag, want := range map[string][2]string{
		"fr": {"a conclu que le bois", "La prochaine session se tiendra à Tunja en octobre 2031."},
		"en": {"concluded that wood", "The next session will be held in Tunja in October 2031."},
		"es": {"concluyó que la madera", "La próxima sesión se celebrará en Tunja en octubre de 2031."},
	} {
		r := entire(t, &Series{ID: "bridges"}, minuted(tag, 1, "2031-05-04", "2031-05-05", "Laval", meetings[tag]...))
		ch := chapterOf(r, "forward")
		got := told(ch)
		if ch == nil || r.Chapters[len(r.Chapters)-1] != ch || !strings.Contains(got, want[0]) || !strings.Contains(got, want[1]) || strings.Contains(got, "2030") {
			t.Errorf("%s: %s", tag, got)
		}
		// It stands once.
		if n := strings.Count(prose(r), want[0]); n != 1 {
			t.Errorf("%s: the conclusion stands %d times", tag, n)
		}
		// After that date, it is no way forward any more.
		r = entire(t, &Series{ID: "bridges"}, minuted(tag, 1, "2031-11-04", "2031-11-05", "Laval", meetings[tag]...))
		if got := told(chapterOf(r, "forward")); strings.Contains(got, "Tunja") {
			t.Errorf("%s: what is past is announced: %s", tag, got)
		}
		// Without conclusions and announcements there is no chapter.
		r = entire(t, &Series{ID: "bridges"}, minuted(tag, 1, "2031-05-04", "2031-05-05", "Laval", meetings[tag][:len(meetings[tag])-4]...))
		if ch := chapterOf(r, "forward"); ch != nil {
			t.Errorf("%s: %s", tag, told(ch))
		}
	}
}

func TestDatesAreReadInThreeLanguages(t *testing.T) {
	for _, x := range []struct {
		tag, text string
		want      stamp
	}{
		{"fr", "avant le 1er mars 2031", stamp{2031, 3, 1}},
		{"fr", "en octobre 2031", stamp{2031, 10, 0}},
		{"en", "by 9 March 2031", stamp{2031, 3, 9}},
		{"en", "by March 9, 2031", stamp{2031, 3, 9}},
		{"es", "antes del 30 de abril de 2031", stamp{2031, 4, 30}},
		{"es", "en 2031", stamp{2031, 0, 0}},
	} {
		pack, err := language.Load(x.tag)
		if err != nil {
			t.Fatal(err)
		}
		if got := datesIn(pack, x.text); len(got) != 1 || got[0] != x.want {
			t.Errorf("%s: %v", x.text, got)
		}
	}
	for _, x := range []struct {
		s           stamp
		after, past bool
	}{
		{stamp{2031, 5, 6}, true, false}, {stamp{2031, 5, 5}, false, true}, {stamp{2031, 6, 0}, true, false},
		{stamp{2031, 5, 0}, false, true}, {stamp{2032, 0, 0}, true, false}, {stamp{2031, 0, 0}, false, false}, {stamp{2030, 0, 0}, false, true},
	} {
		if x.s.after("2031-05-05") != x.after || x.s.past("2031-05-05") != x.past {
			t.Errorf("%v: after %v, past %v", x.s, x.s.after("2031-05-05"), x.s.past("2031-05-05"))
		}
	}
}

func TestWhatWasDecidedWithoutAThemeHasItsRow(t *testing.T) {
	list := minuted("en", 1, "2031-05-04", "2031-05-05", "Laval",
		"The meeting decided to repair the four bridges of the upper valley by 1 May 2032.",
		"# Bridges", "Ana Ruiz | Ana Ruiz said that wooden bridges cost less than bridges of stone.", "Ben Mar | Ben Mar said that stone lasts longer than wood.",
		"Ana Ruiz | Ana Ruiz said that the river carries more sand than before.", "Ben Mar | Ben Mar said that sand wears out every pillar.",
		"# Ferries", "Ana Ruiz | Ana Ruiz said that two ferries run where five did.", "Ben Mar | Ben Mar said that the ferries wait for the tide.",
		"Ana Ruiz | Ana Ruiz said that the pilots are few and old.", "Ben Mar | Ben Mar said that no school trains pilots.")
	// An earlier session's: what the last one decided stands in the way forward.
	list = append(list, minuted("en", 2, "2031-06-04", "2031-06-05", "Tunja",
		"# Bridges", "Ana Ruiz | Ana Ruiz said that wooden bridges now cost as much as bridges of stone.", "Ben Mar | Ben Mar said that stone has become scarce.")...)
	r := entire(t, &Series{ID: "bridges"}, list)
	for _, ch := range r.Chapters {
		for _, table := range ch.Tables {
			for _, row := range table.Rows {
				if ch.Kind != "summary" && table.Kind == tableDecisions && strings.Contains(row.Cells[0], "four bridges") {
					return
				}
			}
		}
	}
	if !strings.Contains(told(chapterOf(r, "forward")), "four bridges") {
		t.Errorf("the decision is lost:\n%s", prose(r))
	}
}
