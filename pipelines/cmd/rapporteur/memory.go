package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"time"

	reporting "rapporteur.internal/services/report"
	"rapporteur.internal/services/report/memory"
	"rapporteur.internal/services/report/translator"
)

type memoryCommand struct {
	asked
	Series string `arg:"" help:"The series, as in the address of its report: idm-2018."`

	Export    bool   `help:"Write the memory to the standard output." xor:"what" required:""`
	Import    string `help:"Merge a file into the memory: a person's words go before a machine's, newer ones before older." placeholder:"FILE" xor:"what" required:"" type:"path"`
	Translate bool   `help:"Have the series' translator put words for what has none; they count as a machine's until a person accepts them." xor:"what" required:""`

	Format   string `help:"tsv, yaml, xliff or tmx (import: else by the file's ending)." enum:",tsv,yaml,xliff,tmx" default:""`
	Missing  bool   `help:"With --export: also what waits for a translation, without words and with the form that is wanted."`
	Language string `help:"With --export: only words in this language (default with xliff: the report's)." placeholder:"fr|en|es"`
	By       string `help:"With --import: who gave the words whose line doesn't say it." placeholder:"NAME"`
	Folder   string `help:"Folder of the memories (default: memory in the data folder)." env:"RAPPORTEUR_MEMORY" placeholder:"DIR" name:"memory"`
}

// Help tells where a translator is named.
func (c *memoryCommand) Help() string {
	return `The translator of --translate is a command or an HTTP endpoint, named in translator.yaml in the memory's folder ` +
		`(command: [translate, --fast], or url: http://host/translate; seconds: 120). It gets JSON Lines {source, target, text, form} ` +
		`and gives as many lines {words}. Nothing is sent anywhere without this command.`
}

func (c *memoryCommand) dir() string {
	if c.Folder != "" {
		return c.Folder
	}
	return filepath.Join(c.place.dir(), "memory")
}

func (c *memoryCommand) Run(ctx context.Context, std streams) error {
	series, err := reporting.OpenSeries(c.Series)
	if err != nil {
		return usageError{err}
	}
	mine, wrong := memory.Open(os.DirFS(c.dir()), c.Series)
	for _, f := range memory.Faults(wrong) {
		fmt.Fprintln(std.err, printable(remedied(f.Error(), f.Advice)))
	}
	all := mine.Over(series.Memory)
	switch {
	case c.Import != "":
		return c.take(ctx, std, all)
	case c.Translate:
		return c.translate(ctx, std, series, all)
	}
	return c.give(ctx, std, all)
}

// waiting is what a report says about what waits for a translation.
type waiting struct {
	Language     string
	Untranslated []sentence
}

type sentence struct{ Citation, Language, Text, Form string }

func (c *memoryCommand) report(ctx context.Context, std streams) (r waiting, err error) {
	err = c.ask(ctx, std, func(cl *client) error {
		return cl.get(ctx, "/api/v1/reports/"+url.PathEscape(c.Series)+"/json", &r)
	})
	return r, err
}

// give writes the memory out.
func (c *memoryCommand) give(ctx context.Context, std streams, all *memory.Memory) error {
	format := memory.Format(c.Format)
	if format == "" {
		format = memory.TSV
	}
	language := c.Language
	out := &memory.Memory{}
	if c.Missing || language == "" && format == memory.XLIFF {
		r, err := c.report(ctx, std)
		if err != nil {
			return err
		}
		if language == "" {
			language = r.Language
		}
		for _, u := range r.Untranslated {
			if c.Missing && r.Language == language {
				out.Put(memory.Entry{ID: u.Citation, Text: u.Text, Form: memory.Form(u.Form), Language: u.Language, Target: language})
			}
		}
	}
	for e := range all.All() {
		if language == "" || e.Target == language {
			out.Put(e)
		}
	}
	if out.Len() == 0 {
		return fmt.Errorf("%s has no words in its memory (--missing writes what is to be translated)", c.Series)
	}
	return out.Export(std.out, format)
}

// take merges a file into the memory, and tells what became of each entry.
func (c *memoryCommand) take(ctx context.Context, std streams, all *memory.Memory) error {
	format, ok := memory.Format(c.Format), true
	if format == "" {
		if format, ok = memory.FormatOf(c.Import); !ok {
			return usageError{fmt.Errorf("the ending of %s tells no format: name it with --format tsv, yaml, xliff or tmx", filepath.Base(c.Import))}
		}
	}
	f, err := os.Open(c.Import)
	if err != nil {
		return usageError{err}
	}
	defer f.Close()
	read, wrong := memory.Import(f, filepath.Base(c.Import), format)
	given := &memory.Memory{}
	for e := range read.All() {
		if e.By == "" {
			e.By = c.By
		}
		given.Put(e)
	}
	live, err := c.texts(ctx, std)
	if err != nil {
		return err
	}
	is := all.Merge(given, func(source string) bool { return live[source] })
	if err := c.store(all, is.Taken); err != nil {
		return err
	}
	faults := memory.Faults(wrong)
	for _, e := range is.Behind {
		fmt.Fprintln(std.out, printable(fmt.Sprintf("left out, since words of a person or newer ones stand there: %s (%s) “%s”", e.ID, e.Form, e.Words)))
	}
	for _, e := range is.Void {
		fmt.Fprintln(std.out, printable(fmt.Sprintf("void, since its text stands in no document of the series: %s (%s) “%s”", e.ID, e.Form, e.Text)))
	}
	for _, f := range faults {
		fmt.Fprintln(std.out, printable("refused: "+remedied(f.Error(), f.Advice)))
	}
	fmt.Fprintf(std.out, "%d taken (void: %d), %d there already, %d left out, %d without words, %d refused\n",
		len(is.Taken), len(is.Void), len(is.Same), len(is.Behind), len(is.Open), len(faults))
	if len(faults) > 0 {
		return faultsError{len(faults)}
	}
	return nil
}

