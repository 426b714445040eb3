package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/big"
	"regexp"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"permu/internal/land"
)

// MostIssues bounds how many repairs and notes of one file are listed; refusals are all listed, and counts always whole.
const MostIssues = 10_000

// NewZone says which zone an import goes to, and how to make it when it does not stand yet.
type NewZone struct {
	ZoneCode   string
	Name       string // needed for a new zone
	CodeScheme string // gb or free; empty is gb for a new zone, and as it is for one that stands
}

var zoneCodeForm = regexp.MustCompile(`^[0-9A-Za-z_-]{1,32}$`)

// SourceFile is a file that brings rows.
type SourceFile struct {
	Name           string
	SHA256         string
	Bytes          int64
	CRS            string // EPSG:n or WKT, "" without shapes
	ProgramVersion string
	CollapseParts  bool // rows that share a key are parts of one parcel
	ClearEmpty     bool // an empty cell clears what stands; else it keeps it
}

// cleared are the columns whose empty cells clear what stands.
func (f SourceFile) cleared(columns []string) []string {
	if f.ClearEmpty {
		return columns
	}
	return []string{}
}

// Row is one checked row of a file; Values go with the columns of its file, Shape is WKB or nil.
type Row struct {
	Line   int
	Values []any
	Shape  []byte
}

// Issue is a rule that a row breaks; Outcome is refused, repaired or noted.
type Issue struct {
	Line    int    `db:"line"`
	Column  string `db:"column"`
	Value   string `db:"value"`
	Rule    string `db:"rule"`
	Outcome string `db:"outcome"`
}

// Loaded counts what became of the rows of one file.
type Loaded struct {
	SourceID                  int64
	Added, Changed, Unchanged int
	Merged                    int // rows that became part of another of their key
	Refused, Repaired, Noted  int
	Issues                    []Issue // every refusal, and at most MostIssues others
}

// Import is one transaction that brings files into one zone: all of it or nothing.
type Import struct {
	// Ended are the states of ledger entries in which nothing more is to be done: others are told of when their parcel ends.
	Ended []string

	tx      pgx.Tx
	zone    string
	changed bool
	merged  int // of the file that is being loaded
}

// BeginImport starts an import. It is a [land.ErrConflict] while another import or run changes the zone, and a
// [land.ErrInvalid] when the zone is new and has no name.
func (s *Store) BeginImport(ctx context.Context, z NewZone) (*Import, error) {
	tx, err := s.pool.Begin(ctx)
	if err != nil {
		return nil, fmt.Errorf("import: %w", kind(err))
	}
	if err := openZone(ctx, tx, z); err != nil {
		_ = tx.Rollback(ctx)
		return nil, err
	}
	return &Import{tx: tx, zone: z.ZoneCode}, nil
}

func openZone(ctx context.Context, tx pgx.Tx, z NewZone) error {
	if !zoneCodeForm.MatchString(z.ZoneCode) {
		return fmt.Errorf("zone code %q: 1 to 32 letters, digits, - or _: %w", z.ZoneCode, land.ErrInvalid)
	}
	if err := lockZone(ctx, tx, z.ZoneCode); err != nil {
		return err
	}
	standing, err := zone(ctx, tx, z.ZoneCode)
	if errors.Is(err, land.ErrNotFound) {
		return addZone(ctx, tx, z)
	}
	if err != nil {
		return err
	}
	switch {
	case z.Name != "" && z.Name != standing.Name:
		err = fmt.Errorf("zone %q is called %q, not %q: %w", z.ZoneCode, standing.Name, z.Name, land.ErrInvalid)
	case z.CodeScheme != "" && z.CodeScheme != standing.CodeScheme:
		err = fmt.Errorf("zone %q was made with codes %s, not %s: %w", z.ZoneCode, standing.CodeScheme, z.CodeScheme, land.ErrInvalid)
	}
	return err
}

func addZone(ctx context.Context, tx pgx.Tx, z NewZone) error {
	if z.Name == "" {
		return fmt.Errorf("zone %q is new: give it a name (--zone-name): %w", z.ZoneCode, land.ErrNotFound)
	}
	if z.CodeScheme == "" {
		z.CodeScheme = "gb"
	}
	_, err := execute(ctx, tx, "zone_open", pgx.StrictNamedArgs{"zone_code": z.ZoneCode, "name": z.Name, "code_scheme": z.CodeScheme})
	return err
}

