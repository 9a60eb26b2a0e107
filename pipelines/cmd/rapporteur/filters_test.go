package main

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestWithoutAKindTheSearchIsThePages(t *testing.T) {
	body := []string{"statement", "collective", "finding", "narration", "procedural"}
	for _, c := range []struct {
		said []string
		all  bool
		want []string
	}{
		{nil, false, body}, {nil, true, nil},
		{[]string{"heading"}, false, []string{"heading"}},
		{[]string{"Title page", "procedure"}, false, []string{"front_matter", "procedural"}},
	} {
		if got, err := kindsAsked(c.said, c.all); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%q, all %v: %q, %v, want %q", c.said, c.all, got, err, c.want)
		}
	}
	_, err := kindsAsked([]string{"gossip"}, false)
	if usage := (usageError{}); !errors.As(err, &usage) || !strings.Contains(err.Error(), "there are: statement, collective") {
		t.Errorf("an unknown kind: %v", err)
	}
}

func TestACountryIsACodeThatExists(t *testing.T) {
	got, err := countriesAsked([]string{"fr", "UY"})
	if err != nil || !slices.Equal(got, []string{"FR", "UY"}) {
		t.Errorf("%q, %v", got, err)
	}
	for said, want := range map[string]string{"ZZZ": "two letters", "ZZ": "two letters", "": "two letters", "Uruguay": "UY"} {
		_, err := countriesAsked([]string{said})
		if usage := (usageError{}); !errors.As(err, &usage) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want one that says %s", said, err, want)
		}
	}
}
