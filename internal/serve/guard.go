package serve

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gin-gonic/gin"
)

// Hosts are the names under which a server may be asked. A server on loopback answers to loopback names alone, so that
// a page from elsewhere cannot reach it through a name that is made to resolve here.
type Hosts []string

// LoopbackHosts are the names of this machine to itself.
func LoopbackHosts() Hosts { return Hosts{"127.0.0.1", "localhost", "::1"} }

func (h Hosts) allow(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = strings.Trim(hostport, "[]")
	}
	return h == nil || slices.Contains(h, strings.ToLower(host))
}

const contentPolicy = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; " +
	"worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

// guarded refuses foreign host names, and changes that pages from elsewhere ask for, and sets the headers that keep a
// browser from asking anyone else.
func (s *server) guarded() gin.HandlerFunc {
	return func(c *gin.Context) {
		h := c.Writer.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if path, err := url.QueryUnescape(c.Request.URL.RequestURI()); err == nil && !isText(path) {
			s.fail(c, &problemDocument{Type: "/problems/invalid", Title: "the address holds bytes that are no text", Status: http.StatusBadRequest})
			return
		}
		if err := s.origins.Check(c.Request); err != nil {
			s.fail(c, &problemDocument{Type: "/problems/origin", Title: "a page from elsewhere may not change anything here", Status: http.StatusForbidden})
			return
		}
		if !s.Hosts.allow(c.Request.Host) {
			s.fail(c, &problemDocument{
				Type: "/problems/host", Title: "this server does not answer to that name", Status: http.StatusMisdirectedRequest,
				Detail: fmt.Sprintf("asked as %q", c.Request.Host),
			})
			return
		}
		c.Next()
	}
}

// isText reports whether a text can be asked of a database: UTF-8 without NUL.
func isText(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// textOnly reads a body of JSON that no NUL is written into, which no database takes as text.
func textOnly(read func([]byte, any) error) func([]byte, any) error {
	return func(body []byte, into any) error {
		if writesNUL(body) {
			return errors.New("a text must not hold the character NUL")
		}
		return read(body, into)
	}
}

// writesNUL reports whether a text of JSON has an escaped NUL: one whose backslash is not itself escaped.
func writesNUL(body []byte) bool {
	const escape = `\u0000`
	for at := bytes.Index(body, []byte(escape)); at >= 0; {
		before := len(body[:at]) - len(bytes.TrimRight(body[:at], `\`))
		if before%2 == 0 {
			return true
		}
		next := bytes.Index(body[at+1:], []byte(escape))
		if next < 0 {
			return false
		}
		at += 1 + next
	}
	return false
}

func (s *server) logged() gin.HandlerFunc {
	return func(c *gin.Context) {
		start := time.Now()
		c.Next()
		route := c.FullPath()
		observe(route, c.Writer.Status(), time.Since(start))
		s.Log.DebugContext(c.Request.Context(), "request", "method", c.Request.Method, "route", route, "status", c.Writer.Status(), "took", time.Since(start))
	}
}

func (s *server) recovered() gin.HandlerFunc {
	return func(c *gin.Context) {
		defer func() {
			what := recover()
			if what == nil {
				return
			}
			if what == http.ErrAbortHandler {
				panic(what)
			}
			s.fail(c, fmt.Errorf("panic: %v\n%s", what, debug.Stack()))
		}()
		c.Next()
	}
}