// store writes the files of the languages whose words changed.
func (c *memoryCommand) store(all *memory.Memory, taken []memory.Entry) error {
	changed := map[string]bool{}
	for _, e := range taken {
		changed[e.Target] = true
	}
	for language := range changed {
		if err := all.Store(c.dir(), c.Series, language); err != nil {
			return err
		}
	}
	return nil
}

// texts are the sources that stand in the series' documents, and on its list of
// what waits for a translation.
func (c *memoryCommand) texts(ctx context.Context, std streams) (map[string]bool, error) {
	live := map[string]bool{}
	r, err := c.report(ctx, std)
	if err != nil {
		return nil, err
	}
	for _, u := range r.Untranslated {
		live[memory.Hash(u.Text)] = true
	}
	var lines bytes.Buffer
	err = c.ask(ctx, std, func(cl *client) error {
		return copyOut(ctx, cl, "/api/v1/export?"+url.Values{"format": {"jsonl"}, "series": {c.Series}}.Encode(), &lines)
	})
	if err != nil {
		return nil, err
	}
	for d := json.NewDecoder(&lines); ; {
		var line struct{ Text, Section string }
		switch err := d.Decode(&line); {
		case err == io.EOF:
			return live, nil
		case err != nil:
			return nil, fmt.Errorf("read the statements of %s: %w", c.Series, err)
		}
		live[memory.Hash(line.Text)] = true
		if line.Section != "" {
			live[memory.Hash(line.Section)] = true
		}
	}
}

// batch is how many sentences a translator gets at once.
const batch = 50

// translate asks the series' translator for what has no words.
func (c *memoryCommand) translate(ctx context.Context, std streams, series *reporting.Series, all *memory.Memory) error {
	who, err := c.translator(series)
	if err != nil {
		return usageError{err}
	}
	r, err := c.report(ctx, std)
	if err != nil {
		return err
	}
	// The report may not have taken up yet what came in since.
	open := slices.DeleteFunc(r.Untranslated, func(u sentence) bool {
		_, there := all.Lookup(u.Text, r.Language, memory.Form(u.Form))
		return there
	})
	given, silent := &memory.Memory{}, 0
	var failed error
	for some := range slices.Chunk(open, batch) {
		var asks []translator.Ask
		for _, u := range some {
			asks = append(asks, translator.Ask{Source: u.Language, Target: r.Language, Text: u.Text, Form: u.Form})
		}
		words, err := who.Translate(ctx, asks)
		if err != nil {
			failed = err
			break
		}
		for i, u := range some {
			if words[i] == "" {
				silent++
				continue
			}
			given.Put(memory.Entry{ID: u.Citation, Text: u.Text, Form: memory.Form(u.Form), Language: u.Language, Target: r.Language, Words: words[i],
				By: who.Name(), Date: time.Now().Format(time.DateOnly), Origin: memory.Machine})
		}
	}
	// What is kept must be readable from its file, as if a person had written it there.
	var written bytes.Buffer
	if err := given.Export(&written, memory.TSV); err != nil {
		return err
	}
	given, wrong := memory.Import(&written, who.Name(), memory.TSV)
	is := all.Merge(given, nil)
	if err := c.store(all, is.Taken); err != nil {
		return err
	}
	faults := memory.Faults(wrong)
	for _, f := range faults {
		fmt.Fprintln(std.out, printable("refused: "+remedied(f.Error(), f.Advice)))
	}
	fmt.Fprintf(std.out, "%d sentences wait for a translation; %s gave words for %d, a machine's until accepted; none for %d\n",
		len(open), printable(who.Name()), len(is.Taken), silent)
	if failed != nil {
		var told *translator.Error
		if errors.As(failed, &told) {
			return errors.New(remedied(told.Error(), told.Advice))
		}
		return failed
	}
	if len(faults) > 0 {
		return faultsError{len(faults)}
	}
	return nil
}

// translator is the series' own, else that of the memory's folder.
func (c *memoryCommand) translator(series *reporting.Series) (*translator.Config, error) {
	if series.Translator != nil {
		return series.Translator, nil
	}
	name := filepath.Join(c.dir(), "translator.yaml")
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("%s has no translator: name one in %s, as command: [translate] or url: http://host/translate", c.Series, name)
	}
	who, err := translator.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return who, nil
}
