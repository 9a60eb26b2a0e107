package pipelines

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract"
	"rapporteur.internal/services/watch"
)

// ReadFile reads one PDF as the line would, without a line: with the sidecar
// beside it, its metadata resolved, its id given, at generation 1. password
// counts before the sidecar's. Warnings of the metadata stand in the document.
func ReadFile(ctx context.Context, reader extract.Reader, file, password string) (*pb.Document, error) {
	pdf, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var side *pb.Sidecar
	data, err := os.ReadFile(file + watch.SidecarSuffix)
	switch {
	case err == nil:
		secret := ""
		if side, secret, err = watch.ReadSidecar(filepath.Base(file)+watch.SidecarSuffix, data); err != nil {
			return nil, err
		}
		if password == "" {
			password = secret
		}
	case !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("read the sidecar: %w", err)
	}
	doc, err := reader.Read(ctx, pdf, password)
	if err != nil {
		return nil, err
	}
	name := filepath.Base(file)
	meta, warnings := extract.Resolve(doc, side, name)
	doc.Metadata, doc.File, doc.Generation = meta, name, 1
	doc.Warnings = append(doc.Warnings, warnings...)
	doc.Id = address.Document(meta.Series, meta.Session, meta.Language, meta.Part)
	return doc, nil
}
