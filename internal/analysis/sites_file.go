package analysis

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"permu/internal/ingest"
	"permu/internal/ingest/fold"
	"permu/internal/ingest/mapping"
	"permu/internal/land"
	"permu/internal/renewal"
	"permu/internal/renewal/outline"
)

// SitesFileRequest looks for sites among the parcels of a file, with no database.
type SitesFileRequest struct {
	Path      string
	Options   ingest.Options // kind and codes are set here
	Code      string         // column of the parcel codes; empty is the one that is known by its name
	Adjacency renewal.Adjacency
	Ask       renewal.Ask
	Barriers  any // lines as GeoJSON in degrees that no site crosses; nil is none
}

// SitesOfFile is what is found among the parcels of a file.
type SitesOfFile struct {
	renewal.Answer
	File      string `json:"file"`
	Parcels   int    `json:"parcels"`
	AreaFrom  string `json:"area_from" doc:"the column that the areas are from, or the ellipsoid"`
	Adjacency string `json:"adjacency"`
	Joins     int    `json:"joins" doc:"pairs of parcels that join"`
	Barriers  int    `json:"barriers" doc:"lines that no site crosses"`
	Parted    int    `json:"parted" doc:"pairs of parcels that would join, were it not for these lines"`
}

// OnEllipsoid says that areas were measured.
const OnEllipsoid = "ellipsoid"

// FileSites looks for sites among the parcels of a file.
func FileSites(ctx context.Context, r SitesFileRequest) (SitesOfFile, error) {
	s, err := readSites(ctx, r)
	if err != nil {
		return SitesOfFile{}, fmt.Errorf("%s: %w", filepath.Base(r.Path), err)
	}
	if err := s.join(ctx, r); err != nil {
		return SitesOfFile{}, fmt.Errorf("%s: %w", filepath.Base(r.Path), err)
	}
	r.Ask.Rules.RoadM = r.Adjacency.RoadM
	answer, err := renewal.Search(ctx, s.land, r.Ask)
	return SitesOfFile{
		Answer: answer, File: filepath.Base(r.Path), Parcels: len(s.land.Parcels), AreaFrom: s.areaFrom, Adjacency: r.Adjacency.String(), Joins: len(s.land.Edges), Barriers: s.barriers, Parted: s.parted,
	}, err
}

// sitesFile is a file of parcels on its way to a search.
type sitesFile struct {
	land     renewal.Land
	outlines []outline.Outline // in degrees
	lines    []int
	areaFrom string
	plane    *outline.Plane // of the coordinates; nil where they are degrees
	barriers int            // lines that no site crosses
	parted   int            // pairs that they part
}

// sitesKind is the table of parcels that a search reads.
func sitesKind() land.Kind {
	parcels, _ := land.KindByName("parcels")
	fields := []string{"parcel_code", "title_area_m2", "owner_name", "park_code", "subarea", "planned_use_code", "land_use_code", "floor_area_m2", "far_max", "mortgaged", "sealed"}
	k := land.Kind{Name: parcels.Name, Shape: parcels.Shape, Key: parcels.Key}
	for _, f := range parcels.Fields {
		if slices.Contains(fields, f.Name) {
			f.Required = false
			k.Fields = append(k.Fields, f)
		}
	}
	return k
}

// openSites opens a file, with the columns of code and area that it has under the names of this program's own files.
func openSites(ctx context.Context, r SitesFileRequest) (*ingest.Batch, error) {
	o := r.Options
	o.Kind, o.FreeCodes = sitesKind(), true
	mapped := map[string]mapping.Column{}
	for field, column := range o.Mapping.Columns {
		mapped[field] = column
	}
	if r.Code != "" {
		mapped["parcel_code"] = mapping.Column{Column: r.Code}
	}
	o.Mapping.Columns = mapped
	b, err := ingest.Open(ctx, r.Path, o)
	if err != nil || slices.Contains(b.Columns, "title_area_m2") {
		return b, err
	}
	for name, unit := range map[string]string{"area_m2": "平方米", "area_mu": "亩"} {
		if slices.Contains(b.Header, name) {
			mapped["title_area_m2"] = mapping.Column{Column: name, Unit: unit}
			return ingest.Open(ctx, r.Path, o)
		}
	}
	return b, nil
}

