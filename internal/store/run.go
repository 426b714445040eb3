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
	if err := copyAttributions(ctx, tx, r, runID); err != nil {
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
	if err := copyEvaluations(ctx, tx, r.ZoneCode, runID, results.Evaluations); err != nil {
		return 0, err
	}
	if err := copyFindings(ctx, tx, r.ZoneCode, runID, results); err != nil {
		return 0, err
	}
	for _, name := range []string{"sample_small", "analyze_runs"} {
		if _, err := execute(ctx, tx, name, nil); err != nil {
			return 0, err
		}
	}
	return runID, nil
}

func copyAttributions(ctx context.Context, tx pgx.Tx, r NewRun, runID int64) error {
	columns := []string{"zone_code", "run_id", "uscc", "parcel_id", "relation", "land_m2", "basis", "output_cny", "tax_cny", "pieces"}
	return copyRows(ctx, tx, "attribution", columns, r.Attributions, func(to *copiedRow, _ int, a *Attribution) {
		to.text(r.ZoneCode).bigint(runID).text(a.USCC).bigint(a.ParcelID).word(a.Relation).area(&a.LandM2).text(a.Basis)
		to.money(a.OutputCNY).money(a.TaxCNY).document(piecesOf(a))
	})
}

// piecesOf are the pieces of land on record of a use, as a document; none of most.
func piecesOf(a *Attribution) any {
	if a.Pieces == nil {
		return nil
	}
	return a.Pieces
}

func copyEvaluations(ctx context.Context, tx pgx.Tx, zoneCode string, runID int64, list List[land.Evaluation]) error {
	columns := []string{
		"zone_code", "run_id", "subject_kind", "subject_key", "parcel_id", "park_code", "subarea", "management", "track",
		"land_m2", "floor_area_ratio", "building_coverage", "parcel_count", "enterprise_count", "above_size_count",
		"output_cny", "output_state", "tax_cny", "tax_state", "output_per_mu", "tax_per_mu", "percentile", "score", "grade",
		"efficiency_class", "land_state", "findings", "disposal_mode", "detail",
		"class", "rule", "pool", "place", "base_score", "initial_grade", "managed_as", "items", "year_values", "year_partly", "notes", "steps",
	}
	return copyRows(ctx, tx, "evaluation", columns, list, func(to *copiedRow, _ int, e *land.Evaluation) {
		if e.Findings == nil {
			e.Findings = []string{} // which is not null
		}
		to.text(zoneCode).bigint(runID).text(e.SubjectKind).text(e.SubjectKey)
		to.key(e.ParcelID).word(e.ParkCode).word(e.Subarea).word(e.Management).word(e.Track)
		to.area(e.LandM2).number(e.FloorAreaRatio).number(e.BuildingCoverage).count(e.ParcelCount).count(e.EnterpriseCount).count(e.AboveSizeCount)
		to.money(e.OutputCNY).text(string(e.OutputState)).money(e.TaxCNY).text(string(e.TaxState)).number(e.OutputPerMu).number(e.TaxPerMu)
		to.number(e.Percentile).number(e.Score).text(e.Grade)
		to.word(e.EfficiencyClass).word(e.LandState).texts(e.Findings).word(e.DisposalMode).document(detail(e))
		to.word(e.Class).word(e.Rule).count(e.Pool).count(e.RankedAt).number(e.BaseScore).word(e.GradeBefore).word(e.ManagedAs)
		to.numbers(e.Items).numbers(e.YearValues).flags(e.YearPartly).texts(e.Notes).document(e.Steps)
	})
}

// detail is what the columns do not hold: of groups alone.
func detail(e *land.Evaluation) any {
	if e.Headline == nil {
		return nil
	}
	return e.Detail
}

func copyFindings(ctx context.Context, tx pgx.Tx, zoneCode string, runID int64, r Results) error {
	first, err := takeIDs(ctx, tx, zoneCode, r.Findings.Len)
	if err != nil {
		return err
	}
	columns := []string{"zone_code", "finding_id", "run_id", "parcel_id", "uscc", "rule", "outcome", "disposal_mode", "detail"}
	err = copyRows(ctx, tx, "finding", columns, r.Findings, func(to *copiedRow, i int, f *land.Finding) {
		to.text(zoneCode).bigint(first + int64(i)).bigint(runID).bigint(f.ParcelID).word(f.USCC)
		to.text(f.Rule).text(f.Outcome).text(f.DisposalMode).document(&f.Receipt)
	})
	if err != nil {
		return err
	}
	columns = []string{"zone_code", "run_id", "rule", "kind", "leg", "document_id", "document_version", "title", "clause", "basis"}
	return copyRows(ctx, tx, "finding_rule", columns, listOf(r.Rules), func(to *copiedRow, _ int, f *land.Finding) {
		to.text(zoneCode).bigint(runID).text(f.Rule).text(f.Kind).text(f.Leg).text(f.Document).integer(f.Version)
		to.document(f.Title).text(f.Clause).document(f.Basis)
	})
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

func orNull[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}
