package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rapporteur.internal/flow"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/elastic"
	"rapporteur.internal/services/station"
)

type provisionCommand struct {
	Elasticsearch provisionElasticsearch `cmd:"" help:"Make templates, indices and aliases where they are missing, and API keys by role."`
	Kibana        provisionKibana        `cmd:"" help:"Import the data views, searches and dashboards that people use."`
	NATS          provisionNATS          `cmd:"" name:"nats" help:"Make the streams and buckets, for services whose users may not."`
}

// provisionNATS prepares a NATS server; run again it changes nothing.
type provisionNATS struct {
	station.Bus
	Replicas int `help:"Copies of each stream and bucket, 1 or 3." default:"1" env:"RAPPORTEUR_NATS_REPLICAS" name:"nats-replicas"`
}

func (c *provisionNATS) Run(ctx context.Context, std streams) error {
	if err := c.Make(ctx, c.Replicas); err != nil {
		return err
	}
	_, err := fmt.Fprintln(std.out, "the streams and buckets are there")
	return err
}

// provisionElasticsearch prepares an Elasticsearch; run again it changes nothing.
type provisionElasticsearch struct {
	URL          []string `help:"Addresses of the nodes." default:"http://127.0.0.1:9200" env:"RAPPORTEUR_ELASTICSEARCH_URL" name:"elasticsearch-url" placeholder:"URL"`
	User         string   `help:"User that may manage templates, indices and API keys." env:"RAPPORTEUR_ELASTICSEARCH_USER" name:"elasticsearch-user"`
	PasswordFile string   `help:"File that holds the user's password (else RAPPORTEUR_ELASTICSEARCH_PASSWORD)." env:"RAPPORTEUR_ELASTICSEARCH_PASSWORD_FILE" name:"elasticsearch-password-file" placeholder:"FILE"`
	CAFile       string   `help:"PEM file of the authority that signed the certificate." env:"RAPPORTEUR_ELASTICSEARCH_CA" name:"elasticsearch-ca" placeholder:"FILE"`
	Prefix       string   `help:"Prefix of the names of indices and aliases." default:"rapporteur" env:"RAPPORTEUR_ELASTICSEARCH_PREFIX" name:"elasticsearch-prefix"`
	Keys         string   `help:"Folder that gets one file a role, ROLE.key, readable by its owner alone; a key there that still works is kept. Without it no key is made." env:"RAPPORTEUR_KEYS" placeholder:"DIR"`
	KibanaFile   string   `help:"File that holds the password with which Kibana is to reach Elasticsearch (else RAPPORTEUR_KIBANA_SYSTEM_PASSWORD); without it that stays as it is." env:"RAPPORTEUR_KIBANA_SYSTEM_PASSWORD_FILE" name:"kibana-system-password-file" placeholder:"FILE"`
	ReaderFile   string   `help:"File that holds the password of the user for people, who reads in Kibana and changes nothing (else RAPPORTEUR_READER_PASSWORD); without it none is made." env:"RAPPORTEUR_READER_PASSWORD_FILE" name:"reader-password-file" placeholder:"FILE"`
	Shards       int      `help:"Shards of a new index; 0: 1." default:"0"`
	Replicas     string   `help:"Replicas, as auto_expand_replicas takes them." default:"0-1"`
	Refill       bool     `help:"Make a new version of the index, fill it from the statements that NATS keeps, and switch to it, while people search on."`
	station.Bus
}

