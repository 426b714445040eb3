package analysis

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"permu/geodata/reference"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/store"
	"permu/internal/survey"
)

// sheetPolicy is the built-in policy whose indicators a sheet shows.
const sheetPolicy = "tdt-1029"

// What is shown where nobody asks for others.
const (
	defaultScope = "fujian-2020"
	defaultList  = "national-2021"
)

// Sheet is what a zone, or one of its parks, comes to by a run.
func (z *Zones) Sheet(ctx context.Context, zoneCode string, q land.SheetQuery) (land.Sheet, error) {
	surveyed, err := z.Surveyed(ctx, zoneCode, q.ParkCode, q.Run)
	if err != nil {
		return land.Sheet{}, err
	}
	indicators, benchmarks, err := sheetGround()
	if err != nil {
		return land.Sheet{}, err
	}
	whole := survey.Ground{Parks: surveyed.Parks, Parcels: surveyed.Parcels, Enterprises: survey.OfYear(surveyed.Reports, surveyed.Run.Year)}
	sheet, ground, err := titledSheet(surveyed, whole, q.ParkCode)
	if err != nil {
		return sheet, err
	}
	sheet.Scope, sheet.Scopes = q.Scope, benchmarks.Scopes(indicators)
	if sheet.Scope == "" {
		sheet.Scope = defaultScope
	}
	if !slices.ContainsFunc(sheet.Scopes, func(b land.Benchmark) bool { return b.Scope == sheet.Scope }) {
		return sheet, land.Problems{{Path: "scope", Rule: "there are no means of these zones", Value: q.Scope}}
	}
	sheet.Indicators = survey.Indicators(indicators, ground, benchmarks, sheet.Scope)
	sheet.Potentials = survey.Potentials(ground, sheet.Indicators)
	sheet.Stock, sheet.Disposal, sheet.Trend = ground.Stock(), ground.Disposal(), surveyed.Trend
	sheet.Decided, sheet.IndicatorYears = ground.Decided(), survey.Years(indicators, ground, survey.OfPark(surveyed.Reports, q.ParkCode))
	sheet.Parks = survey.Standings(indicators, whole)
	sheet.Appraisal, err = z.appraisal(ctx, q.List, sheet, surveyed.Headline)
	return sheet, err
}

// sheetGround is what every sheet is held against.
func sheetGround() ([]policy.Indicator, survey.Benchmarks, error) {
	p, err := policy.Find(sheetPolicy)
	if err != nil {
		return nil, nil, err
	}
	table, err := reference.Files.ReadFile("park_benchmarks.csv")
	if err != nil {
		return nil, nil, err
	}
	benchmarks, err := survey.ReadBenchmarks(table)
	if err != nil {
		err = fmt.Errorf("park_benchmarks.csv: %w", err)
	}
	return p.Tracks[0].Indicators, benchmarks, err
}

// titledSheet is a sheet that says whose it is, and the ground that it is of.
func titledSheet(v store.Surveyed, whole survey.Ground, parkCode string) (land.Sheet, survey.Ground, error) {
	sheet := land.Sheet{ZoneCode: v.Zone.ZoneCode, Name: v.Zone.Name, RunID: v.Run.RunID, Year: v.Run.Year, AsOf: v.Run.AsOf}
	if parkCode == "" {
		return sheet, whole, nil
	}
	at := slices.IndexFunc(v.Parks, func(p land.SurveyPark) bool { return p.ParkCode == parkCode })
	if at < 0 {
		return sheet, whole, fmt.Errorf("there is no park %q: %w", parkCode, land.ErrNotFound)
	}
	sheet.ParkCode, sheet.Name, sheet.ParkType = parkCode, v.Parks[at].Name, orEmpty(v.Parks[at].ParkType)
	return sheet, whole.OfPark(parkCode), nil
}

