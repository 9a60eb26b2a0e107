package main

import (
	"context"
	"io"
	"log/slog"
)

// logging is how much a command tells on stderr beside its results.
type logging struct {
	LogLevel string `help:"What is logged on stderr: debug, info, warn, error." enum:"debug,info,warn,error" default:"warn" env:"RAPPORTEUR_LOG_LEVEL"`
	LogJSON  bool   `help:"Log as JSON." name:"log-json" env:"RAPPORTEUR_LOG_JSON"`
}

func (l logging) log(w io.Writer) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(l.LogLevel)); err != nil {
		level = slog.LevelWarn
	}
	o := &slog.HandlerOptions{Level: level}
	if l.LogJSON {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}

// logUnlisted is the log of a command that lists in the end which files failed
// and why: at the default level it leaves out that an item was rejected or will
// be tried again, so that a fault is told once, in people's words.
func (l logging) logUnlisted(w io.Writer) *slog.Logger {
	log := l.log(w)
	if l.LogLevel != "warn" {
		return log
	}
	return slog.New(unlisted{log.Handler()})
}

type unlisted struct{ slog.Handler }

func (u unlisted) Handle(ctx context.Context, r slog.Record) error {
	switch r.Message {
	case "rejected", "failed, will be tried again", "child died":
		return nil
	}
	return u.Handler.Handle(ctx, r)
}

func (u unlisted) WithAttrs(as []slog.Attr) slog.Handler { return unlisted{u.Handler.WithAttrs(as)} }
func (u unlisted) WithGroup(name string) slog.Handler    { return unlisted{u.Handler.WithGroup(name)} }
