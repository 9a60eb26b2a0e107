package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// asked is whom a command asks: the desk at an address (a cluster's), or else
// the one on the data folder.
type asked struct {
	place
	Desk string `help:"Address of the desk to ask, as of a cluster's; the data folder is left alone." env:"RAPPORTEUR_DESK_URL" name:"desk" placeholder:"URL"`
}

func (a asked) ask(ctx context.Context, std streams, f func(*client) error) error {
	if a.Desk == "" {
		return a.place.ask(ctx, std, f)
	}
	cl, err := a.client()
	if err != nil {
		return err
	}
	return f(cl)
}

// change is ask for what sets the line in motion.
func (a asked) change(ctx context.Context, f func(*client) error) error {
	if a.Desk == "" {
		return a.place.change(ctx, f)
	}
	cl, err := a.client()
	if err != nil {
		return err
	}
	return f(cl)
}

func (a asked) client() (*client, error) {
	u, err := url.Parse(strings.TrimRight(a.Desk, "/"))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, usageError{fmt.Errorf("%q is no address of a desk: it looks like http://host:8420", a.Desk)}
	}
	return &client{base: u.String(), http: http.DefaultClient}, nil
}
