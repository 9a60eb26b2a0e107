package elastic

import (
	"context"
	"fmt"

	"github.com/elastic/go-elasticsearch/v8/esapi"
)

// Reader is the name of the user with whom people sign in at Kibana.
const Reader = "reader"

// KibanaUser is the user with whom Kibana itself reaches Elasticsearch; every
// Elasticsearch has it, without a password.
const KibanaUser = "kibana_system"

// KibanaPassword sets the password with which Kibana reaches Elasticsearch.
func (p *Provisioner) KibanaPassword(ctx context.Context, password string) error {
	err := p.do(ctx, func() esapi.Request {
		return esapi.SecurityChangePasswordRequest{Username: KibanaUser, Body: body(object{"password": password})}
	}, nil)
	if err != nil {
		return fmt.Errorf("set the password of %s: %w", KibanaUser, err)
	}
	return nil
}

// ReaderUser makes the user for people, or sets the password anew: it reads live
// statements and what became of documents, and opens what there is in Kibana,
// and changes nothing.
func (p *Provisioner) ReaderUser(ctx context.Context, password string) error {
	role := p.prefix + "-reader"
	err := p.do(ctx, func() esapi.Request {
		return esapi.SecurityPutRoleRequest{Name: role, Body: body(object{
			"indices": []object{{"names": []string{p.readAlias(), p.documents()}, "privileges": []string{"read", "view_index_metadata"}}},
			// Kibana's own privileges: everything in the default space, to look at.
			"applications": []object{{"application": "kibana-.kibana", "privileges": []string{"space_read"}, "resources": []string{"space:default"}}},
		})}
	}, nil)
	if err != nil {
		return fmt.Errorf("make the role %s: %w", role, err)
	}
	err = p.do(ctx, func() esapi.Request {
		return esapi.SecurityPutUserRequest{Username: Reader, Refresh: "wait_for", Body: body(object{"password": password, "roles": []string{role}})}
	}, nil)
	if err != nil {
		return fmt.Errorf("make the user %s: %w", Reader, err)
	}
	return nil
}
