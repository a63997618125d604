package views

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"

	"parley/compare/export"
)

// policy lets a page load its own files and nothing else. Nothing is inline,
// so that text from a document can never become style or script.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// filePolicy is that of a page that is to be kept as a file: it has its style
// inside, known by its hash, and needs nothing else.
var filePolicy = "default-src 'none'; style-src '" + hashSource(export.HTMLStyle) + "'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

func hashSource(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func withSecurityHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}
