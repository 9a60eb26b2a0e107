package elastic

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestWhoWaitsForARefreshTogetherSharesOneThatBeganAfterwards(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var r refresher
		var began atomic.Int32
		refresh := func(context.Context) error {
			began.Add(1)
			time.Sleep(time.Second)
			return nil
		}
		var all sync.WaitGroup
		wait := func() {
			before := began.Load()
			if err := r.wait(t.Context(), refresh); err != nil {
				t.Error(err)
			}
			if began.Load() == before {
				t.Error("it didn't begin after the call")
			}
		}
		all.Go(wait)
		time.Sleep(500 * time.Millisecond)
		for range 20 {
			all.Go(wait)
		}
		all.Wait()
		if n := began.Load(); n != 2 {
			t.Errorf("%d refreshes for one who came first and twenty who came while it ran, want 2", n)
		}
	})
}

func TestARefreshThatFailsIsToldToAllAndNotToTheNext(t *testing.T) {
	var r refresher
	broken := errors.New("broken")
	if err := r.wait(t.Context(), func(context.Context) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if err := r.wait(t.Context(), func(context.Context) error { return nil }); err != nil {
		t.Errorf("got %v", err)
	}
}
