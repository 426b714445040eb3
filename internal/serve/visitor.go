package serve

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/gin-gonic/gin"

	"permu/internal/access"
	"permu/internal/land"
)

const (
	sessionCookie       = "permu_session"
	demonstrationCookie = "permu_demonstration"
	sessionLasts        = 7 * 24 * time.Hour
)

// visitor is what a browser brings with a request.
type visitor struct {
	token access.Token // of its session
	as    string       // the person of a demonstration that it was looked at as

	// Name and password of a program that has no session, such as QGIS; taken to read alone, since a browser would send
	// them along with what pages from elsewhere ask for.
	name, password string

	secure bool // it came by TLS
}

type visitorKey struct{}

func withVisitor(c *gin.Context) context.Context {
	v := visitor{secure: c.Request.TLS != nil || c.GetHeader("X-Forwarded-Proto") == "https"}
	if cookie, err := c.Request.Cookie(sessionCookie); err == nil {
		v.token = access.Token(cookie.Value)
	}
	if cookie, err := c.Request.Cookie(demonstrationCookie); err == nil {
		v.as = cookie.Value
	}
	if c.Request.Method == http.MethodGet {
		if name, password, _ := c.Request.BasicAuth(); isText(name + password) {
			v.name, v.password = name, password
		}
	}
	return context.WithValue(c.Request.Context(), visitorKey{}, v)
}

func visitorOf(ctx context.Context) visitor {
	v, _ := ctx.Value(visitorKey{}).(visitor)
	return v
}

// personOf is who asks: in a demonstration the person it is looked at as, at first the planner; elsewhere whose session it
// is, or whose name and password a program brings, or errSignIn.
func (s *server) personOf(ctx context.Context) (access.Person, error) {
	v := visitorOf(ctx)
	if len(s.Demonstration) > 0 {
		i := slices.IndexFunc(s.Demonstration, func(p access.Person) bool { return p.Name == v.as })
		return s.Demonstration[max(i, 0)], nil
	}
	if v.token == "" && v.name != "" {
		return s.Accounts.PersonWith(ctx, v.name, v.password)
	}
	if v.token == "" {
		return access.Person{}, errSignIn
	}
	p, err := s.Accounts.PersonOf(ctx, v.token)
	if errors.Is(err, land.ErrNotFound) {
		err = errSignIn
	}
	return p, err
}

// keep is a cookie that no script reads and no other site's request for a change brings; without a value it is taken away.
func (v visitor) keep(name, value string, lasts time.Duration) http.Cookie {
	cookie := http.Cookie{Name: name, Value: value, Path: "/", MaxAge: int(lasts.Seconds()), HttpOnly: true, Secure: v.secure, SameSite: http.SameSiteLaxMode}
	if value == "" {
		cookie.MaxAge = -1
	}
	return cookie
}
