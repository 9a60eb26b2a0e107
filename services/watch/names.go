package watch

import (
	"path"
	"strings"
)

// sort of a name in the inbox.
type sort int

const (
	// passedOver: hidden, or what a program writes while it works. Never mentioned.
	passedOver sort = iota
	aPDF
	aSidecar
	// other: reported once.
	other
)

// Endings of files that are being written, by the programs that use them:
// browsers, rsync and friends, editors, office programs, mail and cloud clients.
var temporary = []string{
	".part", ".partial", ".crdownload", ".download", ".opdownload", ".tmp", ".temp", ".swp", ".swx", ".bak", "~",
	".filepart", ".aria2", ".!ut", ".!qb", ".lock", ".lck", ".wbk", ".dropbox.attr",
}

// Names that file managers and synchronisers leave in folders.
var clutter = []string{"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "lost+found", "$recycle.bin", "system volume information"}

// sortOf judges a single name, a file's or a folder's (no slash in it).
func sortOf(name string) sort {
	low := strings.ToLower(name)
	switch {
	case strings.HasPrefix(low, "."), strings.HasPrefix(low, "~"), strings.HasPrefix(low, "#"), strings.HasPrefix(low, "$"):
		return passedOver
	case strings.HasSuffix(low, ".pdf"):
		return aPDF
	case strings.HasSuffix(low, ".pdf"+SidecarSuffix):
		return aSidecar
	}
	for _, t := range temporary {
		if strings.HasSuffix(low, t) {
			return passedOver
		}
	}
	for _, c := range clutter {
		if low == c {
			return passedOver
		}
	}
	return other
}

// advice is what helps where a file is no PDF.
func advice(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".yml":
		return "a sidecar's name is the PDF's whole name with " + SidecarSuffix + " after it, for example report.pdf" + SidecarSuffix
	case ".yaml":
		return "a sidecar is named after its PDF, for example report.pdf" + SidecarSuffix
	case ".doc", ".docx", ".odt", ".rtf", ".htm", ".html", ".txt", ".md", ".pptx", ".xlsx":
		return "save it as PDF and put that here"
	case ".zip", ".gz", ".7z", ".rar", ".tar":
		return "unpack it here"
	}
	return "only PDF files are read here"
}
