package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// Attribution is one enterprise's land and amounts on one parcel.
type Attribution struct {
	USCC      string
	ParcelID  int64
	Relation  *string
	LandM2    float64
	Basis     string
	OutputCNY *land.Money
	TaxCNY    *land.Money
	Pieces    *land.LandPieces // that the use has on record; nil of most
}

// NewRun is a run before it is kept.
type NewRun struct {
	ZoneCode       string
	Year           int
	AsOf           time.Time
	PolicyID       string
	PolicyTitle    string
	PolicyDigest   string
	PolicySource   []byte
	DataVersion    int64
	ProgramVersion string
	Trial          bool
	Follows        int64 // the run whose decisions it took over; 0 is none
	Note           string
	CreatedBy      string
	Screening      []Document // whose screening rules were asked
	Attributions   List[Attribution]
	Results        func() (Results, error) // waits for what is still being made while the attributions are written
}

// Document is a document as a run applied it.
type Document struct {
	ID     string `db:"document_id"`
	Digest string
	Source []byte
}

// Results are what a run makes of who uses what.
type Results struct {
	Conservation  map[string]land.Conserved
	ConservedLand *land.ConservedLand
	Counts        land.Counts
	Context       any           // baselines, rankings and cuts; kept as JSON
	Decided       any           // the decisions that it took over, kept as JSON; nil is none
	Notices       []land.Reason // what a reader must know of the run as a whole
	Evaluations   List[land.Evaluation]
	Findings      List[land.Finding] // numbered when kept
	Rules         []land.Finding     // one of each rule that found something
}

// SaveRun keeps a run with everything it found, or nothing of it, and returns its number. It is a [land.ErrConflict] when
// the zone's data changed since the run's facts were read.
func (s *Store) SaveRun(ctx context.Context, r NewRun) (int64, error) {
	var runID int64
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) (err error) {
		if err = lockUnchanged(ctx, tx, r.ZoneCode, r.DataVersion); err != nil {
			return err
		}
		runID, err = addRun(ctx, tx, r)
		return err
	})
	return runID, kind(err)
}

func addRun(ctx context.Context, tx pgx.Tx, r NewRun) (int64, error) {
	type number struct{ First int64 }
	next, err := collectOne[number](ctx, tx, "run_next", pgx.StrictNamedArgs{"zone_code": r.ZoneCode})
	if err != nil {
		return 0, err
	}
	runID := next.First
	if _, err := execute(ctx, tx, "run_settings", nil); err != nil {
		return 0, err
	}
	p := parts{tx, r.ZoneCode, runID}
	if err := copyAttributions(ctx, p, r.Attributions); err != nil {
		return 0, err
	}
	results, err := r.Results()
	if err != nil {
		return 0, err
	}
	_, err = execute(ctx, tx, "run_add", pgx.StrictNamedArgs{
		"zone_code": r.ZoneCode, "run_id": runID, "year": r.Year, "as_of": r.AsOf, "policy_id": r.PolicyID,
		"policy_title": r.PolicyTitle, "policy_digest": r.PolicyDigest, "policy_source": r.PolicySource,
		"data_version": r.DataVersion, "program_version": r.ProgramVersion, "trial": r.Trial, "follows": orNull(r.Follows), "note": r.Note,
		"created_by": r.CreatedBy, "conservation": results.Conservation, "conserved_land": results.ConservedLand, "counts": results.Counts,
		"context": results.Context, "decided": results.Decided, "notices": append([]land.Reason{}, results.Notices...),
	})
	if err != nil {
		return 0, err
	}
	for _, d := range r.Screening {
		_, err := execute(ctx, tx, "run_document_add", pgx.StrictNamedArgs{
			"zone_code": r.ZoneCode, "run_id": runID, "document_id": d.ID, "digest": d.Digest, "source": d.Source,
		})
		if err != nil {
			return 0, err
		}
	}
	if err := copyResults(ctx, p, results); err != nil {
		return 0, err
	}
	_, err = execute(ctx, tx, "analyze_runs", nil)
	return runID, err
}

