package serve

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"permu/internal/land"
)

// problemDocument is an RFC 9457 document: what is wrong, and each broken rule with its place.
type problemDocument struct {
	Type     string         `json:"type"`
	Title    string         `json:"title"`
	Status   int            `json:"status"`
	Detail   string         `json:"detail,omitempty"`
	Instance string         `json:"instance,omitempty"`
	Errors   []land.Problem `json:"errors,omitempty"`

	Parts      []string `json:"parts,omitempty"`         // of what a step rests on, that have changed
	Right      string   `json:"right,omitempty"`         // that who asks has not
	Roles      []string `json:"roles,omitempty"`         // that have the right
	Park       string   `json:"park_code,omitempty"`     // where the right is missing
	RetryAfter int      `json:"retry_after_s,omitempty"` // seconds
}

// Error is the detail, or the title where there is none.
func (p *problemDocument) Error() string {
	if p.Detail != "" {
		return p.Detail
	}
	return p.Title
}

// GetStatus is the HTTP status, as huma asks for it.
func (p *problemDocument) GetStatus() int { return p.Status }

// ContentType is the media type of problem documents, as huma asks for it.
func (p *problemDocument) ContentType(string) string { return "application/problem+json" }

var (
	errMethod   = &problemDocument{Type: "/problems/method", Title: "this address does not take that method", Status: http.StatusMethodNotAllowed}
	errNotReady = &problemDocument{Type: "/problems/not-ready", Title: "the database does not answer", Status: http.StatusServiceUnavailable}
	errNoPage   = &problemDocument{Type: "/problems/no-page", Title: "the page is not built: run `make web`", Status: http.StatusNotFound}
)

// problemOf is the one place where errors become statuses. What is not of a kind is logged, and its text kept inside.
func (s *server) problemOf(ctx context.Context, err error) *problemDocument {
	var p *problemDocument
	var rules land.Problems
	var moved *land.Moved
	if p = accessProblem(err); p != nil || errors.As(err, &p) {
		return p
	}
	switch {
	case errors.As(err, &moved):
		return &problemDocument{Type: "/problems/moved", Title: "what this rests on has changed since it was shown", Status: http.StatusConflict, Detail: moved.Error(), Parts: moved.Parts}
	case errors.As(err, &rules):
		return &problemDocument{Type: "/problems/invalid", Title: "the request breaks a rule", Status: http.StatusBadRequest, Detail: rules.Error(), Errors: rules}
	case errors.Is(err, land.ErrInvalid):
		return &problemDocument{Type: "/problems/invalid", Title: "the request breaks a rule", Status: http.StatusBadRequest, Detail: err.Error()}
	case errors.Is(err, land.ErrNotFound):
		return &problemDocument{Type: "/problems/not-found", Title: "there is no such thing", Status: http.StatusNotFound, Detail: err.Error()}
	case errors.Is(err, land.ErrForbidden):
		return &problemDocument{Type: "/problems/right", Title: "your roles do not allow this", Status: http.StatusForbidden, Detail: err.Error()}
	case errors.Is(err, land.ErrConflict):
		return &problemDocument{Type: "/problems/conflict", Title: "someone else is changing this", Status: http.StatusConflict, Detail: err.Error()}
	case errors.Is(err, land.ErrUnreadable):
		s.Log.ErrorContext(ctx, "what was kept cannot be read", "err", err)
		return &problemDocument{Type: "/problems/unreadable", Title: "something that was kept cannot be read any more", Status: http.StatusInternalServerError, Detail: err.Error()}
	case ctx.Err() != nil:
		return &problemDocument{Type: "/problems/gone", Title: "the client went away", Status: 499}
	}
	s.Log.ErrorContext(ctx, "request failed", "err", err)
	return &problemDocument{Type: "/problems/internal", Title: "the server failed; its log says why", Status: http.StatusInternalServerError}
}

func (s *server) fail(c *gin.Context, err error) {
	if c.Writer.Written() {
		s.Log.ErrorContext(c.Request.Context(), "answer cut off", "path", c.Request.URL.Path, "err", err)
		c.Abort()
		panic(http.ErrAbortHandler) // so that the client does not take half an answer for a whole one
	}
	p := *s.problemOf(c.Request.Context(), err)
	p.Instance = c.Request.URL.Path
	c.Header("Content-Type", p.ContentType(""))
	for name, values := range p.GetHeaders() {
		c.Header(name, values[0])
	}
	c.AbortWithStatusJSON(p.Status, p)
}

// humaProblem makes huma's own errors (a number where text stands, an unknown query) the same kind of document.
func humaProblem(status int, message string, errs ...error) huma.StatusError {
	if status == http.StatusUnprocessableEntity { // OGC wants 400 for a parameter that breaks a rule
		status = http.StatusBadRequest
	}
	p := &problemDocument{Type: "/problems/invalid", Title: http.StatusText(status), Status: status, Detail: message}
	for _, err := range errs {
		var detail huma.ErrorDetailer
		if errors.As(err, &detail) {
			d := detail.ErrorDetail()
			p.Errors = append(p.Errors, land.Problem{Path: d.Location, Rule: d.Message})
		}
	}
	return p
}