var epsgOf = regexp.MustCompile(`^EPSG:(\d+)$`)

// planeOf is the plane of a file's coordinates, nil for degrees.
func planeOf(crs string) (*outline.Plane, error) {
	switch crs {
	case "EPSG:4490", "EPSG:4326", "OGC:CRS84", "EPSG:4979", "EPSG:4480":
		return nil, nil
	}
	if m := epsgOf.FindStringSubmatch(crs); m != nil {
		code, _ := strconv.Atoi(m[1])
		if plane, ok := outline.PlaneOf(code); ok {
			return &plane, nil
		}
	}
	return nil, fmt.Errorf("coordinates of %.40q cannot be used without a database; these can: EPSG:4490, EPSG:4326, and the Gauss-Krüger zones of CGCS2000, EPSG:4491 to 4554: %w", crs, land.ErrInvalid)
}

func readSites(ctx context.Context, r SitesFileRequest) (*sitesFile, error) {
	b, err := openSites(ctx, r)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	s := &sitesFile{areaFrom: OnEllipsoid, land: renewal.Land{Values: map[string][]float64{}}}
	if !b.HasShape {
		return nil, fmt.Errorf("it has no polygons: %w", land.ErrInvalid)
	}
	if !slices.Contains(b.Columns, "parcel_code") {
		return nil, fmt.Errorf("no column has the codes of parcels; name it with --code, it has %s: %w", strings.Join(b.Header, ", "), land.ErrInvalid)
	}
	if s.plane, err = planeOf(b.File.CRS); err != nil {
		return nil, err
	}
	for _, source := range b.Sources {
		if source.Field == "title_area_m2" {
			s.areaFrom = source.Header
		}
	}
	var problems []error
	for record, err := range b.Records {
		if err != nil {
			return nil, err
		}
		if err := s.take(b, record, r.Ask.Terms); err != nil {
			problems = append(problems, fmt.Errorf("feature %d: %w", record.Line, err))
		}
	}
	if len(s.land.Parcels) == 0 && len(problems) == 0 {
		return nil, fmt.Errorf("it has no polygons: %w", land.ErrInvalid)
	}
	return s, errors.Join(slices.Concat(problems, s.twice(), s.without(b, r.Ask.Terms), s.otherUnit(b))...)
}

// otherUnit refuses areas that nobody named the unit of, and that half of the outlines are more than twice or less than half of.
func (s *sitesFile) otherUnit(b *ingest.Batch) []error {
	stated := slices.ContainsFunc(b.Sources, func(c ingest.Source) bool { return c.Field == "title_area_m2" && c.UnitFrom != "default" })
	var ratios []float64
	for _, p := range s.land.Parcels {
		ratios = append(ratios, p.AreaM2/p.OutlineM2)
	}
	slices.Sort(ratios)
	if len(ratios) == 0 || stated {
		return nil
	}
	if middle := ratios[len(ratios)/2]; middle > 2 || middle < 0.5 {
		return []error{fmt.Errorf("the areas in %s are %.3g times those of the outlines, taken as m²; name their unit in a mapping, title_area_m2: {column: %s, unit: …}: %w", s.areaFrom, middle, s.areaFrom, land.ErrInvalid)}
	}
	return nil
}

// take adds a feature to the land.
func (s *sitesFile) take(b *ingest.Batch, record ingest.Record, terms []renewal.Term) error {
	for _, issue := range record.Issues {
		if issue.Outcome == ingest.Refused {
			return fmt.Errorf("%s: %s: %w", issue.Column, issue.Rule, land.ErrInvalid)
		}
	}
	field := func(name string) any {
		if i := slices.Index(b.Columns, name); i >= 0 {
			return record.Values[i]
		}
		return nil
	}
	code, _ := field("parcel_code").(string)
	if code == "" {
		return fmt.Errorf("it has no parcel code: %w", land.ErrInvalid)
	}
	if record.Shape == nil {
		return fmt.Errorf("parcel %s has no polygon: %w", code, land.ErrInvalid)
	}
	o, err := outline.FromWKB(record.Shape, s.degrees)
	if err != nil {
		return fmt.Errorf("parcel %s: %w", code, err)
	}
	planned, registered := codeOf(field("planned_use_code")), codeOf(field("land_use_code"))
	p := renewal.Parcel{
		Code: code, OutlineM2: outline.AreaM2(o), Industrial: industrialUse(planned), Registered: industrialUse(registered), Road: land.Road(cmp.Or(planned, registered)),
	}
	p.AreaM2 = p.OutlineM2
	if title, ok := field("title_area_m2").(float64); ok && title > 0 {
		p.AreaM2 = title
	}
	p.Owner, _ = field("owner_name").(string)
	p.Park, _ = field("park_code").(string)
	p.Subarea, _ = field("subarea").(string)
	p.Mortgaged, p.Sealed = yesOrNo(field("mortgaged")), yesOrNo(field("sealed"))
	s.land.Parcels, s.outlines, s.lines = append(s.land.Parcels, p), append(s.outlines, o), append(s.lines, record.Line)
	for _, t := range terms {
		value, err := s.value(b, record, t.Name)
		if err != nil {
			return fmt.Errorf("parcel %s: %w", code, err)
		}
		if math.IsNaN(value) {
			value = derived(t.Name, p, field)
		}
		s.land.Values[t.Name] = append(s.land.Values[t.Name], value)
	}
	return nil
}