// Zone is the zone as the import sees it.
func (i *Import) Zone(ctx context.Context) (land.Zone, error) { return zone(ctx, i.tx, i.zone) }

// Rollback drops everything that the import did; after Commit it does nothing.
func (i *Import) Rollback(ctx context.Context) { _ = i.tx.Rollback(ctx) }

// Commit makes the import stand and, when it changed a fact, raises the zone's data version, which it returns.
func (i *Import) Commit(ctx context.Context) (int64, error) {
	z, err := zone(ctx, i.tx, i.zone)
	if err != nil {
		return 0, err
	}
	version := z.DataVersion
	if i.changed {
		type changed struct {
			DataVersion int64 `db:"data_version"`
		}
		now, err := collectOne[changed](ctx, i.tx, "zone_changed", pgx.StrictNamedArgs{"zone_code": i.zone})
		if err != nil {
			return 0, err
		}
		version = now.DataVersion
	}
	return version, kind(i.tx.Commit(ctx))
}

// Load brings the rows of one file of a kind in, by columns: it stages, transforms, repairs, measures, checks and merges.
func (i *Import) Load(ctx context.Context, k land.Kind, file SourceFile, columns []string, rows iter.Seq2[Row, error]) (Loaded, error) {
	var loaded Loaded
	sourceID, err := i.addSource(ctx, k, file)
	if err != nil {
		return loaded, err
	}
	if err := i.stage(ctx, k, columns, rows); err != nil {
		return loaded, fmt.Errorf("%s: %w", file.Name, err)
	}
	if err := i.check(ctx, k, file, file.cleared(columns)); err != nil {
		return loaded, fmt.Errorf("%s: %w", file.Name, err)
	}
	if loaded, err = i.merge(ctx, k, sourceID, file.cleared(columns)); err != nil {
		return loaded, fmt.Errorf("%s: %w", file.Name, err)
	}
	if loaded.Added+loaded.Changed == 0 {
		_, err = execute(ctx, i.tx, "source_drop", pgx.StrictNamedArgs{"zone_code": i.zone, "source_id": sourceID})
	}
	if err == nil && loaded.Added+loaded.Changed > 0 {
		i.changed = true
		_, err = execute(ctx, i.tx, "analyze_"+k.Name, nil)
	}
	return loaded, err
}

// KeepReport stores what the import said of a loaded file.
func (i *Import) KeepReport(ctx context.Context, sourceID int64, report any) error {
	_, err := execute(ctx, i.tx, "source_report", pgx.StrictNamedArgs{"zone_code": i.zone, "source_id": sourceID, "report": report})
	return err
}

func (i *Import) addSource(ctx context.Context, k land.Kind, f SourceFile) (int64, error) {
	id, err := takeIDs(ctx, i.tx, i.zone, 1)
	if err != nil {
		return 0, err
	}
	_, err = execute(ctx, i.tx, "source_add", pgx.StrictNamedArgs{
		"zone_code": i.zone, "source_id": id, "kind": k.Name, "file_name": f.Name, "sha256": f.SHA256, "bytes": f.Bytes,
		"crs": f.CRS, "program_version": f.ProgramVersion,
	})
	return id, err
}

func (i *Import) stage(ctx context.Context, k land.Kind, columns []string, rows iter.Seq2[Row, error]) error {
	for _, name := range []string{"drop_staged", "stage_issues", "stage_" + k.Name} {
		if _, err := execute(ctx, i.tx, name, nil); err != nil {
			return err
		}
	}
	names := append([]string{"line"}, columns...)
	if k.Shape != land.NoShape {
		names = append(names, "shape")
	}
	next, stop := iter.Pull2(rows)
	defer stop()
	var broken error // which the database would tell in words alone
	_, err := i.tx.CopyFrom(ctx, pgx.Identifier{"staged_" + k.Name}, names, pgx.CopyFromFunc(func() ([]any, error) {
		row, err, ok := next()
		if broken = err; !ok || err != nil {
			return nil, err
		}
		return copied(k, row), nil
	}))
	if broken != nil {
		return broken
	}
	return kind(err)
}

// copied is a row as COPY takes it.
func copied(k land.Kind, row Row) []any {
	values := make([]any, 0, len(row.Values)+2)
	values = append(values, row.Line)
	for _, v := range row.Values {
		if money, ok := v.(land.Money); ok {
			v = numeric(money)
		}
		values = append(values, v)
	}
	if k.Shape != land.NoShape {
		values = append(values, row.Shape)
	}
	return values
}

