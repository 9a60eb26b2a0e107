package main

import (
	"fmt"

	"rapporteur.internal/services/report/office"
)

// typesetting is how a command's reports become PDFs.
type typesetting struct {
	Soffice string `help:"Path of LibreOffice's soffice, which makes the reports' PDFs tagged; off: the built-in PDFs stand (default: the first in PATH)." env:"RAPPORTEUR_SOFFICE" placeholder:"PATH"`
}

// find looks for soffice. What is wrong with it is said, and costs the tagged PDF alone.
func (t typesetting) find(std streams) *office.Soffice {
	s, err := office.Find(t.Soffice)
	if err != nil {
		fmt.Fprintln(std.err, "warning:", err)
	}
	return s
}
