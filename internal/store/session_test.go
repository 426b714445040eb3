package store

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"permu/internal/access"
	"permu/internal/land"
)

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
