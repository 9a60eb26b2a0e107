package extract

import (
	"testing"
	"time"
)

func TestTimeIsChargedAsTheChildHadIt(t *testing.T) {
	cases := []struct {
		name      string
		wall, cpu time.Duration
		known     bool
		want      time.Duration
	}{
		{"a whole core", 4 * time.Second, 4 * time.Second, true, 4 * time.Second},
		{"two cores", 4 * time.Second, 8 * time.Second, true, 4 * time.Second},
		{"a third of a core", 3 * time.Second, time.Second, true, 2 * time.Second},
		{"asleep", 4 * time.Second, 0, true, time.Second},
		{"nobody knows", 4 * time.Second, 0, false, 4 * time.Second},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			k := newClock(ChildrenConfig{}.defaults())
			k.begin(10 * time.Second)
			k.wall = k.wall.Add(-c.wall)
			k.tick(10*time.Second+c.cpu, c.known)
			if d := k.charged - c.want; d < 0 || d > 200*time.Millisecond {
				t.Errorf("%v, want %v", k.charged, c.want)
			}
		})
	}
}

func TestAFileHasTheTimeThatItsPagesTake(t *testing.T) {
	cfg := ChildrenConfig{}.defaults()
	k := newClock(cfg)
	k.begin(0)
	k.step(Progress{Step: "native", Page: 1, Pages: 100})
	if want := cfg.Total + 100*cfg.PerPage; k.total != want {
		t.Errorf("100 pages have %v, want %v", k.total, want)
	}
	k.charged = cfg.Step + time.Millisecond
	if k.exceeded() == "" {
		t.Error("a step may take for ever")
	}
	k.step(Progress{Step: "ocr", Page: 2, Pages: 100})
	if k.charged += cfg.Step * 2; k.exceeded() != "" {
		t.Errorf("tesseract has no more time than others: %s", k.exceeded())
	}
	k.step(Progress{Step: "ocr-done", Page: 2, Pages: 100})
	if k.charged = k.total + 1; k.exceeded() == "" {
		t.Error("the total is without end")
	}
	k.step(Progress{Step: "native", Page: 3, Pages: 100_000_000})
	if k.total > longest {
		t.Errorf("a file that claims a hundred million pages has %v", k.total)
	}
	k.step(Progress{Step: "start-pdfium"})
	if k.charged += time.Minute; k.exceeded() != "" {
		t.Errorf("PDFium is compiled at the file's cost: %s", k.exceeded())
	}
}
