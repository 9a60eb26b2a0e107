package memory

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// shapes are signs that a typesetter chooses, not who wrote the text.
var shapes = strings.NewReplacer(
	"’", "'", "‘", "'", "ʼ", "'", "`", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"‐", "-", "‑", "-", "–", "-", "—", "-", "−", "-",
	"\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "",
)

// Hash tells texts apart by what they say: white space, capitals, ligatures and
// the shapes of quotation marks and dashes don't count, accents and all other signs do.
func Hash(text string) string {
	s := shapes.Replace(norm.NFKC.String(shapes.Replace(text)))
	s = norm.NFC.String(strings.ToLower(strings.Join(strings.Fields(s), " ")))
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}
