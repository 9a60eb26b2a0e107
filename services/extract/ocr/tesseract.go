package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Name is the engine's name as pages record it.
const Name = "ocr"

// Remedy tells a person how to have scans read.
const Remedy = "install tesseract with its French, English and Spanish data " +
	"(Debian: apt install tesseract-ocr tesseract-ocr-fra tesseract-ocr-eng tesseract-ocr-spa), then retry the file"

// ErrMissing says that the command or all of its languages aren't installed.
var ErrMissing = errors.New("tesseract is not installed")

// Tesseract is the installed command.
type Tesseract struct {
	path  string
	langs []string // of fra, eng, spa
}

// Find looks for the command and for its languages; ErrMissing.
func Find(ctx context.Context) (*Tesseract, error) {
	path, err := exec.LookPath("tesseract")
	if err != nil {
		return nil, ErrMissing
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, path, "--list-langs").Output()
	if err != nil {
		return nil, fmt.Errorf("%w: %s --list-langs: %w", ErrMissing, path, err)
	}
	t := &Tesseract{path: path}
	for _, want := range []string{"fra", "eng", "spa"} {
		for have := range strings.FieldsSeq(string(out)) {
			if have == want {
				t.langs = append(t.langs, want)
			}
		}
	}
	if len(t.langs) == 0 {
		return nil, fmt.Errorf("%w with French, English or Spanish", ErrMissing)
	}
	return t, nil
}

// language is tesseract's -l for a language of ours; unknown or not installed: all that are.
func (t *Tesseract) language(lang string) string {
	code := map[string]string{"fr": "fra", "en": "eng", "es": "spa"}[lang]
	for _, l := range t.langs {
		if l == code {
			return l
		}
	}
	return strings.Join(t.langs, "+")
}

// maxCPU of one page, in seconds.
const maxCPU = 20

// run reads one PNG picture and returns tesseract's table of words.
func (t *Tesseract) run(ctx context.Context, png []byte, dpi int, lang string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, t.path, "stdin", "stdout", "-l", t.language(lang),
		"--dpi", fmt.Sprint(dpi), "--psm", "3", "tsv")
	cmd.Stdin = bytes.NewReader(png)
	// One thread: its others mostly wait, and other documents want the cores.
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	cmd.WaitDelay = time.Second
	err := cmd.Start()
	if err == nil {
		limitCPU(cmd.Process.Pid, maxCPU)
		err = cmd.Wait()
	}
	if err != nil {
		if ctx.Err() != nil {
			return nil, fmt.Errorf("tesseract: %w", ctx.Err())
		}
		first, _, _ := strings.Cut(strings.TrimSpace(complaint.String()), "\n")
		return nil, fmt.Errorf("tesseract: %w: %s", err, first)
	}
	return out.Bytes(), nil
}
