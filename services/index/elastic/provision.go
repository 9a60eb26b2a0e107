package elastic

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/elastic/go-elasticsearch/v8/esapi"

	"rapporteur.internal/services/index/analysis"
)

// Provisioner prepares an Elasticsearch. Its user may manage templates, indices
// and API keys.
type Provisioner struct {
	*client
	chains analysis.Chains
	// Shards of a new version of the index; 0: 1.
	Shards int
	// Replicas as auto_expand_replicas takes them; empty: "0-1".
	Replicas string
}

// NewProvisioner makes one; it doesn't call Elasticsearch.
func NewProvisioner(c Config) (*Provisioner, error) {
	cl, err := newClient(c)
	if err != nil {
		return nil, fmt.Errorf("provision: %w", err)
	}
	chains, err := analysis.Load()
	if err != nil {
		return nil, fmt.Errorf("provision: %w", err)
	}
	return &Provisioner{client: cl, chains: chains}, nil
}

// Close lets go of the connections.
func (p *Provisioner) Close() { p.http.CloseIdleConnections() }

// Provisioned says what there is now.
type Provisioned struct {
	// Index behind the read alias.
	Index string
	// Created: there was none before.
	Created bool
	// Outdated: it was made with other mappings or analysis; Migrate makes a new one.
	Outdated bool
}

// Provision makes what is missing: templates, the first version of the index,
// aliases. What is there already stays as it is, with its statements.
func (p *Provisioner) Provision(ctx context.Context) (Provisioned, error) {
	if err := p.templates(ctx); err != nil {
		return Provisioned{}, fmt.Errorf("provision Elasticsearch: %w", err)
	}
	v, err := p.aliased(ctx)
	if err != nil {
		return Provisioned{}, fmt.Errorf("provision Elasticsearch: %w", err)
	}
	if v.read == 0 {
		n := v.next()
		if err := p.create(ctx, n); err != nil {
			return Provisioned{}, fmt.Errorf("provision Elasticsearch: %w", err)
		}
		if err := p.alias(ctx, append(p.writeTo(n, v), p.readFrom(n, v)...)); err != nil {
			return Provisioned{}, fmt.Errorf("provision Elasticsearch: %w", err)
		}
		return Provisioned{Index: p.statements(n), Created: true}, nil
	}
	if err := p.complete(ctx, v); err != nil {
		return Provisioned{}, fmt.Errorf("provision Elasticsearch: %w", err)
	}
	outdated, err := p.outdated(ctx, v.read)
	if err != nil {
		return Provisioned{}, fmt.Errorf("provision Elasticsearch: %w", err)
	}
	return Provisioned{Index: p.statements(v.read), Outdated: outdated}, nil
}

func (p *Provisioner) templates(ctx context.Context) error {
	settings, err := Settings(p.chains)
	if err != nil {
		return err
	}
	current, err := rules(p.chains)
	if err != nil {
		return err
	}
	var properties object
	if err := json.Unmarshal(mapping, &properties); err != nil {
		return fmt.Errorf("read mapping.json: %w", err)
	}
	properties["_meta"] = object{"rules": current}
	replicas := p.Replicas
	if replicas == "" {
		replicas = "0-1"
	}
	for name, template := range map[string]any{
		p.prefix + "-replicas": object{"settings": object{"auto_expand_replicas": replicas}},
		// Together: Elasticsearch looks whether a mapping's analyzers are there.
		p.prefix + "-statements": object{"settings": settings, "mappings": properties},
		p.prefix + "-seals":      object{"mappings": sealsMapping},
		p.prefix + "-parcels":    object{"mappings": parcelsMapping},
	} {
		err := p.do(ctx, func() esapi.Request {
			return esapi.ClusterPutComponentTemplateRequest{Name: name, Body: body(object{"template": template})}
		}, nil)
		if err != nil {
			return fmt.Errorf("put the component template %s: %w", name, err)
		}
	}
	for name, template := range map[string]object{
		p.prefix + "-statements": {
			"index_patterns": []string{p.prefix + "-statements-v*"},
			"composed_of":    []string{p.prefix + "-replicas", p.prefix + "-statements"},
			"template": object{"settings": object{
				"number_of_shards": max(p.Shards, 1),
				// Seal refreshes what readers wait for.
				"refresh_interval":    "30s",
				"gc_deletes":          fence,
				"query.default_field": []string{"text", "text_fr", "text_en", "text_es"},
			}},
		},
		p.prefix + "-seals": {
			"index_patterns": []string{p.prefix + "-seals-v*"},
			"composed_of":    []string{p.prefix + "-replicas", p.prefix + "-seals"},
			"template":       object{"settings": object{"number_of_shards": 1}},
		},
		p.prefix + "-parcels": {
			"index_patterns": []string{p.prefix + "-parcels-v*"},
			"composed_of":    []string{p.prefix + "-replicas", p.prefix + "-parcels"},
			// Parcels are read by their keys; what searches them refreshes.
			"template": object{"settings": object{"number_of_shards": 1, "refresh_interval": "-1"}},
		},
	} {
		template["priority"] = 500
		err := p.do(ctx, func() esapi.Request {
			return esapi.IndicesPutIndexTemplateRequest{Name: name, Body: body(template)}
		}, nil)
		if err != nil {
			return fmt.Errorf("put the index template %s: %w", name, err)
		}
	}
	return nil
}

