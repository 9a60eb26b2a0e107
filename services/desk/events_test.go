package desk_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/desk"
)

// listen gives the data of the desk's events, one at a time.
func listen(t *testing.T, address string) <-chan map[string]int {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 3*patience)
	t.Cleanup(stop)
	r, err := http.NewRequestWithContext(ctx, "GET", address+"/api/v1/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	if got := resp.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Fatalf("events are %s", got)
	}
	c := make(chan map[string]int)
	go func() {
		defer close(c)
		lines := bufio.NewScanner(resp.Body)
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				m := map[string]int{}
				if json.Unmarshal([]byte(data), &m) != nil {
					return
				}
				select {
				case c <- m:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	return c
}

func next(t *testing.T, c <-chan map[string]int) map[string]int {
	t.Helper()
	select {
	case m, open := <-c:
		if !open {
			t.Fatal("the events ended")
		}
		return m
	case <-time.After(patience):
		t.Fatal("no event came")
	}
	return nil
}

func (l *line) add(d *pb.DocumentRecord) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.status.Documents = append(l.status.Documents, d)
}

func (l *line) write(r desk.Report) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reports = append(l.reports, r)
}

func TestEventsFollowTheLine(t *testing.T) {
	for name, told := range map[string]bool{"told of changes": true, "looking by itself": false} {
		t.Run(name, func(t *testing.T) {
			l := small()
			if told {
				l.changes = make(chan struct{}, 1)
			}
			c := listen(t, l.serve(t).URL)
			if m := next(t, c); m["documents"] != 2 || m["files"] != 4 || m["failed"] != 3 || m["busy"] != 0 || m["statements"] != 5 {
				t.Errorf("the first event says %v", m)
			}
			if told {
				l.changes <- struct{}{} // Nothing changed: no event may come of it.
				select {
				case m := <-c:
					t.Errorf("an event came of nothing: %v", m)
				case <-time.After(100 * time.Millisecond):
				}
			}
			l.add(&pb.DocumentRecord{Id: "d3", State: pb.FileState_FILE_STATE_RECEIVED, Metadata: &pb.Metadata{Title: "Third"}})
			if told {
				l.changes <- struct{}{}
			}
			if m := next(t, c); m["documents"] != 3 || m["busy"] != 1 {
				t.Errorf("the second event says %v", m)
			}
			l.write(desk.Report{ReportWritten: &pb.ReportWritten{Series: "harbour", Version: "v2", Documents: 2}})
			if told {
				l.changes <- struct{}{}
			}
			next(t, c)
		})
	}
}

func TestEventsEndWithTheirSource(t *testing.T) {
	l := small()
	l.changes = make(chan struct{})
	c := listen(t, l.serve(t).URL)
	next(t, c)
	close(l.changes)
	select {
	case _, open := <-c:
		if open {
			t.Error("an event came after the end")
		}
	case <-time.After(patience):
		t.Error("the stream stayed open after its source ended")
	}
}
