package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"rapporteur.internal/services/index/kibana"
	"rapporteur.internal/services/station"
)

// provisionKibana gives Kibana what people see in it; run again it puts right
// what was changed.
type provisionKibana struct {
	URL          string        `help:"Address of Kibana." default:"http://127.0.0.1:5601" env:"RAPPORTEUR_KIBANA_URL" name:"kibana-url" placeholder:"URL"`
	User         string        `help:"User that may manage saved objects." env:"RAPPORTEUR_KIBANA_USER" name:"kibana-user"`
	PasswordFile string        `help:"File that holds the user's password (else RAPPORTEUR_KIBANA_PASSWORD)." env:"RAPPORTEUR_KIBANA_PASSWORD_FILE" name:"kibana-password-file" placeholder:"FILE"`
	CAFile       string        `help:"PEM file of the authority that signed the certificate." env:"RAPPORTEUR_KIBANA_CA" name:"kibana-ca" placeholder:"FILE"`
	PublicURL    string        `help:"Address by which people's browsers reach the desk; links in Kibana lead there." default:"http://127.0.0.1:8420" env:"RAPPORTEUR_PUBLIC_URL" name:"public-url" placeholder:"URL"`
	Prefix       string        `help:"Prefix of the names of indices and aliases." default:"rapporteur" env:"RAPPORTEUR_ELASTICSEARCH_PREFIX" name:"elasticsearch-prefix"`
	Languages    []string      `help:"Languages of the objects." default:"fr,en" env:"RAPPORTEUR_KIBANA_LANGUAGES" name:"languages"`
	Wait         time.Duration `help:"How long a Kibana that starts is waited for." default:"5m" env:"RAPPORTEUR_KIBANA_WAIT"`
}

func (c *provisionKibana) Run(ctx context.Context, std streams) error {
	public := strings.TrimRight(c.PublicURL, "/")
	if u, err := url.Parse(public); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return usageError{fmt.Errorf("--public-url is %q: it looks like https://desk.example.org", c.PublicURL)}
	}
	var all []kibana.Object
	for _, lang := range c.Languages {
		some, err := kibana.Objects(kibana.Options{Language: lang, PublicURL: public, Prefix: c.Prefix})
		if err != nil {
			return usageError{err}
		}
		all = append(all, some...)
	}
	password, err := station.Secret(c.PasswordFile, "RAPPORTEUR_KIBANA_PASSWORD")
	if err != nil {
		return err
	}
	config := kibana.Config{URL: c.URL, User: c.User, Password: password, Patience: c.Wait}
	if c.CAFile != "" {
		if config.CA, err = os.ReadFile(c.CAFile); err != nil {
			return fmt.Errorf("read the authority's certificate: %w", err)
		}
	}
	server, err := kibana.Open(config)
	if err != nil {
		return usageError{err}
	}
	defer server.Close()
	done, err := server.Provision(ctx, all)
	if err != nil {
		return err
	}
	var kinds []string
	for kind, n := range done.ByType {
		kinds = append(kinds, fmt.Sprintf("%d %s", n, kind))
	}
	slices.Sort(kinds)
	_, err = fmt.Fprintf(std.out, "Kibana holds %d objects: %s\n", done.Objects, strings.Join(kinds, ", "))
	return err
}
