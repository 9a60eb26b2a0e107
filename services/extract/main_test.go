package extract

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// TestMain makes the test binary its own child, an honest one or one that misbehaves.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 {
		switch os.Args[1] {
		case "extract-child":
			if err := ChildMain(context.Background(), os.Stdin, os.Stdout); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		case "child-hangs":
			misbehave(func(int) { select {} })
		case "child-dawdles":
			misbehave(func(page int) { time.Sleep(30 * time.Millisecond) })
		case "child-hogs":
			misbehave(func(int) {
				var hog [][]byte
				for len(hog) < 1<<20 {
					b := make([]byte, 8<<20)
					for i := range b {
						b[i] = byte(i)
					}
					hog = append(hog, b)
				}
				runtime.KeepAlive(hog)
			})
		case "child-crashes":
			misbehave(func(int) { fmt.Fprintln(os.Stderr, "fatal error: stack overflow"); os.Exit(2) })
		case "child-breaks-at-page-2":
			breakAt(2)
		case "child-babbles":
			misbehave(func(int) { fmt.Print("this is no frame at all, whatever you take it for") })
		}
	}
	os.Exit(m.Run())
}

// misbehave takes a request, says that it works on page after page, and does something each time.
func misbehave(do func(page int)) {
	j, err := readJob(os.Stdin)
	if err != nil {
		os.Exit(0)
	}
	limit := memoryFromEnv()
	go watchSelf(context.Background(), limit)
	for page := 1; ; page++ {
		for _, skip := range j.req.Options.SkipPages {
			if skip == page {
				// The try that leaves the page out ends well.
				_ = writeFrame(os.Stdout, frameDocument, nil)
				_, _ = io.Copy(io.Discard, os.Stdin)
				os.Exit(0)
			}
		}
		b, _ := json.Marshal(Progress{Step: "pdfium", Page: page, Pages: 3})
		_ = writeFrame(os.Stdout, frameProgress, b)
		do(page)
	}
}

// breakAt reads pages again, and dies of one.
func breakAt(page int) {
	for {
		j, err := readJob(os.Stdin)
		if err != nil {
			os.Exit(0)
		}
		read := &pb.SecondReading{}
		for _, w := range j.req.Wanted {
			_ = writeJSON(os.Stdout, frameProgress, Progress{Step: "check", Page: w.Page, Pages: 3})
			if w.Page == page {
				os.Exit(2)
			}
			read.Pages = append(read.Pages, &pb.SecondPage{Number: uint32(w.Page), Engine: w.Engine, Text: "one, two, three and too"})
		}
		b, _ := proto.Marshal(read)
		_ = writeFrame(os.Stdout, framePages, b)
	}
}

// children starts a pool of the test binary's own children.
func children(t *testing.T, command string, change func(*ChildrenConfig)) *Children {
	t.Helper()
	cfg := ChildrenConfig{Command: []string{os.Args[0], command}, Workers: 1, Options: Options{CacheDir: cacheDir(t)}}
	if change != nil {
		change(&cfg)
	}
	c, err := NewChildren(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// cacheDir is shared by all runs of the tests: compiling PDFium takes seconds.
func cacheDir(t *testing.T) string {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "rapporteur", "wazero")
}

// shared is a file of the measuring folder, which lies beside the repository.
func shared(t *testing.T, name string) []byte {
	t.Helper()
	root := os.Getenv("RAPPORTEUR_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	b, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Skipf("the measuring folder lacks %s: set RAPPORTEUR_SHARED", name)
	}
	return b
}
