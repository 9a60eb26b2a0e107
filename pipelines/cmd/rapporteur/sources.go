package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract"
)

// sources are the PDFs that a report cites, to look its quotations up in them.
type sources struct {
	reader   extract.Reader
	password string
	// original gives the bytes with a SHA-256; a missingError where they cannot be had.
	original func(ctx context.Context, content string) ([]byte, error)

	mu      sync.Mutex
	engines map[string]map[uint32]string // by content and page
}

// missingError says why a source cannot be had: the fault of the citations, not of the check.
type missingError struct{ reason string }

func (e *missingError) Error() string { return e.reason }

// check is a report.QuoteChecker: each quotation by another engine than the one that reads its page.
func (s *sources) check(ctx context.Context, q *pb.VerifyQuoteRequest) (*pb.VerifyQuoteResponse, error) {
	verdicts, err := s.verdicts(ctx, q)
	var missing *missingError
	switch r := extract.Refused(err); {
	case errors.As(err, &missing):
		verdicts = slices.Repeat([]extract.Verdict{{Reason: missing.reason}}, len(q.Quotes))
	case r != nil:
		verdicts = slices.Repeat([]extract.Verdict{{Reason: r.Reason}}, len(q.Quotes))
	case err != nil:
		return nil, err
	}
	resp := &pb.VerifyQuoteResponse{}
	for i, v := range verdicts {
		resp.Verdicts = append(resp.Verdicts, &pb.Verdict{Id: q.Quotes[i].Id, Stands: v.Found, Engine: v.Engine, Reason: v.Reason})
	}
	return resp, nil
}

func (s *sources) verdicts(ctx context.Context, q *pb.VerifyQuoteRequest) ([]extract.Verdict, error) {
	pdf, err := s.original(ctx, q.Content)
	if err != nil {
		return nil, err
	}
	engines, err := s.read(ctx, q.Content, pdf)
	if err != nil {
		return nil, err
	}
	var quotes []extract.Quote
	for _, x := range q.Quotes {
		quote := extract.Quote{Text: x.Text}
		for _, n := range x.Pages {
			quote.Pages = append(quote.Pages, int(n))
		}
		if len(x.Pages) > 0 {
			quote.Engine = engines[x.Pages[0]]
		}
		quotes = append(quotes, quote)
	}
	return extract.VerifyQuotes(ctx, s.reader, pdf, s.password, quotes)
}

// read tells which engine reads which page, once a file.
func (s *sources) read(ctx context.Context, content string, pdf []byte) (map[uint32]string, error) {
	s.mu.Lock()
	engines := s.engines[content]
	s.mu.Unlock()
	if engines != nil {
		return engines, nil
	}
	doc, err := s.reader.Read(ctx, pdf, s.password)
	if err != nil {
		return nil, err
	}
	engines = map[uint32]string{}
	for _, p := range doc.Pages {
		engines[p.Number] = p.Engine
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.engines == nil {
		s.engines = map[string]map[uint32]string{}
	}
	s.engines[content] = engines
	return engines, nil
}

// filesByContent finds the sources of a report among PDFs and folders of PDFs,
// by their bytes. One with a source's name and other bytes is told as such.
func filesByContent(r *pb.Report, paths []string) (func(context.Context, string) ([]byte, error), error) {
	by, named := map[string]string{}, map[string]string{}
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || path != root && !strings.EqualFold(filepath.Ext(path), ".pdf") {
				return err
			}
			f, err := os.Open(path)
			if err != nil {
				return err
			}
			defer f.Close()
			h := sha256.New()
			if _, err := io.Copy(h, f); err != nil {
				return err
			}
			by[hex.EncodeToString(h.Sum(nil))] = path
			named[filepath.Base(path)] = path
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("%w (name PDFs that exist, or folders)", err)
		}
	}
	files := map[string]string{}
	for _, s := range r.Sessions {
		for _, d := range s.Documents {
			files[d.Content] = filepath.Base(d.File)
		}
	}
	return func(_ context.Context, content string) ([]byte, error) {
		if path := by[content]; path != "" {
			return os.ReadFile(path)
		}
		if path := named[files[content]]; path != "" {
			return nil, &missingError{path + " has other bytes than the source that is cited"}
		}
		return nil, &missingError{fmt.Sprintf("the source %s is not among the given PDFs", files[content])}
	}, nil
}

// original fetches a source from the desk.
func (c *client) original(ctx context.Context, content string) ([]byte, error) {
	body, err := c.open(ctx, http.MethodGet, "/originals/"+content+".pdf")
	var p *problem
	if errors.As(err, &p) && p.Status == http.StatusNotFound {
		return nil, &missingError{fmt.Sprintf("the source %.12s is not known here", content)}
	}
	if err != nil {
		return nil, err
	}
	defer body.Close()
	pdf, err := io.ReadAll(body)
	if err != nil {
		return nil, fmt.Errorf("read the source %.12s from the desk: %w", content, err)
	}
	if sum := sha256.Sum256(pdf); hex.EncodeToString(sum[:]) != content {
		return nil, &missingError{fmt.Sprintf("the desk's source %.12s is incomplete", content)}
	}
	return pdf, nil
}
