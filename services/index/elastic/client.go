package elastic

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/elastic/elastic-transport-go/v8/elastictransport"
	"github.com/elastic/go-elasticsearch/v8/esapi"

	"rapporteur.internal/services/index"
)

// Patience is how long a call goes on trying to reach Elasticsearch, or to be
// taken by one that has too much to do, before it gives up.
const Patience = 15 * time.Second

// Config says where Elasticsearch is and who asks.
type Config struct {
	// URLs of the nodes.
	URLs []string
	// APIKey, base64 as Elasticsearch gives it; or User and Password.
	APIKey, User, Password string
	// CA is a PEM file's content; empty: the system's authorities.
	CA []byte
	// Prefix of all names; empty: "rapporteur".
	Prefix string
	// Patience; 0: the constant.
	Patience time.Duration
}

// client speaks to Elasticsearch with retries and typed errors.
type client struct {
	transport *elastictransport.Client
	http      *http.Transport
	prefix    string
	patience  time.Duration
}

func newClient(c Config) (*client, error) {
	if len(c.URLs) == 0 {
		return nil, errors.New("no address of Elasticsearch is given")
	}
	var urls []*url.URL
	for _, s := range c.URLs {
		u, err := url.Parse(strings.TrimRight(strings.TrimSpace(s), "/"))
		if err != nil || u.Host == "" {
			return nil, fmt.Errorf("%q is no address of Elasticsearch: it looks like http://host:9200", s)
		}
		urls = append(urls, u)
	}
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.MaxIdleConnsPerHost = 8
	if len(c.CA) > 0 {
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM(c.CA) {
			return nil, errors.New("the CA file for Elasticsearch holds no certificate in PEM")
		}
		tr.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	}
	set := []elastictransport.Option{
		elastictransport.WithURLs(urls...), elastictransport.WithTransport(tr),
		elastictransport.WithDisableRetry(), elastictransport.WithUserAgent("rapporteur"),
	}
	switch {
	case c.APIKey != "":
		set = append(set, elastictransport.WithAPIKey(c.APIKey))
	case c.User != "":
		set = append(set, elastictransport.WithBasicAuth(c.User, c.Password))
	}
	t, err := elastictransport.NewClient(set...)
	if err != nil {
		return nil, fmt.Errorf("reach Elasticsearch: %w", err)
	}
	cl := &client{transport: t, http: tr, prefix: c.Prefix, patience: c.Patience}
	if cl.prefix == "" {
		cl.prefix = "rapporteur"
	}
	if cl.patience == 0 {
		cl.patience = Patience
	}
	return cl, nil
}

func (c *client) readAlias() string       { return c.prefix + "-statements" }
func (c *client) writeAlias() string      { return c.prefix + "-statements-write" }
func (c *client) sealsAlias() string      { return c.prefix + "-seals" }
func (c *client) parcelsAlias() string    { return c.prefix + "-parcels" }
func (c *client) statements(n int) string { return fmt.Sprintf("%s-statements-v%d", c.prefix, n) }
func (c *client) seals(n int) string      { return fmt.Sprintf("%s-seals-v%d", c.prefix, n) }
func (c *client) parcelled(n int) string  { return fmt.Sprintf("%s-parcels-v%d", c.prefix, n) }

// StatusError is an answer of Elasticsearch that is no success.
type StatusError struct {
	Status int
	// Type and Reason as Elasticsearch names them.
	Type, Reason string
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("Elasticsearch answered %d: %s: %s", e.Status, e.Type, e.Reason)
}

// transient answers are asked again.
func transient(status int) bool { return status == http.StatusTooManyRequests || status >= 500 }

// is says whether an error is an answer with this status.
func is(err error, status int) bool {
	var e *StatusError
	return errors.As(err, &e) && e.Status == status
}

// do sends a request, again while Elasticsearch can't be reached or has too much
// to do, and decodes the answer into into (nil: ignored). make makes the request
// anew for each try.
func (c *client) do(ctx context.Context, make func() esapi.Request, into any) error {
	return c.patiently(ctx, func() error { return c.once(ctx, make(), into) })
}

// patiently calls f again, after pauses that grow, while its error is an outage.
func (c *client) patiently(ctx context.Context, f func() error) error {
	deadline := time.Now().Add(c.patience)
	for pause := 50 * time.Millisecond; ; pause = min(2*pause, 2*time.Second) {
		err := f()
		var answer *StatusError
		settled := errors.As(err, &answer) && !transient(answer.Status)
		if err == nil || settled || !errors.Is(err, index.ErrUnavailable) || time.Now().Add(pause).After(deadline) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

func (c *client) once(ctx context.Context, request esapi.Request, into any) error {
	response, err := request.Do(ctx, c.transport)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("%w: %w", index.ErrUnavailable, err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("%w: %w", index.ErrUnavailable, err)
	}
	if response.StatusCode >= 300 {
		e := statusError(response.StatusCode, body)
		if transient(e.Status) {
			return fmt.Errorf("%w: %w", index.ErrUnavailable, e)
		}
		if e.Type == "index_not_found_exception" || e.Type == "alias_not_found_exception" {
			return fmt.Errorf("%w: %w; run: rapporteur provision elasticsearch", index.ErrUnavailable, e)
		}
		if e.Status == http.StatusUnauthorized || e.Status == http.StatusForbidden {
			return fmt.Errorf("%w: %w; check the key of this service", index.ErrUnavailable, e)
		}
		return e
	}
	if into == nil {
		return nil
	}
	if err := json.Unmarshal(body, into); err != nil {
		return fmt.Errorf("read the answer of Elasticsearch: %w", err)
	}
	return nil
}

func statusError(status int, body []byte) *StatusError {
	e := &StatusError{Status: status, Type: "unknown", Reason: strings.TrimSpace(string(body[:min(len(body), 300)]))}
	var answer struct {
		Error json.RawMessage `json:"error"`
	}
	var cause struct {
		Type      string `json:"type"`
		Reason    string `json:"reason"`
		RootCause []struct {
			Reason string `json:"reason"`
		} `json:"root_cause"`
	}
	if json.Unmarshal(body, &answer) == nil && json.Unmarshal(answer.Error, &cause) == nil && cause.Type != "" {
		e.Type, e.Reason = cause.Type, cause.Reason
		if len(cause.RootCause) > 0 && cause.RootCause[0].Reason != "" && cause.RootCause[0].Reason != cause.Reason {
			e.Reason += ": " + cause.RootCause[0].Reason
		}
	}
	return e
}

// body encodes what is sent; what this package builds always encodes.
func body(v any) io.Reader {
	b, err := json.Marshal(v)
	if err != nil {
		return errorReader{err}
	}
	return bytes.NewReader(b)
}

type errorReader struct{ err error }

func (r errorReader) Read([]byte) (int, error) { return 0, r.err }

func ptr[T any](v T) *T { return &v }
