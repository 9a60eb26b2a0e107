package station

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
	"github.com/nats-io/nats.go"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"rapporteur.internal/flow"
	"rapporteur.internal/services/ledger"
)

// Flags are those that every service has.
type Flags struct {
	Bus
	Keeping
	Admin    string `help:"Address for /healthz, /readyz and /metrics; empty: none." env:"RAPPORTEUR_ADMIN" placeholder:"HOST:PORT"`
	LogLevel string `help:"debug, info, warn or error." enum:"debug,info,warn,error" default:"info" env:"RAPPORTEUR_LOG_LEVEL"`
	LogText  bool   `help:"Log as text instead of JSON." env:"RAPPORTEUR_LOG_TEXT"`

	AckWait time.Duration `help:"How long the bus waits for a sign of life before it gives an item to another copy: so long the work of a process that died lies idle." default:"30s" env:"RAPPORTEUR_ACK_WAIT"`
}

// Common gives the flags themselves; embedding Flags provides it.
func (f *Flags) Common() *Flags { return f }

// Command is a service's command line: its own fields beside Flags.
type Command interface {
	Common() *Flags
	// Open composes the service on an open line.
	Open(ctx context.Context, s *Station) (*Service, error)
}

// Station is what a service is composed on.
type Station struct {
	Name    string
	Line    *flow.Line
	Log     *slog.Logger
	Metrics *prometheus.Registry
	// Out takes what the service prints for people: its addresses.
	Out io.Writer
}

// Service is a composed service.
type Service struct {
	Stages []flow.Stage
	// Serve, where there is one, runs beside the stages until ctx ends.
	Serve func(ctx context.Context) error
	// Ready, where there is one, tells whether its other neighbours answer.
	Ready Probe
	// Close, where there is one, lets go of what Open took.
	Close func() error
}

// Exit codes.
const (
	exitDone  = 0
	exitFault = 1
	exitUsage = 2
)

// Main runs a service until it is told to stop, and returns the exit code.
func Main(name, description string, c Command, args []string, out, errs io.Writer) int {
	exited := -1
	parser, err := kong.New(c, kong.Name("rapporteur-"+name), kong.Description(description),
		kong.Writers(out, errs), kong.Exit(func(code int) { exited = code }), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintln(errs, "rapporteur-"+name+":", err)
		return exitFault
	}
	_, err = parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err != nil {
		fmt.Fprintf(errs, "rapporteur-%s: %v\nTry: rapporteur-%s --help\n", name, err, name)
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, name, c, out, errs); err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(errs, "rapporteur-"+name+":", err)
		return exitFault
	}
	return exitDone
}

func run(ctx context.Context, name string, c Command, out, errs io.Writer) (err error) {
	f := c.Common()
	log := f.log(errs).With("service", name)
	reg := prometheus.NewRegistry()
	reg.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	metrics, err := flow.NewMetrics("rapporteur", reg)
	if err != nil {
		return err
	}
	nc, err := f.connect(name, flow.ConnectOptions{Log: log})
	if err != nil {
		return err
	}
	defer nc.Close()
	s := &Station{Name: name, Log: log, Metrics: reg, Out: out}
	ready := &readiness{}
	if f.Admin != "" {
		end, at, err := admin(f.Admin, reg, ready.ask)
		if err != nil {
			return err
		}
		defer end()
		log.Info("admin listens", "address", at)
	}
	if s.Line, err = opened(ctx, f, nc, flow.Options{AckWait: f.AckWait, Log: log, Metrics: metrics, Hook: hook(), Bind: !f.Provision, Replicas: f.Replicas}, log); err != nil {
		return err
	}
	service, err := c.Open(ctx, s)
	if err != nil {
		return err
	}
	if service.Close != nil {
		defer func() { err = errors.Join(err, service.Close()) }()
	}
	ready.set(func(ctx context.Context) error {
		if err := s.Line.Ready(ctx); err != nil {
			return err
		}
		if service.Ready != nil {
			return service.Ready(ctx)
		}
		return nil
	})
	log.Info("running")
	defer log.Info("stopped")
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ended := make(chan error, 2)
	n := 0
	if len(service.Stages) > 0 {
		n++
		go func() { ended <- flow.Run(ctx, s.Line, service.Stages...) }()
	}
	if service.Serve != nil {
		n++
		go func() { ended <- service.Serve(ctx) }()
	}
	for range n {
		if e := <-ended; e != nil && !errors.Is(e, context.Canceled) && err == nil {
			err = e
		}
		stop()
	}
	return err
}

// opened opens the line, and waits for a bus that is away: services may start
// in any order.
func opened(ctx context.Context, f *Flags, nc *nats.Conn, o flow.Options, log *slog.Logger) (*flow.Line, error) {
	for first := true; ; first = false {
		line, err := flow.Open(ctx, nc, ledger.Topology(), o)
		if err == nil || !flow.IsUnavailable(err) {
			return line, err
		}
		if first {
			log.Warn("the bus is not there yet; waiting for it", "address", f.NatsURL, "error", err)
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(500 * time.Millisecond):
		}
	}
}

func (f *Flags) log(w io.Writer) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(f.LogLevel)); err != nil {
		level = slog.LevelInfo
	}
	o := &slog.HandlerOptions{Level: level}
	if f.LogText {
		return slog.New(slog.NewTextHandler(w, o))
	}
	return slog.New(slog.NewJSONHandler(w, o))
}
