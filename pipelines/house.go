package pipelines

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go"

	"rapporteur.internal/flow"
	"rapporteur.internal/pipelines/holding"
	"rapporteur.internal/pipelines/output"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/custody"
	"rapporteur.internal/services/desk"
	"rapporteur.internal/services/desk/asking"
	"rapporteur.internal/services/extract"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/local"
	"rapporteur.internal/services/ledger"
	"rapporteur.internal/services/report"
	"rapporteur.internal/services/report/office"
	"rapporteur.internal/services/report/theme"
	"rapporteur.internal/services/segment"
)

// Config of a line in one process.
type Config struct {
	// Data holds everything known; Out gets exports and reports, "": the folder of the run before, if there was one.
	Data, Out string
	// Inputs are the folders to watch, with Once PDFs too; none: nothing is taken in.
	Inputs []string
	// Once takes what is there and then no more.
	Once bool
	// Child is the command line of a child that runs extract.ChildMain.
	Child []string
	// Office makes tagged PDFs of the reports; nil: the built-in PDFs stand.
	Office *office.Soffice
	// CacheDir keeps compiled code between runs; "": none is kept.
	CacheDir string
	Log      *slog.Logger

	// Hosts are names by which people reach the desk besides localhost; Version is what it shows.
	Hosts   []string
	Version string

	// For tests. Hook is called at each step of each message; AckWait is how
	// long a killed process' work lies idle, 0: 3 s.
	Hook    flow.Hook
	AckWait time.Duration
}

// House is the line in one process, with everything embedded. It holds Data
// until it is closed.
type House struct {
	cfg      Config
	holding  *holding.Holding
	server   *flow.Server
	nc       *nats.Conn
	line     *flow.Line
	ledger   *ledger.Ledger
	custody  *custody.Custody
	store    *local.Store
	reader   *extract.Children
	lexicons *segment.Lexicons
	out      *output.Folder
	// lookedOnce is closed when the inputs were looked through once.
	lookedOnce chan struct{}
	// mirrored is closed when edits and their files were brought together once.
	mirrored     chan struct{}
	mirroredOnce sync.Once
	// remembered is closed when the memories' files were looked through once.
	remembered     chan struct{}
	rememberedOnce sync.Once
}

// Open holds the data folder and opens what is in it. Nothing moves before
// Run. A *holding.HeldError says that another process has the folder.
func Open(ctx context.Context, cfg Config) (h *House, err error) {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.AckWait == 0 {
		cfg.AckWait = 3 * time.Second
	}
	h = &House{cfg: cfg, lookedOnce: make(chan struct{}), mirrored: make(chan struct{}), remembered: make(chan struct{})}
	defer func() {
		if err != nil {
			err = errors.Join(err, h.Close())
			h = nil
		}
	}()
	if h.holding, err = holding.Hold(cfg.Data); err != nil {
		return h, err
	}
	for _, dir := range []string{h.SchemesDir(), h.MemoryDir()} {
		if err = os.MkdirAll(dir, 0o755); err != nil {
			return h, fmt.Errorf("make the folder for people's files: %w", err)
		}
	}
	if h.server, err = flow.Embed(filepath.Join(cfg.Data, "bus"), flow.EmbedOptions{Log: cfg.Log}); err != nil {
		return h, err
	}
	if h.nc, err = h.server.Connect(); err != nil {
		return h, err
	}
	if h.line, err = flow.Open(ctx, h.nc, ledger.Topology(), flow.Options{AckWait: cfg.AckWait, Log: cfg.Log, Hook: cfg.Hook}); err != nil {
		return h, err
	}
	h.ledger, h.custody = ledger.New(h.line), custody.New(h.line)
	if h.store, err = local.Open(ctx, filepath.Join(cfg.Data, "index")); err != nil {
		return h, err
	}
	if h.reader, err = extract.NewChildren(extract.ChildrenConfig{Command: cfg.Child, Options: extract.Options{CacheDir: cfg.CacheDir}, Log: cfg.Log}); err != nil {
		return h, err
	}
	if h.lexicons, err = segment.Load(); err != nil {
		return h, fmt.Errorf("load the lexicons: %w", err)
	}
	if cfg.Out, err = h.remember(cfg.Out); err != nil {
		return h, err
	}
	if cfg.Out != "" {
		h.out = output.Open(cfg.Out, h.sources())
	}
	return h, nil
}

