package analysis_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"permu/internal/access"
	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/pgtest"
	"permu/internal/store"
)

const secret = "三山五岳望海听涛看云"

func newAccounts(t *testing.T) (*analysis.Accounts, *pgxpool.Pool) {
	t.Helper()
	pool := pgtest.New(t, store.Migrate)
	s, err := store.Open(t.Context(), pool.Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return analysis.NewAccounts(s), pool
}

// administrator opens the first link.
func administrator(t *testing.T, a *analysis.Accounts) access.Token {
	t.Helper()
	l, err := a.FirstLink(t.Context(), "test")
	if err != nil || l == nil || l.Name != "" || time.Until(l.ExpiresAt) > 24*time.Hour {
		t.Fatalf("%+v %v", l, err)
	}
	token, err := a.UseLink(t.Context(), access.LinkUse{Token: l.Token, Name: "管理员", Password: secret})
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestFirstStart(t *testing.T) {
	a, _ := newAccounts(t)
	if any, err := a.Any(t.Context()); any || err != nil {
		t.Fatalf("%v %v", any, err)
	}
	p, err := a.PersonOf(t.Context(), administrator(t, a))
	if err != nil || p.Name != "管理员" || !access.Allowed(p, access.ManageUsers, access.Place{}) {
		t.Errorf("%+v %v", p, err)
	}
	if any, err := a.Any(t.Context()); !any || err != nil {
		t.Errorf("%v %v", any, err)
	}
	if l, err := a.FirstLink(t.Context(), "test"); l != nil || err != nil {
		t.Errorf("a second first link: %+v %v", l, err)
	}
}

func TestALinkIsUsedOnce(t *testing.T) {
	a, _ := newAccounts(t)
	l, err := a.FirstLink(t.Context(), "test")
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []struct{ name, password, says string }{
		{"", secret, "name: must be given"}, {"王", "short", "password: at least 10"}, {"", "", "name: must be given\npassword: "},
	} {
		if _, err := a.UseLink(t.Context(), access.LinkUse{Token: l.Token, Name: wrong.name, Password: wrong.password}); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), wrong.says) {
			t.Errorf("%v: %v", wrong, err)
		}
	}
	if _, err := a.UseLink(t.Context(), access.LinkUse{Token: l.Token, Name: "王", Password: secret}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.UseLink(t.Context(), access.LinkUse{Token: l.Token, Name: "李", Password: secret}); !errors.Is(err, access.ErrLink) {
		t.Errorf("a second time: %v", err)
	}
	if _, err := a.Link(t.Context(), l.Token); !errors.Is(err, access.ErrLink) {
		t.Errorf("a second look: %v", err)
	}
}

func TestSigningIn(t *testing.T) {
	a, pool := newAccounts(t)
	administrator(t, a)
	if _, err := a.SignIn(t.Context(), " 管理员 ", secret, ""); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ name, password string }{
		"wrong password": {"管理员", secret + "x"}, "no password": {"管理员", ""}, "nobody": {"无名", secret},
	} {
		if _, err := a.SignIn(t.Context(), test.name, test.password, ""); !errors.Is(err, access.ErrWrong) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for range 3 {
		if _, err := a.SignIn(t.Context(), "管理员", "wrong", ""); !errors.Is(err, access.ErrWrong) {
			t.Fatal(err)
		}
	}
	var wait access.Wait
	if _, err := a.SignIn(t.Context(), "管理员", secret, ""); !errors.As(err, &wait) || time.Duration(wait) > 30*time.Second {
		t.Errorf("after five wrong ones: %v", err)
	}
	if _, err := pool.Exec(t.Context(), `update permu.sign_in_attempt set last_at = now() - interval '31 seconds'`); err != nil {
		t.Fatal(err)
	}
	if _, err := a.SignIn(t.Context(), "管理员", secret, ""); err != nil {
		t.Errorf("after waiting: %v", err)
	}
}

func TestAnotherPassword(t *testing.T) {
	a, _ := newAccounts(t)
	had := administrator(t, a)
	p, err := a.PersonOf(t.Context(), had)
	if err != nil {
		t.Fatal(err)
	}
	const next = "correct horse battery"
	if _, err := a.SetPassword(t.Context(), p, "wrong", next); !errors.Is(err, access.ErrWrong) {
		t.Errorf("without the present one: %v", err)
	}
	if _, err := a.SetPassword(t.Context(), p, secret, "administrator"); !errors.Is(err, land.ErrInvalid) {
		t.Errorf("one that is guessed first: %v", err)
	}
	token, err := a.SetPassword(t.Context(), p, secret, next)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.PersonOf(t.Context(), token); err != nil {
		t.Errorf("the new session: %v", err)
	}
	if _, err := a.PersonOf(t.Context(), had); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("the session from before: %v", err)
	}
	if _, err := a.SignIn(t.Context(), p.Name, secret, ""); !errors.Is(err, access.ErrWrong) {
		t.Errorf("the password from before: %v", err)
	}
}

