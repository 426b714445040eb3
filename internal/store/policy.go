package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// SavePolicy keeps a version of a policy of a zone. It is a [land.ErrConflict] when the version stands already.
func (s *Store) SavePolicy(ctx context.Context, zoneCode string, v land.PolicyVersion) error {
	if _, err := zone(ctx, s.pool, zoneCode); err != nil {
		return err
	}
	_, err := execute(ctx, s.pool, "policy_add", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "policy_id": v.PolicyID, "version": v.Version, "title": v.Title, "digest": v.Digest, "source": v.Source,
		"note": v.Note, "saved_by": v.SavedBy,
	})
	return err
}

// Policies lists the policies that a zone has saved, by id, the newest version first.
func (s *Store) Policies(ctx context.Context, zoneCode string) ([]land.PolicyVersion, error) {
	return collect[land.PolicyVersion](ctx, s.pool, "policies", pgx.StrictNamedArgs{"zone_code": zoneCode, "policy_id": nil, "version": nil})
}

// Policy is a saved policy: a version, or the newest for 0; [land.ErrNotFound] without.
func (s *Store) Policy(ctx context.Context, zoneCode, policyID string, version int) (land.PolicyVersion, error) {
	list, err := collect[land.PolicyVersion](ctx, s.pool, "policies", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "policy_id": policyID, "version": orNull(version),
	})
	if err == nil && len(list) == 0 {
		err = notThere(land.ErrNotFound, "policy", policyID)
	}
	if err != nil {
		return land.PolicyVersion{}, err
	}
	return list[0], nil
}
