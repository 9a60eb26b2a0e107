// Command rapporteur reads the summaries of a dialogue's sessions, tells who
// said what, on which page, and writes the combined report: every service in
// one process, with the bus and the index embedded.
//
// Exit codes: 0 all done; 1 something failed and is listed; 2 wrong use.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"rapporteur.internal/pipelines/holding"
)

// Exit codes of the command.
const (
	exitDone  = 0
	exitFault = 1
	exitUsage = 2
)

type commands struct {
	Up        upCommand        `cmd:"" help:"Watch a folder, serve search and reports: everything in one process."`
	Run       runCommand       `cmd:"" help:"Process what is there, write exports and reports, exit."`
	Read      readCommand      `cmd:"" help:"Read one PDF to the standard output."`
	Search    searchCommand    `cmd:"" help:"Find statements."`
	Status    statusCommand    `cmd:"" help:"Say how far each file is, and what is wrong with it."`
	Export    exportCommand    `cmd:"" help:"Write all statements to the standard output, as JSON Lines or a table."`
	Report    reportCommand    `cmd:"" help:"Write a series' combined report to the standard output."`
	Memory    memoryCommand    `cmd:"" help:"Take a series' translation memory out and in, and have a translator fill it."`
	MCP       mcpCommand       `cmd:"" name:"mcp" help:"Let an assistant search, read statements and have texts checked, over the Model Context Protocol."`
	Retry     retryCommand     `cmd:"" help:"Take up again what failed."`
	Forget    forgetCommand    `cmd:"" help:"Remove a document, and its place in the reports."`
	GC        gcCommand        `cmd:"" name:"gc" help:"Remove bytes that no document needs any more."`
	Provision provisionCommand `cmd:"" help:"Prepare the servers of a cluster."`
	Backup    backupCommand    `cmd:"" help:"Write down what a cluster's NATS holds, as it stood at one moment."`
	Restore   restoreCommand   `cmd:"" help:"Bring a backup to an empty NATS."`
	Child     childCommand     `cmd:"" name:"extract-child" hidden:"" help:"Read PDFs for a parent, within limits."`

	Version kong.VersionFlag `help:"Print the version and exit." short:"V"`
}

// place is where a command's data lies.
type place struct {
	Data string `help:"Folder that holds everything known (default: ${data})." env:"RAPPORTEUR_DATA" placeholder:"DIR"`
}

func (p place) dir() string {
	if p.Data != "" {
		return p.Data
	}
	return filepath.Join(userData(), "data")
}

// streams are where a command reads and writes, and what ends it.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// usageError is a fault of the call: exit 2.
type usageError struct{ error }

// faultsError says that the command did what it could and listed the rest: exit 1, nothing more to print.
type faultsError struct{ n int }

func (e faultsError) Error() string { return fmt.Sprintf("%d failed", e.n) }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := execute(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// execute runs one call and returns its exit code.
func execute(ctx context.Context, args []string, std streams) int {
	var c commands
	exited := -1
	parser, err := kong.New(&c,
		kong.Name("rapporteur"),
		kong.Description("Finds what was said, by whom, on which page, and merges the sessions of a dialogue into one analytical report."),
		kong.Vars{"version": version(), "data": filepath.Join(userData(), "data"), "out": filepath.Join(userData(), "out"), "inbox": filepath.Join(userData(), "inbox")},
		kong.Writers(std.out, std.err),
		kong.Exit(func(code int) { exited = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.UsageOnError(),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(std),
	)
	if err != nil {
		fmt.Fprintln(std.err, "rapporteur:", err)
		return exitFault
	}
	if len(args) > 0 && args[0] == "help" {
		args = append(args[1:len(args):len(args)], "--help")
	}
	call, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err != nil {
		fmt.Fprintf(std.err, "rapporteur: %v\n%sTry: rapporteur --help\n", err, commandsFor(parser, args))
		return exitUsage
	}
	return report(call.Run(), std.err)
}

// commandsFor lists the commands where a call names none of them.
func commandsFor(parser *kong.Kong, args []string) string {
	var names []string
	for _, n := range parser.Model.Children {
		if len(args) > 0 && n.Name == args[0] {
			return ""
		}
		if !n.Hidden {
			names = append(names, n.Name)
		}
	}
	return "Commands: " + strings.Join(names, ", ") + "\n"
}

// report prints what went wrong and gives the exit code.
func report(err error, w io.Writer) int {
	var usage usageError
	var faults faultsError
	var held *holding.HeldError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &faults):
		return exitFault
	case errors.As(err, &usage), errors.As(err, &held):
		fmt.Fprintln(w, "rapporteur:", err)
		return exitUsage
	case errors.Is(err, syscall.EPIPE):
		return exitDone // The reader of our output has seen enough.
	}
	fmt.Fprintln(w, "rapporteur:", err)
	return exitFault
}

// version is the product's version: the build's revision where there is one.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	revision := ""
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			revision = s.Value[:min(12, len(s.Value))]
		}
	}
	if revision == "" {
		return "development (" + runtime.Version() + ")"
	}
	return revision + " (" + runtime.Version() + ")"
}

// userData is the folder under which data, out and inbox lie by default.
func userData() string {
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "rapporteur")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		home = os.TempDir()
	}
	switch runtime.GOOS {
	case "darwin":
		return filepath.Join(home, "Library", "Application Support", "Rapporteur")
	case "windows":
		if dir := os.Getenv("LocalAppData"); dir != "" {
			return filepath.Join(dir, "Rapporteur")
		}
	}
	return filepath.Join(home, ".local", "share", "rapporteur")
}
