package main

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"rapporteur": func() {
			os.Exit(execute(context.Background(), os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
		},
		"fake-translator": func() {
			for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
				os.Stdout.WriteString(`{"words": "mots d’un automate"}` + "\n")
			}
			os.Exit(0)
		},
	})
}

// TestScripts runs the commands as people do; testdata/script says what comes out.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("../../../examples/inbox")
	if err != nil {
		t.Fatal(err)
	}
	// Compiled code of the second engine is shared with other runs: compiling takes seconds.
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"validates": validates},
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", examples)
			e.Setenv("XDG_CACHE_HOME", cache)
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "share"))
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("RAPPORTEUR_SOFFICE", "off") // Its PDFs differ each time; report and the browser test run it.
			return nil
		},
	})
}

// validates holds every line of a file against a JSON Schema: validates schema.json lines.jsonl.
func validates(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: validates schema.json lines.jsonl")
	}
	schema, err := jsonschema.NewCompiler().Compile(ts.MkAbs(args[0]))
	ts.Check(err)
	n := 0
	lines := bufio.NewScanner(strings.NewReader(ts.ReadFile(args[1])))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		n++
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(lines.Text()))
		if err == nil {
			err = schema.Validate(v)
		}
		if err != nil {
			ts.Fatalf("%s:%d: %v", args[1], n, err)
		}
	}
	if n == 0 {
		ts.Fatalf("%s has no line", args[1])
	}
}
