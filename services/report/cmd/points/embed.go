package main

import (
	"fmt"
	"io"
	"os"

	"rapporteur.internal/services/report/debate"
	"rapporteur.internal/services/report/point"
)

type embed struct {
	Rounds int    `help:"How often each formulation is seen." default:"60"`
	Out    string `help:"Write the model to this file." required:""`
}

func (e *embed) Run(w io.Writer) error {
	l, err := point.Open()
	if err != nil {
		return err
	}
	c, err := debate.Open()
	if err != nil {
		return err
	}
	m := point.Learn(l, c, e.Rounds, func(round int, loss float64) {
		fmt.Fprintf(w, "round %d of %d, loss %.3f\n", round+1, e.Rounds, loss)
	})
	f, err := os.Create(e.Out)
	if err != nil {
		return err
	}
	if err := m.Write(f); err != nil {
		f.Close()
		return fmt.Errorf("%s: %w", e.Out, err)
	}
	return f.Close()
}
