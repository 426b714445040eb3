package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"permu/internal/access"
	"permu/internal/land"
)

// AddLink keeps a one-time link for a user, or for the first administrator where userID is 0; by is who made it. It is good
// for a day, and the links that the user was given before are worth nothing from now on.
func (s *Store) AddLink(ctx context.Context, by string, userID int64, token access.Token) (expires time.Time, err error) {
	type row struct {
		ExpiresAt time.Time `db:"expires_at"`
	}
	made, err := collectOne[row](ctx, s.pool, "link_add", pgx.StrictNamedArgs{"token_hash": token.Hash(), "user_id": orNull(userID), "by": by})
	return made.ExpiresAt, err
}

// Link says whose a one-time link is; one that was used, is too old, is of a user who is shut out, or never was is
// [land.ErrNotFound].
func (s *Store) Link(ctx context.Context, token access.Token) (access.Link, error) {
	type row struct {
		Name      string
		ExpiresAt time.Time `db:"expires_at"`
	}
	got, err := collectOne[row](ctx, s.pool, "link", pgx.StrictNamedArgs{"token_hash": token.Hash()})
	return access.Link{Token: token, Name: got.Name, ExpiresAt: got.ExpiresAt}, err
}

// UseLink uses up a one-time link and sets the password of its user, by its hash. A link for the first administrator adds
// a user of the name, and is a [land.ErrConflict] once there is a user. A link that cannot be used is [land.ErrNotFound].
func (s *Store) UseLink(ctx context.Context, token access.Token, name, hash string) (Secret, error) {
	var who Secret
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		type row struct {
			UserID int64 `db:"user_id"`
		}
		used, err := collectOne[row](ctx, tx, "link_use", pgx.StrictNamedArgs{"token_hash": token.Hash()})
		if err != nil {
			return err
		}
		if used.UserID == 0 {
			used.UserID, err = firstAdministrator(ctx, tx, name)
		}
		if err != nil {
			return err
		}
		if err := setPassword(ctx, tx, used.UserID, hash); err != nil {
			return err
		}
		u, err := user(ctx, tx, used.UserID)
		who = Secret{UserID: u.UserID, Name: u.Name, PasswordHash: &hash}
		return err
	})
	return who, kind(err)
}

// firstAdministrator adds an administrator where there is no user.
func firstAdministrator(ctx context.Context, tx pgx.Tx, name string) (int64, error) {
	if _, err := execute(ctx, tx, "users_lock", nil); err != nil {
		return 0, err
	}
	stands, err := anyUser(ctx, tx)
	if err == nil && stands {
		err = fmt.Errorf("there are users already; an administrator gives links: %w", land.ErrConflict)
	}
	if err != nil {
		return 0, err
	}
	u, err := addUser(ctx, tx, name, access.NewUser{Name: name, Roles: []access.Grant{{Role: access.Administrator}}})
	return u.UserID, err
}
