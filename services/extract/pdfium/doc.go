// Package pdfium reads PDFs with Google's PDFium, compiled to WebAssembly and run on wazero:
// the second engine, for pages where the native one doubts or fails, and the one that draws
// the pictures of pages.
//
// It promises glyphs by the same measure as package native, PNG pictures, and an error instead
// of a crash: the WebAssembly memory is bounded, sees no file and no network. A trap leaves the
// engine broken (ErrBroken); start another. A call cannot be interrupted: who needs a time
// limit runs it in a process that can be killed.
//
// Compiling PDFium takes seconds and about 300 MB the first time; the result is kept in the
// cache folder and makes each later start a matter of a tenth of a second.
package pdfium
