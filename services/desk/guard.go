package desk

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// policy lets a page of the desk load the desk's own files and nothing else:
// no inline script or style, no other host, no embedding by others.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard refuses requests that a foreign page could have made: those that name
// a host which isn't the desk's (a rebound DNS name), and changes that another
// origin asks for. It sets the headers that every answer carries.
func guard(hosts []string, next http.Handler) http.Handler {
	origins := http.NewCrossOriginProtection()
	origins.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		writeProblem(w, problemOf(&Problem{Status: http.StatusForbidden,
			Reason: "Another site's page asked for this change.",
			Remedy: "Make it from the desk's own page."}))
	}))
	inner := origins.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("Cache-Control", "private, no-cache")
		if !known(r.Host, hosts) {
			writeProblem(w, problemOf(&Problem{Status: http.StatusMisdirectedRequest,
				Reason: "The desk isn't known by the name " + strings.ToValidUTF8(r.Host, "?") + ".",
				Remedy: "Use localhost, or start the desk with this name among its hosts."}))
			return
		}
		inner.ServeHTTP(w, r)
	})
}

// known says whether a Host header names this desk: localhost, a loopback
// address, or one of its configured names.
func known(host string, names []string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	if a, err := netip.ParseAddr(host); err == nil && a.IsLoopback() {
		return true
	}
	return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, host) })
}
