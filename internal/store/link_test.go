package store

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"permu/internal/access"
	"permu/internal/land"
)

func TestOneTimeLinks(t *testing.T) {
	s := newStore(t)
	added(t, s, "a", "administrator")
	u := added(t, s, "b", "planner@z")
	given := func() access.Token {
		token := access.NewToken()
		if expires, err := s.AddLink(t.Context(), "a", u.UserID, token); err != nil || time.Until(expires) < 23*time.Hour || time.Until(expires) > 24*time.Hour {
			t.Fatalf("%v %v", expires, err)
		}
		return token
	}
	refused := func(name string, token access.Token) {
		t.Helper()
		if _, err := s.Link(t.Context(), token); !errors.Is(err, land.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := s.UseLink(t.Context(), token, "", someHash); !errors.Is(err, land.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	earlier, token := given(), given()
	refused("one that was replaced", earlier)
	if l, err := s.Link(t.Context(), token); err != nil || l.Name != "b" {
		t.Errorf("%+v %v", l, err)
	}
	who, err := s.UseLink(t.Context(), token, "", someHash)
	if err != nil || who.UserID != u.UserID {
		t.Fatalf("%+v %v", who, err)
	}
	if u, err := s.User(t.Context(), u.UserID); err != nil || u.State != access.Active {
		t.Errorf("%+v %v", u, err)
	}
	refused("the second use", token)
	late := given()
	s.changed(t, `update one_time_link set expires_at = now() - interval '1 second' where used_at is null`)
	refused("one that is too old", late)
	shut := given()
	s.changed(t, `update user_account set disabled_at = now() where name = 'b'`)
	refused("of one who is shut out", shut)
	refused("one that never was", access.NewToken())
}

func TestTheFirstAdministrator(t *testing.T) {
	s := newStore(t)
	token := access.NewToken()
	if _, err := s.AddLink(t.Context(), "permu serve", 0, token); err != nil {
		t.Fatal(err)
	}
	if l, err := s.Link(t.Context(), token); err != nil || l.Name != "" {
		t.Errorf("%+v %v", l, err)
	}
	who, err := s.UseLink(t.Context(), token, "王", someHash)
	if err != nil {
		t.Fatal(err)
	}
	u, err := s.User(t.Context(), who.UserID)
	if diff := cmp.Diff([]access.Grant{{Role: access.Administrator}}, u.Roles); err != nil || diff != "" || u.State != access.Active || u.CreatedBy != "王" {
		t.Errorf("%+v %v %s", u, err, diff)
	}
	second := access.NewToken()
	if _, err := s.AddLink(t.Context(), "permu serve", 0, second); err != nil {
		t.Fatal(err)
	}
	if _, err := s.UseLink(t.Context(), second, "李", someHash); !errors.Is(err, land.ErrConflict) {
		t.Errorf("a second first administrator: %v", err)
	}
}
