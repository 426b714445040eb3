package store

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/access"
	"permu/internal/land"
)

const someHash = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA"

func added(t *testing.T, s *Store, name string, roles ...string) access.User {
	t.Helper()
	n := access.NewUser{Name: name}
	for _, text := range roles {
		n.Roles = append(n.Roles, access.ParseGrant(text))
	}
	u, err := s.AddUser(t.Context(), "root", n)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// changed runs a statement by hand, such as to let time pass.
func (s *Store) changed(t *testing.T, statement string, args ...any) {
	t.Helper()
	if _, err := s.pool.Exec(t.Context(), statement, args...); err != nil {
		t.Fatal(err)
	}
}

func TestUsers(t *testing.T) {
	s := newStore(t)
	if any, err := s.AnyUser(t.Context()); err != nil || any {
		t.Fatalf("%v %v", any, err)
	}
	root := added(t, s, "管理员", "administrator")
	wang := added(t, s, "Wang", "planner@z", "park_officer@z/p")
	if wang.State != access.Invited || wang.CreatedBy != "root" || wang.Revision != 1 || wang.LastSeenAt != nil {
		t.Errorf("%+v", wang)
	}
	if _, err := s.AddUser(t.Context(), "root", access.NewUser{Name: "ＷＡＮＧ"}); !errors.Is(err, land.ErrConflict) || !strings.Contains(err.Error(), "choose another name") {
		t.Errorf("the same name twice: %v", err)
	}
	got, err := s.ChangeUser(t.Context(), root.Name, wang.UserID, access.UserChange{Roles: []access.Grant{access.ParseGrant("approver@z"), access.ParseGrant("planner@z")}, Revision: 1})
	if err != nil {
		t.Fatal(err)
	}
	want := []access.Grant{{Role: "approver", ZoneCode: "z"}, {Role: "planner", ZoneCode: "z"}}
	if diff := cmp.Diff(want, got.Roles); diff != "" || got.Revision != 2 {
		t.Errorf("revision %d, %s", got.Revision, diff)
	}
	if _, err := s.ChangeUser(t.Context(), root.Name, wang.UserID, access.UserChange{Revision: 1}); !errors.Is(err, land.ErrConflict) || !strings.Contains(err.Error(), "it is at 2") {
		t.Errorf("a change of what is no longer so: %v", err)
	}
	if _, err := s.ChangeUser(t.Context(), root.Name, 999, access.UserChange{Revision: 1}); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
	if found, err := s.UserByName(t.Context(), " wang "); err != nil || found.UserID != wang.UserID {
		t.Errorf("%+v %v", found, err)
	}
	if all, err := s.Users(t.Context()); err != nil || len(all) != 2 {
		t.Errorf("%+v %v", all, err)
	}
}

func TestSomebodyMustManageUsers(t *testing.T) {
	s := newStore(t)
	root := added(t, s, "a", "administrator")
	for name, change := range map[string]access.UserChange{
		"shut out":      {Roles: root.Roles, Disabled: true, Revision: 1},
		"without roles": {Revision: 1},
	} {
		if _, err := s.ChangeUser(t.Context(), "a", root.UserID, change); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "nobody would be left") {
			t.Errorf("%s: %v", name, err)
		}
	}
	added(t, s, "b", "administrator")
	for range 5 { // the first round opens the connections
		twoStepDown(t, s)
	}
}

// twoStepDown lets all administrators, who are two, step down at once, and makes them administrators again.
func twoStepDown(t *testing.T, s *Store) {
	t.Helper()
	all, err := s.Users(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var together sync.WaitGroup
	results := make([]error, 2)
	for i, u := range all {
		together.Go(func() {
			_, results[i] = s.ChangeUser(t.Context(), "a", u.UserID, access.UserChange{Revision: u.Revision})
		})
	}
	together.Wait()
	if (results[0] == nil) == (results[1] == nil) {
		t.Errorf("two administrators step down at once: %v, %v", results[0], results[1])
	}
	s.changed(t, `insert into user_role (user_id, role, granted_by) select user_id, 'administrator', 'a' from user_account on conflict do nothing`)
}

// session signs a user in and returns the token.
