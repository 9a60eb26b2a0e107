package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestOnlyAnAnswerOf200IsHealth(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/readyz" {
			http.Error(w, "not ready: it is starting", http.StatusServiceUnavailable)
		}
	}))
	defer srv.Close()
	if err := ask(srv.URL + "/readyz"); err != nil {
		t.Error(err)
	}
	for _, url := range []string{srv.URL + "/other", "http://127.0.0.1:1/readyz"} {
		if err := ask(url); err == nil {
			t.Errorf("%s is healthy", url)
		}
	}
}
