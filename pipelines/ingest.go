package pipelines

import (
	"path/filepath"
	"strings"
	"time"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/report"
	"rapporteur.internal/services/segment"
	"rapporteur.internal/services/watch"
)

// Stages is the line, top to bottom: what each station takes is what the one
// above it gives.
//
//	watch    a folder's PDFs                  → DocumentReceived
//	extract  DocumentReceived                 → DocumentExtracted
//	segment  DocumentExtracted                → Statement …, DocumentSegmented
//	index    Statement …, DocumentSegmented   → DocumentIndexed
//	report   DocumentIndexed                  → ReportWritten
func (h *House) Stages() []flow.Stage {
	var line []flow.Stage
	if len(h.cfg.Inputs) > 0 {
		line = append(line, watch.Stages(watch.Deps{
			Line: h.line, Inputs: h.cfg.Inputs, Once: h.cfg.Once, Looked: func() { close(h.lookedOnce) }, Log: h.cfg.Log,
		})...)
	}
	line = append(line, h.extract()...)
	line = append(line, segment.Stages(segment.Deps{Line: h.line, Lexicons: h.lexicons, Schemes: h.SchemesDir(), Log: h.cfg.Log})...)
	line = append(line, h.index()...)
	line = append(line, h.report()...)
	if h.out != nil {
		line = append(line, h.output())
	}
	return append(line, h.sweeper())
}

func (h *House) extract() []flow.Stage {
	return extract.Stages(extract.Deps{Line: h.line, Reader: h.reader, Edition: Edition, Log: h.cfg.Log})
}

func (h *House) index() []flow.Stage {
	return index.Stages(index.Deps{Line: h.line, Store: h.store, Log: h.cfg.Log})
}

func (h *House) report() []flow.Stage {
	return report.Stages(report.Deps{
		Line: h.line, Office: h.cfg.Office, Quiet: h.quiet(), Log: h.cfg.Log,
		EditsDir: h.EditsDir(), Mirrored: func() { h.mirroredOnce.Do(func() { close(h.mirrored) }) },
		MemoryDir: h.MemoryDir(), Remembered: func() { h.rememberedOnce.Do(func() { close(h.remembered) }) },
	})
}

// quiet is how long a report waits for documents that are still on their way.
// A run that ends by itself waits for them all, so that what it writes doesn't
// depend on which was read first.
func (h *House) quiet() time.Duration {
	if h.cfg.Once {
		return time.Minute
	}
	return 0
}

// EditsDir is where each series' edits stand in a file that people may change.
func (h *House) EditsDir() string { return filepath.Join(h.cfg.Data, "edits") }

// SchemesDir is where the theme schemes that series bring stand, SERIES.yaml each.
func (h *House) SchemesDir() string { return filepath.Join(h.cfg.Data, "schemes") }

// MemoryDir is where people put words for what stands in another language than
// a series' report: SERIES.TARGET.tsv.
func (h *House) MemoryDir() string { return filepath.Join(h.cfg.Data, "memory") }

// looked tells whether the inputs were looked through once, and the files of
// edits and memories, too.
func (h *House) looked() bool {
	for _, once := range []chan struct{}{h.mirrored, h.remembered} {
		select {
		case <-once:
		default:
			return false
		}
	}
	if len(h.cfg.Inputs) == 0 {
		return true
	}
	select {
	case <-h.lookedOnce:
		return true
	default:
		return false
	}
}

// ours tells whether a file lies below this house's inputs.
func (h *House) ours(f *pb.FileRecord) bool {
	for _, in := range h.cfg.Inputs {
		real, err := filepath.Abs(in)
		if err != nil {
			continue
		}
		if r, err := filepath.EvalSymlinks(real); err == nil {
			real = r
		}
		if f.Root == real {
			return true
		}
		// A single PDF: its record may be numbered, "x~2.pdf".
		name, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(f.Path), filepath.Ext(f.Path)), "~")
		want, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(in), filepath.Ext(in)), "~")
		if f.Root == filepath.Dir(real) && name == want {
			return true
		}
	}
	return false
}
