package pipelines_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// With Docker the scripts ask for services of the compose file, in this order.
// A docker stands in that writes down what it is asked; what the commands
// themselves do is rehearsed in pipelines/cluster.
func TestTheScriptsOfBackupAskDockerForServicesThatAreThere(t *testing.T) {
	services := loaded(t, "docker-compose.yml").Services
	stand := t.TempDir()
	asked := filepath.Join(stand, "asked")
	if err := os.WriteFile(filepath.Join(stand, "docker"), []byte("#!/bin/sh\necho \"$@\" >>"+asked+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "monday")
	for _, test := range []struct {
		script string
		want   []string
	}{
		{"backup", []string{"run nats-setup backup /backups/monday"}},
		{"restore", []string{"up nats elasticsearch", "run nats-setup restore /backup", "run elasticsearch-setup provision elasticsearch --refill"}},
	} {
		os.Remove(asked)
		os.MkdirAll(dir, 0o755)
		cmd := exec.Command(filepath.Join(root, "deploy", test.script), dir)
		cmd.Env = append(os.Environ(), "PATH="+stand+":"+os.Getenv("PATH"), "RAPPORTEUR=")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", test.script, err, out)
		}
		b, err := os.ReadFile(asked)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for line := range strings.Lines(string(b)) {
			words := strings.Fields(line)
			if words[0] != "compose" {
				t.Fatalf("%s asks docker for %s", test.script, line)
			}
			// Options, and what follows those that take a value.
			kept := words[1:2]
			for i := 2; i < len(words); i++ {
				switch words[i] {
				case "--user", "-v":
					if words[i] == "-v" && !strings.HasPrefix(words[i+1], filepath.Dir(dir)) {
						t.Errorf("%s mounts %s", test.script, words[i+1])
					}
					i++
				case "--rm", "--no-deps", "-d", "--wait":
				default:
					kept = append(kept, words[i])
				}
			}
			for i, name := range kept[1:] {
				if _, ok := services[name]; !ok && (i == 0 || kept[0] == "up") {
					t.Errorf("%s asks for the service %s, which isn't there", test.script, name)
				}
			}
			got = append(got, strings.Join(kept, " "))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s asks docker for %q, want %q", test.script, got, test.want)
		}
	}
}
