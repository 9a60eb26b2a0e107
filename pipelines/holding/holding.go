package holding

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// HeldError says that another process holds the folder.
type HeldError struct {
	Dir string
	// PID of the holder and the address of its desk, as announced; 0 and "" where it has announced nothing yet.
	PID     int
	Address string
}

func (e *HeldError) Error() string {
	who := "another rapporteur"
	if e.PID != 0 {
		who = fmt.Sprintf("process %d", e.PID)
	}
	if e.Address != "" {
		who += " (desk at " + e.Address + ")"
	}
	return fmt.Sprintf("the data folder %s is held by %s: stop it, or take another folder with --data", e.Dir, who)
}

// Holding is a held data folder.
type Holding struct {
	dir  string
	lock *flock.Flock
}

// desk is what the holder announces.
type desk struct {
	PID     int    `json:"pid"`
	Address string `json:"address"`
}

// Hold makes the folder where it is missing and takes its lock. It returns a
// *HeldError where another process has it, at once: it does not wait.
func Hold(dir string) (*Holding, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the data folder %s: %w (choose another with --data)", dir, err)
	}
	l := flock.New(filepath.Join(dir, "lock"))
	got, err := l.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock the data folder %s: %w (choose another with --data)", dir, err)
	}
	if !got {
		d, _ := read(dir)
		return nil, &HeldError{Dir: dir, PID: d.PID, Address: d.Address}
	}
	h := &Holding{dir: dir, lock: l}
	// What a killed holder announced is no longer true.
	if err := h.Announce(""); err != nil {
		return nil, errors.Join(err, l.Unlock())
	}
	return h, nil
}

// Announce tells other commands where the desk answers, "http://127.0.0.1:8420".
func (h *Holding) Announce(address string) error {
	b, err := json.Marshal(desk{PID: os.Getpid(), Address: address})
	if err != nil {
		return err
	}
	tmp := filepath.Join(h.dir, "desk.json.tmp")
	if err := os.WriteFile(tmp, b, 0o600); err != nil {
		return fmt.Errorf("announce the desk in %s: %w", h.dir, err)
	}
	if err := os.Rename(tmp, filepath.Join(h.dir, "desk.json")); err != nil {
		return fmt.Errorf("announce the desk in %s: %w", h.dir, err)
	}
	return nil
}

// Release ends the hold and its announcement.
func (h *Holding) Release() error {
	err := os.Remove(filepath.Join(h.dir, "desk.json"))
	if errors.Is(err, os.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, h.lock.Unlock())
}

func read(dir string) (desk, error) {
	var d desk
	b, err := os.ReadFile(filepath.Join(dir, "desk.json"))
	if err != nil {
		return d, err
	}
	return d, json.Unmarshal(b, &d)
}
