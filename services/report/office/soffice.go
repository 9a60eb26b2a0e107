package office

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Soffice is LibreOffice on this machine.
type Soffice struct {
	// Command is the path of soffice.
	Command string
	// Limit of one PDF, 0: three minutes.
	Limit time.Duration
}

// Find looks for soffice: the command named, or the first in PATH; nil where
// there is none, or where "off" is named. An error says that the one named
// can't be run. It is not started yet.
func Find(command string) (*Soffice, error) {
	names := []string{command}
	switch command {
	case "off":
		return nil, nil
	case "":
		names = []string{"soffice", "libreoffice"}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return &Soffice{Command: path}, nil
		} else if command != "" {
			return nil, fmt.Errorf("soffice can't be run: %w (PDFs are made without it, untagged; install libreoffice-writer, or name another with RAPPORTEUR_SOFFICE)", err)
		}
	}
	return nil, nil
}

// Name asks soffice what it is: "LibreOffice 7.4.7.2".
func (s *Soffice) Name(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	dir, err := os.MkdirTemp("", "rapporteur-office-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	said, err := s.run(ctx, dir, nil, "--version")
	if err != nil {
		return "", fmt.Errorf("soffice doesn't say what it is: %w", err)
	}
	words := strings.Fields(said)
	if len(words) < 2 {
		return "", fmt.Errorf("soffice doesn't say what it is, but %q", cut(said))
	}
	return strings.Join(words[:2], " "), nil
}

//go:embed profile
var profile embed.FS

// PDF makes a tagged PDF of a DOCX.
func (s *Soffice) PDF(ctx context.Context, docx []byte) ([]byte, error) {
	limit := s.Limit
	if limit == 0 {
		limit = 3 * time.Minute
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	dir, err := os.MkdirTemp("", "rapporteur-office-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, profile); err != nil {
		return nil, fmt.Errorf("make soffice a profile: %w", err)
	}
	from, to := filepath.Join(dir, "report.docx"), filepath.Join(dir, "report.pdf")
	if err := os.WriteFile(from, docx, 0o600); err != nil {
		return nil, err
	}
	said, err := s.run(ctx, dir, []string{"RAPPORTEUR_FROM=" + address(from), "RAPPORTEUR_TO=" + address(to)},
		"--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "macro:///Standard.Rapporteur.Convert")
	if ctx.Err() == context.DeadlineExceeded {
		return nil, fmt.Errorf("soffice had not made the PDF after %s", limit)
	}
	if told, e := os.ReadFile(to + ".error"); e == nil {
		return nil, fmt.Errorf("soffice could not make the PDF: %s", strings.TrimSpace(string(told)))
	}
	if err != nil {
		return nil, fmt.Errorf("soffice could not make the PDF: %w", err)
	}
	pdf, err := os.ReadFile(to)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("soffice made no PDF, and said: %s", cut(said))
	case err != nil:
		return nil, err
	case !bytes.HasPrefix(pdf, []byte("%PDF-")) || !bytes.Contains(pdf[max(0, len(pdf)-64):], []byte("%%EOF")):
		return nil, fmt.Errorf("soffice made %d bytes that are no whole PDF", len(pdf))
	}
	return pdf, nil
}

// run runs soffice with its profile in dir, and ends it with all its children.
func (s *Soffice) run(ctx context.Context, dir string, env []string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, s.Command, append([]string{"-env:UserInstallation=" + address(filepath.Join(dir, "profile"))}, args...)...)
	var said bytes.Buffer
	c.Stdout, c.Stderr, c.Dir = &said, &said, dir
	c.Env = append(plain(os.Environ()), env...)
	c.WaitDelay = 2 * time.Second
	together(c)
	err := c.Run()
	if err != nil && said.Len() > 0 {
		err = fmt.Errorf("%w: %s", err, cut(said.String()))
	}
	return said.String(), err
}

// plain leaves out what is ours: addresses and passwords are none of its business.
func plain(env []string) []string {
	var out []string
	for _, e := range env {
		if !strings.HasPrefix(e, "RAPPORTEUR_") {
			out = append(out, e)
		}
	}
	return out
}

func address(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // a drive's letter
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

func cut(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 300 {
		return string(r[:300]) + "…"
	}
	if s == "" {
		return "nothing"
	}
	return s
}
