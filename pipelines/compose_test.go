package pipelines_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
	"gopkg.in/yaml.v3"
)

// The file is read by compose-go, the library that docker compose itself reads
// it with (merging, interpolation, defaults), since no engine runs here: that is
// the reason for the module, which no program of ours needs.

// environment runs deploy/init-env in a folder of its own, twice, and gives
// that folder with what was printed the first time.
func environment(t *testing.T) (dir, printed string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "deploy"), 0o755); err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile(filepath.Join(root, "deploy", "init-env"))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "deploy", "init-env"), script, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2 {
		out, err := exec.Command(filepath.Join(dir, "deploy", "init-env")).CombinedOutput()
		if err != nil {
			t.Fatalf("init-env: %v: %s", err, out)
		}
		if i == 0 {
			printed = string(out)
		}
	}
	return dir, printed
}

func loaded(t *testing.T, files ...string) *types.Project {
	t.Helper()
	dir, _ := environment(t)
	var paths []string
	for _, f := range files {
		p, err := filepath.Abs(filepath.Join(root, f))
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, p)
	}
	o, err := cli.NewProjectOptions(paths, cli.WithWorkingDirectory(filepath.Dir(paths[0])), cli.WithEnvFiles(filepath.Join(dir, ".env")), cli.WithDotEnv)
	if err != nil {
		t.Fatal(err)
	}
	p, err := o.LoadProject(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var composed = [][]string{{"docker-compose.yml"}, {"docker-compose.yml", "deploy/compose.tls.yaml"}}

func TestTheComposeFileStartsByOneCommand(t *testing.T) {
	for _, files := range composed {
		p := loaded(t, files...)
		awaited := map[string]bool{}
		for name, s := range p.Services {
			for on, how := range s.DependsOn {
				other, ok := p.Services[on]
				if !ok {
					t.Errorf("%s depends on %s, which is not there", name, on)
				}
				once := other.Restart == types.RestartPolicyNo
				if once != (how.Condition == types.ServiceConditionCompletedSuccessfully) {
					t.Errorf("%s waits for %s to be %s", name, on, how.Condition)
				}
				if !once && other.HealthCheck == nil {
					t.Errorf("%s waits for the health of %s, which has no check", name, on)
				}
				if once && s.Restart != types.RestartPolicyNo {
					awaited[on] = true
				}
			}
		}
		for name, s := range p.Services {
			once := s.Restart == types.RestartPolicyNo
			if once && !awaited[name] {
				t.Errorf("%s ends, and nothing that goes on depends on it: up --wait would fail", name)
			}
			if !once && s.HealthCheck == nil {
				t.Errorf("%s has no health check", name)
			}
		}
	}
}

func TestNoServiceMayMoreThanItNeeds(t *testing.T) {
	for _, files := range composed {
		for name, s := range loaded(t, files...).Services {
			if s.MemLimit == 0 {
				t.Errorf("%s has no memory limit", name)
			}
			if !slices.Contains(s.CapDrop, "ALL") || !slices.Contains(s.SecurityOpt, "no-new-privileges:true") {
				t.Errorf("%s keeps privileges", name)
			}
			if (s.User == "" || strings.HasPrefix(s.User, "0")) != (name == "volumes-setup") {
				t.Errorf("%s runs as %q", name, s.User)
			}
			// Elasticsearch and Kibana write beside their own programs.
			if !s.ReadOnly && name != "elasticsearch" && name != "kibana" {
				t.Errorf("%s may write to its own image", name)
			}
			for _, port := range s.Ports {
				if port.HostIP != "127.0.0.1" {
					t.Errorf("%s opens port %s to the network", name, port.Published)
				}
			}
			for _, v := range s.Volumes {
				if v.Type == types.VolumeTypeBind && !v.ReadOnly && v.Target != "/reports" {
					t.Errorf("%s may write to %s", name, v.Source)
				}
				if v.Type != types.VolumeTypeBind || strings.Contains(v.Source, "/deploy/tls/") || v.Target == "/inbox" || v.Target == "/reports" || v.Target == "/schemes" || v.Target == "/memory" {
					continue
				}
				if _, err := os.Stat(v.Source); err != nil {
					t.Errorf("%s mounts what is not there: %v", name, err)
				}
			}
		}
	}
}

func TestEachServiceHasItsOwnPasswordAtNATSAndNoOther(t *testing.T) {
	p := loaded(t, "docker-compose.yml")
	seen := map[string]string{}
	for name, s := range p.Services {
		user, password := s.Environment["RAPPORTEUR_NATS_USER"], s.Environment["RAPPORTEUR_NATS_PASSWORD"]
		if user == nil {
			continue
		}
		server := p.Services["nats"].Environment["RAPPORTEUR_NATS_PASSWORD_"+strings.ToUpper(*user)]
		if server == nil || password == nil || *server != *password || len(*password) < 24 {
			t.Errorf("%s can't sign in at NATS as %s", name, *user)
			continue
		}
		if other, twice := seen[*password]; twice && other != *user {
			t.Errorf("%s and %s share a password", other, *user)
		}
		seen[*password] = *user
	}
	if len(seen) != 7 {
		t.Errorf("%d users at NATS, want 7", len(seen))
	}
	for _, name := range []string{"watch", "extract", "segment", "index", "report", "desk", "shelf", "kibana"} {
		for variable, value := range p.Services[name].Environment {
			if value != nil && *value == *p.Services["elasticsearch"].Environment["ELASTIC_PASSWORD"] {
				t.Errorf("%s knows the superuser's password, as %s", name, variable)
			}
		}
	}
}

func TestThePasswordsAreMadeOnceAndOnlyTheReadersIsShown(t *testing.T) {
	dir, printed := environment(t)
	info, err := os.Stat(filepath.Join(dir, ".env"))
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf(".env has the mode %v", info.Mode().Perm())
	}
	b, err := os.ReadFile(filepath.Join(dir, ".env"))
	if err != nil {
		t.Fatal(err)
	}
	secret := regexp.MustCompile(`^p[A-Za-z0-9]+$`)
	n := 0
	for line := range strings.Lines(string(b)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		if !strings.Contains(name, "PASSWORD") && !strings.HasSuffix(name, "_KEY") {
			continue
		}
		n++
		if !secret.MatchString(value) || len(value) < 16 {
			t.Errorf("%s is weak, or needs quoting", name)
		}
		if shown := strings.Contains(printed, value); shown != (name == "READER_PASSWORD") {
			t.Errorf("%s is printed: %v", name, shown)
		}
	}
	if n != 11 {
		t.Errorf("%d secrets, want 11", n)
	}
	for _, folder := range []string{"inbox", "reports", "schemes", "memory"} {
		if info, err := os.Stat(filepath.Join(dir, folder)); err != nil || !info.IsDir() {
			t.Errorf("no folder %s: %v", folder, err)
		}
	}
}