func (c *provisionElasticsearch) Run(ctx context.Context, std streams) error {
	password, err := station.Secret(c.PasswordFile, "RAPPORTEUR_ELASTICSEARCH_PASSWORD")
	if err != nil {
		return err
	}
	config := elastic.Config{URLs: c.URL, User: c.User, Password: password, Prefix: c.Prefix}
	if c.CAFile != "" {
		if config.CA, err = os.ReadFile(c.CAFile); err != nil {
			return fmt.Errorf("read the authority's certificate: %w", err)
		}
	}
	p, err := elastic.NewProvisioner(config)
	if err != nil {
		return err
	}
	defer p.Close()
	p.Shards, p.Replicas = c.Shards, c.Replicas
	done, err := p.Provision(ctx)
	if err != nil {
		return err
	}
	switch {
	case done.Created:
		fmt.Fprintf(std.out, "made the index %s\n", done.Index)
	case done.Outdated:
		fmt.Fprintf(std.out, "the index %s was made by an earlier version; what is new in this one is not found in it until it is filled anew (--refill; docs/operations.md)\n", done.Index)
	default:
		fmt.Fprintf(std.out, "the index %s is there\n", done.Index)
	}
	if _, err := p.ProvisionDocuments(ctx); err != nil {
		return err
	}
	if err := c.users(ctx, p, std); err != nil {
		return err
	}
	if c.Refill {
		if err := c.refill(ctx, p, config, done, std); err != nil {
			return err
		}
	}
	if c.Keys == "" {
		return nil
	}
	if err := os.MkdirAll(c.Keys, 0o700); err != nil {
		return fmt.Errorf("make the folder of the keys: %w", err)
	}
	for _, role := range []elastic.Role{elastic.RoleIndex, elastic.RoleDesk} {
		if err := key(ctx, p, role, filepath.Join(c.Keys, string(role)+".key"), std); err != nil {
			return err
		}
	}
	return nil
}

// users sets the passwords that are given: Kibana's own and the reader's.
func (c *provisionElasticsearch) users(ctx context.Context, p *elastic.Provisioner, std streams) error {
	for _, user := range []struct {
		name, file, variable string
		set                  func(context.Context, string) error
	}{
		{elastic.KibanaUser, c.KibanaFile, "RAPPORTEUR_KIBANA_SYSTEM_PASSWORD", p.KibanaPassword},
		{elastic.Reader, c.ReaderFile, "RAPPORTEUR_READER_PASSWORD", p.ReaderUser},
	} {
		password, err := station.Secret(user.file, user.variable)
		if err != nil {
			return err
		}
		if password == "" {
			continue
		}
		if err := user.set(ctx, password); err != nil {
			return err
		}
		fmt.Fprintf(std.out, "the user %s may sign in\n", user.name)
	}
	return nil
}

// refill fills the index from the stream: the one that was just made, or a new
// version beside one that serves.
func (c *provisionElasticsearch) refill(ctx context.Context, p *elastic.Provisioner, config elastic.Config, done elastic.Provisioned, std streams) error {
	line, end, err := c.Bus.Line(ctx)
	if err != nil {
		return err
	}
	defer end()
	began, name := time.Now(), done.Index
	if done.Created {
		err = fill(ctx, line, config)
	} else {
		name, err = p.Migrate(ctx, func(ctx context.Context, into index.Store) error { return index.Replay(ctx, line, into) })
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "filled the index %s in %.2f minutes\n", name, time.Since(began).Minutes())
	return err
}

// fill fills an index that was empty, by the names that services use.
func fill(ctx context.Context, line *flow.Line, config elastic.Config) error {
	store, err := elastic.Open(config)
	if err != nil {
		return err
	}
	return errors.Join(index.Replay(ctx, line, store), store.Close())
}

// key keeps a role's key in its file; what it is is never printed.
func key(ctx context.Context, p *elastic.Provisioner, role elastic.Role, file string, std streams) error {
	old, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("read the key of %s: %w", role, err)
	}
	k, made, err := p.Key(ctx, role, strings.TrimSpace(string(old)))
	if err != nil {
		return err
	}
	if !made {
		fmt.Fprintf(std.out, "the key of %s in %s works\n", role, file)
		return nil
	}
	if err := os.WriteFile(file, []byte(k+"\n"), 0o600); err != nil {
		return fmt.Errorf("keep the key of %s: %w (it was made, and is lost: provision again)", role, err)
	}
	fmt.Fprintf(std.out, "made a key for %s: %s\n", role, file)
	return nil
}
