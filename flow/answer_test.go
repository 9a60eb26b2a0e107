package flow

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/types/known/wrapperspb"
)

func TestQuestionsAreAnsweredWithTheirVerdicts(t *testing.T) {
	b := embedded(t, Options{})
	b.start(Answer("double", func(ctx context.Context, in *wrapperspb.Int64Value) (*wrapperspb.StringValue, error) {
		switch in.Value {
		case -1:
			return nil, Reject(sad{})
		case -2:
			return nil, Unavailable(errors.New("away"))
		case -3:
			return nil, fmt.Errorf("that: %w", ErrNotFound)
		case -4:
			return wrapperspb.String(strings.Repeat("x", MaxAnswer)), nil
		case -5:
			panic("oh")
		}
		return wrapperspb.String(fmt.Sprint(2 * in.Value)), nil
	}))
	ask := func(n int64) (string, error) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		r, err := Ask[*wrapperspb.StringValue](ctx, b.line, "double", wrapperspb.Int64(n))
		return r.GetValue(), err
	}
	b.until("somebody listens", func() bool { _, err := ask(0); return err == nil })
	if got, err := ask(21); got != "42" || err != nil {
		t.Errorf("%s %v", got, err)
	}
	if _, err := ask(-1); !IsRejected(err) || Remedy(err) != "give the password" || !strings.Contains(err.Error(), "encrypted") {
		t.Errorf("rejected: %v, %q", err, Remedy(err))
	}
	if _, err := ask(-2); !IsUnavailable(err) {
		t.Errorf("unavailable: %v", err)
	}
	if _, err := ask(-3); !errors.Is(err, ErrNotFound) {
		t.Errorf("not found: %v", err)
	}
	if _, err := ask(-4); err == nil || !strings.Contains(err.Error(), "above the") {
		t.Errorf("too long an answer: %v", err)
	}
	if _, err := ask(-5); err == nil || IsUnavailable(err) {
		t.Errorf("a panic: %v", err)
	}
	if _, err := Ask[*wrapperspb.StringValue](t.Context(), b.line, "nobody", wrapperspb.Int64(1)); !IsUnavailable(err) {
		t.Errorf("nobody there: %v", err)
	}
}
