package main

import (
	"io"
	"strings"
	"testing"
)

func TestOnlyAYesForgets(t *testing.T) {
	for answer, want := range map[string]bool{"y\n": true, "Yes\n": true, "\n": false, "n\n": false, "": false, "maybe\n": false} {
		var asked strings.Builder
		got, err := confirmed(streams{strings.NewReader(answer), io.Discard, &asked}, `"Harbours", 3 pages, 9 statements`)
		if err != nil || got != want || !strings.Contains(asked.String(), `Forget "Harbours", 3 pages, 9 statements?`) {
			t.Errorf("%q: %v, %v; asked %q", answer, got, err, asked.String())
		}
		if strings.Contains(asked.String(), "Nothing was forgotten") == want {
			t.Errorf("%q: it said %q", answer, asked.String())
		}
	}
}