func numeric(m land.Money) pgtype.Numeric {
	return pgtype.Numeric{Int: big.NewInt(int64(m)), Exp: -2, Valid: true}
}

func (i *Import) check(ctx context.Context, k land.Kind, file SourceFile, cleared []string) error {
	if k.Shape != land.NoShape {
		if err := i.shape(ctx, k, file); err != nil {
			return err
		}
	}
	if questionStands("resolve_" + k.Name) {
		if err := i.place(ctx, "resolve_"+k.Name); err != nil {
			return err
		}
	}
	_, err := execute(ctx, i.tx, "check_"+k.Name, pgx.NamedArgs{"zone_code": i.zone, "cleared": cleared, "ended": i.Ended}) // few kinds ask for the last two
	return err
}

// place runs a spatial join; the settings keep the planner from combining the geometry index with the one on zone_code
// for every row.
func (i *Import) place(ctx context.Context, name string) error {
	if _, err := execute(ctx, i.tx, "spatial_join_on", nil); err != nil {
		return err
	}
	if _, err := execute(ctx, i.tx, name, pgx.NamedArgs{"zone_code": i.zone}); err != nil {
		return err
	}
	_, err := execute(ctx, i.tx, "spatial_join_off", nil)
	return err
}

func (i *Import) shape(ctx context.Context, k land.Kind, file SourceFile) error {
	for _, name := range []string{"shapes_" + k.Name, "shape_index"} {
		if _, err := execute(ctx, i.tx, name, nil); err != nil {
			return err
		}
	}
	if file.CRS == "" {
		return nil
	}
	if err := i.transform(ctx, file.CRS); err != nil {
		return err
	}
	_, err := execute(ctx, i.tx, "shape_outside", pgx.StrictNamedArgs{
		"zone_code": i.zone, "crs": file.CRS,
	})
	if err != nil {
		return err
	}
	return i.measure(ctx, k, file)
}

// transform takes the fast road for all shapes, and the slow one, shape by shape, when one of them is in the way.
func (i *Import) transform(ctx context.Context, crs string) error {
	from, err := srid(ctx, i.tx, crs)
	if err != nil {
		return err
	}
	args := pgx.StrictNamedArgs{"srid": from}
	fast := pgx.BeginFunc(ctx, i.tx, func(point pgx.Tx) error {
		_, err := execute(ctx, point, "shape_transform", args)
		return err
	})
	if fast == nil {
		return nil
	}
	_, err = execute(ctx, i.tx, "shape_transform_each", args)
	return err
}

func (i *Import) measure(ctx context.Context, k land.Kind, file SourceFile) error {
	if k.Shape == land.Point {
		_, err := execute(ctx, i.tx, "shape_points", nil)
		return err
	}
	if file.CollapseParts && k.Name == "parcels" {
		merged, err := execute(ctx, i.tx, "collapse_parcels", nil)
		if err != nil {
			return err
		}
		i.merged = int(merged)
	}
	for _, step := range []string{"shape_polygons", "shape_measure"} {
		if _, err := execute(ctx, i.tx, step, nil); err != nil {
			return err
		}
	}
	return nil
}

func (i *Import) merge(ctx context.Context, k land.Kind, sourceID int64, cleared []string) (Loaded, error) {
	type issueCounts struct{ Refused, Repaired, Noted int }
	type mergeCounts struct{ Added, Changed, Unchanged int }
	loaded := Loaded{SourceID: sourceID, Merged: i.merged}
	i.merged = 0
	issues, err := collect[Issue](ctx, i.tx, "staged_issues", pgx.StrictNamedArgs{"most": MostIssues})
	if err != nil {
		return loaded, err
	}
	counts, err := collectOne[issueCounts](ctx, i.tx, "staged_counts", nil)
	if err != nil {
		return loaded, err
	}
	merged, err := collectOne[mergeCounts](ctx, i.tx, "merge_"+k.Name, pgx.NamedArgs{ // some kinds have no columns that could be left out
		"zone_code": i.zone, "cleared": cleared, "source_id": sourceID,
	})
	if err == nil && k.Name == "occupancies" {
		_, err = execute(ctx, i.tx, "unmatch", pgx.StrictNamedArgs{"zone_code": i.zone})
	}
	loaded.Issues = issues
	loaded.Refused, loaded.Repaired, loaded.Noted = counts.Refused, counts.Repaired, counts.Noted
	loaded.Added, loaded.Changed, loaded.Unchanged = merged.Added, merged.Changed, merged.Unchanged
	return loaded, err
}
