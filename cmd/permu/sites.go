package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"permu/internal/analysis"
	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/renewal"
)

type sitesCommand struct {
	Search sitesSearchCommand `cmd:"" help:"Find connected parcels of some area that come out best, in a file or in a zone."`
}

type sitesSearchCommand struct {
	database
	Data      string             `placeholder:"FILE" type:"path" help:"Parcels as GeoJSON, GeoPackage or shapefile, without a database. Default: those of --zone."`
	Zone      string             `env:"PERMU_ZONE" help:"Code of the zone, where no file is given."`
	Park      string             `placeholder:"CODE" help:"Only the land of this park of the zone."`
	Subarea   string             `placeholder:"NAME" help:"Only the land of this sub-area of the park."`
	Area      string             `required:"" placeholder:"30-50mu" help:"Range of the area of a site, in mu, ha or m2."`
	Adjacency string             `default:"edge" placeholder:"touch|edge|road:12m" help:"Which parcels join: they have a point or a line in common, or no wider gap lies between them. In a zone a point does not do."`
	Maximise  string             `placeholder:"FIELD" help:"Sum this number of the parcels, as large as it can be."`
	Objective string             `placeholder:"PRESET" help:"An objective that ships: balanced, reuse, least_moved, build_up, regular. Default: balanced."`
	Weight    map[string]float64 `placeholder:"TERM=POINTS" help:"Points for a unit of a quantity, in place of those of the objective, or with none named of these alone."`
	Top       int                `default:"1" help:"How many sites, of which no two share more than half of the smaller one's area."`
	Include   []string           `placeholder:"CODE" help:"Parcels that must be in."`
	Exclude   []string           `placeholder:"CODE" help:"Parcels that must not be in."`
	Barriers  string             `placeholder:"FILE" type:"existingfile" help:"Lines as GeoJSON in longitude and latitude that no site crosses, such as arterials."`
	MaxOwners int                `help:"The most right holders that a site may have."`
	Within    string             `enum:",park,subarea" default:"" help:"The site lies in one park, or in one sub-area."`
	Use       bool               `name:"industrial" help:"Only parcels whose plan allows industry."`
	Clear     bool               `help:"Only parcels that are neither mortgaged nor sealed."`
	NotIdle   bool               `help:"Only land that the run does not find idle, or suspect to be."`
	InSites   bool               `name:"in-sites" help:"Land of redevelopment sites that are under way may be taken. Default: it is not."`
	Parcels   int                `name:"min-parcels" help:"The fewest parcels that a site may have; 2 asks for land that is put together."`
	Known     bool               `name:"known-only" help:"What is not known of use, mortgage, seal, idleness or an amount that costs points keeps a parcel out. Default: it is admitted and told."`
	Steps     int                `help:"How many parcels are looked at before the search stops trying to prove its answer. Default: by the size of the land."`
	Code      string             `placeholder:"COLUMN" help:"The column of the parcel codes, where its name does not say."`
	Mapping   string             `placeholder:"FILE.yaml" help:"What the columns of the file mean, where their names do not say."`
	CRS       string             `name:"crs" placeholder:"EPSG:n" help:"Coordinate system, where the file does not say."`
	Layer     string             `help:"Layer of the file. Default: the only one."`
	JSON      bool               `name:"json" help:"Print the sites as JSON."`
}

func (c sitesSearchCommand) Run(ctx context.Context, to streams) error {
	ask, err := c.ask()
	if err != nil {
		return err
	}
	adjacency, err := renewal.ParseAdjacency(c.Adjacency)
	if err != nil {
		return fmt.Errorf("--adjacency: %w", err)
	}
	if c.Data == "" {
		return c.inZone(ctx, to, ask, adjacency)
	}
	if c.Park != "" || c.Subarea != "" {
		return fmt.Errorf("--park and --subarea: are of --zone; a file is looked at whole: %w", land.ErrInvalid)
	}
	r := analysis.SitesFileRequest{Path: c.Data, Code: c.Code, Adjacency: adjacency, Ask: ask, Options: ingest.Options{CRS: c.CRS, Layer: c.Layer}}
	if c.Mapping != "" {
		if r.Options.Mapping, err = ingest.ReadMapping(c.Mapping); err != nil {
			return err
		}
	}
	if r.Barriers, err = readLines(c.Barriers); err != nil {
		return fmt.Errorf("--barriers: %w", err)
	}
	found, err := analysis.FileSites(ctx, r)
	if err != nil {
		return fmt.Errorf("sites search: %w", err)
	}
	where := fmt.Sprintf("%s: %d parcels, %d pairs join by %s, area from %s\n", found.File, found.Parcels, found.Joins, found.Adjacency, found.AreaFrom)
	if found.Barriers > 0 {
		where += fmt.Sprintf("%d lines that no site crosses part %d pairs\n", found.Barriers, found.Parted)
	}
	return c.tell(to, found, found.Answer, where)
}

