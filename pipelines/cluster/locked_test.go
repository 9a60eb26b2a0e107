//go:build unix

package cluster_test

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"fmt"
	"strings"
)

// padding fills passwords up (ISO 32000-1, 7.6.3.3, algorithm 2).
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// lockedPDF is a page of text that opens with a password alone: the standard
// security handler, revision 2, RC4 with 40 bits (ISO 32000-1, 7.6.3).
func lockedPDF(password string, lines ...string) []byte {
	padded := append([]byte(password), padding...)[:32]
	crypt := func(key, data []byte) []byte {
		c, err := rc4.NewCipher(key)
		if err != nil {
			panic(err) // The key has five or ten bytes.
		}
		out := make([]byte, len(data))
		c.XORKeyStream(out, data)
		return out
	}
	const rights int32 = -4
	id := md5.Sum([]byte("rapporteur"))
	first := md5.Sum(padded)
	owner := crypt(first[:5], padded)
	sum := md5.New()
	sum.Write(padded)
	sum.Write(owner)
	binary.Write(sum, binary.LittleEndian, rights)
	sum.Write(id[:])
	key := sum.Sum(nil)[:5]
	user := crypt(key, padding)
	of := func(object byte) []byte {
		k := md5.Sum(append(bytes.Clone(key), object, 0, 0, 0, 0))
		return k[:10]
	}
	var text strings.Builder
	text.WriteString("BT /F1 12 Tf 14 TL 72 720 Td\n")
	for _, l := range lines {
		fmt.Fprintf(&text, "(%s) Tj T*\n", l)
	}
	text.WriteString("ET")
	content := crypt(of(4), []byte(text.String()))

	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		fmt.Sprintf("<< /Filter /Standard /V 1 /R 2 /O <%x> /U <%x> /P %d >>", owner, user, rights),
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Encrypt 6 0 R /ID [<%x> <%x>] >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, id, id, table)
	return b.Bytes()
}
