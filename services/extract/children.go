package extract

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"slices"
	"sync"
	"time"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// ChildrenConfig of a pool of child processes. Zero fields take the defaults.
type ChildrenConfig struct {
	// Command starts a child that runs ChildMain on its stdin and stdout, e.g.
	// {os.Args[0], "extract-child"}.
	Command []string
	// Env is added to the child's environment, which is otherwise nearly empty.
	Env []string
	// Options for every reading.
	Options Options
	// Workers is how many children run at once; default: the number of cores.
	Workers int
	// MemoryMB bounds a child's resident memory; default 550.
	MemoryMB int
	// Step is how long a child may work without a sign of progress; default 8 s. Tesseract has
	// a minute a page, and 20 s of CPU.
	Step time.Duration
	// Total bounds a request, beside PerPage for each page and PerScan for each page read by
	// tesseract; defaults 20 s, 0.5 s and 20 s.
	Total, PerPage, PerScan time.Duration
	// Idle is how long a child without work is kept; default 5 s.
	Idle time.Duration
	// Log gets what became of children; default: none.
	Log *slog.Logger
}

func (c ChildrenConfig) defaults() ChildrenConfig {
	if c.Workers == 0 {
		c.Workers = runtime.NumCPU()
	}
	if c.MemoryMB == 0 {
		c.MemoryMB = 550
	}
	if c.Step == 0 {
		c.Step = 8 * time.Second
	}
	if c.Total == 0 {
		c.Total = 20 * time.Second
	}
	if c.PerPage == 0 {
		c.PerPage = 500 * time.Millisecond
	}
	if c.PerScan == 0 {
		c.PerScan = 20 * time.Second
	}
	if c.Idle == 0 {
		c.Idle = 5 * time.Second
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}

// Children is a Reader whose work is done by child processes: what a hostile file breaks is a
// child, which is killed and replaced. It is safe for concurrent use; Workers requests run at
// once, others wait. Idle children end by themselves.
type Children struct {
	cfg   ChildrenConfig
	slots chan struct{}

	mu     sync.Mutex
	idle   []*process
	closed bool
}

// NewChildren makes a pool; no child starts before the first request.
func NewChildren(c ChildrenConfig) (*Children, error) {
	if len(c.Command) == 0 {
		return nil, errors.New("extract: no command to start a child with")
	}
	c = c.defaults()
	return &Children{cfg: c, slots: make(chan struct{}, c.Workers)}, nil
}

// Close ends the idle children and refuses further requests.
func (c *Children) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	for _, p := range c.idle {
		p.kill()
	}
	c.idle = nil
	return nil
}

// maxTries of one request: each leaves out what broke the one before.
const maxTries = 3

// Read implements Reader. A child that dies is replaced and the file tried again without the
// engine or the page that broke it, within the same total time.
func (c *Children) Read(ctx context.Context, pdf []byte, password string) (*pb.Document, error) {
	req := request{Op: "read", Options: c.cfg.Options, Password: password}
	var doc *pb.Document
	err := c.do(ctx, &req, pdf, func(frames []frame) error {
		if len(frames) != 1 || frames[0].kind != frameDocument {
			return errors.New("the child sent no document")
		}
		doc = &pb.Document{}
		return proto.Unmarshal(frames[0].payload, doc)
	})
	if err != nil {
		return nil, err
	}
	return doc, nil
}

// RenderPage implements Reader.
func (c *Children) RenderPage(ctx context.Context, pdf []byte, password string, n, dpi int) (*Picture, error) {
	req := request{Op: "render", Options: c.cfg.Options, Password: password, Page: n, DPI: dpi}
	var pic Picture
	err := c.do(ctx, &req, pdf, func(frames []frame) error {
		if len(frames) != 2 || frames[0].kind != framePicture || frames[1].kind != framePNG {
			return errors.New("the child sent no picture")
		}
		pic.PNG = frames[1].payload
		return json.Unmarshal(frames[0].payload, &pic)
	})
	if err != nil {
		return nil, err
	}
	return &pic, nil
}