// ask is what the call asks for.
func (c sitesSearchCommand) ask() (a renewal.Ask, err error) {
	if a.MinM2, a.MaxM2, err = renewal.ParseRange(c.Area); err != nil {
		return a, fmt.Errorf("--area: %w", err)
	}
	if a.Terms, err = c.terms(); err != nil {
		return a, err
	}
	a.Top, a.Include, a.Exclude, a.Steps = c.Top, c.Include, c.Exclude, c.Steps
	a.Rules = renewal.SiteRules{Industrial: c.Use, NotMortgaged: c.Clear, NotSealed: c.Clear, NotIdle: c.NotIdle, InSites: c.InSites, MinParcels: c.Parcels, KnownOnly: c.Known, Within: c.Within, MaxOwners: c.MaxOwners}
	return a, nil
}

// terms are the objective: one field, or a preset with some weights changed.
func (c sitesSearchCommand) terms() ([]renewal.Term, error) {
	if c.Maximise != "" {
		if c.Objective != "" || len(c.Weight) > 0 {
			return nil, fmt.Errorf("--maximise: stands alone, without --objective and --weight: %w", land.ErrInvalid)
		}
		return []renewal.Term{{Name: c.Maximise, Weight: 1, Sum: true}}, nil
	}
	terms, err := renewal.Objective(c.Objective, c.Weight)
	if err != nil {
		return nil, fmt.Errorf("--objective: %w", err)
	}
	return terms, nil
}

// tell prints what was found; where there is nothing, it is a mistake of the call, and says what the land allows.
func (c sitesSearchCommand) tell(to streams, whole any, answer renewal.Answer, where string) error {
	if answer.None != nil {
		return fmt.Errorf("sites search: %s: %w", answer.None.EN, land.ErrNotFound)
	}
	if c.JSON {
		return writeJSON(to.out, whole)
	}
	if _, err := io.WriteString(to.out, where); err != nil {
		return err
	}
	return tellSites(to.out, answer)
}

// tellSites says what each site is and why, for a person.
func tellSites(w io.Writer, answer renewal.Answer) error {
	var b strings.Builder
	for i, s := range answer.Sites {
		fmt.Fprintf(&b, "%d. %.2f mu, %g points: %s\n", i+1, s.AreaMu, s.Objective, strings.Join(s.ParcelCodes, " "))
		for _, r := range s.Reasons {
			fmt.Fprintf(&b, "   %s\n", r.EN)
		}
	}
	if answer.Exhausted {
		fmt.Fprintln(&b, "there is no further site that differs enough")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// inZone looks in the land of a zone; parcels that share a line join, and those across a road that is no wider than is said.
func (c sitesSearchCommand) inZone(ctx context.Context, to streams, ask renewal.Ask, adjacency renewal.Adjacency) error {
	barriers, err := c.ofZone(adjacency)
	if err != nil {
		return err
	}
	db, err := c.open(ctx, logger(to))
	if err != nil {
		return err
	}
	defer db.close()
	ask.Rules.RoadM = adjacency.RoadM
	found, err := (&analysis.Zones{Store: db.Store}).SearchSites(ctx, c.Zone, renewal.SiteSearch{
		AreaMinMu: land.Mu(ask.MinM2), AreaMaxMu: land.Mu(ask.MaxM2), Objective: c.Objective, Weights: c.Weight, Rules: ask.Rules, Barriers: barriers,
		Include: c.Include, Exclude: c.Exclude, Top: c.Top, Steps: c.Steps, SiteWhere: renewal.SiteWhere{ParkCode: c.Park, Subarea: c.Subarea},
	})
	if err != nil {
		return fmt.Errorf("sites search: %w", err)
	}
	return c.tell(to, found, found.Answer, fmt.Sprintf("zone %s: %d parcels, run %d of %d; %s\n", found.ZoneCode, found.Parcels, found.RunID, found.Year, found.Roads.Told.EN))
}

// ofZone refuses what a zone does not have, and reads the lines that no site of it crosses.
func (c sitesSearchCommand) ofZone(adjacency renewal.Adjacency) (barriers any, err error) {
	switch {
	case c.Zone == "":
		return nil, fmt.Errorf("--data FILE or --zone CODE must say which land: %w", land.ErrInvalid)
	case adjacency.Kind == renewal.ByTouch:
		return nil, fmt.Errorf("--adjacency touch: is for files; in a zone parcels join by a line that they share, or across a gap: take edge or road:12m: %w", land.ErrInvalid)
	case c.Subarea != "" && c.Park == "":
		return nil, fmt.Errorf("--subarea: needs --park, as parks may have sub-areas of the same name: %w", land.ErrInvalid)
	case c.Maximise != "":
		return nil, fmt.Errorf("--maximise: is for files; in a zone take --objective or --weight: %w", land.ErrInvalid)
	}
	if barriers, err = readLines(c.Barriers); err != nil {
		return nil, fmt.Errorf("--barriers: %w", err)
	}
	return barriers, nil
}

// readLines is what a file of GeoJSON holds; nil without a file.
func readLines(path string) (any, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var object any
	if err := json.Unmarshal(text, &object); err != nil {
		return nil, fmt.Errorf("%s: it is no JSON: %w: %w", filepath.Base(path), err, land.ErrInvalid)
	}
	_, _, err = renewal.Barriers(object)
	return object, err
}