// Close lets go of everything, in the order in which it leans on each other.
func (h *House) Close() error {
	var errs []error
	if h.reader != nil {
		errs = append(errs, h.reader.Close())
	}
	if h.nc != nil {
		h.nc.Close()
	}
	if h.store != nil {
		errs = append(errs, h.store.Close())
	}
	if h.server != nil {
		h.server.Close()
	}
	if h.holding != nil {
		errs = append(errs, h.holding.Release())
	}
	return errors.Join(errs...)
}

// Announce tells other commands where the desk answers.
func (h *House) Announce(address string) error { return h.holding.Announce(address) }

// Run runs the line until ctx ends.
func (h *House) Run(ctx context.Context) error {
	// Before anything moves: a run that ends by itself takes in what stands there.
	if err := (&segment.Shelf{Line: h.line, Dir: h.SchemesDir(), Log: h.cfg.Log}).Look(ctx, true); err != nil {
		return err
	}
	return flow.Run(ctx, h.line, h.Stages()...)
}

// Answer runs those stages alone that answer questions: for a command that
// looks into a data folder, and moves nothing in it.
func (h *House) Answer(ctx context.Context) error {
	var answering []flow.Stage
	for _, s := range slices.Concat(h.extract(), h.index(), h.report()) {
		switch s.Name() {
		case extract.AskRender, extract.AskPage, extract.AskVerify, index.AskFind, report.AskEdits:
			answering = append(answering, s)
		}
	}
	return flow.Run(ctx, h.line, answering...)
}

// Desk is the web page and its API.
func (h *House) Desk() (http.Handler, error) {
	objectives, err := theme.Objectives()
	if err != nil {
		return nil, fmt.Errorf("load the themes: %w", err)
	}
	title := func(language, id string) string {
		if t := objectives.Find(id); t != nil {
			return theme.Text(t.Title, language)
		}
		return ""
	}
	a := &asking.Asking{Theme: title, Line: h.line, Custody: h.custody, Hosts: h.cfg.Hosts, Version: h.cfg.Version}
	d := a.Desk()
	d.Log = h.cfg.Log
	return desk.New(d)
}

// Sweep removes what nobody needs any more.
func (h *House) Sweep(ctx context.Context) (custody.Swept, error) {
	return h.custody.GC(ctx, time.Now())
}

// sweeper sweeps every hour.
func (h *House) sweeper() flow.Stage {
	return flow.Source("sweeper", func(ctx context.Context, _ flow.Emit) error {
		t := time.NewTicker(time.Hour)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-t.C:
			}
			swept, err := h.Sweep(ctx)
			if err != nil {
				return err
			}
			h.cfg.Log.Info("swept", "blobs", swept.Blobs, "bytes", swept.Bytes, "letters", swept.Letters)
		}
	})
}

// Answering waits until the stages that Answer, or Run, began do answer.
func (h *House) Answering(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for {
		_, err := flow.Ask[*pb.FindResponse](ctx, h.line, index.AskFind, &pb.FindRequest{Size: 1})
		if err == nil || !flow.IsUnavailable(err) || ctx.Err() != nil {
			return err
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// remember keeps where exports and reports go, so that a command that only
// forgets or retries keeps that folder true.
func (h *House) remember(out string) (string, error) {
	file := filepath.Join(h.cfg.Data, "out")
	if out == "" {
		b, err := os.ReadFile(file)
		if errors.Is(err, os.ErrNotExist) {
			return "", nil
		}
		return string(b), err
	}
	abs, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	return out, output.Put(file, []byte(abs))
}
