package extract

import (
	"errors"
	"fmt"

	"rapporteur.internal/services/extract/ocr"
)

// Code tells refusals apart.
type Code string

// The reasons for which a file, or a request about it, is refused.
const (
	NotAPDF       Code = "not_a_pdf"
	Damaged       Code = "damaged"
	NeedsPassword Code = "needs_password"
	WrongPassword Code = "wrong_password"
	TooLarge      Code = "too_large"
	Timeout       Code = "timeout"
	Memory        Code = "memory"
	NoText        Code = "no_text"
	NoSuchPage    Code = "no_such_page"
)

// Refusal is the error for a file that cannot be read, whoever tries again in the same way.
type Refusal struct {
	Code   Code   `json:"code"`
	Reason string `json:"reason"`
	// Help is the remedy; Remedy returns it.
	Help string `json:"remedy"`
}

func (r *Refusal) Error() string { return r.Reason }

// Remedy is what a person can do about it.
func (r *Refusal) Remedy() string { return r.Help }

// Refused gives the refusal in an error's chain, or nil.
func Refused(err error) *Refusal {
	if r := (*Refusal)(nil); errors.As(err, &r) {
		return r
	}
	return nil
}

func refuse(code Code, format string, args ...any) *Refusal {
	return &Refusal{Code: code, Reason: fmt.Sprintf(format, args...), Help: remedies(code)}
}

func remedies(code Code) string {
	switch code {
	case NotAPDF:
		return "put the PDF itself here; other formats must be printed or exported to PDF first"
	case Damaged:
		return "ask for the file again, or open it in a viewer and print it to a new PDF"
	case NeedsPassword:
		return "write the line `password: …` into a sidecar beside the file, named after it: x.pdf.yaml for x.pdf"
	case WrongPassword:
		return "correct the line `password: …` in the file's sidecar, x.pdf.yaml for x.pdf"
	case TooLarge:
		return "split the file into parts and give each a sidecar with its part"
	case Timeout:
		return "print the file to a new PDF, or split it; then retry it"
	case Memory:
		return "print the file to a new PDF, or split it; then retry it"
	case NoText:
		return ocr.Remedy
	case NoSuchPage:
		return "ask for a page that the document has"
	}
	return ""
}
