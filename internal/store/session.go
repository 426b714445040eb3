package store

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"permu/internal/access"
	"permu/internal/land"
)

// Secret is what is kept of a user's password.
type Secret struct {
	UserID       int64 `db:"user_id"`
	Name         string
	PasswordHash *string // nil: has none yet
	Disabled     bool
}

// Secret is what is kept of the password of a name, or [land.ErrNotFound].
func (s *Store) Secret(ctx context.Context, name string) (Secret, error) {
	return collectOne[Secret](ctx, s.pool, "user_secret", pgx.StrictNamedArgs{"name_key": access.NameKey(name)})
}

// SetPassword sets the password of a user, by its hash, and ends all sessions of it. A user who is shut out is
// [land.ErrNotFound].
func (s *Store) SetPassword(ctx context.Context, userID int64, hash string) error {
	return kind(pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error { return setPassword(ctx, tx, userID, hash) }))
}

func setPassword(ctx context.Context, tx pgx.Tx, userID int64, hash string) error {
	type row struct {
		NameKey string `db:"name_key"`
	}
	set, err := collectOne[row](ctx, tx, "user_password", pgx.StrictNamedArgs{"user_id": userID, "password_hash": hash})
	if err != nil {
		return err
	}
	if _, err := execute(ctx, tx, "sign_in_right", pgx.StrictNamedArgs{"name_key": set.NameKey}); err != nil {
		return err
	}
	_, err = execute(ctx, tx, "sessions_end", pgx.StrictNamedArgs{"user_id": userID, "ended_by": "password"})
	return err
}

// TrySignIn reports how long a password under a name must wait to be tried; 0 is not at all, and the try is counted as
// wrong until [Store.SignedIn] says otherwise.
func (s *Store) TrySignIn(ctx context.Context, name string) (time.Duration, error) {
	type try struct{ Failures int }
	key := pgx.StrictNamedArgs{"name_key": access.NameKey(name)}
	if _, err := execute(ctx, s.pool, "sign_in_prune", nil); err != nil {
		return 0, err
	}
	_, err := collectOne[try](ctx, s.pool, "sign_in_try", key)
	if err == nil || !errors.Is(err, land.ErrNotFound) {
		return 0, err
	}
	type wait struct{ Seconds int }
	left, err := collectOne[wait](ctx, s.pool, "sign_in_wait", key)
	return time.Duration(max(left.Seconds, 1)) * time.Second, err
}

// SignedIn begins a session of a user whose password was right: it ends the one that the browser had, and forgets wrong
// tries of the name.
func (s *Store) SignedIn(ctx context.Context, who Secret, had, token access.Token) error {
	return kind(pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := execute(ctx, tx, "sign_in_right", pgx.StrictNamedArgs{"name_key": access.NameKey(who.Name)}); err != nil {
			return err
		}
		if err := endSession(ctx, tx, had, "rotated"); err != nil {
			return err
		}
		_, err := execute(ctx, tx, "session_add", pgx.StrictNamedArgs{"token_hash": token.Hash(), "user_id": who.UserID})
		return err
	}))
}

// EndSession makes a token worth nothing.
func (s *Store) EndSession(ctx context.Context, token access.Token) error {
	return endSession(ctx, s.pool, token, "log_out")
}

func endSession(ctx context.Context, q querier, token access.Token, by string) error {
	_, err := execute(ctx, q, "session_end", pgx.StrictNamedArgs{"token_hash": token.Hash(), "ended_by": by})
	return err
}

// PersonOf is whose session a token stands for, and records that it is in use. A session that has ended, was not used for
// eight hours, is older than a week, or is of a user who is shut out is [land.ErrNotFound], as one that never was.
func (s *Store) PersonOf(ctx context.Context, token access.Token) (access.Person, error) {
	type row struct {
		UserID  int64 `db:"user_id"`
		Name    string
		Roles   []access.Grant
		LongAgo bool `db:"long_ago"`
	}
	hash := pgx.StrictNamedArgs{"token_hash": token.Hash()}
	got, err := collectOne[row](ctx, s.pool, "session_person", hash)
	if err == nil && got.LongAgo {
		_, err = execute(ctx, s.pool, "session_seen", hash)
	}
	return access.Person{UserID: got.UserID, Name: got.Name, Roles: got.Roles}, err
}
