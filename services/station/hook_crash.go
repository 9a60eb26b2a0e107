//go:build crash && unix

package station

import (
	"encoding/json"
	"fmt"
	"os"
	"sync"
	"syscall"

	"rapporteur.internal/flow"
)

// hook kills this process with SIGKILL at a step that the environment names
// (RAPPORTEUR_CRASH={"point","nth","record","armed"}), once it has noted where;
// steps count from when the file armed is there. It stands in builds for crash
// tests alone: go build -tags crash.
func hook() flow.Hook {
	var c struct {
		Point  flow.Point `json:"point"`
		Nth    int        `json:"nth"`
		Record string     `json:"record"`
		Armed  string     `json:"armed"`
	}
	text := os.Getenv("RAPPORTEUR_CRASH")
	if text == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		fmt.Fprintln(os.Stderr, "RAPPORTEUR_CRASH:", err)
		os.Exit(exitUsage)
	}
	var mu sync.Mutex
	n := 0
	return func(stage, message string, point flow.Point) {
		mu.Lock()
		defer mu.Unlock()
		if point != c.Point {
			return
		}
		if c.Armed != "" {
			if _, err := os.Stat(c.Armed); err != nil {
				return
			}
			c.Armed = ""
		}
		if n++; n != c.Nth {
			return
		}
		b, err := json.Marshal(map[string]string{"stage": stage, "message": message, "point": string(point)})
		if err == nil {
			err = os.WriteFile(c.Record, b, 0o600)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "note the crash:", err)
			os.Exit(exitFault)
		}
		syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {} // The signal is on its way; nothing more may happen here.
	}
}
