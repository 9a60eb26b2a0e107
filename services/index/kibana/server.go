package kibana

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Config says where Kibana is and who asks.
type Config struct {
	// URL of Kibana, with its base path where it has one.
	URL string
	// User that may manage saved objects; empty: Kibana has no sign-in.
	User, Password string
	// CA is a PEM file's content; empty: the system's authorities.
	CA []byte
	// Patience is how long a Kibana that starts is waited for; 0: five minutes.
	Patience time.Duration
	// Pause between two looks; 0: two seconds.
	Pause time.Duration
}

// Server is a Kibana.
type Server struct {
	Config
	client *http.Client
}

// Open looks at the address alone; it doesn't call Kibana.
func Open(c Config) (*Server, error) {
	c.URL = strings.TrimRight(strings.TrimSpace(c.URL), "/")
	if u, err := url.Parse(c.URL); err != nil || u.Host == "" {
		return nil, fmt.Errorf("%q is no address of Kibana: it looks like http://host:5601", c.URL)
	}
	if c.Patience == 0 {
		c.Patience = 5 * time.Minute
	}
	if c.Pause == 0 {
		c.Pause = 2 * time.Second
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	if len(c.CA) > 0 {
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM(c.CA) {
			return nil, errors.New("the CA file for Kibana holds no certificate in PEM")
		}
		transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	}
	return &Server{Config: c, client: &http.Client{Transport: transport, Timeout: time.Minute}}, nil
}

// Close lets go of the connections.
func (s *Server) Close() { s.client.CloseIdleConnections() }

// Imported counts the objects that stand in Kibana, by their types.
type Imported struct {
	Objects int
	ByType  map[string]int
}

// Provision waits for Kibana, imports the objects over older ones of the same
// ids, and reads them back. An answer of 200 is not taken for success: Kibana
// says in the body what it didn't import.
func (s *Server) Provision(ctx context.Context, all []Object) (Imported, error) {
	if err := s.wait(ctx); err != nil {
		return Imported{}, err
	}
	if err := s.load(ctx, all); err != nil {
		return Imported{}, fmt.Errorf("import the saved objects: %w", err)
	}
	done, err := s.readBack(ctx, all)
	if err != nil {
		return Imported{}, fmt.Errorf("read the saved objects back: %w", err)
	}
	return done, nil
}

// wait returns when Kibana says that it is available.
func (s *Server) wait(ctx context.Context) error {
	return s.patiently(ctx, func() (bool, error) {
		status, body, err := s.call(ctx, http.MethodGet, "/api/status", "", nil)
		if err != nil || status != http.StatusOK {
			return busy(status), refused(status, body, err)
		}
		var answer struct {
			Status struct {
				Overall struct {
					Level string `json:"level"`
				} `json:"overall"`
			} `json:"status"`
		}
		if err := json.Unmarshal(body, &answer); err != nil {
			return false, fmt.Errorf("what answers at %s is no Kibana: %w", s.URL, err)
		}
		if level := answer.Status.Overall.Level; level != "available" {
			return true, fmt.Errorf("Kibana is %s", level)
		}
		return false, nil
	})
}

func (s *Server) load(ctx context.Context, all []Object) error {
	ndjson, err := NDJSON(all)
	if err != nil {
		return err
	}
	return s.patiently(ctx, func() (bool, error) {
		var form bytes.Buffer
		w := multipart.NewWriter(&form)
		file, err := w.CreateFormFile("file", "rapporteur.ndjson")
		if err == nil {
			_, err = file.Write(ndjson)
		}
		if err = errors.Join(err, w.Close()); err != nil {
			return false, err
		}
		status, body, err := s.call(ctx, http.MethodPost, "/api/saved_objects/_import?overwrite=true", w.FormDataContentType(), form.Bytes())
		if err != nil || status != http.StatusOK {
			return busy(status), refused(status, body, err)
		}
		return false, imported(body, len(all))
	})
}

// imported reads what Kibana says of an import.
func imported(body []byte, want int) error {
	var answer struct {
		Success bool `json:"success"`
		Count   int  `json:"successCount"`
		Errors  []struct {
			Type  string `json:"type"`
			ID    string `json:"id"`
			Error struct {
				Type       string `json:"type"`
				Message    string `json:"message"`
				References []struct {
					Type string `json:"type"`
					ID   string `json:"id"`
				} `json:"references"`
			} `json:"error"`
		} `json:"errors"`
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		return fmt.Errorf("read Kibana's answer: %w", err)
	}
	var errs []error
	for _, e := range answer.Errors {
		reason := e.Error.Type
		if e.Error.Message != "" {
			reason += ": " + e.Error.Message
		}
		for _, r := range e.Error.References {
			reason += fmt.Sprintf(" (%s %s)", r.Type, r.ID)
		}
		errs = append(errs, fmt.Errorf("%s %s: %s", e.Type, e.ID, reason))
	}
	if !answer.Success || len(errs) > 0 || answer.Count != want {
		errs = append(errs, fmt.Errorf("Kibana took %d of %d objects; is it of the version that docker-compose.yml names?", answer.Count, want))
	}
	return errors.Join(errs...)
}

// readBack exports the objects and looks whether they are those that were imported.
func (s *Server) readBack(ctx context.Context, all []Object) (Imported, error) {
	wanted := map[string]Object{}
	names := []any{}
	for _, o := range all {
		wanted[o.Type+" "+o.ID] = o
		names = append(names, object{"type": o.Type, "id": o.ID})
	}
	request, err := json.Marshal(object{"objects": names, "excludeExportDetails": true, "includeReferencesDeep": false})
	if err != nil {
		return Imported{}, err
	}
	done := Imported{ByType: map[string]int{}}
	err = s.patiently(ctx, func() (bool, error) {
		status, body, err := s.call(ctx, http.MethodPost, "/api/saved_objects/_export", "application/json", request)
		if err != nil || status != http.StatusOK {
			return busy(status), refused(status, body, err)
		}
		for line := range bytes.Lines(body) {
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			var o Object
			if err := json.Unmarshal(line, &o); err != nil {
				return false, fmt.Errorf("read Kibana's answer: %w", err)
			}
			key := o.Type + " " + o.ID
			w, ours := wanted[key]
			if !ours {
				continue
			}
			if o.Attributes["title"] != w.Attributes["title"] || len(o.References) != len(w.References) {
				return false, fmt.Errorf("%s is not what was imported: somebody else writes it, too", key)
			}
			delete(wanted, key)
			done.Objects++
			done.ByType[o.Type]++
		}
		if len(wanted) > 0 {
			for key := range wanted {
				return false, fmt.Errorf("%d of %d objects are not there, %s among them", len(wanted), len(all), key)
			}
		}
		return false, nil
	})
	return done, err
}

// patiently calls f again while it says that the fault may pass.
func (s *Server) patiently(ctx context.Context, f func() (again bool, err error)) error {
	deadline := time.Now().Add(s.Patience)
	for {
		again, err := f()
		if err == nil || !again {
			return err
		}
		if time.Now().Add(s.Pause).After(deadline) {
			return fmt.Errorf("Kibana at %s was not ready within %v: %w", s.URL, s.Patience, err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(s.Pause):
		}
	}
}

// busy tells whether a fault may pass by itself; status 0: nobody answered.
func busy(status int) bool {
	return status == 0 || status == http.StatusTooManyRequests || status >= 500
}

func refused(status int, body []byte, err error) error {
	if err != nil {
		return err
	}
	said := strings.TrimSpace(string(body[:min(len(body), 300)]))
	var answer struct {
		Message string `json:"message"`
	}
	if json.Unmarshal(body, &answer) == nil && answer.Message != "" {
		said = answer.Message
	}
	if status == http.StatusUnauthorized || status == http.StatusForbidden {
		said += "; check the user and the password"
	}
	return fmt.Errorf("Kibana answered %d: %s", status, said)
}

func (s *Server) call(ctx context.Context, method, path, kind string, body []byte) (int, []byte, error) {
	request, err := http.NewRequestWithContext(ctx, method, s.URL+path, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	// Kibana refuses changes without it.
	request.Header.Set("kbn-xsrf", "rapporteur")
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	if s.User != "" {
		request.SetBasicAuth(s.User, s.Password)
	}
	response, err := s.client.Do(request)
	if err != nil {
		return 0, nil, fmt.Errorf("reach Kibana: %w", err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(response.Body, 64<<20))
	if err != nil {
		return 0, nil, fmt.Errorf("read Kibana's answer: %w", err)
	}
	return response.StatusCode, answer, nil
}
