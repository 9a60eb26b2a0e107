//go:build unix

package cluster

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
)

// Services are the six, in the line's order.
func Services() []string {
	return []string{"watch", "extract", "segment", "index", "report", "desk"}
}

// Build makes the binaries in dir: the services (rapporteur-watch and so on),
// nats-server, and rapporteur. tags are Go build tags of the services: "crash"
// lets a test kill them at chosen steps. The module of this package must be the
// current one, or in its workspace.
func Build(ctx context.Context, dir string, tags ...string) error {
	args := []string{"build"}
	for _, t := range tags {
		args = append(args, "-tags", t)
	}
	makes := [][]string{
		{"-o", filepath.Join(dir, "nats-server"), "github.com/nats-io/nats-server/v2"},
		{"-o", filepath.Join(dir, "rapporteur"), "rapporteur.internal/pipelines/cmd/rapporteur"},
	}
	for _, s := range Services() {
		makes = append(makes, []string{"-o", filepath.Join(dir, "rapporteur-"+s), "rapporteur.internal/services/" + s + "/cmd/" + s})
	}
	for _, m := range makes {
		cmd := exec.CommandContext(ctx, "go", slices.Concat(args, m)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("build %s: %w\n%s", filepath.Base(m[1]), err, out)
		}
	}
	return nil
}
