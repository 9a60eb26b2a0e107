package station

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"rapporteur.internal/flow"
	"rapporteur.internal/services/ledger"
)

// Bus says where NATS is and who asks.
type Bus struct {
	NatsURL      string `help:"Addresses of NATS, separated by commas." default:"nats://127.0.0.1:4222" env:"RAPPORTEUR_NATS_URL" name:"nats-url" placeholder:"URL"`
	User         string `help:"User at NATS." env:"RAPPORTEUR_NATS_USER" name:"nats-user"`
	PasswordFile string `help:"File that holds the user's password (else RAPPORTEUR_NATS_PASSWORD)." env:"RAPPORTEUR_NATS_PASSWORD_FILE" name:"nats-password-file" placeholder:"FILE"`
	Creds        string `help:"Credentials file, instead of user and password." env:"RAPPORTEUR_NATS_CREDS" name:"nats-creds" placeholder:"FILE"`
	CA           string `help:"PEM file of the authority that signed the server's certificate." env:"RAPPORTEUR_NATS_CA" name:"nats-ca" placeholder:"FILE"`
	Cert         string `help:"PEM file of this client's certificate." env:"RAPPORTEUR_NATS_CERT" name:"nats-cert" placeholder:"FILE"`
	Key          string `help:"PEM file of this client's key." env:"RAPPORTEUR_NATS_KEY" name:"nats-key" placeholder:"FILE"`
}

// Keeping says who makes streams and buckets.
type Keeping struct {
	Provision bool `help:"Make streams and buckets where they are missing; without it they must be there (rapporteur provision nats)." default:"true" negatable:"" env:"RAPPORTEUR_NATS_PROVISION" name:"nats-provision"`
	Replicas  int  `help:"Copies of each stream and bucket that it makes, 1 or 3." default:"1" env:"RAPPORTEUR_NATS_REPLICAS" name:"nats-replicas"`
}

// Secret reads a secret from a file, or where none is named from the
// environment; white space around it is not part of it.
func Secret(file, variable string) (string, error) {
	if file == "" {
		return strings.TrimSpace(os.Getenv(variable)), nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("read the secret: %w", err)
	}
	s := strings.TrimSpace(string(b))
	if s == "" {
		return "", fmt.Errorf("the file %s holds no secret: it is empty", file)
	}
	return s, nil
}

// connect opens the connection; a server that is away is waited for.
func (b Bus) connect(name string, o flow.ConnectOptions) (*nats.Conn, error) {
	password, err := Secret(b.PasswordFile, "RAPPORTEUR_NATS_PASSWORD")
	if err != nil {
		return nil, err
	}
	o.Name, o.User, o.Password, o.Creds, o.CA, o.Cert, o.Key = "rapporteur-"+name, b.User, password, b.Creds, b.CA, b.Cert, b.Key
	if b.User != "" {
		// Nobody hears another's answers: a user may subscribe to this alone (deploy/nats).
		o.Inbox = "_INBOX_" + b.User
	}
	return flow.Connect(b.NatsURL, o)
}

// Make connects and makes the streams and buckets that are missing, for
// services that may not; those that are there are brought to their shape.
func (b Bus) Make(ctx context.Context, replicas int) error {
	_, done, err := b.line(ctx, flow.Options{Replicas: replicas})
	if err == nil {
		done()
	}
	return err
}

// Line opens the line as it is, for a command; done ends the connection.
func (b Bus) Line(ctx context.Context) (line *flow.Line, done func(), err error) {
	return b.line(ctx, flow.Options{Bind: true})
}

// Copies is Line for a command that makes streams itself, so many copies of each.
func (b Bus) Copies(ctx context.Context, replicas int) (line *flow.Line, done func(), err error) {
	return b.line(ctx, flow.Options{Bind: true, Replicas: replicas})
}

func (b Bus) line(ctx context.Context, o flow.Options) (*flow.Line, func(), error) {
	nc, err := b.connect("command", flow.ConnectOptions{})
	if err != nil {
		return nil, nil, err
	}
	if err := b.answers(ctx, nc); err != nil {
		nc.Close()
		return nil, nil, err
	}
	line, err := flow.Open(ctx, nc, ledger.Topology(), o)
	if err != nil {
		nc.Close()
		return nil, nil, err
	}
	return line, nc.Close, nil
}

// answers tells whether the server takes the user and password.
func (b Bus) answers(ctx context.Context, nc *nats.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	err := nc.FlushWithContext(ctx)
	if last := nc.LastError(); err != nil && last != nil {
		err = last
	}
	if err != nil {
		return fmt.Errorf("NATS at %s does not answer: %w (look at its address, the user, the password file and the authority's file)", b.NatsURL, err)
	}
	return nil
}
