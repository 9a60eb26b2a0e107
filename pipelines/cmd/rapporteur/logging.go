package main

import (
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