// RunPolicy is what a run applied: its policy document and, as JSON, its context and the decisions that it took over; nil
// of runs from before these were kept, and of one that took none over.
type RunPolicy struct {
	PolicySource []byte
	Context      []byte
	Decided      []byte
}

// RunPolicy is what a run applied, or [land.ErrNotFound].
func (s *Store) RunPolicy(ctx context.Context, zoneCode string, runID int64) (RunPolicy, error) {
	return collectOne[RunPolicy](ctx, s.pool, "run_policy", pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": runID})
}

// RunDocuments are the documents whose screening rules a run asked; none of a run from before they were kept.
func (s *Store) RunDocuments(ctx context.Context, zoneCode string, runID int64) ([]Document, error) {
	return collect[Document](ctx, s.pool, "run_documents", pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": runID})
}

// AddPublication records on which day the list of a run was made public, and the land before it; by is who records it.
func (s *Store) AddPublication(ctx context.Context, zoneCode string, runID int64, p land.NewPublication, by string) error {
	var landOn *string
	if p.LandPublishedOn != "" {
		landOn = &p.LandPublishedOn
	}
	_, err := execute(ctx, s.pool, "publication_add", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "run_id": runID, "published_on": p.PublishedOn, "land_published_on": landOn, "recorded_by": by,
	})
	return kind(err)
}

// Published is what a run says of a subject, as far as it can be made public.
type Published struct {
	Key          string
	Name         string
	ParkName     *string
	IndustryCode *string
	Track        *string
	Class        *string // nil is evaluated
	Rule         *string
	InitialGrade string // before gates and decisions of persons
	Grade        string
	Decided      bool // persons decided its grade
	Place        *int
	OutputCNY    *land.Money `db:"output_cny"`
	TaxCNY       *land.Money `db:"tax_cny"`
	LandM2       *float64    `db:"land_m2"`
}

// Published lists what a run says of the subjects of a kind, by their keys.
func (s *Store) Published(ctx context.Context, run land.Run, kind string) ([]Published, error) {
	return collect[Published](ctx, s.pool, "publication", pgx.StrictNamedArgs{"zone_code": run.ZoneCode, "run_id": run.RunID, "subject_kind": kind})
}

// Runs lists the runs of a zone, newest first.
func (s *Store) Runs(ctx context.Context, zoneCode string) ([]land.Run, error) {
	return collect[land.Run](ctx, s.pool, "runs", pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": nil, "year": nil, "trials": true, "most": 1000})
}

// Run finds the chosen run of a zone, or [land.ErrNotFound].
func (s *Store) Run(ctx context.Context, zoneCode string, choice land.RunChoice) (land.Run, error) {
	return runOf(ctx, s.pool, zoneCode, choice)
}

func runOf(ctx context.Context, q querier, zoneCode string, choice land.RunChoice) (land.Run, error) {
	run, err := collectOne[land.Run](ctx, q, "runs", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "run_id": orNull(choice.RunID), "year": orNull(choice.Year), "trials": false, "most": 1,
	})
	if err != nil {
		return land.Run{}, fmt.Errorf("run of zone %q: %w", zoneCode, err)
	}
	return run, nil
}

// newestRuns are the numbers of the newest run of each year that is no trial.
func newestRuns(ctx context.Context, q querier, zoneCode string) ([]int64, error) {
	return runIDs(ctx, q, "runs_newest", pgx.StrictNamedArgs{"zone_code": zoneCode})
}

// runIDs are the runs that a question answers: a question that names the runs reads their parts alone.
func runIDs(ctx context.Context, q querier, name string, args pgx.StrictNamedArgs) ([]int64, error) {
	type row struct{ RunID int64 }
	rows, err := collect[row](ctx, q, name, args)
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.RunID
	}
	return ids, err
}

func orNull[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}
