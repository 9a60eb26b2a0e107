package extract

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
)

// Frames between parent and child: one byte of kind, four bytes of length (big endian), the payload.
const (
	frameRequest  = 'R' // parent: JSON request; the PDF follows
	framePDF      = 'B' // parent: the PDF's bytes
	frameProgress = 'P' // child: JSON Progress
	frameDocument = 'D' // child: a rapporteur.v1.Document
	framePicture  = 'I' // child: JSON Picture; the PNG follows
	framePNG      = 'G' // child: the PNG's bytes
	framePages    = 'V' // child: a rapporteur.v1.SecondReading with pages alone
	frameUsage    = 'U' // child: JSON Usage, before each answer
	frameFailure  = 'E' // child: JSON failure
)

// maxFrame bounds what one side believes the other.
const maxFrame = 512 << 20

// request to a child.
type request struct {
	Op       string   `json:"op"` // read, render, again
	Options  Options  `json:"options"`
	Password string   `json:"password"`
	Page     int      `json:"page,omitempty"`
	DPI      int      `json:"dpi,omitempty"`
	Wanted   []PageBy `json:"wanted,omitempty"`
}

// failure of a request: a refusal, or an error of the machinery.
type failure struct {
	Refusal *Refusal `json:"refusal,omitempty"`
	Message string   `json:"message,omitempty"`
}

func writeFrame(w io.Writer, kind byte, payload []byte) error {
	if len(payload) > maxFrame {
		return fmt.Errorf("frame of %d bytes", len(payload))
	}
	head := [5]byte{kind}
	binary.BigEndian.PutUint32(head[1:], uint32(len(payload)))
	if _, err := w.Write(head[:]); err != nil {
		return err
	}
	_, err := w.Write(payload)
	return err
}

func writeJSON(w io.Writer, kind byte, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return writeFrame(w, kind, b)
}

func readFrame(r io.Reader) (kind byte, payload []byte, err error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	n := binary.BigEndian.Uint32(head[1:])
	if n > maxFrame {
		return 0, nil, fmt.Errorf("frame of %d bytes", n)
	}
	payload = make([]byte, n)
	_, err = io.ReadFull(r, payload)
	return head[0], payload, err
}