// ReadAgain implements Reader. A page that breaks the child has a reason, and no engine; the
// others are read by another child.
func (c *Children) ReadAgain(ctx context.Context, pdf []byte, password string, wanted []PageBy) ([]*pb.SecondPage, error) {
	pages := make([]*pb.SecondPage, len(wanted))
	left := make([]int, len(wanted))
	for i := range left {
		left[i] = i
	}
	for try := 1; len(left) > 0; try++ {
		req := request{Op: "again", Options: c.cfg.Options, Password: password}
		for _, i := range left {
			req.Wanted = append(req.Wanted, wanted[i])
		}
		got, at, err := c.readAgain(ctx, &req, pdf)
		if err == nil {
			for k, i := range left {
				pages[i] = got[k]
			}
			return pages, nil
		}
		refusal := Refused(err)
		if refusal == nil || at.Page == 0 || try == maxTries {
			return nil, err
		}
		left = slices.DeleteFunc(left, func(i int) bool {
			if wanted[i].Page != at.Page {
				return false
			}
			pages[i] = &pb.SecondPage{Number: uint32(at.Page), Reason: refusal.Reason}
			return true
		})
	}
	return pages, nil
}

// readAgain asks one child, and tells at which page it was when it failed.
func (c *Children) readAgain(ctx context.Context, req *request, pdf []byte) (pages []*pb.SecondPage, at Progress, err error) {
	tell, _ := ctx.Value(progressKey{}).(func(Progress))
	ctx = WithProgress(ctx, func(p Progress) {
		at = p
		if tell != nil {
			tell(p)
		}
	})
	err = c.do(ctx, req, pdf, func(frames []frame) error {
		if len(frames) != 1 || frames[0].kind != framePages {
			return errors.New("the child sent no pages")
		}
		read := &pb.SecondReading{}
		if err := proto.Unmarshal(frames[0].payload, read); err != nil {
			return err
		}
		if len(read.Pages) != len(req.Wanted) {
			return fmt.Errorf("the child sent %d pages of %d", len(read.Pages), len(req.Wanted))
		}
		pages = read.Pages
		return nil
	})
	return pages, at, err
}

// do runs a request in a child, again in another where that died.
func (c *Children) do(ctx context.Context, req *request, pdf []byte, take func([]frame) error) error {
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		return ctx.Err()
	}
	clock := newClock(c.cfg)
	var died *death
	for try := 1; ; try++ {
		frames, err := c.once(ctx, req, pdf, clock)
		if err == nil {
			return take(frames)
		}
		if !errors.As(err, &died) {
			return err
		}
		c.cfg.Log.Warn("child died", "try", try, "op", req.Op, "cause", died.Error(), "step", died.last.Step, "page", died.last.Page)
		if req.Op != "read" || try == maxTries || clock.over() || !leaveOut(&req.Options, died.last) {
			return died.refusal()
		}
	}
}

// leaveOut changes the options so that the next try avoids what the last one died of.
func leaveOut(o *Options, last Progress) bool {
	switch {
	case last.Step == "native" || (last.Step == "open" || last.Step == "rebuild") && !o.AvoidNative:
		o.AvoidNative = true
		return true
	case last.Page > 0 && last.Step != "layout":
		o.SkipPages = append(append([]int(nil), o.SkipPages...), last.Page)
		return true
	}
	return false
}

// once runs a request in one child.
func (c *Children) once(ctx context.Context, req *request, pdf []byte, clock *clock) ([]frame, error) {
	p, err := c.take()
	if err != nil {
		return nil, err
	}
	frames, err := p.ask(ctx, req, pdf, clock)
	if err != nil {
		if f := (*failed)(nil); errors.As(err, &f) {
			c.give(p)
			if f.Refusal != nil {
				return nil, f.Refusal
			}
			return nil, errors.New(f.Message)
		}
		p.kill()
		return nil, err
	}
	c.give(p)
	return frames, nil
}

// failed is an orderly failure that the child reported.
type failed struct{ failure }

func (f *failed) Error() string { return f.Message }

func (c *Children) take() (*process, error) {
	c.mu.Lock()
	if c.closed {
		c.mu.Unlock()
		return nil, errors.New("the reader is closed")
	}
	if n := len(c.idle); n > 0 {
		p := c.idle[n-1]
		c.idle = c.idle[:n-1]
		c.mu.Unlock()
		p.timer.Stop()
		if p.alive() {
			return p, nil
		}
		p.kill()
	} else {
		c.mu.Unlock()
	}
	p, err := start(c.cfg)
	if err != nil {
		return nil, fmt.Errorf("start a child: %w", err)
	}
	return p, nil
}

// give keeps a child for the next request, for a while.
func (c *Children) give(p *process) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed || !p.alive() {
		p.kill()
		return
	}
	c.idle = append(c.idle, p)
	p.timer = time.AfterFunc(c.cfg.Idle, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		for i, q := range c.idle {
			if q == p {
				c.idle = append(c.idle[:i], c.idle[i+1:]...)
				p.kill()
				return
			}
		}
	})
}
