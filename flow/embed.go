package flow

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
)

// Server is a NATS server within this process. It listens on no address.
type Server struct {
	srv *server.Server
}

// EmbedOptions are the choices that Embed leaves open; the zero value is for production.
type EmbedOptions struct {
	// Log takes the server's warnings and errors; nil: none.
	Log *slog.Logger
	// Lazy leaves syncing to the operating system: for tests that do not cut the power.
	Lazy bool
}

// Embed starts a NATS server with JetStream under dir. Every write is synced
// to the disk before it is acknowledged (JetStream's own default is every two
// minutes), about 4,000 publishes a second on a plain SSD.
func Embed(dir string, opts EmbedOptions) (*Server, error) {
	// Records hold passwords: the folder is its owner's alone.
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the embedded bus: %w", err)
	}
	srv, err := server.NewServer(&server.Options{
		ServerName:         "embedded",
		DontListen:         true,
		JetStream:          true,
		StoreDir:           dir,
		SyncAlways:         !opts.Lazy,
		JetStreamMaxMemory: 64 << 20,
		// The disk itself is the limit: the server's own default is three quarters of what is free at the start.
		JetStreamMaxStore: 1 << 50,
		NoSigs:            true,
		NoSystemAccount:   true,
	})
	if err != nil {
		return nil, fmt.Errorf("make the embedded bus in %s: %w", dir, err)
	}
	if opts.Log != nil {
		srv.SetLoggerV2(serverLog{opts.Log}, false, false, false)
	}
	go srv.Start()
	if !srv.ReadyForConnections(20 * time.Second) {
		srv.Shutdown()
		srv.WaitForShutdown()
		return nil, fmt.Errorf("start the embedded bus in %s: not ready after 20 seconds", dir)
	}
	if !srv.JetStreamEnabled() {
		srv.Shutdown()
		srv.WaitForShutdown()
		return nil, fmt.Errorf("start the embedded bus in %s: its store could not be opened; look at the folder's owner and the free space", dir)
	}
	return &Server{srv: srv}, nil
}

// Connect opens a connection within the process.
func (s *Server) Connect() (*nats.Conn, error) {
	nc, err := nats.Connect("", nats.InProcessServer(s.srv), nats.Name("rapporteur"), nats.MaxReconnects(-1))
	if err != nil {
		return nil, fmt.Errorf("connect to the embedded bus: %w", err)
	}
	return nc, nil
}

// Close stops the server; connections must be closed before.
func (s *Server) Close() {
	s.srv.Shutdown()
	s.srv.WaitForShutdown()
}

// ConnectOptions say how to reach a server outside. All are optional.
type ConnectOptions struct {
	// Name shows in the server's list of connections.
	Name string
	// User and Password, or Creds, a credentials file.
	User, Password string
	Creds          string
	// PEM files: the authority that signed the server's certificate, and this client's certificate and key.
	CA, Cert, Key string
	// Inbox begins the subjects on which answers come; empty: "_INBOX", which
	// everybody has who may subscribe to it.
	Inbox string
	Log   *slog.Logger
}

// Connect opens a connection to the server at url ("nats://host:4222", several
// separated by commas). It keeps trying while the server is away, at the start too.
func Connect(url string, opts ConnectOptions) (*nats.Conn, error) {
	if url == "" {
		return nil, errors.New("connect to NATS: no address")
	}
	log := opts.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	set := []nats.Option{
		nats.Name(opts.Name), nats.MaxReconnects(-1), nats.RetryOnFailedConnect(true),
		nats.ReconnectWait(500 * time.Millisecond), nats.ReconnectBufSize(-1),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			if err != nil {
				log.Warn("the bus went away", "error", err)
			}
		}),
		nats.ReconnectHandler(func(nc *nats.Conn) { log.Info("the bus is back", "server", nc.ConnectedServerName()) }),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) { log.Warn("bus", "error", err) }),
	}
	if opts.User != "" {
		set = append(set, nats.UserInfo(opts.User, opts.Password))
	}
	if opts.Inbox != "" {
		set = append(set, nats.CustomInboxPrefix(opts.Inbox))
	}
	if opts.Creds != "" {
		set = append(set, nats.UserCredentials(opts.Creds))
	}
	if opts.CA != "" {
		set = append(set, nats.RootCAs(opts.CA))
	}
	if opts.Cert != "" {
		set = append(set, nats.ClientCert(opts.Cert, opts.Key))
	}
	nc, err := nats.Connect(url, set...)
	if err != nil {
		return nil, fmt.Errorf("connect to NATS at %s: %w", url, err)
	}
	return nc, nil
}

// serverLog passes the server's warnings and errors on, and its chatter as debug.
type serverLog struct{ log *slog.Logger }

func (l serverLog) Noticef(f string, v ...any) { l.log.Debug(fmt.Sprintf(f, v...)) }
func (l serverLog) Warnf(f string, v ...any)   { l.log.Warn(fmt.Sprintf(f, v...)) }
func (l serverLog) Fatalf(f string, v ...any)  { l.log.Error(fmt.Sprintf(f, v...)) }
func (l serverLog) Errorf(f string, v ...any)  { l.log.Error(fmt.Sprintf(f, v...)) }
func (l serverLog) Debugf(f string, v ...any)  {}
func (l serverLog) Tracef(f string, v ...any)  {}
