//go:build unix

package estest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// certificates of a node, as PEM: its authority's, its own, and its key.
type certificates struct{ ca, cert, key []byte }

// Names of the files in the node's configuration.
const (
	certFile = "http.pem"
	keyFile  = "http.key"
)

// settings turn TLS on for those who ask the node.
func (c *certificates) settings() string {
	return "xpack.security.http.ssl.enabled: true\n" +
		"xpack.security.http.ssl.certificate: " + certFile + "\n" +
		"xpack.security.http.ssl.key: " + keyFile + "\n"
}

func (c *certificates) write(config string) error {
	if err := os.MkdirAll(config, 0o755); err != nil {
		return fmt.Errorf("make the node's configuration: %w", err)
	}
	for name, b := range map[string][]byte{certFile: c.cert, keyFile: c.key} {
		if err := os.WriteFile(filepath.Join(config, name), b, 0o600); err != nil {
			return fmt.Errorf("write the node's certificate: %w", err)
		}
	}
	return nil
}

// newCertificates makes an authority, and the certificate of a node on this machine.
func newCertificates() (*certificates, error) {
	c, err := signed()
	if err != nil {
		return nil, fmt.Errorf("make the node's certificate: %w", err)
	}
	return c, nil
}

func signed() (*certificates, error) {
	from, to := time.Now().Add(-time.Hour), time.Now().Add(30*24*time.Hour)
	authority := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "The authority of a test's node"}, NotBefore: from, NotAfter: to,
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	node := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "localhost"}, NotBefore: from, NotAfter: to,
		DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	authorityKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	nodeKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	ca, err := x509.CreateCertificate(rand.Reader, authority, authority, authorityKey.Public(), authorityKey)
	if err != nil {
		return nil, err
	}
	cert, err := x509.CreateCertificate(rand.Reader, node, authority, nodeKey.Public(), authorityKey)
	if err != nil {
		return nil, err
	}
	key, err := x509.MarshalPKCS8PrivateKey(nodeKey)
	if err != nil {
		return nil, err
	}
	block := func(kind string, der []byte) []byte { return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}) }
	return &certificates{block("CERTIFICATE", ca), block("CERTIFICATE", cert), block("PRIVATE KEY", key)}, nil
}
