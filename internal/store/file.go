package store

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// ParcelFile reads what is on record of the parcel in force under a code, and what the chosen run says of it; without
// any run, what is on record alone. It is [land.ErrNotFound] when there is no such parcel.
func (s *Store) ParcelFile(ctx context.Context, zoneCode, parcelCode string, choice land.RunChoice) (land.ParcelFile, error) {
	file := land.ParcelFile{
		Enterprises: []land.ParcelEnterprise{}, Years: []land.YearFigures{}, Findings: []land.Finding{}, Events: []land.EventRecord{},
	}
	err := s.reading(ctx, func(tx pgx.Tx) (err error) {
		args := pgx.StrictNamedArgs{"zone_code": zoneCode, "parcel_code": parcelCode}
		if file.Parcel, err = collectOne[land.ParcelRecord](ctx, tx, "file_parcel", args); err != nil {
			return notThere(err, "parcel", parcelCode)
		}
		if err = parcelOnRecord(ctx, tx, zoneCode, &file); err != nil {
			return err
		}
		if file.Run, err = chosenRun(ctx, tx, zoneCode, choice); err != nil || file.Run == nil {
			return err
		}
		return parcelInRun(ctx, tx, &file)
	})
	return file, err
}

// notThere says in people's words that there is no such thing.
func notThere(err error, what, code string) error {
	if errors.Is(err, land.ErrNotFound) {
		return fmt.Errorf("there is no %s %q: %w", what, code, land.ErrNotFound)
	}
	return err
}

func parcelOnRecord(ctx context.Context, tx pgx.Tx, zoneCode string, file *land.ParcelFile) (err error) {
	args := pgx.StrictNamedArgs{"zone_code": zoneCode, "parcel_id": file.Parcel.ParcelID}
	if file.Buildings, err = collect[land.BuildingRecord](ctx, tx, "file_parcel_buildings", args); err != nil {
		return err
	}
	if file.Lineage, err = collect[land.LineageRecord](ctx, tx, "file_parcel_lineage", args); err != nil {
		return err
	}
	file.Commitments, err = collect[land.CommitmentRecord](ctx, tx, "file_parcel_commitments", args)
	return err
}

func parcelInRun(ctx context.Context, tx pgx.Tx, file *land.ParcelFile) (err error) {
	run := file.Run
	args := pgx.StrictNamedArgs{"zone_code": run.ZoneCode, "run_id": run.RunID, "parcel_id": file.Parcel.ParcelID}
	if file.Evaluation, err = evaluation(ctx, tx, *run, land.OfParcel, file.Parcel.ParcelCode); err != nil {
		return err
	}
	if file.Enterprises, err = collect[land.ParcelEnterprise](ctx, tx, "file_parcel_enterprises", args); err != nil {
		return err
	}
	if file.Findings, err = findings(ctx, tx, "file_parcel_findings", args); err != nil {
		return err
	}
	if err = nameSources(ctx, tx, run.ZoneCode, file.Parcel.ParcelID, run.RunID, file.Findings); err != nil {
		return err
	}
	if file.Events, err = collect[land.EventRecord](ctx, tx, "file_parcel_events", args); err != nil {
		return err
	}
	if file.Evaluation != nil {
		file.Years = file.Evaluation.Years
	}
	return nil
}

func findings(ctx context.Context, tx pgx.Tx, name string, args pgx.StrictNamedArgs) ([]land.Finding, error) {
	type row struct {
		FindingID    int64 `db:"finding_id"`
		ParcelID     int64
		ParcelCode   string
		USCC         *string `db:"uscc"`
		Rule         string
		Kind         string
		Leg          string
		Document     string
		Version      int
		Outcome      string
		DisposalMode string
		Title        land.Phrase
		Clause       string
		Basis        land.Basis
		Detail       land.Receipt
	}
	list, err := collect[row](ctx, tx, name, args)
	findings := make([]land.Finding, len(list))
	for i, r := range list {
		findings[i] = land.Finding{
			FindingID: r.FindingID, ParcelID: r.ParcelID, ParcelCode: r.ParcelCode, USCC: r.USCC, Rule: r.Rule, Kind: r.Kind, Leg: r.Leg, Document: r.Document, Version: r.Version, Outcome: r.Outcome, DisposalMode: r.DisposalMode,
			Title: r.Title, Clause: r.Clause, Basis: r.Basis, Receipt: r.Detail,
		}
	}
	return findings, err
}