func yesOrNo(value any) *bool {
	if known, ok := value.(bool); ok {
		return &known
	}
	return nil
}

// codeOf is a code; nil where there is none.
func codeOf(value any) *string {
	if code, ok := value.(string); ok && code != "" {
		return &code
	}
	return nil
}

// degrees is a place of the file in longitude and latitude.
func (s *sitesFile) degrees(p outline.Point) outline.Point {
	if s.plane != nil {
		return s.plane.LonLat(p)
	}
	return p
}

// value is a number of a feature by the name of its column, NaN where it is not there.
func (s *sitesFile) value(b *ingest.Batch, record ingest.Record, name string) (float64, error) {
	i := columnNamed(b, name)
	if i < 0 || record.Cells[i] == nil {
		return math.NaN(), nil
	}
	switch v := record.Cells[i].(type) {
	case float64:
		return v, nil
	case string:
		text := strings.TrimSpace(v)
		if text == "" {
			return math.NaN(), nil
		}
		number, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsInf(number, 0) || math.IsNaN(number) {
			return 0, fmt.Errorf("%s: %q is not a number: %w", b.Header[i], text, land.ErrInvalid)
		}
		return number, nil
	}
	return 0, fmt.Errorf("%s: %v is not a number: %w", b.Header[i], record.Cells[i], land.ErrInvalid)
}

// columnNamed finds a column as it is written, then one that folds alike.
func columnNamed(b *ingest.Batch, name string) int {
	if i := slices.Index(b.Header, name); i >= 0 {
		return i
	}
	return slices.IndexFunc(b.Header, func(header string) bool { return fold.Name(header) == fold.Name(name) })
}

// derived are the quantities that follow from what a file says of a parcel as such.
func derived(name string, p renewal.Parcel, field func(string) any) float64 {
	floor, built := field("floor_area_m2").(float64)
	far, planned := field("far_max").(float64)
	switch {
	case name == "floor_m2" && built:
		return floor
	case name == "headroom_m2" && built && planned:
		return max(0, far*p.AreaM2-floor)
	}
	return math.NaN()
}

// twice names codes that stand in several features.
func (s *sitesFile) twice() (problems []error) {
	first := map[string]int{}
	for i, p := range s.land.Parcels {
		if line, stands := first[p.Code]; stands {
			problems = append(problems, fmt.Errorf("parcel %s stands twice, in features %d and %d: %w", p.Code, line, s.lines[i], land.ErrInvalid))
			continue
		}
		first[p.Code] = s.lines[i]
	}
	return problems
}

// without names the one field that is to be as much as possible where no parcel has it.
func (s *sitesFile) without(b *ingest.Batch, terms []renewal.Term) []error {
	if len(terms) != 1 || !terms[0].Sum {
		return nil
	}
	for _, v := range s.land.Values[terms[0].Name] {
		if !math.IsNaN(v) {
			return nil
		}
	}
	return []error{fmt.Errorf("no parcel has a number in %s; the columns are %s: %w", terms[0].Name, strings.Join(b.Header, ", "), land.ErrInvalid)}
}

// roadM is the term that the outlines answer.
const roadM = "road_m"