func TestUsersOfAnAdministrator(t *testing.T) {
	a, pool := newAccounts(t)
	administrator(t, a)
	if _, err := pool.Exec(t.Context(), `insert into permu.zone (zone_code, name) values ('z', 'Z')`); err != nil {
		t.Fatal(err)
	}
	for grant, says := range map[string]string{"planner@nowhere": "roles[0]: there is no such zone", "park_officer@z/p": "no such park", "emperor": "no such role"} {
		_, _, err := a.AddUser(t.Context(), "管理员", access.NewUser{Name: "王", Roles: []access.Grant{access.ParseGrant(grant)}})
		if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", grant, err)
		}
	}
	u, l, err := a.AddUser(t.Context(), "管理员", access.NewUser{Name: " 王 ", Roles: []access.Grant{access.ParseGrant("planner@z")}})
	if err != nil || u.Name != "王" || u.State != access.Invited || u.CreatedBy != "管理员" {
		t.Fatalf("%+v %v", u, err)
	}
	if _, err := a.SignIn(t.Context(), "王", "", ""); !errors.Is(err, access.ErrWrong) {
		t.Errorf("without a password: %v", err)
	}
	token, err := a.UseLink(t.Context(), access.LinkUse{Token: l.Token, Name: "another name", Password: secret})
	if err != nil {
		t.Fatal(err)
	}
	if p, err := a.PersonOf(t.Context(), token); err != nil || p.Name != "王" {
		t.Errorf("%+v %v", p, err)
	}
	if u, err = a.ChangeUser(t.Context(), "管理员", u.UserID, access.UserChange{Disabled: true, Revision: 1}); err != nil || u.State != access.Disabled {
		t.Fatalf("%+v %v", u, err)
	}
	if _, err := a.PersonOf(t.Context(), token); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("the session of one who is shut out: %v", err)
	}
	if _, err := a.SignIn(t.Context(), "王", secret, ""); !errors.Is(err, access.ErrWrong) {
		t.Errorf("one who is shut out: %v", err)
	}
	if _, err := a.NewLink(t.Context(), "管理员", u.UserID); !errors.Is(err, land.ErrInvalid) {
		t.Errorf("a link for one who is shut out: %v", err)
	}
}

// TestOldTriesAreForgotten has wrong tries under names that nobody has, a day old and newer.
func TestOldTriesAreForgotten(t *testing.T) {
	a, pool := newAccounts(t)
	if _, err := pool.Exec(t.Context(), `insert into permu.sign_in_attempt (name_key, failures, last_at)
		select 'n' || n, 9, now() - n * interval '10 hours' from generate_series(1, 5) n`); err != nil {
		t.Fatal(err)
	}
	if _, err := a.SignIn(t.Context(), "王", "wrong", ""); !errors.Is(err, access.ErrWrong) {
		t.Fatal(err)
	}
	var left string
	if err := pool.QueryRow(t.Context(), "select string_agg(name_key, ' ' order by name_key) from permu.sign_in_attempt").Scan(&left); err != nil || left != "n1 n2 王" {
		t.Errorf("%v: %s", err, left)
	}
}
