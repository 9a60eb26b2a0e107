package flow

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"google.golang.org/protobuf/proto"
)

// Emit publishes a message. In a Step or Batch it returns before the message
// is stored; the input is acknowledged after all are. In a Source it returns
// once the message is stored.
type Emit func(proto.Message) error

const (
	headerType = "Flow-Type"
	// publishWindow is how many messages of one handler may be on their way at once.
	publishWindow = 512
)

// PublishOption changes how a single message is published.
type PublishOption func(*publishing)

type publishing struct {
	again string
}

// Again appends a token to the message's id, so that the server's window of
// duplicates does not swallow what is deliberately published anew.
func Again(token uint64) PublishOption {
	return func(p *publishing) { p.again = "." + strconv.FormatUint(token, 10) }
}

// Publish stores a message and returns its sequence; for those who are no stage.
func (l *Line) Publish(ctx context.Context, m proto.Message, opts ...PublishOption) (uint64, error) {
	msg, id, err := l.letter(ctx, m, opts...)
	if err != nil {
		return 0, err
	}
	ctx, cancel := bounded(ctx)
	defer cancel()
	ack, err := l.js.PublishMsg(ctx, msg, jetstream.WithMsgID(id), jetstream.WithRetryAttempts(3))
	if err != nil {
		return 0, bus("publish on "+msg.Subject, err)
	}
	return ack.Sequence, nil
}

func (l *Line) letter(ctx context.Context, m proto.Message, opts ...PublishOption) (*nats.Msg, string, error) {
	var p publishing
	for _, o := range opts {
		o(&p)
	}
	name := m.ProtoReflect().Descriptor().FullName()
	subject, id, err := l.topology.Address(m)
	if err != nil {
		return nil, "", fmt.Errorf("address %s: %w", name, err)
	}
	data, err := proto.MarshalOptions{Deterministic: true}.Marshal(m)
	if err != nil {
		return nil, "", fmt.Errorf("encode %s: %w", name, err)
	}
	msg := &nats.Msg{Subject: subject, Data: data, Header: nats.Header{headerType: []string{string(name)}}}
	setTrace(ctx, msg.Header)
	return msg, id + p.again, nil
}

// outbox is what one handler emitted and the server has not confirmed yet.
type outbox struct {
	line    *Line
	ctx     context.Context
	stage   string
	waiting []jetstream.PubAckFuture
	sent    int
	err     error
}

func (o *outbox) emit(m proto.Message) error {
	if o.err != nil {
		return o.err
	}
	msg, id, err := o.line.letter(o.ctx, m)
	if err != nil {
		return err
	}
	if o.line.opts.Hook != nil {
		o.line.opts.Hook(o.stage, msg.Subject, BeforePublish)
	}
	if len(o.waiting) >= publishWindow {
		if err := o.confirm(publishWindow / 2); err != nil {
			return err
		}
	}
	f, err := o.line.js.PublishMsgAsync(msg, jetstream.WithMsgID(id), jetstream.WithStallWait(15*time.Second),
		jetstream.WithRetryAttempts(3))
	if err != nil {
		o.err = bus("publish on "+msg.Subject, err)
		return o.err
	}
	o.waiting = append(o.waiting, f)
	o.sent++
	return nil
}

// confirm waits until at most left messages are unconfirmed.
func (o *outbox) confirm(left int) error {
	for len(o.waiting) > left && o.err == nil {
		f := o.waiting[0]
		select {
		case <-f.Ok():
			o.waiting = o.waiting[1:]
		case err := <-f.Err():
			o.err = bus("publish on "+f.Msg().Subject, err)
		case <-o.ctx.Done():
			o.err = o.ctx.Err()
		}
	}
	return o.err
}

// emitNow is the Emit of a Source.
func (l *Line) emitNow(ctx context.Context, stage string) Emit {
	return func(m proto.Message) error {
		o := &outbox{line: l, ctx: ctx, stage: stage}
		if err := o.emit(m); err != nil {
			return err
		}
		if err := o.confirm(0); err != nil {
			return err
		}
		if l.opts.Hook != nil {
			subject, _, _ := l.topology.Address(m)
			l.opts.Hook(stage, subject, AfterPublish)
		}
		return nil
	}
}

var errStopped = errors.New("the stage is being stopped")
