package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"permu/internal/access"
	"permu/internal/land"
)

// ownFiles refuses a file that the case does not have.
func ownFiles(ctx context.Context, tx pgx.Tx, of pgx.StrictNamedArgs, b land.CaseBody) error {
	named := map[string]int64{"file_id": b.FileID}
	if b.Opinion != nil {
		named["opinion.file_id"] = b.Opinion.FileID
	}
	if b.Answer != nil {
		named["answer.file_id"] = b.Answer.FileID
	}
	for i, c := range b.Consents {
		named[fmt.Sprintf("consents[%d].file_id", i)] = c.FileID
	}
	for path, fileID := range named {
		if fileID == 0 {
			continue
		}
		_, err := collectOne[land.LedgerFile](ctx, tx, "case_files", with(of, pgx.StrictNamedArgs{"file_id": fileID}))
		if errors.Is(err, land.ErrNotFound) {
			return land.Problems{{Path: path, Rule: "must be a file of this case", Value: strconv.FormatInt(fileID, 10)}}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// AddCaseFile adds a file to a case.
func (s *Store) AddCaseFile(ctx context.Context, zoneCode string, caseID int64, f land.NewFile) (land.LedgerFile, error) {
	of := pgx.StrictNamedArgs{"zone_code": zoneCode, "case_id": caseID}
	return s.addFile(ctx, filing{holdCase, "case_file_add", "case_files"}, of, f)
}

// CaseFile reads a file of a case with its bytes, or [land.ErrNotFound].
func (s *Store) CaseFile(ctx context.Context, zoneCode string, caseID, fileID int64) (land.LedgerFile, []byte, error) {
	of := pgx.StrictNamedArgs{"zone_code": zoneCode, "case_id": caseID, "file_id": fileID}
	f, err := collectOne[land.LedgerFile](ctx, s.pool, "case_files", of)
	if err != nil {
		return f, nil, notThere(err, "file", fmt.Sprintf("%d of case %d", fileID, caseID))
	}
	type bytes struct{ Content []byte }
	content, err := collectOne[bytes](ctx, s.pool, "case_file_content", of)
	return f, content.Content, err
}

// ReviewSettings are the newest settings that a zone has kept, or [land.ErrNotFound].
func (s *Store) ReviewSettings(ctx context.Context, zoneCode string) (land.ReviewSettings, error) {
	type row struct {
		Version int
		Content land.ReviewSettings
		SavedAt time.Time
		SavedBy string
	}
	r, err := collectOne[row](ctx, s.pool, "review_settings", pgx.StrictNamedArgs{"zone_code": zoneCode})
	r.Content.Version, r.Content.SavedAt, r.Content.SavedBy = r.Version, &r.SavedAt, r.SavedBy
	return r.Content, err
}

// SaveReviewSettings keeps a further version of the settings of a zone; by is who sets them. Where somebody has saved others since
// the version that was read it is a [land.ErrConflict] that says who.
func (s *Store) SaveReviewSettings(ctx context.Context, zoneCode, by string, set land.ReviewSettings) error {
	read := set.Version
	set.Version, set.SavedBy, set.SavedAt = 0, "", nil
	kept, err := execute(ctx, s.pool, "review_settings_add", pgx.StrictNamedArgs{"zone_code": zoneCode, "read": read, "content": set, "by": by})
	if err == nil && kept > 0 || err != nil && !errors.Is(err, land.ErrConflict) {
		return err
	}
	now, err := s.ReviewSettings(ctx, zoneCode)
	if err != nil && !errors.Is(err, land.ErrNotFound) {
		return err
	}
	return fmt.Errorf("the settings of the review are at version %d, saved by %s; you have %d: read them again: %w", now.Version, now.SavedBy, read, land.ErrConflict)
}

// NewCaseLink is a link to a case before it is kept.
type NewCaseLink struct {
	land.NewCaseLink
	CaseID int64
	By     string
	Token  access.Token
}

// AddCaseLink makes a link to a case.
func (s *Store) AddCaseLink(ctx context.Context, zoneCode string, n NewCaseLink) error {
	of := pgx.StrictNamedArgs{"zone_code": zoneCode, "case_id": n.CaseID}
	return kind(pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if err := holdCase(ctx, tx, of); err != nil {
			return err
		}
		_, err := execute(ctx, tx, "case_link_add", with(of, pgx.StrictNamedArgs{"token_hash": n.Token.Hash(), "owner": n.Owner, "days": n.Days, "by": n.By}))
		return err
	}))
}

// RevokeCaseLink takes a link back; one that is not there, or was taken back before, is [land.ErrNotFound].
func (s *Store) RevokeCaseLink(ctx context.Context, zoneCode string, caseID, linkID int64, by string) error {
	changed, err := execute(ctx, s.pool, "case_link_revoke", pgx.StrictNamedArgs{"zone_code": zoneCode, "case_id": caseID, "link_id": linkID, "by": by})
	if err == nil && changed == 0 {
		err = fmt.Errorf("there is no link %d that could be taken back: %w", linkID, land.ErrNotFound)
	}
	return err
}

// FollowedLink is which case a link opens, and whose it is.
type FollowedLink struct {
	ZoneCode  string
	ZoneName  string
	CaseID    int64
	Owner     string
	ExpiresAt time.Time
}

// FollowLink finds the case of a link, or [land.ErrNotFound] where it is worth nothing.
func (s *Store) FollowLink(ctx context.Context, token access.Token) (FollowedLink, error) {
	return collectOne[FollowedLink](ctx, s.pool, "case_link_find", pgx.StrictNamedArgs{"token_hash": token.Hash()})
}

// CasesDue counts the cases of a zone that are overdue, and due soon.
func (s *Store) CasesDue(ctx context.Context, zoneCode, today, soonOn string) (overdue, soon int, err error) {
	type row struct{ Overdue, Soon int }
	got, err := collectOne[row](ctx, s.pool, "case_due", pgx.StrictNamedArgs{"zone_code": zoneCode, "today": today, "soon_on": soonOn})
	return got.Overdue, got.Soon, err
}

// CaseMap reads the shapes of the parcels of a site.
func (s *Store) CaseMap(ctx context.Context, zoneCode string, siteID int64) (land.CaseMap, error) {
	shapes, err := collect[land.CaseShape](ctx, s.pool, "case_map", pgx.StrictNamedArgs{"zone_code": zoneCode, "site_id": siteID})
	return land.CaseMap{Shapes: shapes}, err
}

// CaseDays are the days that each case of a zone has been in each state so far, by case and state.
func (s *Store) CaseDays(ctx context.Context, zoneCode string) (map[int64]map[string]float64, error) {
	type row struct {
		CaseID int64
		State  string
		Days   float64
	}
	rows, err := collect[row](ctx, s.pool, "case_days", pgx.StrictNamedArgs{"zone_code": zoneCode})
	spent := map[int64]map[string]float64{}
	for _, r := range rows {
		if spent[r.CaseID] == nil {
			spent[r.CaseID] = map[string]float64{}
		}
		spent[r.CaseID][r.State] = r.Days
	}
	return spent, err
}