// EnterpriseFile reads what is on record of an enterprise and what the chosen run says of it, or [land.ErrNotFound].
func (s *Store) EnterpriseFile(ctx context.Context, zoneCode, uscc string, choice land.RunChoice) (land.EnterpriseFile, error) {
	file := land.EnterpriseFile{Parcels: []land.EnterpriseParcel{}}
	err := s.reading(ctx, func(tx pgx.Tx) (err error) {
		args := pgx.StrictNamedArgs{"zone_code": zoneCode, "uscc": uscc}
		if file.Enterprise, err = collectOne[land.EnterpriseRecord](ctx, tx, "file_enterprise", args); err != nil {
			return notThere(err, "enterprise", uscc)
		}
		if file.Reports, err = collect[land.ReportRecord](ctx, tx, "file_enterprise_reports", args); err != nil {
			return err
		}
		if file.Run, err = chosenRun(ctx, tx, zoneCode, choice); err != nil || file.Run == nil {
			return err
		}
		args["run_id"] = file.Run.RunID
		if file.Parcels, err = collect[land.EnterpriseParcel](ctx, tx, "file_enterprise_parcels", args); err != nil {
			return err
		}
		file.Evaluation, err = evaluation(ctx, tx, *file.Run, land.OfEnterprise, uscc)
		return err
	})
	return file, err
}

// Summary reads the headlines of a zone in the chosen run, or [land.ErrNotFound] when there is none.
func (s *Store) Summary(ctx context.Context, zoneCode string, choice land.RunChoice) (land.Summary, error) {
	var summary land.Summary
	err := s.reading(ctx, func(tx pgx.Tx) error {
		z, err := zone(ctx, tx, zoneCode)
		if err != nil {
			return err
		}
		run, err := runOf(ctx, tx, zoneCode, choice)
		if err != nil {
			return err
		}
		summary = land.Summary{
			ZoneCode: z.ZoneCode, Name: z.Name, Year: run.Year, RunID: run.RunID, Conservation: run.Conservation,
			ByManagement: map[string]land.Headline{},
		}
		return headlines(ctx, tx, run, &summary)
	})
	return summary, err
}

func headlines(ctx context.Context, tx pgx.Tx, run land.Run, summary *land.Summary) error {
	whole, err := evaluation(ctx, tx, run, land.OfZone, run.ZoneCode)
	if err != nil {
		return err
	}
	if whole != nil && whole.Headline != nil {
		summary.Totals = *whole.Headline
	}
	parts, err := evaluations(ctx, tx, run, land.OfManagement)
	for _, e := range parts {
		summary.ByManagement[e.SubjectKey] = *e.Headline
	}
	return err
}

// Search finds parks, enterprises and parcels by a part of their name or code, at most limit.
func (s *Store) Search(ctx context.Context, zoneCode, words string, limit int) ([]land.Found, error) {
	return collect[land.Found](ctx, s.pool, "search", pgx.StrictNamedArgs{"zone_code": zoneCode, "words": withoutGaps(words), "most": limit})
}

var groupedCode = regexp.MustCompile(`^[0-9A-Z]+( [0-9A-Z]+)*$`)

// withoutGaps closes the gaps of a long code that is written in groups; other words stay as they are.
func withoutGaps(words string) string {
	closed := strings.ReplaceAll(words, " ", "")
	if len(closed) >= 15 && groupedCode.MatchString(strings.TrimSpace(words)) {
		return closed
	}
	return strings.TrimSpace(words)
}

// reading runs f on one consistent state of the database.
func (s *Store) reading(ctx context.Context, f func(pgx.Tx) error) error {
	return kind(pgx.BeginTxFunc(ctx, s.pool, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, f))
}

// chosenRun is the chosen run, or nil when none is asked for and there is none.
func chosenRun(ctx context.Context, tx pgx.Tx, zoneCode string, choice land.RunChoice) (*land.Run, error) {
	run, err := runOf(ctx, tx, zoneCode, choice)
	if errors.Is(err, land.ErrNotFound) && choice == (land.RunChoice{}) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &run, nil
}

// evaluation is what a run says of a subject, or nil when it says nothing.
func evaluation(ctx context.Context, tx pgx.Tx, run land.Run, subjectKind, key string) (*land.Evaluation, error) {
	list, err := evaluations(ctx, tx, run, subjectKind, key)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

// evaluations are what a run says of the subjects of a kind that are named, or of all when none is.
func evaluations(ctx context.Context, tx pgx.Tx, run land.Run, subjectKind string, keys ...string) ([]land.Evaluation, error) {
	type row struct {
		land.Evaluation
		Whole *land.Detail `db:"detail"`
	}
	list, err := collect[row](ctx, tx, "evaluation", pgx.StrictNamedArgs{
		"zone_code": run.ZoneCode, "run_id": run.RunID, "subject_kind": subjectKind, "subject_keys": keys,
	})
	evaluations := make([]land.Evaluation, len(list))
	for i, r := range list {
		evaluations[i] = r.Evaluation
		if r.Whole != nil {
			evaluations[i].Detail = *r.Whole
		}
	}
	return evaluations, err
}
