package analysis

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"time"

	"permu/internal/access"
	"permu/internal/land"
	"permu/internal/store"
)

// Accounts is what a server asks of users: who signs in, who they are, and what administrators do with them.
type Accounts struct {
	store   *store.Store
	hashing chan struct{} // as many passwords at a time as there are processors: each takes 19 MiB and some 30 ms
	waiting chan struct{} // those that are looked at or wait for it, under whatever name

	programs *programs
}

// mostWaiting bounds the passwords that wait to be looked at, of all names together; whoever comes beyond them must wait a second.
const mostWaiting = 64

// NewAccounts makes the accounts of a store.
func NewAccounts(s *store.Store) *Accounts {
	return &Accounts{s, make(chan struct{}, runtime.GOMAXPROCS(0)), make(chan struct{}, mostWaiting), newPrograms()}
}

// Any reports whether there is a user who may come in.
func (a *Accounts) Any(ctx context.Context) (bool, error) { return a.store.AnyUser(ctx) }

// SignIn begins a session of the user of a name whose password it is, and ends the one that the browser had. A wrong name
// and a wrong password are both [access.ErrWrong]; after five of them the name must wait, [access.Wait].
func (a *Accounts) SignIn(ctx context.Context, name, password string, had access.Token) (access.Token, error) {
	who, err := a.prove(ctx, name, password)
	if err != nil {
		return "", err
	}
	return a.begin(ctx, who, had)
}

// prove finds the user of a name whose password it is.
func (a *Accounts) prove(ctx context.Context, name, password string) (store.Secret, error) {
	select {
	case a.waiting <- struct{}{}:
		defer func() { <-a.waiting }()
	default:
		return store.Secret{}, access.Wait(time.Second)
	}
	wait, err := a.store.TrySignIn(ctx, name)
	if err != nil {
		return store.Secret{}, err
	}
	if wait > 0 {
		return store.Secret{}, access.Wait(wait)
	}
	who, err := a.store.Secret(ctx, name)
	if err != nil && !errors.Is(err, land.ErrNotFound) {
		return who, err
	}
	hash := access.Nobody()
	if who.PasswordHash != nil && !who.Disabled {
		hash = *who.PasswordHash
	}
	same, err := a.same(ctx, hash, password)
	if err == nil && !same {
		err = access.ErrWrong
	}
	return who, err
}

