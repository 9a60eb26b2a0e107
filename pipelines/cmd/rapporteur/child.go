package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"rapporteur.internal/services/extract"
)

// childCommand is what the reader of PDFs starts this binary again as.
type childCommand struct{}

func (c *childCommand) Run(ctx context.Context, std streams) error {
	return extract.ChildMain(ctx, std.in, std.out)
}

// self is the command line that starts a child.
func self() ([]string, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program's own file: %w", err)
	}
	return []string{exe, "extract-child"}, nil
}

// cacheDir holds compiled code of the second PDF engine, the same for all data
// folders; "" where the machine gives no place for it.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "rapporteur")
}
