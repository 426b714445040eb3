package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"permu/internal/access"
	"permu/internal/land"
)

// AnyUser reports whether there is a user who is not shut out.
func (s *Store) AnyUser(ctx context.Context) (bool, error) {
	return anyUser(ctx, s.pool)
}

func anyUser(ctx context.Context, q querier) (bool, error) {
	type row struct{ Any bool }
	got, err := collectOne[row](ctx, q, "users_any", nil)
	return got.Any, err
}

// Users lists every user by name.
func (s *Store) Users(ctx context.Context) ([]access.User, error) {
	return collect[access.User](ctx, s.pool, "users", pgx.StrictNamedArgs{"user_id": nil, "name_key": nil})
}

// User finds a user, or [land.ErrNotFound].
func (s *Store) User(ctx context.Context, userID int64) (access.User, error) {
	return user(ctx, s.pool, userID)
}

func user(ctx context.Context, q querier, userID int64) (access.User, error) {
	found, err := collectOne[access.User](ctx, q, "users", pgx.StrictNamedArgs{"user_id": userID, "name_key": nil})
	return found, notThere(err, "user", fmt.Sprint(userID))
}

// UserByName finds a user by its name, however it is spelled, or [land.ErrNotFound].
func (s *Store) UserByName(ctx context.Context, name string) (access.User, error) {
	found, err := collectOne[access.User](ctx, s.pool, "users", pgx.StrictNamedArgs{"user_id": nil, "name_key": access.NameKey(name)})
	return found, notThere(err, "user", name)
}

// AddUser adds a user without a password; by is who adds it. A name that somebody has or had is a [land.ErrConflict].
func (s *Store) AddUser(ctx context.Context, by string, n access.NewUser) (access.User, error) {
	var added access.User
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) (err error) {
		added, err = addUser(ctx, tx, by, n)
		return err
	})
	return added, kind(err)
}

func addUser(ctx context.Context, tx pgx.Tx, by string, n access.NewUser) (access.User, error) {
	type row struct {
		UserID int64 `db:"user_id"`
	}
	made, err := collectOne[row](ctx, tx, "user_add", pgx.StrictNamedArgs{"name": n.Name, "name_key": access.NameKey(n.Name), "by": by})
	if errors.Is(err, land.ErrConflict) {
		err = fmt.Errorf("there is, or was, a user %q: choose another name: %w", n.Name, land.ErrConflict)
	}
	if err != nil {
		return access.User{}, err
	}
	if err := setRoles(ctx, tx, by, made.UserID, n.Roles); err != nil {
		return access.User{}, err
	}
	return user(ctx, tx, made.UserID)
}

// ChangeUser gives a user the roles and the state of a change; by is who changes it. It is a [land.ErrConflict] when the
// user was changed since the revision of the change, and [land.Problems] when nobody would be left to manage users.
func (s *Store) ChangeUser(ctx context.Context, by string, userID int64, c access.UserChange) (access.User, error) {
	var changed access.User
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) (err error) {
		if _, err = execute(ctx, tx, "users_lock", nil); err != nil {
			return err
		}
		if err = changeUser(ctx, tx, by, userID, c); err != nil {
			return err
		}
		changed, err = user(ctx, tx, userID)
		return err
	})
	return changed, kind(err)
}

func changeUser(ctx context.Context, tx pgx.Tx, by string, userID int64, c access.UserChange) error {
	stands, err := user(ctx, tx, userID)
	if err != nil {
		return err
	}
	changed, err := execute(ctx, tx, "user_change", pgx.StrictNamedArgs{"user_id": userID, "revision": c.Revision, "disabled": c.Disabled, "by": by})
	if err != nil {
		return err
	}
	if changed == 0 {
		return fmt.Errorf("user %q: you have revision %d, it is at %d; read it again: %w", stands.Name, c.Revision, stands.Revision, land.ErrConflict)
	}
	if err := setRoles(ctx, tx, by, userID, c.Roles); err != nil {
		return err
	}
	if c.Disabled {
		if _, err := execute(ctx, tx, "sessions_end", pgx.StrictNamedArgs{"user_id": userID, "ended_by": "disabled"}); err != nil {
			return err
		}
	}
	return oneAdministrator(ctx, tx)
}

// oneAdministrator is [land.Problems] when no administrator is left.
func oneAdministrator(ctx context.Context, tx pgx.Tx) error {
	type row struct{ Holding int }
	left, err := collectOne[row](ctx, tx, "users_holding", pgx.StrictNamedArgs{"role": access.Administrator})
	if err == nil && left.Holding == 0 {
		err = land.Problems{{Path: "roles", Rule: "nobody would be left to manage users: make somebody else an administrator first"}}
	}
	return err
}

func setRoles(ctx context.Context, tx pgx.Tx, by string, userID int64, grants []access.Grant) error {
	zones, roles, parks, departments := []string{}, []string{}, []string{}, []string{}
	for _, g := range grants {
		zones, roles, parks, departments = append(zones, g.ZoneCode), append(roles, g.Role), append(parks, g.ParkCode), append(departments, g.Department)
	}
	listed := pgx.StrictNamedArgs{"user_id": userID, "zone_codes": zones, "roles": roles, "park_codes": parks, "departments": departments}
	if _, err := execute(ctx, tx, "user_roles_take", listed); err != nil {
		return err
	}
	listed["by"] = by
	_, err := execute(ctx, tx, "user_roles_give", listed)
	return err
}