// join measures how the parcels lie to each other, in the Gauss-Krüger plane around their middle.
func (s *sitesFile) join(ctx context.Context, r SitesFileRequest) error {
	plane := outline.Plane{Meridian: s.middle()}
	metres := make([]outline.Outline, len(s.outlines))
	for i, o := range s.outlines {
		metres[i] = o.Moved(plane.Metres)
		s.land.Parcels[i].PerimeterM = metres[i].LengthM()
	}
	if overlaps := outline.Overlaps(metres); len(overlaps) > 0 {
		return s.overlapping(overlaps)
	}
	pairs, err := s.pairsOffRoads(ctx, metres, max(r.Adjacency.RoadM, outline.JoinM))
	if err != nil {
		return err
	}
	lines, err := barrierLines(r.Barriers, plane)
	if err != nil {
		return err
	}
	s.barriers = len(lines)
	open := make([]float64, len(metres))
	for i, p := range s.land.Parcels {
		open[i] = p.PerimeterM
	}
	for _, p := range pairs {
		if p.GapM <= outline.JoinM {
			open[p.A], open[p.B] = open[p.A]-p.FrontageM, open[p.B]-p.FrontageM
		}
		switch {
		case !joins(r.Adjacency, p):
		case outline.Parted(metres[p.A], metres[p.B], lines):
			s.parted++
		default:
			s.land.Edges = append(s.land.Edges, renewal.Edge{A: p.A, B: p.B, GapM: p.GapM, FrontageM: p.FrontageM})
		}
	}
	if values, asked := s.land.Values[roadM]; asked {
		for i := range values {
			if math.IsNaN(values[i]) {
				values[i] = max(0, open[i])
			}
		}
	}
	return nil
}

// barrierLines are lines of GeoJSON in degrees, in a plane; of nil there is none.
func barrierLines(given any, plane outline.Plane) ([]outline.Line, error) {
	text, _, err := renewal.Barriers(given)
	if err != nil || text == "" {
		return nil, err
	}
	var object struct{ Coordinates [][][]float64 }
	if err := json.Unmarshal([]byte(text), &object); err != nil {
		return nil, fmt.Errorf("barriers: %w", err)
	}
	lines := make([]outline.Line, len(object.Coordinates))
	for i, places := range object.Coordinates {
		for _, at := range places {
			lines[i] = append(lines[i], plane.Metres(outline.Point{X: at[0], Y: at[1]}))
		}
	}
	return lines, nil
}

// pairsOffRoads measures how the parcels that are no land for roads lie to each other, so that both sides of a road face each
// other across its width.
func (s *sitesFile) pairsOffRoads(ctx context.Context, metres []outline.Outline, widestM float64) ([]outline.Pair, error) {
	var off []outline.Outline
	var place []int
	for i, p := range s.land.Parcels {
		if !p.Road {
			off, place = append(off, metres[i]), append(place, i)
		}
	}
	pairs, err := outline.Pairs(ctx, off, widestM)
	for i, p := range pairs {
		pairs[i].A, pairs[i].B = place[p.A], place[p.B]
	}
	return pairs, err
}

// joins reports whether a pair joins by an adjacency.
func joins(a renewal.Adjacency, p outline.Pair) bool {
	switch a.Kind {
	case renewal.ByTouch:
		return p.GapM <= outline.TouchM
	case renewal.ByEdge:
		return p.LineM > outline.LineM
	}
	return p.GapM <= a.RoadM
}

// middle is the longitude in the middle of all parcels.
func (s *sitesFile) middle() float64 {
	west, east := math.Inf(1), math.Inf(-1)
	for _, o := range s.outlines {
		west, east = min(west, o.Box.MinX), max(east, o.Box.MaxX)
	}
	return (west + east) / 2
}

func (s *sitesFile) overlapping(overlaps []outline.Overlap) error {
	const most = 5
	var said []error
	for _, o := range overlaps[:min(most, len(overlaps))] {
		said = append(said, fmt.Errorf("parcels %s and %s overlap by %.1f m²: %w", s.land.Parcels[o.A].Code, s.land.Parcels[o.B].Code, o.M2, land.ErrInvalid))
	}
	if len(overlaps) > most {
		said = append(said, fmt.Errorf("%d pairs of parcels overlap in all; land that is counted twice cannot be put together", len(overlaps)))
	}
	return errors.Join(said...)
}
