package elastic

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/elastic/go-elasticsearch/v8/esapi"
)

// Role is what a service may do.
type Role string

// Roles of the services that reach Elasticsearch.
const (
	// RoleIndex creates, seals, shows and forgets.
	RoleIndex Role = "index"
	// RoleDesk reads live statements.
	RoleDesk Role = "desk"
)

// descriptor is the role as Elasticsearch takes it.
func (c *client) descriptor(role Role) (object, error) {
	may := func(privileges []string, names ...string) object {
		return object{"cluster": []string{}, "indices": []object{{"names": names, "privileges": privileges}}}
	}
	switch role {
	case RoleIndex:
		return may([]string{"read", "create", "index", "delete", "maintenance", "view_index_metadata"},
			c.readAlias(), c.writeAlias(), c.sealsAlias(), c.parcelsAlias(),
			c.prefix+"-statements-v*", c.prefix+"-seals-v*", c.prefix+"-parcels-v*", c.documents()), nil
	case RoleDesk:
		return may([]string{"read"}, c.readAlias()), nil
	}
	return nil, fmt.Errorf("no role is called %q", role)
}

// Key gives an API key of a role: have, where that is one and still works with
// the role's present rights, else a new one, and then the older ones of that name
// end. Elasticsearch shows a key once, when it is made: keep it in a file that
// only the service reads.
func (p *Provisioner) Key(ctx context.Context, role Role, have string) (key string, made bool, err error) {
	descriptor, err := p.descriptor(role)
	if err != nil {
		return "", false, err
	}
	b, err := json.Marshal(descriptor)
	if err != nil {
		return "", false, fmt.Errorf("describe the role %s: %w", role, err)
	}
	sum := sha256.Sum256(b)
	rights := hex.EncodeToString(sum[:8])
	name := p.prefix + "-" + string(role)
	if have != "" {
		good, err := p.works(ctx, have, name, rights)
		if err != nil {
			return "", false, fmt.Errorf("look at the key of %s: %w", role, err)
		}
		if good {
			return have, false, nil
		}
	}
	err = p.do(ctx, func() esapi.Request {
		return esapi.SecurityInvalidateAPIKeyRequest{Body: body(object{"name": name, "owner": true})}
	}, nil)
	if err != nil && !is(err, 404) {
		return "", false, fmt.Errorf("end the older keys of %s: %w", role, err)
	}
	var answer struct {
		Encoded string `json:"encoded"`
	}
	err = p.do(ctx, func() esapi.Request {
		return esapi.SecurityCreateAPIKeyRequest{Refresh: "wait_for", Body: body(object{
			"name": name, "role_descriptors": object{string(role): descriptor}, "metadata": object{"rights": rights},
		})}
	}, &answer)
	if err != nil {
		return "", false, fmt.Errorf("make a key for %s: %w", role, err)
	}
	return answer.Encoded, true, nil
}

// works says whether a key is one of ours and has the rights.
func (p *Provisioner) works(ctx context.Context, key, name, rights string) (bool, error) {
	header := map[string][]string{"Authorization": {"ApiKey " + key}}
	var who struct {
		APIKey struct {
			ID   string `json:"id"`
			Name string `json:"name"`
		} `json:"api_key"`
	}
	err := p.do(ctx, func() esapi.Request { return esapi.SecurityAuthenticateRequest{Header: header} }, &who)
	if is(err, 401) {
		return false, nil
	}
	if err != nil || who.APIKey.Name != name {
		return false, err
	}
	var answer struct {
		Keys []struct {
			Metadata struct {
				Rights string `json:"rights"`
			} `json:"metadata"`
			Invalidated bool `json:"invalidated"`
		} `json:"api_keys"`
	}
	err = p.do(ctx, func() esapi.Request { return esapi.SecurityGetAPIKeyRequest{ID: who.APIKey.ID} }, &answer)
	if is(err, 404) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return len(answer.Keys) == 1 && !answer.Keys[0].Invalidated && answer.Keys[0].Metadata.Rights == rights, nil
}
