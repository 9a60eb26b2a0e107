package holding_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur.internal/pipelines/holding"
)

func TestASecondHolderLearnsWhoHoldsTheFolderAndWhereItsDeskIs(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	first, err := holding.Hold(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Announce("http://127.0.0.1:8420"); err != nil {
		t.Fatal(err)
	}
	_, err = holding.Hold(dir)
	var held *holding.HeldError
	if !errors.As(err, &held) {
		t.Fatalf("a second hold gives %v, wanted a HeldError", err)
	}
	if held.PID != os.Getpid() || held.Address != "http://127.0.0.1:8420" || !strings.Contains(err.Error(), "--data") {
		t.Errorf("it says %q, wanted the process, its desk and a remedy", err)
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	again, err := holding.Hold(dir)
	if err != nil {
		t.Fatalf("after the release: %v", err)
	}
	defer again.Release()
	if _, err := holding.Hold(dir); !errors.As(err, &held) || held.Address != "" {
		t.Errorf("a new holder is shown with the old one's desk: %v", err)
	}
}

func TestAFolderThatCannotBeMadeNamesItAndTheRemedy(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := holding.Hold(filepath.Join(file, "data"))
	if err == nil || !strings.Contains(err.Error(), "--data") || !strings.Contains(err.Error(), file) {
		t.Errorf("got %v, wanted the folder's name and the remedy", err)
	}
}
