package extract

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestAChildThatMisbehavesIsKilledAndNamed(t *testing.T) {
	cases := []struct {
		name, command string
		change        func(*ChildrenConfig)
		want          Code
		reason        string
	}{
		{"no progress", "child-hangs", func(c *ChildrenConfig) { c.Step = 150 * time.Millisecond; c.Total = 300 * time.Millisecond }, Timeout, "no progress"},
		{"too long in total", "child-dawdles", func(c *ChildrenConfig) { c.Total = 300 * time.Millisecond; c.PerPage = time.Millisecond }, Timeout, "longer than"},
		{"too much memory", "child-hogs", func(c *ChildrenConfig) { c.MemoryMB = 96; c.Total = time.Millisecond }, Memory, "96 MB"},
		{"a crash", "child-crashes", func(c *ChildrenConfig) { c.Total = time.Millisecond }, Damaged, "stack overflow"},
		{"nonsense", "child-babbles", func(c *ChildrenConfig) { c.Total = time.Millisecond }, Damaged, "broke the reader"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			pool := children(t, c.command, c.change)
			start := time.Now()
			_, err := pool.RenderPage(context.Background(), []byte("%PDF-1.7"), "", 1, 72) // is not tried again
			f := Refused(err)
			if f == nil || f.Code != c.want || !strings.Contains(f.Reason, c.reason) || f.Remedy() == "" {
				t.Errorf("%v (%+v), want %s: %s", err, f, c.want, c.reason)
			}
			if took := time.Since(start); took > 8*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func TestAFileIsTriedAgainWithoutThePageThatBrokeIt(t *testing.T) {
	pool := children(t, "child-hangs", func(c *ChildrenConfig) { c.Step = 200 * time.Millisecond })
	if _, err := pool.Read(context.Background(), []byte("%PDF-1.7"), ""); err != nil {
		t.Errorf("the second try, without the page: %v", err)
	}
}

func TestABrokenChildLeavesTheOthersAlone(t *testing.T) {
	pool := children(t, "extract-child", func(c *ChildrenConfig) { c.Workers = 2 })
	pdf := shared(t, "gold/idm-2018-1-fr.pdf")
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() {
		time.Sleep(20 * time.Millisecond)
		cancel()
	})
	wg.Go(func() {
		if _, err := pool.Read(ctx, pdf, ""); err == nil {
			t.Log("it was read before it could be cancelled")
		}
	})
	wg.Go(func() {
		if _, err := pool.Read(context.Background(), pdf, ""); err != nil {
			t.Errorf("the other document: %v", err)
		}
	})
	wg.Wait()
}

func TestAnIdleChildEndsByItself(t *testing.T) {
	pool := children(t, "extract-child", func(c *ChildrenConfig) { c.Idle = 50 * time.Millisecond })
	pdf := shared(t, "gold/idm-2018-1-fr.pdf")
	if _, err := pool.Read(context.Background(), pdf, ""); err != nil {
		t.Fatal(err)
	}
	pool.mu.Lock()
	if len(pool.idle) != 1 {
		t.Fatalf("%d idle children, want the one", len(pool.idle))
	}
	p := pool.idle[0]
	pool.mu.Unlock()
	select {
	case <-p.gone:
	case <-time.After(patience):
		t.Error("it still runs")
	}
}

func TestProgressAndCostAreTold(t *testing.T) {
	pool := children(t, "extract-child", nil)
	pdf := shared(t, "gold/idm-2018-1-fr.pdf")
	var steps []string
	var used Usage
	ctx := WithProgress(context.Background(), func(p Progress) { steps = append(steps, p.Step) })
	ctx = WithUsage(ctx, func(u Usage) { used = u })
	if _, err := pool.Read(ctx, pdf, ""); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(steps, " "); !strings.HasPrefix(got, "open native native") || !strings.HasSuffix(got, "layout") {
		t.Errorf("steps %s", got)
	}
	if runtime.GOOS == "linux" && (used.CPU <= 0 || used.Peak < 1<<20) {
		t.Errorf("cost %+v", used)
	}
}

func TestAClosedPoolTakesNoRequests(t *testing.T) {
	pool := children(t, "extract-child", nil)
	_ = pool.Close()
	if _, err := pool.Read(context.Background(), []byte("%PDF-1.7"), ""); err == nil {
		t.Error("no error")
	}
}

func TestAPoolNeedsACommand(t *testing.T) {
	if _, err := NewChildren(ChildrenConfig{}); err == nil {
		t.Error("no error")
	}
}

func TestAPageThatBreaksTheChildFailsItsOwnQuotesAlone(t *testing.T) {
	c := children(t, "child-breaks-at-page-2", nil)
	verdicts, err := VerifyQuotes(context.Background(), c, []byte("%PDF-"), "", []Quote{
		{Text: "one", Pages: []int{1}}, {Text: "two", Pages: []int{2}}, {Text: "three", Pages: []int{3}}, {Text: "too", Pages: []int{2}},
	})
	if err != nil || len(verdicts) != 4 {
		t.Fatal(verdicts, err)
	}
	for i, v := range verdicts {
		if broken := i%2 == 1; v.Found == broken || broken && v.Reason == "" {
			t.Errorf("quote %d: %+v", i+1, v)
		}
	}
}
