package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestAnAssistantAsksOverAPipe starts the command as an assistant's program does,
// on a data folder that nobody else holds.
func TestAnAssistantAsksOverAPipe(t *testing.T) {
	examples, err := filepath.Abs("../../../examples/inbox")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// testscript.Main runs the command where the binary has its name; a copy, for a
	// child is started by the file that a link leads to.
	name := filepath.Join(dir, "rapporteur")
	binary, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, binary, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(name, "run", "--soffice", "off", "--data", data, "--out", filepath.Join(dir, "out"), examples).CombinedOutput(); err != nil {
		t.Fatalf("the examples are not read: %v\n%s", err, out)
	}
	c, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &mcp.CommandTransport{Command: exec.Command(name, "mcp", "--data", data)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	call := func(tool string, args map[string]any) map[string]any {
		t.Helper()
		res, err := c.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: args})
		if err != nil {
			t.Fatal(err)
		}
		if res.IsError {
			t.Fatalf("%s: %s", tool, res.Content[0].(*mcp.TextContent).Text)
		}
		return res.StructuredContent.(map[string]any)
	}
	hits := call("search", map[string]any{"query": "traite", "series": "idm-2018", "limit": 10})["statements"].([]any)
	if len(hits) == 0 {
		t.Fatal("nothing is found")
	}
	at := slices.IndexFunc(hits, func(h any) bool { return h.(map[string]any)["citation"] != "" })
	if at < 0 {
		t.Fatal("nothing that is found can be cited")
	}
	first := hits[at].(map[string]any)
	read := call("statement", map[string]any{"series": "idm-2018", "id": first["citation"]})["statement"].(map[string]any)
	if read["text"] != first["text"] || read["page"] != first["page"] {
		t.Errorf("search and statement differ: %v, %v", first, read)
	}
	text := read["text"].(string) + " [" + read["citation"].(string) + ", p. 99]"
	if n := call("check", map[string]any{"series": "idm-2018", "text": text})["faults"].(float64); n < 1 {
		t.Error("a wrong page is no fault")
	}
	call("points", map[string]any{"series": "idm-2018"})
	if err := c.Close(); err != nil {
		t.Errorf("the command doesn't end with its pipe: %v", err)
	}
}
