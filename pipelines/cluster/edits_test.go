//go:build unix

package cluster_test

import (
	"context"
	"crypto/rand"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"rapporteur.internal/flow"
	"rapporteur.internal/pipelines/cluster"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/custody"
	"rapporteur.internal/services/ledger"
	"rapporteur.internal/services/report"
	"rapporteur.internal/services/report/edit"
)

// TestEditsAndCorrectionsPassTheUsersOfNATS has the desk, report and extract do
// with the buckets edits and corrections what they have to, each as its own user
// of deploy/nats/users.conf.
func TestEditsAndCorrectionsPassTheUsersOfNATS(t *testing.T) {
	ctx, as := users(t)
	as("admin")
	desk, reporting, extract := as("desk"), as("report"), as("extract")

	// What the desk asks, report answers, and keeps.
	if err := ledger.New(desk).Want(ctx, "rivers"); err != nil {
		t.Fatal(err)
	}
	stop, end := context.WithCancel(ctx)
	answered := make(chan error, 1)
	go func() {
		var stages []flow.Stage
		for _, s := range report.Stages(report.Deps{Line: reporting}) {
			if s.Name() == report.AskEdit || s.Name() == report.AskEdits {
				stages = append(stages, s)
			}
		}
		answered <- flow.Run(stop, reporting, stages...)
	}()
	var resp *pb.ChangeEditsResponse
	var err error
	for {
		resp, err = flow.Ask[*pb.ChangeEditsResponse](ctx, desk, report.AskEdit, &pb.ChangeEditsRequest{Series: "rivers", By: "Ines",
			Change: &pb.ChangeEditsRequest_Put{Put: &pb.Edit{What: &pb.Edit_Title{Title: "Rivers"}}}})
		if !flow.IsUnavailable(err) || ctx.Err() != nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if err != nil || resp.GetEdits().GetVersion() != 1 {
		t.Fatalf("%v %v", resp, err)
	}
	if e, err := flow.Ask[*pb.Edits](ctx, desk, report.AskEdits, &pb.EditsRequest{Series: "rivers"}); err != nil || e.Version != 1 {
		t.Errorf("%v %v", e, err)
	}
	end()
	if err := <-answered; err != nil {
		t.Error(err)
	}
	quick, stopQuick := context.WithTimeout(ctx, time.Second)
	if _, err := (edit.Store{Line: desk}).Get(quick, "rivers"); err == nil {
		t.Error("the desk reads the bucket of edits past report")
	}
	stopQuick()

	// What the desk says of a file, extract reads and is told of.
	if _, err := ledger.New(desk).UpdateFile(ctx, "a.pdf", func(r *pb.FileRecord) error {
		r.Content, r.State = strings.Repeat("0", 64), pb.FileState_FILE_STATE_INDEXED
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	city := "Porto"
	if now, stale, err := custody.New(desk).Correct(ctx, "a.pdf", custody.Say{By: "Ines", Fields: map[string]*string{"city": &city}}); err != nil || stale || now.Version != 1 {
		t.Fatalf("%v %v %v", now, stale, err)
	}
	l := ledger.New(extract)
	if said, err := l.Correction(ctx, "a.pdf"); err != nil || said.GetSays().GetCity() != "Porto" {
		t.Errorf("%v %v", said, err)
	}
	if all, err := l.Corrections(ctx); err != nil || len(all) != 1 {
		t.Errorf("%v %v", all, err)
	}
	told := make(chan struct{})
	watching, stopWatching := context.WithCancel(ctx)
	go l.WatchCorrections(watching, func(*pb.Correction, bool) error { close(told); stopWatching(); return nil })
	select {
	case <-told:
	case <-time.After(patience):
		t.Error("extract isn't told of a correction")
	}
	stopWatching()
	if err := ledger.New(desk).DropCorrection(ctx, "a.pdf"); err != nil {
		t.Error(err)
	}
}

// users starts a NATS with the users of deploy/nats/users.conf, and gives lines as one of them.
func users(t *testing.T) (context.Context, func(user string) *flow.Line) {
	t.Helper()
	passwords := map[string]string{}
	config := cluster.Config{Bin: binaries(t), Dir: t.TempDir(), Inbox: t.TempDir(), Elasticsearch: "http://127.0.0.1:1",
		Bus: filepath.Join(root, "deploy", "nats", "server.conf"), Env: map[string][]string{}}
	for _, user := range append(cluster.Services(), "admin") {
		passwords[user] = "p" + rand.Text()
		config.Env["nats"] = append(config.Env["nats"], "RAPPORTEUR_NATS_PASSWORD_"+strings.ToUpper(user)+"="+passwords[user])
	}
	c, err := cluster.New(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	if err := c.StartNATS(ctx); err != nil {
		t.Fatal(err)
	}
	as := func(user string) *flow.Line {
		t.Helper()
		nc, err := nats.Connect(c.NATS(), nats.UserInfo(user, passwords[user]), nats.CustomInboxPrefix("_INBOX_"+user))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(nc.Close)
		line, err := flow.Open(ctx, nc, ledger.Topology(), flow.Options{Bind: user != "admin"})
		if err != nil {
			t.Fatalf("%s: %v", user, err)
		}
		return line
	}
	return ctx, as
}
