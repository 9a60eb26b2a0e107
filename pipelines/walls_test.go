package pipelines_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// root is the project's root as seen from this package.
const root = ".."

// imports lists what each Go file below dir imports, by the file's path from
// the root.
func imports(t *testing.T, dir string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		out[rel] = []string{}
		for _, i := range f.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			out[rel] = append(out[rel], p)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("read the imports of %s: %v", dir, err)
	}
	if len(out) == 0 {
		t.Fatalf("%s holds no Go file: the wall has nothing to hold", dir)
	}
	return out
}

// shared are the rooms of services that are no station: what any may use.
var shared = map[string]bool{"ledger": true, "custody": true, "station": true, "thesaurus": true}

func TestNoServiceImportsAnother(t *testing.T) {
	for file, deps := range imports(t, "services") {
		own := strings.Split(file, "/")[1]
		for _, d := range deps {
			rest, found := strings.CutPrefix(d, "rapporteur.internal/services/")
			if !found {
				continue
			}
			other := strings.Split(rest, "/")[0]
			if other != own && !shared[other] {
				t.Errorf("%s imports %s: services meet in pipelines alone", file, d)
			}
			if shared[own] && !shared[other] {
				t.Errorf("%s imports %s: what all may use uses none of them", file, d)
			}
		}
	}
}

func TestEachLibraryStaysInItsRoom(t *testing.T) {
	rooms := []struct{ library, room string }{
		{"github.com/elastic/go-elasticsearch", "services/index/elastic/"},
		{"github.com/ledongthuc/pdf", "services/extract/"},
		{"github.com/klippa-app/go-pdfium", "services/extract/"},
		{"github.com/tetratelabs/wazero", "services/extract/"},
		{"github.com/blevesearch/bleve", "services/index/"},
		{"github.com/nats-io/nats.go/jetstream", "flow/"},
	}
	for _, dir := range []string{"proto", "flow", "services", "pipelines"} {
		for file, deps := range imports(t, dir) {
			for _, d := range deps {
				for _, r := range rooms {
					if strings.HasPrefix(d, r.library) && !strings.HasPrefix(file, r.room) && !strings.HasSuffix(file, "_test.go") {
						t.Errorf("%s imports %s, which stays in %s", file, d, r.room)
					}
				}
			}
		}
	}
}

func TestTheModulesPointOneWay(t *testing.T) {
	order := []string{"proto", "flow", "services", "pipelines"}
	for at, module := range order {
		for file, deps := range imports(t, module) {
			for _, d := range deps {
				for _, later := range order[at+1:] {
					if strings.HasPrefix(d, "rapporteur.internal/"+later+"/") || d == "rapporteur.internal/"+later {
						t.Errorf("%s imports %s: %s comes before %s", file, d, module, later)
					}
				}
			}
		}
	}
}

func TestFlowKnowsNoDomainWords(t *testing.T) {
	for file, deps := range imports(t, "flow") {
		for _, d := range deps {
			if strings.HasPrefix(d, "rapporteur.internal/proto") && !strings.HasSuffix(file, "_test.go") {
				t.Errorf("%s imports %s: flow carries what it does not know", file, d)
			}
		}
	}
}

func TestEveryPackageSaysWhatItPromises(t *testing.T) {
	for _, dir := range []string{"proto", "flow", "services", "pipelines"} {
		packages := map[string]bool{}
		documented := map[string]bool{}
		for file := range imports(t, dir) {
			folder := filepath.ToSlash(filepath.Dir(file))
			if strings.HasSuffix(file, "_test.go") || strings.HasSuffix(file, ".pb.go") || strings.Contains(folder+"/", "/cmd/") || strings.Contains(folder, "testdata") {
				continue
			}
			packages[folder] = true
			documented[folder] = documented[folder] || filepath.Base(file) == "doc.go"
		}
		for p := range packages {
			if !documented[p] {
				t.Errorf("%s has no doc.go", p)
			}
		}
	}
}
