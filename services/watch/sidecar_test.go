package watch

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/testing/protocmp"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

func TestSidecars(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     *pb.Sidecar
		password string
	}{
		{"an empty file says nothing", "", &pb.Sidecar{}, ""},
		{"comments alone say nothing", "# later\n", &pb.Sidecar{}, ""},
		{"every key", `series: "Forum Alpha"
session: 2
part: 1
title: 'Summary: the second meeting'
date: 2031-05-14/2031-05-16
city: São Paulo
venue: Hall 3
language: es
rendition_of: fr-1
supersedes: old.pdf
password: 0042
specimen: true
`, &pb.Sidecar{Series: "Forum Alpha", Session: proto.Uint32(2), Part: "1", Title: "Summary: the second meeting",
			Date: "2031-05-14/2031-05-16", City: "São Paulo", Venue: "Hall 3", Language: "es", RenditionOf: "fr-1",
			Supersedes: "old.pdf", Specimen: true}, "0042"},
		{"numbers are taken as they are written", "series: 2031\npart: 007\n", &pb.Sidecar{Series: "2031", Part: "007"}, ""},
		{"session 0 is no session, said aloud", "session: 0", &pb.Sidecar{Session: proto.Uint32(0)}, ""},
		{"a key without a value says nothing", "title:\nseries: x\n", &pb.Sidecar{Series: "x"}, ""},
		{"Windows line ends and a byte order mark", "\ufeffseries: x\r\nsession: 1\r\n", &pb.Sidecar{Series: "x", Session: proto.Uint32(1)}, ""},
		{"a document mark first", "---\nseries: x\n", &pb.Sidecar{Series: "x"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, password, err := ReadSidecar("x.pdf.yaml", []byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, got, protocmp.Transform()); d != "" || password != c.password {
				t.Errorf("password %q\n%s", password, d)
			}
		})
	}
}

func TestErrorsInSidecarsNameFileKeyAndRemedy(t *testing.T) {
	for _, c := range []struct {
		name, in, key string
		line          int
		remedy        string
	}{
		{"unknown key", "title: a\nserie: x\n", "serie", 2, `did you mean "series"?`},
		{"unknown key, nothing like it", "colour: red\n", "colour", 1, "known keys: series, session"},
		{"session that is no number", "session: second\n", "session", 1, "session: 2"},
		{"negative session", "session: -1\n", "session", 1, "session: 2"},
		{"date in words", "date: 14 May 2031\n", "date", 1, "2031-05-14"},
		{"date that is none", "date: 2031-02-30\n", "date", 1, "2031-05-14"},
		{"days backwards", "date: 2031-05-16/2031-05-14\n", "date", 1, "2031-05-14/"},
		{"language by name", "language: French\n", "language", 1, "fr, en or es"},
		{"specimen maybe", "specimen: maybe\n", "specimen", 1, "specimen: true"},
		{"a list", "title:\n  - a\n  - b\n", "title", 1, "on one line"},
		{"a map", "series: {a: b}\n", "series", 1, "on one line"},
		{"an anchor", "title: &a x\ncity: *a\n", "title", 1, "on one line"},
		{"no keys at all", "just words\n", "", 1, "key: value"},
		{"a list at the top", "- series: x\n", "", 1, "key: value"},
		{"not YAML", "series: \"x\n", "", 1, "key: value"},
		{"not UTF-8", "series: \xe9\n", "", 0, "UTF-8"},
		{"two documents", "series: x\n---\nseries: y\n", "", 3, "key: value"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := ReadSidecar("dir/x.pdf.yaml", []byte(c.in))
			var bad *SidecarError
			if !errors.As(err, &bad) {
				t.Fatalf("error %v", err)
			}
			if bad.Key != c.key || bad.Line != c.line || !strings.Contains(bad.Remedy(), c.remedy) || !strings.HasPrefix(err.Error(), "dir/x.pdf.yaml") {
				t.Errorf("line %d, key %q: %v; %s", bad.Line, bad.Key, err, bad.Remedy())
			}
		})
	}
	if _, _, err := ReadSidecar("x", []byte("title: a\ntitle: b\n")); err == nil {
		t.Error("a key given twice passed")
	}
	if _, _, err := ReadSidecar("x", []byte(strings.Repeat("#", maxSidecar+1))); err == nil {
		t.Error("a huge sidecar passed")
	}
	if _, _, err := ReadSidecar("x", []byte("password: [s3cret]\n")); err == nil || strings.Contains(err.Error(), "s3cret") {
		t.Errorf("the error tells the password: %v", err)
	}
}

func FuzzSidecarsNeverPanicAndNeverKeepThePasswordWithTheRest(f *testing.F) {
	f.Add([]byte("series: x\npassword: p\n"))
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("? {}\n: \n---\n!!binary x"))
	f.Add([]byte("password: |\n  zzz\ntitle: >-\n  a\n  b\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		side, password, err := ReadSidecar("x.pdf.yaml", data)
		var bad *SidecarError
		if err != nil && (!errors.As(err, &bad) || bad.Advice == "" || bad.Reason == "") {
			t.Fatalf("error without a remedy: %v", err)
		}
		if err == nil && (side == nil || len(password) > maxSidecar) {
			t.Fatal("no sidecar")
		}
	})
}
