package analysis

import (
	"context"
	"fmt"
	"io"
	"mime"
	"strings"

	"permu/internal/disposal"
	"permu/internal/land"
	"permu/internal/review"
	"permu/internal/store"
)

// AddLedgerFile adds a file to an entry. Its name is kept as data; what breaks [land.FileRule] is refused.
func (z *Zones) AddLedgerFile(ctx context.Context, zoneCode string, entryID int64, by land.Person, f land.Upload) (land.LedgerFile, error) {
	e, err := z.LedgerEntry(ctx, zoneCode, entryID)
	if err != nil {
		return land.LedgerFile{}, err
	}
	if !by.May(disposal.RightApprove, e.ParkCode) {
		if err := by.Need(disposal.RightMove, e.ParkCode); err != nil {
			return land.LedgerFile{}, err
		}
	}
	taken, err := fileOf(f, by)
	if err != nil {
		return land.LedgerFile{}, err
	}
	return z.Store.AddLedgerFile(ctx, zoneCode, entryID, taken)
}

// AddCaseFile adds a file to a case that has not ended. Its name is kept as data; what breaks [land.FileRule] is refused.
func (z *Zones) AddCaseFile(ctx context.Context, zoneCode string, caseID int64, by land.Person, f land.Upload) (land.LedgerFile, error) {
	r, err := z.Store.CaseRecord(ctx, zoneCode, store.CasePart{CaseID: caseID})
	if err != nil {
		return land.LedgerFile{}, err
	}
	if !mayAddFile(by, r.Case) {
		return land.LedgerFile{}, by.Need(review.RightPlan, r.ParkCode)
	}
	if review.Ended(r.State) {
		return land.LedgerFile{}, land.Problems{{Path: "case_id", Rule: "the case has come to its end: no file is added any more", Value: r.State}}
	}
	taken, err := fileOf(f, by)
	if err != nil {
		return land.LedgerFile{}, err
	}
	return z.Store.AddCaseFile(ctx, zoneCode, caseID, taken)
}

func mayAddFile(by land.Person, c land.Case) bool {
	for _, right := range []string{review.RightPlan, review.RightOpine, review.RightConduct, review.RightApprove, review.RightDecide} {
		if by.May(right, c.ParkCode) {
			return true
		}
	}
	return false
}

// fileOf reads a file that somebody may add; what breaks a rule is [land.Problems], and a name is looked at before the bytes.
func fileOf(f land.Upload, by land.Person) (land.NewFile, error) {
	taken := land.NewFile{Name: strings.TrimSpace(f.Name), AddedBy: by.Name}
	if rule := land.FileRule(taken.Name); rule != "" {
		return taken, land.Problems{{Path: "name", Rule: rule, Value: strings.ToValidUTF8(f.Name, "?")}}
	}
	var err error
	if taken.Content, err = io.ReadAll(io.LimitReader(f.Body, land.MostFileBytes+1)); err != nil {
		return taken, fmt.Errorf("file: %w: %w", err, land.ErrInvalid)
	}
	if n := len(taken.Content); n == 0 || n > land.MostFileBytes {
		return taken, land.Problems{{Path: "body", Rule: fmt.Sprintf("from 1 byte to %d MB", land.MostFileBytes>>20)}}
	}
	if taken.MediaType, _, err = mime.ParseMediaType(f.MediaType); err != nil || !strings.Contains(taken.MediaType, "/") {
		taken.MediaType = "application/octet-stream"
	}
	return taken, nil
}
