package point

import (
	"crypto/sha256"
	"encoding/hex"
)

// ID is p and a short hash of a point's members, in reading order.
func ID(members []string) string {
	h := sha256.New()
	for _, m := range members {
		h.Write([]byte(m + "\n"))
	}
	return "p" + hex.EncodeToString(h.Sum(nil))[:8]
}
