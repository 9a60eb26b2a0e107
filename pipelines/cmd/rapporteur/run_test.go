package main

import "testing"

func TestAReasonAndItsRemedyAreTwoSentences(t *testing.T) {
	for _, c := range []struct{ reason, remedy, want string }{
		{"it is damaged", "print it anew", "it is damaged. Remedy: print it anew"},
		{"it is damaged.", "print it anew", "it is damaged. Remedy: print it anew"},
		{"a new version, or an annex?", "write it down", "a new version, or an annex? Remedy: write it down"},
		{"it is damaged", "", "it is damaged"},
	} {
		if got := remedied(c.reason, c.remedy); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
