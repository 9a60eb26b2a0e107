package extract

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// exitMemory is the exit status of a child that gave up for its memory limit.
const exitMemory = 86

// Environment of a child, set by Children.
const envMemory = "RAPPORTEUR_CHILD_MEMORY_MB"

// idleMemory, in bytes: a child above it after a request gives its engines back.
const idleMemory = 150 << 20

// ChildMain is what the hidden command of the binary runs: it answers the requests that come
// in, one at a time, until in ends. It limits its own process (memory, open files, core dumps),
// so call it first and for nothing else in a process.
func ChildMain(ctx context.Context, in io.Reader, out io.Writer) error {
	limit := memoryFromEnv()
	if limit > 0 {
		limitProcess(limit)
		debug.SetMemoryLimit(limit * 2 / 5)
		debug.SetGCPercent(300) // below that memory, time counts more
		debug.SetMaxStack(64 << 20)
		go watchSelf(ctx, limit)
	}
	c := &child{out: out}
	defer c.close()
	jobs := make(chan job)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for j := range jobs {
			c.answer(ctx, j)
		}
	}()
	defer close(jobs)
	for {
		j, err := readJob(in)
		if errors.Is(err, io.EOF) {
			return nil // the parent is done with us, or dead: whatever still runs ends with the process
		}
		if err != nil {
			return fmt.Errorf("read a request: %w", err)
		}
		select {
		case jobs <- j:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

type job struct {
	req request
	pdf []byte
}

func readJob(in io.Reader) (job, error) {
	var j job
	kind, payload, err := readFrame(in)
	if err != nil {
		return j, err
	}
	if kind != frameRequest {
		return j, fmt.Errorf("frame %q in place of a request", kind)
	}
	if err := json.Unmarshal(payload, &j.req); err != nil {
		return j, err
	}
	if kind, j.pdf, err = readFrame(in); err != nil {
		return j, noEOF(err)
	}
	if kind != framePDF {
		return j, fmt.Errorf("frame %q in place of a PDF", kind)
	}
	return j, nil
}

func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// child keeps its engines from request to request.
type child struct {
	mu   sync.Mutex // over out
	out  io.Writer
	e    *Engines
	opts Options

	before time.Duration // CPU when the request came
}

func (c *child) close() {
	if c.e != nil {
		_ = c.e.Close() // the process ends anyway
		c.e = nil
	}
}

func (c *child) send(kind byte, payload []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return writeFrame(c.out, kind, payload)
}

func (c *child) sendJSON(kind byte, v any) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return writeJSON(c.out, kind, v)
}

// answer one request with its frames. When the parent no longer listens there is nothing to do.
func (c *child) answer(ctx context.Context, j job) {
	c.before, _ = spent()
	if err := c.try(ctx, j); err != nil {
		_ = c.usage()
		f := failure{Message: err.Error()}
		if r := Refused(err); r != nil {
			f = failure{Refusal: r}
		}
		_ = c.sendJSON(frameFailure, f) // a parent that is gone needs no answer
	}
	if resident() > idleMemory {
		c.close()
	}
	debug.FreeOSMemory()
}

func (c *child) try(ctx context.Context, j job) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the reader failed: %v", r)
		}
	}()
	c.engines(j.req.Options)
	switch j.req.Op {
	case "read":
		doc, err := c.e.Read(ctx, j.pdf, j.req.Password)
		if err != nil {
			return err
		}
		b, err := proto.MarshalOptions{Deterministic: true}.Marshal(doc)
		if err != nil {
			return err
		}
		return errors.Join(c.usage(), c.send(frameDocument, b))
	case "render":
		p, err := c.e.RenderPage(ctx, j.pdf, j.req.Password, j.req.Page, j.req.DPI)
		if err != nil {
			return err
		}
		return errors.Join(c.usage(), c.sendJSON(framePicture, p), c.send(framePNG, p.PNG))
	case "again":
		pages, err := c.e.ReadAgain(ctx, j.pdf, j.req.Password, j.req.Wanted)
		if err != nil {
			return err
		}
		b, err := proto.Marshal(&pb.SecondReading{Pages: pages})
		if err != nil {
			return err
		}
		return errors.Join(c.usage(), c.send(framePages, b))
	}
	return fmt.Errorf("unknown request %q", j.req.Op)
}

func (c *child) usage() error {
	cpu, peak := spent()
	return c.sendJSON(frameUsage, Usage{CPU: cpu - c.before, Peak: peak})
}

// engines readies the engines for the options of this request; a running PDFium is kept.
func (c *child) engines(o Options) {
	if c.e != nil && c.opts.CacheDir != o.CacheDir {
		c.close()
	}
	c.opts = o
	if c.e == nil {
		c.e = NewEngines(o, func(p Progress) { _ = c.sendJSON(frameProgress, p) })
		return
	}
	c.e.opts = o.defaults()
}

// watchSelf ends the process when its resident memory passes the limit: faster than the
// parent's watch, and the only one where the parent cannot look.
func watchSelf(ctx context.Context, limit int64) {
	t := time.NewTicker(20 * time.Millisecond)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			if resident() > limit {
				os.Exit(exitMemory)
			}
		}
	}
}
