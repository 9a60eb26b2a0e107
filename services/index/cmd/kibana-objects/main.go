// Command kibana-objects writes Kibana's saved objects, LANGUAGE.ndjson, as
// people may import them by hand:
//
//	go run ./services/index/cmd/kibana-objects [DIR]      DIR: deploy/kibana
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"rapporteur.internal/services/index/kibana"
)

func main() {
	dir := filepath.Join("deploy", "kibana")
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	if err := write(dir); err != nil {
		fmt.Fprintln(os.Stderr, "kibana-objects:", err)
		os.Exit(1)
	}
}

func write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	for _, lang := range kibana.Languages() {
		all, err := kibana.Objects(kibana.Options{Language: lang, PublicURL: kibana.DefaultURL})
		if err != nil {
			return err
		}
		b, err := kibana.NDJSON(all)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, lang+".ndjson"), b, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d objects\n", filepath.Join(dir, lang+".ndjson"), len(all))
	}
	return nil
}
