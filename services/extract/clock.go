package extract

import (
	"fmt"
	"time"
)

// clock holds a request to its two time limits: no progress, and total. The total grows with
// the pages, and starting PDFium, which is no fault of the file, stops it.
//
// It counts the time that the child had, not the wall's: on a machine that is busy with others
// a child that got an eighth of a core is charged a quarter of the time, and none more than the
// wall's.
type clock struct {
	cfg     ChildrenConfig
	charged time.Duration // so far
	total   time.Duration // that may be charged
	pages   int
	running int // pages that tesseract is at
	at      Progress
	since   time.Duration // charged when the step began

	wall time.Time     // of the last tick
	cpu  time.Duration // of the child at the last tick
}

// compiling is how long PDFium may take to start: the first time ever it is compiled.
const compiling = 90 * time.Second

// longest a request may ever take, however many pages it has.
const longest = 30 * time.Minute

func newClock(c ChildrenConfig) *clock {
	return &clock{cfg: c, total: c.Total}
}

// begin starts a try in a new or waiting child.
func (c *clock) begin(cpu time.Duration) {
	c.wall, c.cpu, c.running = time.Now(), cpu, 0
	c.step(Progress{Step: "open"})
}

// tick charges the time since the last tick; cpu is the child's so far, where it is known.
func (c *clock) tick(cpu time.Duration, known bool) {
	now := time.Now()
	wall := now.Sub(c.wall)
	spent := wall
	if known {
		spent = min(max(2*(cpu-c.cpu), wall/4), wall)
	}
	c.wall, c.cpu = now, cpu
	if c.at.Step == "start-pdfium" {
		c.total += spent
	}
	c.charged += spent
}

func (c *clock) step(p Progress) {
	if p.Pages > c.pages {
		c.total = min(c.total+time.Duration(p.Pages-c.pages)*c.cfg.PerPage, longest)
		c.pages = p.Pages
	}
	switch p.Step {
	case "ocr":
		c.running++
		c.total = min(c.total+c.cfg.PerScan, longest)
	case "ocr-done":
		c.running--
	}
	c.at, c.since = p, c.charged
}

func (c *clock) allowed() time.Duration {
	switch {
	case c.at.Step == "start-pdfium":
		return compiling
	case c.running > 0:
		return ocrPage + c.cfg.Step
	case c.at.Step == "layout":
		return c.cfg.Step + time.Duration(c.pages)*c.cfg.PerPage
	}
	return c.cfg.Step
}

// over says that no time is left for another try.
func (c *clock) over() bool { return c.charged >= c.total }

// exceeded says which limit is exceeded; "": none.
func (c *clock) exceeded() string {
	if took := c.charged - c.since; took > c.allowed() {
		return fmt.Sprintf("made no progress for %.0f s", took.Seconds())
	}
	if c.at.Step != "start-pdfium" && c.charged > c.total {
		return "took longer than a file of its length may"
	}
	return ""
}
