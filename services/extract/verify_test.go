package extract

import "testing"

func TestQuotesAreComparedAsPeopleReadThem(t *testing.T) {
	cases := []struct {
		name, quote string
		pages       []string
		found       bool
		pieces      int
	}{
		{"white space and line ends", "the right of everyone", []string{"… the right\nof  every-\none …"}, true, 1},
		{"hyphens of compounds", "sous-directeur des affaires", []string{"le sous-\ndirecteur des affaires"}, true, 1},
		{"a line-end hyphen as PDFium tells it", "the right of everyone", []string{"the right of every\ufffeone"}, true, 1},
		{"quotation marks and apostrophes", "l’accord « global »", []string{"l'accord \" global \""}, true, 1},
		{"ligatures", "efficient", []string{"e\ufb03cient"}, true, 1},
		{"over a page's foot", "States welcomed the report and asked for a review of its second chapter",
			[]string{"States welcomed the report and 12 page footer", "A/12 asked for a review of its second chapter"}, true, 2},
		{"another word", "States rejected the report", []string{"States welcomed the report"}, false, 1},
		{"words put together from all over", "alpha beta gamma", []string{"alpha", "beta", "gamma"}, true, 1},
		{"nothing", "", []string{"something"}, false, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var pages []string
			for _, p := range c.pages {
				pages = append(pages, fold(p))
			}
			pieces, found := locate(fold(c.quote), pages)
			if found != c.found || found && pieces != c.pieces {
				t.Errorf("found %v in %d pieces, want %v in %d", found, pieces, c.found, c.pieces)
			}
		})
	}
}
