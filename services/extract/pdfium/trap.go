package pdfium

import (
	"errors"
	"strings"

	"github.com/tetratelabs/wazero/sys"
)

// trapped says whether an error comes from WebAssembly itself, not from PDFium's own report:
// out of memory, a stack overflow, an abort.
func trapped(err error) bool {
	var exit *sys.ExitError
	return errors.As(err, &exit) || strings.Contains(err.Error(), "wasm error") || strings.Contains(err.Error(), "wasm stack trace")
}
