package analysis

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"sync"

	"permu/internal/access"
	"permu/internal/land"
)

// programs are the sessions of programs that bring name and password with every request, as GIS programs do: the password
// is looked at once a session. Name and password are kept as a keyed hash, the key in this process alone.
type programs struct {
	mu       sync.Mutex
	key      [sha256.Size]byte
	sessions map[[sha256.Size]byte]access.Token
}

// mostPrograms bounds what is remembered; beyond it the next request of each signs in anew.
const mostPrograms = 1000

func newPrograms() *programs {
	p := &programs{sessions: map[[sha256.Size]byte]access.Token{}}
	_, _ = rand.Read(p.key[:]) // never fails: the program ends where there is no randomness
	return p
}

// of is under what name and password are remembered.
func (p *programs) of(name, password string) (sum [sha256.Size]byte) {
	mac := hmac.New(sha256.New, p.key[:])
	mac.Write([]byte(name + "\x00" + password))
	mac.Sum(sum[:0])
	return sum
}

// PersonWith is the person whose name and password a program brings, who has a session of its own from then on: what ends
// a session ends it too. Errors are those of [Accounts.SignIn]. Requests that come at once sign in once.
func (a *Accounts) PersonWith(ctx context.Context, name, password string) (access.Person, error) {
	p := a.programs
	p.mu.Lock()
	defer p.mu.Unlock()
	of := p.of(name, password)
	if token, ok := p.sessions[of]; ok {
		person, err := a.PersonOf(ctx, token)
		if !errors.Is(err, land.ErrNotFound) {
			return person, err
		}
		delete(p.sessions, of)
	}
	token, err := a.SignIn(ctx, name, password, "")
	if err != nil {
		return access.Person{}, err
	}
	if len(p.sessions) >= mostPrograms {
		clear(p.sessions)
	}
	p.sessions[of] = token
	return a.PersonOf(ctx, token)
}
