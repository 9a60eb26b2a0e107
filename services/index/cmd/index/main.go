// Command index is the service that writes statements to Elasticsearch and
// answers questions from it.
package main

import (
	"context"
	"fmt"
	"os"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/elastic"
	"rapporteur.internal/services/station"
)

type command struct {
	station.Flags
	ElasticURL []string `help:"Addresses of Elasticsearch's nodes." default:"http://127.0.0.1:9200" env:"RAPPORTEUR_ELASTICSEARCH_URL" name:"elasticsearch-url" placeholder:"URL"`
	KeyFile    string   `help:"File that holds the API key (else RAPPORTEUR_ELASTICSEARCH_API_KEY)." env:"RAPPORTEUR_ELASTICSEARCH_API_KEY_FILE" name:"elasticsearch-api-key-file" placeholder:"FILE"`
	CAFile     string   `help:"PEM file of the authority that signed Elasticsearch's certificate." env:"RAPPORTEUR_ELASTICSEARCH_CA" name:"elasticsearch-ca" placeholder:"FILE"`
	Prefix     string   `help:"Prefix of the names of indices and aliases." default:"rapporteur" env:"RAPPORTEUR_ELASTICSEARCH_PREFIX" name:"elasticsearch-prefix"`
	Workers    int      `help:"How many batches are written at once: while one is being refreshed the next is put." default:"2" env:"RAPPORTEUR_WORKERS"`
	Batch      int      `help:"How many statements a batch holds at most: documents that it completes share a refresh." default:"1000" env:"RAPPORTEUR_BATCH"`
}

func (c *command) Open(_ context.Context, s *station.Station) (*station.Service, error) {
	config := elastic.Config{URLs: c.ElasticURL, Prefix: c.Prefix}
	var err error
	if config.APIKey, err = station.Secret(c.KeyFile, "RAPPORTEUR_ELASTICSEARCH_API_KEY"); err != nil {
		return nil, err
	}
	if c.CAFile != "" {
		if config.CA, err = os.ReadFile(c.CAFile); err != nil {
			return nil, fmt.Errorf("read the authority's certificate: %w", err)
		}
	}
	store, err := elastic.Open(config)
	if err != nil {
		return nil, err
	}
	return &station.Service{
		Stages: index.Stages(index.Deps{Line: s.Line, Store: store, Workers: c.Workers, Batch: c.Batch, Log: s.Log}),
		Serve: func(ctx context.Context) error {
			index.TellFates(ctx, s.Line, store, s.Log)
			return ctx.Err()
		},
		Ready: func(ctx context.Context) error {
			_, err := store.Find(ctx, &pb.FindRequest{Size: 1})
			return err
		},
		Close: store.Close,
	}, nil
}

func main() {
	os.Exit(station.Main("index", "Writes statements to Elasticsearch, seals documents, and answers questions. Copies share the work.", &command{}, os.Args[1:], os.Stdout, os.Stderr))
}
