package invented

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// written makes a folder of one file.
func written(t *testing.T, name, text string) string {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestARowWithoutItsColumnsIsRefusedWithItsLine(t *testing.T) {
	_, err := Rules(written(t, "rules.tsv", "# rules\nsubject\ten\tRose Tani spoke.\n"))
	if err == nil || !strings.Contains(err.Error(), "rules.tsv line 2: 3 columns, wanted 4") {
		t.Errorf("error %v", err)
	}
}

func TestARuleMayWantNobody(t *testing.T) {
	rules, err := Rules(written(t, "rules.tsv", "narration\ten\tIt rained.\t\n"))
	if err != nil || len(rules) != 1 || rules[0] != (Rule{"narration", "en", "It rained.", ""}) {
		t.Errorf("%v, error %v", rules, err)
	}
}

func TestAReportsSentencesStandInTheirParagraphs(t *testing.T) {
	dir := written(t, "reports/en-x.txt", "en\nH | Soils\n\nS Rose Tani | Rose Tani spoke.\nN | It rained.\n\nC Togo; Peru | Togo and Peru agreed.\n")
	reports, err := Reports(dir)
	if err != nil || len(reports) != 1 {
		t.Fatalf("%d reports, error %v", len(reports), err)
	}
	doc := reports[0].Document()
	var got []string
	for _, p := range doc.Paragraphs {
		got = append(got, p.Text)
	}
	if all := strings.Join(got, "|"); all != "Soils|Rose Tani spoke. It rained.|Togo and Peru agreed." || doc.Paragraphs[0].Role != pb.Role_ROLE_HEADING {
		t.Errorf("paragraphs %q, the first %v", all, doc.Paragraphs[0].Role)
	}
	if l := reports[0].Lines[3]; l.Number != 7 || l.Paragraph != 2 || l.Mark != "C" || strings.Join(l.Who, "+") != "Togo+Peru" {
		t.Errorf("the last line is %+v", l)
	}
}

func TestALineWithoutABarIsRefused(t *testing.T) {
	_, err := Reports(written(t, "reports/en-x.txt", "en\nH | Soils\nRose Tani spoke.\n"))
	if err == nil || !strings.Contains(err.Error(), "en-x.txt line 3: no bar") {
		t.Errorf("error %v", err)
	}
}

func TestAFolderWithoutReportsIsNamed(t *testing.T) {
	if _, err := Reports(t.TempDir()); err == nil || !strings.Contains(err.Error(), "no report in") {
		t.Errorf("error %v", err)
	}
}