// turn waits until a password may be looked at; done lets the next one.
func (a *Accounts) turn(ctx context.Context) (done func(), err error) {
	select {
	case a.hashing <- struct{}{}:
		return func() { <-a.hashing }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (a *Accounts) same(ctx context.Context, hash, password string) (bool, error) {
	done, err := a.turn(ctx)
	if err != nil {
		return false, err
	}
	defer done()
	return access.SamePassword(hash, password)
}

func (a *Accounts) hash(ctx context.Context, password string) (string, error) {
	done, err := a.turn(ctx)
	if err != nil {
		return "", err
	}
	defer done()
	return access.HashPassword(password), nil
}

func (a *Accounts) begin(ctx context.Context, who store.Secret, had access.Token) (access.Token, error) {
	token := access.NewToken()
	return token, a.store.SignedIn(ctx, who, had, token)
}

// SignOut makes a session worth nothing.
func (a *Accounts) SignOut(ctx context.Context, token access.Token) error {
	return a.store.EndSession(ctx, token)
}

// PersonOf is whose session a token stands for, or [land.ErrNotFound] where it is worth nothing.
func (a *Accounts) PersonOf(ctx context.Context, token access.Token) (access.Person, error) {
	return a.store.PersonOf(ctx, token)
}

// SetPassword gives a person who knows the present password another one, ends all sessions of the person and begins one.
func (a *Accounts) SetPassword(ctx context.Context, p access.Person, present, next string) (access.Token, error) {
	if err := access.CheckPassword("password", p.Name, next).Err(); err != nil {
		return "", err
	}
	who, err := a.prove(ctx, p.Name, present)
	if err != nil {
		return "", err
	}
	hash, err := a.hash(ctx, next)
	if err != nil {
		return "", err
	}
	if err := a.store.SetPassword(ctx, who.UserID, hash); err != nil {
		return "", err
	}
	return a.begin(ctx, who, "")
}

// FirstLink makes a one-time link for the first administrator, or nil where there is a user; by is what made it.
func (a *Accounts) FirstLink(ctx context.Context, by string) (*access.Link, error) {
	if any, err := a.store.AnyUser(ctx); err != nil || any {
		return nil, err
	}
	l, err := a.link(ctx, by, access.User{})
	return &l, err
}

func (a *Accounts) link(ctx context.Context, by string, u access.User) (access.Link, error) {
	l := access.Link{Token: access.NewToken(), Name: u.Name}
	var err error
	l.ExpiresAt, err = a.store.AddLink(ctx, by, u.UserID, l.Token)
	return l, err
}

// Link says whose a one-time link is; one that cannot be used is [access.ErrLink].
func (a *Accounts) Link(ctx context.Context, token access.Token) (access.Link, error) {
	l, err := a.store.Link(ctx, token)
	return l, spent(err)
}

// spent says that a link cannot be used.
func spent(err error) error {
	if errors.Is(err, land.ErrNotFound) {
		return access.ErrLink
	}
	return err
}

// UseLink sets the password of the user of a one-time link, and begins a session of the user. A link for the first
// administrator adds a user of the name. A link that cannot be used is [access.ErrLink]; a broken rule of name or password
// is [land.Problems], and the link can be used still.
func (a *Accounts) UseLink(ctx context.Context, u access.LinkUse) (access.Token, error) {
	l, err := a.Link(ctx, u.Token)
	if err != nil {
		return "", err
	}
	var problems land.Problems
	if l.Name == "" {
		l.Name, problems = access.CleanName(u.Name)
	}
	if err := append(problems, access.CheckPassword("password", l.Name, u.Password)...).Err(); err != nil {
		return "", err
	}
	hash, err := a.hash(ctx, u.Password)
	if err != nil {
		return "", err
	}
	who, err := a.store.UseLink(ctx, u.Token, l.Name, hash)
	if err != nil {
		return "", spent(err)
	}
	return a.begin(ctx, who, u.Had)
}

// Users lists every user by name.
func (a *Accounts) Users(ctx context.Context) ([]access.User, error) { return a.store.Users(ctx) }

// UserByName finds a user, or [land.ErrNotFound].
func (a *Accounts) UserByName(ctx context.Context, name string) (access.User, error) {
	return a.store.UserByName(ctx, name)
}

// AddUser adds a user and makes its one-time link; by is who adds it. What breaks a rule is [land.Problems], a name that
// somebody has a [land.ErrConflict].
func (a *Accounts) AddUser(ctx context.Context, by string, n access.NewUser) (access.User, access.Link, error) {
	name, problems := access.CleanName(n.Name)
	n.Name = name
	if err := a.checkRoles(ctx, n.Roles, problems); err != nil {
		return access.User{}, access.Link{}, err
	}
	u, err := a.store.AddUser(ctx, by, n)
	if err != nil {
		return u, access.Link{}, err
	}
	l, err := a.link(ctx, by, u)
	return u, l, err
}

// ChangeUser gives a user other roles, shuts it out or lets it in; by is who does it. It is a [land.ErrConflict] when the
// user was changed since the revision of the change.
func (a *Accounts) ChangeUser(ctx context.Context, by string, userID int64, c access.UserChange) (access.User, error) {
	if err := a.checkRoles(ctx, c.Roles, nil); err != nil {
		return access.User{}, err
	}
	return a.store.ChangeUser(ctx, by, userID, c)
}

// NewLink makes a one-time link for a user who has forgotten the password; by is who makes it. One who is shut out gets
// none.
func (a *Accounts) NewLink(ctx context.Context, by string, userID int64) (access.Link, error) {
	u, err := a.store.User(ctx, userID)
	if err != nil {
		return access.Link{}, err
	}
	if u.State == access.Disabled {
		return access.Link{}, land.Problems{{Path: "user_id", Rule: "is shut out: let the user in first", Value: u.Name}}
	}
	return a.link(ctx, by, u)
}

// checkRoles adds to problems what is wrong with roles: by the table of roles, and by the zones and parks that there are.
func (a *Accounts) checkRoles(ctx context.Context, grants []access.Grant, problems land.Problems) error {
	problems = append(problems, access.CheckGrants(grants)...)
	for i, g := range grants {
		if g.ZoneCode == "" {
			continue
		}
		parks, err := a.store.ParkCodes(ctx, g.ZoneCode)
		if errors.Is(err, land.ErrNotFound) {
			problems = append(problems, land.Problem{Path: fmt.Sprintf("roles[%d]", i), Rule: "there is no such zone", Value: g.ZoneCode})
		} else if err != nil {
			return err
		} else if g.ParkCode != "" && !slices.Contains(parks, g.ParkCode) {
			problems = append(problems, land.Problem{Path: fmt.Sprintf("roles[%d]", i), Rule: "the zone has no such park", Value: g.ParkCode})
		}
	}
	return problems.Err()
}
