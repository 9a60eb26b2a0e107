package flow

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"google.golang.org/protobuf/proto"
)

// MaxAnswer is how long an answer may be, in bytes: half of what a NATS server
// passes by default, so that headers and proxies have room.
const MaxAnswer = 512 << 10

const (
	headerError   = "Flow-Error"
	headerRemedy  = "Flow-Remedy"
	headerVerdict = "Flow-Verdict"
	headerTimeout = "Flow-Timeout"
)

// AnswerError is an error that the answering stage returned.
type AnswerError struct {
	Question string
	Reason   string
	remedy   string
}

func (e *AnswerError) Error() string  { return e.Question + ": " + e.Reason }
func (e *AnswerError) Remedy() string { return e.remedy }

// Answer makes a stage that answers questions; copies share them. The
// response's encoding must not exceed MaxAnswer: f has to page.
func Answer[Req, Resp proto.Message](name string, f func(context.Context, Req) (Resp, error), opts ...Option) Stage {
	s := settle(append([]Option{Workers(4)}, opts...))
	return Stage{name: name, run: func(ctx context.Context, l *Line) error {
		subject := l.topology.Questions + "." + name
		work, cancel := context.WithCancel(context.WithoutCancel(ctx))
		defer cancel()
		questions := make(chan *nats.Msg, 256)
		sub, err := l.nc.ChanQueueSubscribe(subject, name, questions)
		if err != nil {
			return fmt.Errorf("listen on %s: %w", subject, err)
		}
		// Known to the server before Run can be taken as running; where it is away, the client subscribes anew by itself.
		l.nc.FlushTimeout(2 * time.Second)
		var wg sync.WaitGroup
		for range s.workers {
			wg.Go(func() {
				for m := range questions {
					reply(work, l, name, s, m, func(ctx context.Context) (proto.Message, error) {
						req := sample[Req]().(Req)
						if err := proto.Unmarshal(m.Data, req); err != nil {
							return nil, Reject(fmt.Errorf("decode the question: %w", err))
						}
						return f(ctx, req)
					})
				}
			})
		}
		<-ctx.Done()
		time.AfterFunc(l.opts.Grace, cancel)
		sub.Unsubscribe()
		// The subscription is removed; what it had taken is still answered.
		l.nc.FlushTimeout(time.Second)
		close(questions)
		wg.Wait()
		return nil
	}}
}

func reply(ctx context.Context, l *Line, name string, s settings, m *nats.Msg, f func(context.Context) (proto.Message, error)) {
	timeout := s.timeout
	if ms, err := strconv.ParseInt(m.Header.Get(headerTimeout), 10, 64); err == nil && ms > 0 {
		timeout = min(timeout, time.Duration(ms)*time.Millisecond)
	}
	ctx, cancel := context.WithTimeout(withTrace(ctx, m.Header), timeout)
	defer cancel()
	start := time.Now()
	var data []byte
	err := guard(func() error {
		resp, err := f(ctx)
		if err != nil {
			return err
		}
		data, err = proto.MarshalOptions{Deterministic: true}.Marshal(resp)
		return err
	})
	if err == nil && len(data) > MaxAnswer {
		err = fmt.Errorf("the answer has %d bytes, above the %d of one page", len(data), MaxAnswer)
	}
	out := &nats.Msg{Subject: m.Reply, Data: data, Header: nats.Header{}}
	if err != nil {
		l.log.Warn("could not answer", "stage", name, "error", err, "trace", Trace(ctx))
		out.Data = nil
		out.Header.Set(headerError, reasonLine(err.Error()))
		out.Header.Set(headerVerdict, string(verdictOf(err)))
		if r := Remedy(err); r != "" {
			out.Header.Set(headerRemedy, reasonLine(r))
		}
		if errors.Is(err, ErrNotFound) {
			out.Header.Set(headerVerdict, "not_found")
		}
	}
	l.opts.Metrics.answered(name, err, time.Since(start))
	if err := l.nc.PublishMsg(out); err != nil {
		l.log.Warn("could not send the answer", "stage", name, "error", err)
	}
}

// Ask puts a question to the answering stage of that name. Nobody there, or no
// answer in time (30 s unless ctx says otherwise), is Unavailable; an error of
// the stage is an *AnswerError with the stage's verdict.
func Ask[Resp proto.Message](ctx context.Context, l *Line, name string, req proto.Message) (Resp, error) {
	resp := sample[Resp]().(Resp)
	data, err := proto.Marshal(req)
	if err != nil {
		return resp, fmt.Errorf("encode the question %s: %w", name, err)
	}
	limit := 30 * time.Second
	if d, ok := ctx.Deadline(); ok {
		limit = time.Until(d)
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	msg := &nats.Msg{Subject: l.topology.Questions + "." + name, Data: data, Header: nats.Header{}}
	msg.Header.Set(headerTimeout, strconv.FormatInt(max(1, limit.Milliseconds()), 10))
	setTrace(ctx, msg.Header)
	m, err := l.nc.RequestMsgWithContext(ctx, msg)
	if err != nil {
		if errors.Is(ctx.Err(), context.Canceled) {
			return resp, ctx.Err()
		}
		return resp, bus("ask "+name, err)
	}
	if reason := m.Header.Get(headerError); reason != "" {
		var err error = &AnswerError{Question: name, Reason: reason, remedy: m.Header.Get(headerRemedy)}
		switch m.Header.Get(headerVerdict) {
		case string(verdictRejected):
			err = Reject(err)
		case string(verdictUnavailable):
			err = Unavailable(err)
		case string(verdictNotYet):
			err = fmt.Errorf("%w: %w", err, NotYet)
		case "not_found":
			err = fmt.Errorf("%w: %w", err, ErrNotFound)
		}
		return resp, err
	}
	if err := proto.Unmarshal(m.Data, resp); err != nil {
		return resp, fmt.Errorf("decode the answer of %s: %w", name, err)
	}
	return resp, nil
}
