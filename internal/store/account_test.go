package store

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

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
func session(t *testing.T, s *Store, u access.User, had access.Token) access.Token {
	t.Helper()
	token := access.NewToken()
	if err := s.SignedIn(t.Context(), Secret{UserID: u.UserID, Name: u.Name}, had, token); err != nil {
		t.Fatal(err)
	}
	return token
}

func TestSessions(t *testing.T) {
	for name, test := range map[string]struct {
		meanwhile func(*testing.T, *Store, access.User, access.Token)
		stands    bool
	}{
		"stands":                  {nil, true},
		"used until a minute ago": {byHand(`update user_session set last_seen_at = now() - interval '7 hours 59 minutes'`), true},
		"idle":                    {byHand(`update user_session set last_seen_at = now() - interval '8 hours 1 minute'`), false},
		"a week old":              {byHand(`update user_session set expires_at = now() - interval '1 second'`), false},
		"signed in again": {func(t *testing.T, s *Store, u access.User, token access.Token) {
			if _, err := s.PersonOf(t.Context(), session(t, s, u, token)); err != nil {
				t.Error(err)
			}
		}, false},
		"signed in elsewhere": {func(t *testing.T, s *Store, u access.User, _ access.Token) { session(t, s, u, "") }, true},
		"signed out": {func(t *testing.T, s *Store, _ access.User, token access.Token) {
			if err := s.EndSession(t.Context(), token); err != nil {
				t.Error(err)
			}
		}, false},
		"shut out": {func(t *testing.T, s *Store, u access.User, _ access.Token) {
			if _, err := s.ChangeUser(t.Context(), "a", u.UserID, access.UserChange{Disabled: true, Revision: 1}); err != nil {
				t.Error(err)
			}
		}, false},
		"shut out by hand": {byHand(`update user_account set disabled_at = now()`), false},
		"another password": {func(t *testing.T, s *Store, u access.User, _ access.Token) {
			if err := s.SetPassword(t.Context(), u.UserID, someHash); err != nil {
				t.Error(err)
			}
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			added(t, s, "a", "administrator")
			u := added(t, s, "b", "planner@z")
			token := session(t, s, u, "")
			if test.meanwhile != nil {
				test.meanwhile(t, s, u, token)
			}
			p, err := s.PersonOf(t.Context(), token)
			if test.stands != (err == nil) || err != nil && !errors.Is(err, land.ErrNotFound) {
				t.Fatalf("%+v %v", p, err)
			}
			if err == nil && (p.UserID != u.UserID || p.Name != "b" || len(p.Roles) != 1 || p.Roles[0].ZoneCode != "z") {
				t.Errorf("%+v", p)
			}
		})
	}
}

func byHand(statement string) func(*testing.T, *Store, access.User, access.Token) {
	return func(t *testing.T, s *Store, _ access.User, _ access.Token) { s.changed(t, statement) }
}

func TestForgedSessions(t *testing.T) {
	s := newStore(t)
	token := session(t, s, added(t, s, "a", "administrator"), "")
	for name, forged := range map[string]access.Token{
		"empty": "", "another": access.NewToken(), "cut off": token[:42], "its hash": access.Token(token.Hash()), "one letter": token[:42] + "~",
	} {
		if _, err := s.PersonOf(t.Context(), forged); !errors.Is(err, land.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var kept string
	if err := s.pool.QueryRow(t.Context(), `select row_to_json(s)::text from user_session s`).Scan(&kept); err != nil || strings.Contains(kept, string(token)) {
		t.Errorf("the token is kept: %s %v", kept, err)
	}
}

func TestASessionIsSeen(t *testing.T) {
	s := newStore(t)
	u := added(t, s, "a", "administrator")
	token := session(t, s, u, "")
	s.changed(t, `update user_session set last_seen_at = now() - interval '2 hours'`)
	if _, err := s.PersonOf(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	if u, err := s.User(t.Context(), u.UserID); err != nil || u.LastSeenAt == nil || time.Since(*u.LastSeenAt) > time.Minute {
		t.Errorf("%+v %v", u, err)
	}
}

func TestWrongPasswordsMustWait(t *testing.T) {
	s := newStore(t)
	try := func(name string, least, most time.Duration) {
		t.Helper()
		if wait, err := s.TrySignIn(t.Context(), name); err != nil || wait < least || wait > most {
			t.Fatalf("%s must wait %s, not %s to %s: %v", name, wait, least, most, err)
		}
	}
	for range 5 {
		try("Wang", 0, 0)
	}
	try("ｗａｎｇ", 25*time.Second, 30*time.Second)
	try("li", 0, 0)
	for i, wait := range []time.Duration{30, 60, 120, 240, 480, 960, 960} {
		wait *= time.Second
		s.changed(t, `update sign_in_attempt set last_at = now() - $1::interval where name_key = 'wang'`, wait+time.Second)
		try("wang", 0, 0)
		next := []time.Duration{60, 120, 240, 480, 960, 960, 960}[i] * time.Second
		try("wang", next-5*time.Second, next)
	}
	s.changed(t, `update sign_in_attempt set last_at = now() - interval '25 hours' where name_key = 'wang'`)
	for range 5 {
		try("wang", 0, 0)
	}
	try("wang", 25*time.Second, 30*time.Second)
	session(t, s, added(t, s, "Wang", "administrator"), "")
	try("wang", 0, 0)
}

func TestTriesAtOnceAreCounted(t *testing.T) {
	s := newStore(t)
	var together sync.WaitGroup
	waits := make([]time.Duration, 20)
	for i := range waits {
		together.Go(func() { waits[i], _ = s.TrySignIn(t.Context(), "wang") })
	}
	together.Wait()
	free := 0
	for _, wait := range waits {
		if wait == 0 {
			free++
		}
	}
	if free != 5 {
		t.Errorf("%d of %d tries at once went through", free, len(waits))
	}
}

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