// complete makes what an earlier program's version of the index lacks, so that
// this one can write to it: what was put there and isn't sealed is put again by a
// refill alone.
func (p *Provisioner) complete(ctx context.Context, v versioned) error {
	for _, n := range v.all {
		if err := p.create(ctx, n); err != nil {
			return err
		}
		err := p.do(ctx, func() esapi.Request {
			return esapi.IndicesPutMappingRequest{Index: []string{p.seals(n)}, Body: body(sealsMapping)}
		}, nil)
		if err != nil {
			return fmt.Errorf("complete the mapping of %s: %w", p.seals(n), err)
		}
	}
	if v.write == 0 {
		return nil
	}
	return p.alias(ctx, []object{{"add": object{"index": p.parcelled(v.write), "alias": p.parcelsAlias(), "is_write_index": true}}})
}

// create makes the indices of a version, without aliases.
func (p *Provisioner) create(ctx context.Context, n int) error {
	for _, name := range []string{p.statements(n), p.seals(n), p.parcelled(n)} {
		err := p.do(ctx, func() esapi.Request { return esapi.IndicesCreateRequest{Index: name, WaitForActiveShards: "1"} }, nil)
		// A try before may have made it.
		if err != nil && !strings.Contains(err.Error(), "resource_already_exists_exception") {
			return fmt.Errorf("create the index %s: %w", name, err)
		}
	}
	return nil
}

// versions are the numbers of the index' versions, in order.
func (c *client) versions(ctx context.Context) ([]int, error) {
	v, err := c.aliased(ctx)
	return v.all, err
}

// versioned says which versions there are and which the aliases name; 0: none.
type versioned struct {
	all         []int
	read, write int
}

func (v versioned) next() int {
	if len(v.all) == 0 {
		return 1
	}
	return v.all[len(v.all)-1] + 1
}

func (c *client) aliased(ctx context.Context) (versioned, error) {
	var answer map[string]struct {
		Aliases map[string]json.RawMessage `json:"aliases"`
	}
	err := c.do(ctx, func() esapi.Request {
		return esapi.IndicesGetAliasRequest{Index: []string{c.prefix + "-statements-v*"}}
	}, &answer)
	if err != nil {
		return versioned{}, fmt.Errorf("list the versions of the index: %w", err)
	}
	var v versioned
	for name, index := range answer {
		n, err := strconv.Atoi(strings.TrimPrefix(name, c.prefix+"-statements-v"))
		if err != nil {
			continue
		}
		v.all = append(v.all, n)
		if _, ok := index.Aliases[c.readAlias()]; ok {
			v.read = n
		}
		if _, ok := index.Aliases[c.writeAlias()]; ok {
			v.write = n
		}
	}
	slices.Sort(v.all)
	return v, nil
}

// outdated says whether a version was made by other rules than ours.
func (p *Provisioner) outdated(ctx context.Context, n int) (bool, error) {
	current, err := rules(p.chains)
	if err != nil {
		return false, err
	}
	var answer map[string]struct {
		Mappings struct {
			Meta struct {
				Rules string `json:"rules"`
			} `json:"_meta"`
		} `json:"mappings"`
	}
	err = p.do(ctx, func() esapi.Request {
		return esapi.IndicesGetMappingRequest{Index: []string{p.statements(n)}}
	}, &answer)
	if err != nil {
		return false, fmt.Errorf("read the mapping of %s: %w", p.statements(n), err)
	}
	return answer[p.statements(n)].Mappings.Meta.Rules != current, nil
}

// writeTo are the actions that move the write aliases.
func (p *Provisioner) writeTo(n int, v versioned) []object {
	actions := []object{
		{"add": object{"index": p.statements(n), "alias": p.writeAlias(), "is_write_index": true}},
		{"add": object{"index": p.seals(n), "alias": p.sealsAlias(), "is_write_index": true}},
		{"add": object{"index": p.parcelled(n), "alias": p.parcelsAlias(), "is_write_index": true}},
	}
	if v.write > 0 && v.write != n {
		actions = append(actions,
			object{"remove": object{"index": p.statements(v.write), "alias": p.writeAlias()}},
			object{"remove": object{"index": p.seals(v.write), "alias": p.sealsAlias()}},
			object{"remove": object{"index": p.parcelled(v.write), "alias": p.parcelsAlias()}})
	}
	return actions
}

// readFrom are the actions that move the read alias.
func (p *Provisioner) readFrom(n int, v versioned) []object {
	actions := []object{{"add": object{"index": p.statements(n), "alias": p.readAlias(), "filter": term("live", true)}}}
	if v.read > 0 && v.read != n {
		actions = append(actions, object{"remove": object{"index": p.statements(v.read), "alias": p.readAlias()}})
	}
	return actions
}

func (p *Provisioner) alias(ctx context.Context, actions []object) error {
	err := p.do(ctx, func() esapi.Request {
		return esapi.IndicesUpdateAliasesRequest{Body: body(object{"actions": actions})}
	}, nil)
	if err != nil {
		return fmt.Errorf("move the aliases: %w", err)
	}
	return nil
}
