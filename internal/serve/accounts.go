package serve

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"permu/internal/access"
	"permu/internal/land"
)

// Accounts is what the routes ask of users: who signs in, who they are, and what administrators do with them.
type Accounts interface {
	Any(ctx context.Context) (bool, error)
	SignIn(ctx context.Context, name, password string, had access.Token) (access.Token, error)
	SignOut(ctx context.Context, token access.Token) error
	PersonOf(ctx context.Context, token access.Token) (access.Person, error)
	PersonWith(ctx context.Context, name, password string) (access.Person, error)
	SetPassword(ctx context.Context, p access.Person, present, next string) (access.Token, error)
	Link(ctx context.Context, token access.Token) (access.Link, error)
	UseLink(ctx context.Context, u access.LinkUse) (access.Token, error)
	Users(ctx context.Context) ([]access.User, error)
	AddUser(ctx context.Context, by string, n access.NewUser) (access.User, access.Link, error)
	ChangeUser(ctx context.Context, by string, userID int64, c access.UserChange) (access.User, error)
	NewLink(ctx context.Context, by string, userID int64) (access.Link, error)
}

// Who is who asks, and what the page needs to know of it.
type Who struct {
	Person        *access.Person            `json:"person" doc:"null: nobody is signed in"`
	Rights        []access.Right            `json:"rights" doc:"that the person has in some place"`
	Held          []access.Held             `json:"held" doc:"the same with where each is had"`
	Holders       map[access.Right][]string `json:"holders" doc:"the roles that have each right"`
	Accounts      bool                      `json:"accounts" doc:"false: nobody can sign in before the one-time link of the first start was used"`
	Demonstration []access.Person           `json:"demonstration,omitempty" doc:"as whom the demonstration can be looked at"`
}

// signed is the answer to who signs in or out.
type signed struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
	Body      Who
}

// Credentials are a name and a password as they are typed: bounded, so that nobody has a book hashed.
type Credentials struct {
	Name     string `json:"name,omitempty" maxLength:"200"`
	Password string `json:"password" maxLength:"1000"`
}

// accountOperations registers who signs in and out, and what administrators do with users.
func (s *server) accountOperations(api huma.API) {
	get(api, "/api/v1/session", "who", "Who is signed in", s.whoAsks)
	post(api, "/api/v1/session", "sign-in", "Sign in", s.signIn)
	send(api, http.MethodDelete, "/api/v1/session", "sign-out", "Sign out", s.signOut)
	send(api, http.MethodPut, "/api/v1/session/password", "set-password", "Choose another password; all other sessions end", s.setPassword)
	send(api, http.MethodPut, "/api/v1/session/demonstration", "look-as", "Look at the demonstration as another person", s.lookAs)
	post(api, "/api/v1/link/look", "look-at-link", "Whose a one-time link is", s.lookAtLink)
	post(api, "/api/v1/link/use", "use-link", "Set a password by a one-time link, and sign in", s.useLink)
	get(api, "/api/v1/users", "users", "The users", s.users)
	post(api, "/api/v1/users", "add-user", "Add a user; the answer has the one-time link to hand over", s.addUser)
	send(api, http.MethodPut, "/api/v1/users/{user_id}", "change-user", "Give a user other roles, shut it out or let it in", s.changeUser)
	post(api, "/api/v1/users/{user_id}/link", "link-user", "Make a one-time link for a user who has forgotten the password", s.linkUser)
}

func (s *server) whoAsks(ctx context.Context, _ *struct{}) (*answer[Who], error) {
	p, err := s.personOf(ctx)
	if err != nil && !errors.Is(err, errSignIn) {
		return nil, s.kind(ctx, err)
	}
	if err != nil {
		return s.nobody(ctx)
	}
	return &answer[Who]{s.about(p)}, nil
}

// nobody says that nobody is signed in.
func (s *server) nobody(ctx context.Context) (*answer[Who], error) {
	any, err := s.Accounts.Any(ctx)
	return &answer[Who]{Who{Accounts: any, Rights: []access.Right{}, Held: []access.Held{}, Holders: access.Holders()}}, s.kind(ctx, err)
}

func (s *server) about(p access.Person) Who {
	rights := []access.Right{}
	for _, grant := range p.Roles {
		role, _ := access.RoleByName(grant.Role)
		rights = append(rights, role.Rights...)
	}
	slices.Sort(rights)
	return Who{
		Person: &p, Rights: slices.Compact(rights), Held: access.HeldBy(p), Holders: access.Holders(),
		Accounts: len(s.Demonstration) == 0, Demonstration: s.Demonstration,
	}
}

func (s *server) signIn(ctx context.Context, in *struct{ Body Credentials }) (*signed, error) {
	token, err := s.Accounts.SignIn(ctx, in.Body.Name, in.Body.Password, visitorOf(ctx).token)
	return s.begun(ctx, token, err)
}

// begun gives a browser its new session.
func (s *server) begun(ctx context.Context, token access.Token, err error) (*signed, error) {
	if err != nil {
		return nil, s.kind(ctx, err)
	}
	p, err := s.Accounts.PersonOf(ctx, token)
	return &signed{visitorOf(ctx).keep(sessionCookie, string(token), sessionLasts), s.about(p)}, s.kind(ctx, err)
}

func (s *server) signOut(ctx context.Context, _ *struct{}) (*signed, error) {
	v := visitorOf(ctx)
	if v.token != "" {
		if err := s.Accounts.SignOut(ctx, v.token); err != nil {
			return nil, s.kind(ctx, err)
		}
	}
	return &signed{v.keep(sessionCookie, "", 0), Who{Accounts: true, Rights: []access.Right{}, Held: []access.Held{}, Holders: access.Holders()}}, nil
}

func (s *server) setPassword(ctx context.Context, in *struct {
	Body struct {
		Present  string `json:"present" maxLength:"1000" doc:"the present password"`
		Password string `json:"password" maxLength:"1000"`
	}
},
) (*signed, error) {
	token, err := s.Accounts.SetPassword(ctx, who(ctx), in.Body.Present, in.Body.Password)
	return s.begun(ctx, token, err)
}

func (s *server) lookAs(ctx context.Context, in *struct {
	Body struct {
		Name string `json:"name" maxLength:"200" doc:"of a person of the demonstration"`
	}
},
) (*signed, error) {
	i := slices.IndexFunc(s.Demonstration, func(p access.Person) bool { return p.Name == in.Body.Name })
	if i < 0 {
		return nil, s.kind(ctx, land.Problems{{Path: "name", Rule: "must be a person of the demonstration", Value: in.Body.Name}})
	}
	p := s.Demonstration[i]
	return &signed{visitorOf(ctx).keep(demonstrationCookie, p.Name, sessionLasts), s.about(p)}, nil
}

func (s *server) lookAtLink(ctx context.Context, in *struct {
	Body struct {
		Token access.Token `json:"token" maxLength:"100"`
	}
},
) (*answer[access.Link], error) {
	link, err := s.Accounts.Link(ctx, in.Body.Token)
	return &answer[access.Link]{link}, s.kind(ctx, err)
}

func (s *server) useLink(ctx context.Context, in *struct {
	Body struct {
		Credentials
		Token access.Token `json:"token" maxLength:"100"`
	}
},
) (*signed, error) {
	b := in.Body
	token, err := s.Accounts.UseLink(ctx, access.LinkUse{Token: b.Token, Name: b.Name, Password: b.Password, Had: visitorOf(ctx).token})
	return s.begun(ctx, token, err)
}
