package extract

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

type frame struct {
	kind    byte
	payload []byte
}

// process is one running child.
type process struct {
	cfg    ChildrenConfig
	cmd    *exec.Cmd
	in     io.WriteCloser
	frames chan frame    // what the child sends
	stop   chan struct{} // closed by kill
	gone   chan struct{} // closed when it ended
	status error
	stderr tail
	timer  *time.Timer
	once   sync.Once
}

// passed are the only variables of the environment that a child needs.
var passed = [...]string{"PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "TESSDATA_PREFIX", "LANG", "GOCOVERDIR"}

func start(c ChildrenConfig) (*process, error) {
	p := &process{cfg: c, frames: make(chan frame), stop: make(chan struct{}), gone: make(chan struct{}), timer: time.NewTimer(0)}
	p.cmd = exec.Command(c.Command[0], c.Command[1:]...)
	for _, k := range passed {
		if v, ok := os.LookupEnv(k); ok {
			p.cmd.Env = append(p.cmd.Env, k+"="+v)
		}
	}
	p.cmd.Env = append(p.cmd.Env, fmt.Sprintf("%s=%d", envMemory, c.MemoryMB))
	p.cmd.Env = append(p.cmd.Env, c.Env...)
	p.cmd.Stderr = &p.stderr
	p.cmd.WaitDelay = time.Second
	group(p.cmd)
	in, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.in = in
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go p.listen(bufio.NewReaderSize(out, 64<<10))
	return p, nil
}

// listen hands on what the child sends until it ends.
func (p *process) listen(out io.Reader) {
	defer close(p.gone)
	defer func() { p.status = p.cmd.Wait() }()
	for {
		kind, payload, err := readFrame(out)
		if err != nil {
			killGroup(p.cmd) // it ended, or talks nonsense
			return
		}
		select {
		case p.frames <- frame{kind, payload}:
		case <-p.stop:
			return
		}
	}
}

func (p *process) alive() bool {
	select {
	case <-p.gone:
		return false
	default:
		return true
	}
}

func (p *process) kill() {
	p.once.Do(func() {
		p.timer.Stop()
		close(p.stop)
		_ = p.in.Close() // it is killed either way
		killGroup(p.cmd)
	})
}

// death is why a child ended before it answered.
type death struct {
	code Code
	why  string
	last Progress
}

func (d *death) Error() string { return d.why }

func (d *death) refusal() *Refusal {
	at := ""
	if d.last.Page > 0 {
		at = fmt.Sprintf(" at page %d", d.last.Page)
	}
	return refuse(d.code, "reading the file%s %s", at, d.why)
}

// ask sends a request and collects the answer, under the limits.
func (p *process) ask(ctx context.Context, req *request, pdf []byte, clock *clock) ([]frame, error) {
	sent := make(chan error, 1)
	go func() {
		err := writeJSON(p.in, frameRequest, req)
		if err == nil {
			err = writeFrame(p.in, framePDF, pdf)
		}
		sent <- err
	}()
	cpu, _ := cpuOfProcess(p.cmd.Process.Pid)
	clock.begin(cpu)
	watch := time.NewTicker(40 * time.Millisecond)
	defer watch.Stop()
	var got []frame
	var last Progress
	limit := int64(p.cfg.MemoryMB) << 20
	dead := func(code Code, format string, args ...any) error {
		p.kill()
		if tell, ok := ctx.Value(usageKey{}).(func(Usage)); ok {
			<-p.gone
			tell(usageOf(p.cmd.ProcessState))
		}
		return &death{code, fmt.Sprintf(format, args...), last}
	}
	for {
		select {
		case <-ctx.Done():
			p.kill()
			return nil, ctx.Err()
		case err := <-sent:
			if err != nil && !errors.Is(err, os.ErrClosed) {
				sent = nil // the child is ending: gone says how
			}
		case <-watch.C:
			cpu, known := cpuOfProcess(p.cmd.Process.Pid)
			clock.tick(cpu, known)
			if what := clock.exceeded(); what != "" {
				return nil, dead(Timeout, "%s", what)
			}
			if n, ok := residentOfProcess(p.cmd.Process.Pid); ok && n > limit {
				return nil, dead(Memory, "took more than %d MB of memory", p.cfg.MemoryMB)
			}
		case <-p.gone:
			if code, ok := exitCode(p.status); ok && code == exitMemory || strings.Contains(p.stderr.String(), "out of memory") || strings.Contains(p.stderr.String(), "cannot allocate memory") {
				return nil, dead(Memory, "took more than %d MB of memory", p.cfg.MemoryMB)
			}
			return nil, dead(Damaged, "broke the reader (%v)%s", p.status, p.stderr.first())
		case f := <-p.frames:
			switch f.kind {
			case frameProgress:
				if err := json.Unmarshal(f.payload, &last); err != nil {
					return nil, dead(Damaged, "broke the reader (%v)", err)
				}
				clock.step(last)
				if tell, ok := ctx.Value(progressKey{}).(func(Progress)); ok {
					tell(last)
				}
			case frameFailure:
				var fl failed
				if err := json.Unmarshal(f.payload, &fl.failure); err != nil {
					return nil, dead(Damaged, "broke the reader (%v)", err)
				}
				return nil, &fl
			case frameUsage:
				var u Usage
				if tell, ok := ctx.Value(usageKey{}).(func(Usage)); ok && json.Unmarshal(f.payload, &u) == nil {
					tell(u)
				}
			case framePicture:
				got = append(got, f)
			default:
				return append(got, f), nil
			}
		}
	}
}

func exitCode(err error) (int, bool) {
	var e *exec.ExitError
	if errors.As(err, &e) {
		return e.ExitCode(), true
	}
	return 0, false
}

// tail keeps the beginning of what a child says on stderr.
type tail struct {
	mu sync.Mutex
	b  []byte
}

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if room := 4096 - len(t.b); room > 0 {
		t.b = append(t.b, b[:min(room, len(b))]...)
	}
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.b)
}

// first line, as an addition to a reason.
func (t *tail) first() string {
	line, _, _ := strings.Cut(strings.TrimSpace(t.String()), "\n")
	if line == "" {
		return ""
	}
	return ": " + line
}
