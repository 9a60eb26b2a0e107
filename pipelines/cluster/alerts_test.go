//go:build unix

package cluster_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"rapporteur.internal/pipelines/cluster"
)

type alert struct {
	Alert       string            `yaml:"alert"`
	Expr        string            `yaml:"expr"`
	Labels      map[string]string `yaml:"labels"`
	Annotations map[string]string `yaml:"annotations"`
}

func alerts(t *testing.T) []alert {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, "deploy", "prometheus", "alerts.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Groups []struct {
			Rules []alert `yaml:"rules"`
		} `yaml:"groups"`
	}
	if err := yaml.Unmarshal(b, &file); err != nil {
		t.Fatal(err)
	}
	var all []alert
	for _, g := range file.Groups {
		all = append(all, g.Rules...)
	}
	if len(all) == 0 {
		t.Fatal("there is no alert")
	}
	return all
}

// measured holds the alerts against what a cluster's services really print,
// which has taken in documents, and rejected one.
func measured(t *testing.T, c *cluster.Cluster) {
	var pages strings.Builder
	for _, s := range cluster.Services() {
		pages.WriteString(metrics(t, c.Admin(s)))
	}
	has := func(pattern string) bool { return regexp.MustCompile(`(?m)` + pattern).MatchString(pages.String()) }
	for _, a := range alerts(t) {
		names := regexp.MustCompile(`\b(rapporteur|process)_\w+`).FindAllString(a.Expr, -1)
		if len(names) == 0 && !strings.Contains(a.Expr, "up{") {
			t.Errorf("%s asks for nothing of ours: %s", a.Alert, a.Expr)
		}
		for _, name := range names {
			if !has(`^` + name + `(\{| )`) {
				t.Errorf("%s asks for %s, which no service prints", a.Alert, name)
			}
		}
		// Prometheus itself adds job and instance.
		for _, m := range regexp.MustCompile(`(\w+)="([^"]+)"`).FindAllStringSubmatch(a.Expr, -1) {
			if m[1] != "job" && !has(m[0]) {
				t.Errorf("%s asks for %s, which no service prints", a.Alert, m[0])
			}
		}
	}
	if !has(`^rapporteur_stage_items_total\{stage="extract",verdict="rejected"\} 1$`) {
		t.Error("the refused file isn't counted")
	}
	if n := len(regexp.MustCompile(`(?m)^rapporteur_ready 1$`).FindAllString(pages.String(), -1)); n != len(cluster.Services()) {
		t.Errorf("%d services say that they are ready", n)
	}
}

func TestEachAlertHasItsRemedyInTheGuideForOperators(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(root, "docs", "operations.md"))
	if err != nil {
		t.Fatal(err)
	}
	remedies := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^\| \*\*(\w+)\*\* \| (.+) \| (.+) \|$`).FindAllStringSubmatch(string(b), -1) {
		remedies[m[1]] = m[3]
	}
	for _, a := range alerts(t) {
		if len(remedies[a.Alert]) < 20 {
			t.Errorf("docs/operations.md has no remedy for %s", a.Alert)
		}
		delete(remedies, a.Alert)
		if a.Annotations["summary"] == "" || a.Labels["severity"] != "page" && a.Labels["severity"] != "ticket" {
			t.Errorf("%s says nothing, or not whom it wakes", a.Alert)
		}
	}
	for name := range remedies {
		t.Errorf("docs/operations.md has a remedy for %s, which is no alert", name)
	}
}
