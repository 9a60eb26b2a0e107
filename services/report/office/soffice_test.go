package office_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur.internal/services/report/office"
)

// script is a soffice that does what the test wants.
func script(t *testing.T, body string) *office.Soffice {
	t.Helper()
	path := filepath.Join(t.TempDir(), "soffice")
	if err := os.WriteFile(path, []byte("#!/bin/sh\nif [ \"$2\" = --version ]; then echo 'LibreOffice 9.9 here'; exit; fi\n"+body), 0o755); err != nil {
		t.Fatal(err)
	}
	s, err := office.Find(path)
	if err != nil {
		t.Fatal(err)
	}
	if name, err := s.Name(context.Background()); name != "LibreOffice 9.9" {
		t.Fatalf("found %q, %v", name, err)
	}
	return s
}

func TestASofficeThatFailsSaysWhy(t *testing.T) {
	for _, x := range []struct{ body, wanted string }{
		{"echo no display >&2; exit 77", "no display"},
		{"exit 0", "made no PDF"},
		{`printf half > "$(echo $RAPPORTEUR_TO | sed s,^file://,,)"`, "no whole PDF"},
		{`printf 'disk full' > "$(echo $RAPPORTEUR_TO | sed s,^file://,,).error"`, "disk full"},
	} {
		_, err := script(t, x.body).PDF(context.Background(), []byte("docx"))
		if err == nil || !strings.Contains(err.Error(), x.wanted) {
			t.Errorf("%s: %v, wanted it to say %q", x.body, err, x.wanted)
		}
	}
}

func TestASofficeThatHangsIsEndedWithItsChildren(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "alive")
	s := script(t, "(sleep 3; touch "+mark+") &\nsleep 60")
	s.Limit = 500 * time.Millisecond
	begun := time.Now()
	_, err := s.PDF(context.Background(), []byte("docx"))
	if err == nil || !strings.Contains(err.Error(), "after 500ms") {
		t.Errorf("%v: wanted the limit told", err)
	}
	if took := time.Since(begun); took > 20*time.Second {
		t.Errorf("a hanging soffice held us for %s", took)
	}
	time.Sleep(4 * time.Second)
	if _, err := os.Stat(mark); err == nil {
		t.Error("a child of soffice lived on")
	}
}

func TestNothingIsLeftBehind(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	if _, err := script(t, "exit 1").PDF(context.Background(), []byte("docx")); err == nil {
		t.Fatal("a failure without an error")
	}
	left, err := filepath.Glob(filepath.Join(os.Getenv("TMPDIR"), "rapporteur-office-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestSofficeIsNotTold(t *testing.T) {
	t.Setenv("RAPPORTEUR_PASSWORD", "secret")
	_, err := script(t, `echo "[$RAPPORTEUR_PASSWORD]"; exit 1`).PDF(context.Background(), []byte("docx"))
	if err == nil || !strings.Contains(err.Error(), "[]") {
		t.Errorf("soffice was told what it needn't know: %v", err)
	}
}

func TestOffIsNoSofficeAndAMissingOneIsSaid(t *testing.T) {
	if s, err := office.Find("off"); s != nil || err != nil {
		t.Errorf("off gave %v, %v", s, err)
	}
	if s, err := office.Find(filepath.Join(t.TempDir(), "none")); s != nil || err == nil || !strings.Contains(err.Error(), "RAPPORTEUR_SOFFICE") {
		t.Errorf("one that isn't there gave %v, %v", s, err)
	}
}
