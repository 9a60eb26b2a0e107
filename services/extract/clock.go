package extract

import (
	"fmt"
	"time"
)

// clock holds a request to its two time limits: no progress, and total. The total grows with
// the pages, and compiling PDFium, which is no fault of the file, stops it.
type clock struct {
	cfg      ChildrenConfig
	deadline time.Time
	last     time.Time // beyond which nothing moves the deadline
	pages    int
	scans    int
	at       Progress
	since    time.Time
}

// compiling is how long PDFium may take to start: the first time ever it is compiled.
const compiling = 90 * time.Second

// longest a request may ever take, however many pages it has.
const longest = 30 * time.Minute

func newClock(c ChildrenConfig) *clock {
	now := time.Now()
	return &clock{cfg: c, deadline: now.Add(c.Total), last: now.Add(longest), since: now}
}

func (c *clock) step(p Progress) {
	now := time.Now()
	if c.at.Step == "start-pdfium" {
		c.deadline = c.deadline.Add(now.Sub(c.since))
	}
	if p.Pages > c.pages {
		c.deadline = c.deadline.Add(time.Duration(p.Pages-c.pages) * c.cfg.PerPage)
		c.pages = p.Pages
	}
	if p.Step == "ocr" && p.Page > 0 {
		c.scans++
		c.deadline = c.deadline.Add(c.cfg.PerScan)
	}
	if c.deadline.After(c.last) {
		c.deadline = c.last
	}
	c.at, c.since = p, now
}

func (c *clock) allowed() time.Duration {
	switch c.at.Step {
	case "start-pdfium":
		return compiling
	case "ocr", "ocr-done":
		return ocrPage + c.cfg.Step/2
	case "layout":
		return c.cfg.Step + time.Duration(c.pages)*c.cfg.PerPage
	}
	return c.cfg.Step
}

// over says that no time is left for another try.
func (c *clock) over() bool { return time.Now().After(c.deadline) }

// exceeded says which limit is exceeded; "": none.
func (c *clock) exceeded() string {
	now := time.Now()
	if took := now.Sub(c.since); took > c.allowed() {
		return fmt.Sprintf("made no progress for %.0f s", took.Seconds())
	}
	if c.at.Step != "start-pdfium" && now.After(c.deadline) {
		return "took longer than a file of its length may"
	}
	return ""
}
