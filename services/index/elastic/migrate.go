package elastic

import (
	"context"
	"errors"
	"fmt"

	"github.com/elastic/go-elasticsearch/v8/esapi"

	"rapporteur.internal/services/index"
)

// Migrate makes a new version of the index with the mappings and the analysis of
// this program, fills it, and switches readers and writers to it; they go on
// with the old one meanwhile. It gives the new index' name.
//
// fill replays every statement and seal into the store that it is given. It is
// called twice: once before writers are switched, and once after, for what they
// wrote to the old version until then; replaying everything again is safe, and
// replaying from where the first call began is enough. Readers are switched
// after the second. What the store is given can be found when fill has returned,
// not before.
//
// A Migrate that failed leaves readers on the old version, and may be called
// again: it goes on, or begins anew.
func (p *Provisioner) Migrate(ctx context.Context, fill func(ctx context.Context, into index.Store) error) (string, error) {
	name, err := p.migrate(ctx, fill)
	if err != nil {
		return "", fmt.Errorf("migrate the index: %w", err)
	}
	return name, nil
}

func (p *Provisioner) migrate(ctx context.Context, fill func(context.Context, index.Store) error) (string, error) {
	if err := p.templates(ctx); err != nil {
		return "", err
	}
	v, err := p.aliased(ctx)
	if err != nil {
		return "", err
	}
	if v.read == 0 {
		return "", errors.New("there is no index yet: provision Elasticsearch first")
	}
	n := v.write
	if v.write == v.read {
		n = v.next()
		if err := p.create(ctx, n); err != nil {
			return "", err
		}
		if err := p.fill(ctx, n, fill); err != nil {
			return "", errors.Join(err, p.delete(context.WithoutCancel(ctx), n))
		}
		if err := p.alias(ctx, p.writeTo(n, v)); err != nil {
			return "", err
		}
	}
	if err := p.fill(ctx, n, fill); err != nil {
		return "", err
	}
	if err := p.alias(ctx, p.readFrom(n, v)); err != nil {
		return "", err
	}
	for _, old := range v.all {
		if old < n {
			if err := p.delete(ctx, old); err != nil {
				return "", err
			}
		}
	}
	return p.statements(n), nil
}

func (p *Provisioner) fill(ctx context.Context, n int, fill func(context.Context, index.Store) error) error {
	into, err := open(p.client, p.version(n))
	if err != nil {
		return err
	}
	// Many small segments would be merged again and again: it is refreshed once.
	into.unread = true
	if err := fill(ctx, into); err != nil {
		return fmt.Errorf("fill %s: %w", p.statements(n), err)
	}
	return into.refresh(ctx, into.write)
}

// delete removes a version.
func (p *Provisioner) delete(ctx context.Context, n int) error {
	err := p.do(ctx, func() esapi.Request {
		return esapi.IndicesDeleteRequest{Index: []string{p.statements(n), p.seals(n), p.parcelled(n)}, IgnoreUnavailable: ptr(true)}
	}, nil)
	if err != nil {
		return fmt.Errorf("delete version %d of the index: %w", n, err)
	}
	return nil
}

// Remove deletes everything that Provision made, with all statements.
func (p *Provisioner) Remove(ctx context.Context) error {
	versions, err := p.versions(ctx)
	if err != nil {
		return fmt.Errorf("remove the index: %w", err)
	}
	for _, n := range versions {
		if err := p.delete(ctx, n); err != nil {
			return fmt.Errorf("remove the index: %w", err)
		}
	}
	for _, name := range []string{p.prefix + "-statements", p.prefix + "-seals", p.prefix + "-parcels"} {
		err := p.do(ctx, func() esapi.Request { return esapi.IndicesDeleteIndexTemplateRequest{Name: name} }, nil)
		if err != nil && !is(err, 404) {
			return fmt.Errorf("remove the template %s: %w", name, err)
		}
	}
	for _, name := range []string{p.prefix + "-statements", p.prefix + "-seals", p.prefix + "-parcels", p.prefix + "-replicas"} {
		err := p.do(ctx, func() esapi.Request { return esapi.ClusterDeleteComponentTemplateRequest{Name: name} }, nil)
		if err != nil && !is(err, 404) {
			return fmt.Errorf("remove the component template %s: %w", name, err)
		}
	}
	return p.removeDocuments(ctx)
}