func TestTheLineStandsInTheSameOrderEverywhere(t *testing.T) {
	line := []string{"watch", "extract", "segment", "index", "report"}
	t.Run("docker-compose.yml", func(t *testing.T) {
		b, err := os.ReadFile(filepath.Join(root, "docker-compose.yml"))
		if err != nil {
			t.Fatal(err)
		}
		var file struct {
			Services yaml.Node `yaml:"services"`
		}
		if err := yaml.Unmarshal(b, &file); err != nil {
			t.Fatal(err)
		}
		var names []string
		for i := 0; i < len(file.Services.Content); i += 2 {
			if name := file.Services.Content[i].Value; slices.Contains(line, name) {
				names = append(names, name)
			}
		}
		if !slices.Equal(names, line) {
			t.Errorf("the stations stand as %v", names)
		}
	})
	for _, text := range []struct {
		file, pattern string
		want          []string
	}{
		{"README.md", `\b(watch|extract|segment|index|report)\b(?: →|\n)`, line},
		{"pipelines/ingest.go", `(?m)^//\t(\w+) .*→`, line},
		{"proto/rapporteur/v1/events.proto", `(?m)^message (DocumentReceived|DocumentExtracted|DocumentSegmented|DocumentIndexed|ReportWritten) `,
			[]string{"DocumentReceived", "DocumentExtracted", "DocumentSegmented", "DocumentIndexed", "ReportWritten"}},
	} {
		t.Run(text.file, func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join(root, text.file))
			if err != nil {
				t.Fatal(err)
			}
			part := string(b)
			if text.file == "README.md" {
				_, part, _ = strings.Cut(part, "inbox/*.pdf →")
				part, _, _ = strings.Cut(part, "\n")
				part += "\n"
			}
			var names []string
			for _, m := range regexp.MustCompile(text.pattern).FindAllStringSubmatch(part, -1) {
				names = append(names, m[1])
			}
			if !slices.Equal(names, text.want) {
				t.Errorf("the stations stand as %v, want %v", names, text.want)
			}
		})
	}
}
