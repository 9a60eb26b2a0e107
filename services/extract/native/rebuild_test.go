package native

import (
	"bytes"
	"regexp"
	"testing"
)

func TestADamagedFileIsFoundAgain(t *testing.T) {
	whole := onePage("BT /F1 10 Tf 20 50 Td (found) Tj ET", "")
	body := whole[:bytes.Index(whole, []byte("xref"))]
	noRoot := regexp.MustCompile(`trailer[\s\S]*`).ReplaceAll(whole, nil)
	cases := []struct {
		name string
		data []byte
	}{
		{"cut off before its table", body},
		{"without header", whole[len("%PDF-1.7\n"):]},
		{"without trailer", noRoot},
		{"with a table that points elsewhere", bytes.Replace(whole, []byte("00000 n"), []byte("00001 n"), 3)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			out, err := Rebuild(c.data)
			if err != nil {
				t.Fatal(err)
			}
			if got := text(see(t, out)); got != "found" {
				t.Errorf("%q", got)
			}
		})
	}
}

func TestWhatIsNoDocumentIsNotRebuilt(t *testing.T) {
	for _, s := range []string{"", "%PDF-1.4\n", "hello", "1 0 obj << >> endobj"} {
		if _, err := Rebuild([]byte(s)); err == nil {
			t.Errorf("%q was rebuilt", s)
		}
	}
}

func TestASizeThatIsTooSmallIsNotBelieved(t *testing.T) {
	data := bytes.Replace(onePage("BT /F1 10 Tf 20 50 Td (joined) Tj ET", ""), []byte("/Size 6"), []byte("/Size 2"), 1)
	if got := text(see(t, data)); got != "joined" {
		t.Errorf("%q", got)
	}
}
