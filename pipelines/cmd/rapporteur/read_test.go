package main

import (
	"path/filepath"
	"strings"
	"testing"

	"rapporteur.internal/services/extract"
)

func TestReadAloneSpeaksOfItsPasswordFlag(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.pdf")
	for code, want := range map[extract.Code]bool{
		extract.NeedsPassword: true, extract.WrongPassword: true, extract.Damaged: false,
	} {
		r := &extract.Refusal{Code: code, Reason: "it does not open", Help: "do something"}
		text := filed(file, r).Error()
		if strings.Contains(text, "do something; or give it with --password") != want {
			t.Errorf("%s: %s", code, text)
		}
	}
}