// appraisal is a list of items with the values of a sheet.
func (z *Zones) appraisal(ctx context.Context, listID string, sheet land.Sheet, headline *land.Headline) (land.Appraisal, error) {
	if listID == "" {
		listID = defaultList
	}
	lists, err := z.AppraisalLists(ctx, sheet.ZoneCode)
	if err != nil {
		return land.Appraisal{}, err
	}
	at := slices.IndexFunc(lists, func(l land.AppraisalList) bool { return l.ListID == listID })
	if at < 0 {
		return land.Appraisal{}, land.Problems{{Path: "list", Rule: "there is no such list of appraisal items", Value: listID}}
	}
	items, err := survey.ReadAppraisal(lists[at].Source, numbersOfSheet())
	if err != nil {
		return land.Appraisal{}, fmt.Errorf("list %s: %w", listID, err)
	}
	from := land.Phrase{ZH: fmt.Sprintf("本系统计算,评价批次 %d(%d 年)", sheet.RunID, sheet.Year), EN: fmt.Sprintf("computed here, run %d (%d)", sheet.RunID, sheet.Year)}
	return survey.Appraise(lists[at], items, valuesOfSheet(sheet, headline), from), nil
}

// numbersOfSheet are the names of what a sheet can give an appraisal item.
func numbersOfSheet() []string {
	names := []string{"output_per_mu", "tax_per_mu", "enterprise_count", "above_size_count", "idle_mu", "low_efficiency_mu"}
	if indicators, _, err := sheetGround(); err == nil {
		for _, i := range indicators {
			names = append(names, i.ID)
		}
	}
	return names
}

// valuesOfSheet are the values that a sheet can give an appraisal item, by name.
func valuesOfSheet(sheet land.Sheet, headline *land.Headline) map[string]*float64 {
	values := map[string]*float64{}
	for _, i := range sheet.Indicators {
		values[i.ID] = i.Value
	}
	for name, state := range map[string]string{"idle_mu": "idle", "low_efficiency_mu": "low_efficiency"} {
		values[name] = new(sheet.Stock[state].AreaMu)
	}
	if headline != nil {
		values["output_per_mu"], values["tax_per_mu"] = headline.OutputPerMu, headline.TaxPerMu
		values["enterprise_count"], values["above_size_count"] = new(float64(headline.EnterpriseCount)), new(float64(headline.AboveSizeCount))
	}
	return values
}

// AppraisalLists are the lists that a zone can be appraised by: what it imported, the newest versions first, and what ships.
func (z *Zones) AppraisalLists(ctx context.Context, zoneCode string) ([]land.AppraisalList, error) {
	if _, err := z.Zone(ctx, zoneCode); err != nil {
		return nil, err
	}
	lists, err := z.Store.AppraisalLists(ctx, zoneCode)
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(reference.Files, "appraisal-*.csv")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		source, err := reference.Files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		id := strings.TrimSuffix(strings.TrimPrefix(name, "appraisal-"), ".csv")
		lists = append(lists, land.AppraisalList{ListID: id, Digest: digestOf(source), Source: source})
	}
	return lists, nil
}

// SaveAppraisal keeps a list of appraisal items as the next version of its name; by is who brings it. One that ships keeps
// its name. What breaks a rule is [land.Problems] with lines.
func (z *Zones) SaveAppraisal(ctx context.Context, zoneCode, by string, n land.NewAppraisalList) (land.AppraisalList, error) {
	source := []byte(n.CSV)
	if _, err := reference.Files.ReadFile("appraisal-" + n.ListID + ".csv"); err == nil {
		return land.AppraisalList{}, land.Problems{{Path: "list_id", Rule: "must not be the name of a list that ships", Value: n.ListID}}
	}
	if _, err := survey.ReadAppraisal(source, numbersOfSheet()); err != nil {
		return land.AppraisalList{}, err
	}
	saved := land.AppraisalList{ListID: n.ListID, Digest: digestOf(source), SavedBy: by, SavedAt: new(time.Now()), Source: source}
	version, err := z.SaveAppraisalList(ctx, zoneCode, saved)
	saved.Version = version
	return saved, err
}

func digestOf(source []byte) string {
	sum := sha256.Sum256(source)
	return hex.EncodeToString(sum[:])
}
