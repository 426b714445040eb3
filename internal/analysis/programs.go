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
	sessions map[credential]access.Token
	busy     map[credential]chan struct{} // those that sign in now, closed when they are done
}

// credential is a name with a password, hashed.
type credential [sha256.Size]byte

// mostPrograms bounds what is remembered; beyond it the next request of each signs in anew.
const mostPrograms = 1000

func newPrograms() *programs {
	p := &programs{sessions: map[credential]access.Token{}, busy: map[credential]chan struct{}{}}
	_, _ = rand.Read(p.key[:]) // never fails: the program ends where there is no randomness
	return p
}

// of is under what name and password are remembered.
func (p *programs) of(name, password string) (sum credential) {
	mac := hmac.New(sha256.New, p.key[:])
	mac.Write([]byte(name + "\x00" + password))
	mac.Sum(sum[:0])
	return sum
}

// PersonWith is the person whose name and password a program brings, who has a session of its own from then on: what ends
// a session ends it too. Errors are those of [Accounts.SignIn]. Requests with the same password that come at once sign in once,
// and hold up nobody else.
func (a *Accounts) PersonWith(ctx context.Context, name, password string) (access.Person, error) {
	p := a.programs
	of := p.of(name, password)
	if person, known, err := a.remembered(ctx, of); known {
		return person, err
	}
	done, err := p.alone(ctx, of)
	if err != nil {
		return access.Person{}, err
	}
	defer done()
	if person, known, err := a.remembered(ctx, of); known { // by the one that was waited for
		return person, err
	}
	token, err := a.SignIn(ctx, name, password, "")
	if err != nil {
		return access.Person{}, err
	}
	p.remember(of, token)
	return a.PersonOf(ctx, token)
}

// remembered is the person of a credential that has a session still.
func (a *Accounts) remembered(ctx context.Context, of credential) (person access.Person, known bool, err error) {
	a.programs.mu.Lock()
	token, ok := a.programs.sessions[of]
	a.programs.mu.Unlock()
	if !ok {
		return person, false, nil
	}
	person, err = a.PersonOf(ctx, token)
	return person, !errors.Is(err, land.ErrNotFound), err
}

func (p *programs) remember(of credential, token access.Token) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.sessions) >= mostPrograms {
		clear(p.sessions)
	}
	p.sessions[of] = token
}

// alone waits until no other request signs in with a credential, and keeps others from it until done is called.
func (p *programs) alone(ctx context.Context, of credential) (done func(), err error) {
	for {
		p.mu.Lock()
		other, taken := p.busy[of]
		if !taken {
			mine := make(chan struct{})
			p.busy[of] = mine
			p.mu.Unlock()
			return func() {
				p.mu.Lock()
				delete(p.busy, of)
				p.mu.Unlock()
				close(mine)
			}, nil
		}
		p.mu.Unlock()
		select {
		case <-other:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}
