package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"permu/internal/access"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/scheme"
)

// checkedBy are the documents whose checks are asked where a site names none: those that are in force where the zone lies,
// and the nearest that say what reviewers look at.
func checkedBy() []string {
	return []string{"redevelopment-2016", "control-2008", "control-2023", "quanzhou-2025", "jinjiang-2023", "fuzhou-scheme-2022"}
}

// Scenarios are those of a site side by side, or of them the ones that are named, by the years and medians of a run.
func (z *Zones) Scenarios(ctx context.Context, zoneCode string, siteID int64, choice land.RunChoice, only []int64) (land.Scenarios, error) {
	ground, err := z.schemeGround(ctx, zoneCode, siteID, choice)
	if err != nil {
		return land.Scenarios{}, err
	}
	list, err := z.Store.Scenarios(ctx, zoneCode, siteID)
	if err != nil {
		return land.Scenarios{}, err
	}
	answer := land.Scenarios{Site: ground.File.Site, Run: ground.File.Run, Scenarios: []land.ScenarioRecord{}}
	for _, s := range list {
		if len(only) > 0 && !slices.Contains(only, s.ScenarioID) {
			continue
		}
		record, err := z.record(ctx, zoneCode, ground, s)
		if err != nil {
			return answer, err
		}
		answer.Scenarios = append(answer.Scenarios, record)
	}
	return answer, nil
}

// record says what a kept scenario comes to. One that is refused today, as when the site has other parcels now, stands with the
// rules that it breaks and without figures.
func (z *Zones) record(ctx context.Context, zoneCode string, ground scheme.Ground, s land.Scenario) (land.ScenarioRecord, error) {
	made, err := z.scheme(ctx, zoneCode, ground, s.Inputs)
	var problems land.Problems
	if errors.As(err, &problems) {
		return land.ScenarioRecord{Scenario: s, Scheme: scheme.Refused(problems)}, nil
	}
	return land.ScenarioRecord{Scenario: s, Scheme: made}, err
}

// TryScenario says what inputs come to on a site, and keeps nothing. What they contradict is [land.Problems].
func (z *Zones) TryScenario(ctx context.Context, zoneCode string, siteID int64, choice land.RunChoice, in land.ScenarioInputs) (land.Scheme, error) {
	ground, err := z.schemeGround(ctx, zoneCode, siteID, choice)
	if err != nil {
		return land.Scheme{}, err
	}
	return z.scheme(ctx, zoneCode, ground, in)
}

// NewScenario keeps a scenario of a site. What its inputs contradict is [land.Problems].
func (z *Zones) NewScenario(ctx context.Context, zoneCode string, siteID int64, by access.Person, n land.NewScenario) (land.ScenarioRecord, error) {
	n.Name = strings.TrimSpace(n.Name)
	ground, err := z.scenarioGround(ctx, zoneCode, siteID, by, n)
	if err != nil {
		return land.ScenarioRecord{}, err
	}
	added, err := z.AddScenario(ctx, zoneCode, siteID, by.Name, n)
	if err != nil {
		return land.ScenarioRecord{}, err
	}
	return z.record(ctx, zoneCode, ground, added)
}

// ChangeScenario keeps a scenario as it is to be, or drops it. It is a [land.ErrConflict] when it was changed since the
// revision that was read.
func (z *Zones) ChangeScenario(ctx context.Context, zoneCode string, of land.OfScenario, by access.Person, c land.ScenarioChange) (land.ScenarioRecord, error) {
	c.Name = strings.TrimSpace(c.Name)
	ground, err := z.scenarioGround(ctx, zoneCode, of.SiteID, by, land.NewScenario{Name: c.Name, Inputs: c.Inputs})
	if err != nil {
		return land.ScenarioRecord{}, err
	}
	if _, err := z.Scenario(ctx, zoneCode, of.SiteID, of.ScenarioID); err != nil {
		return land.ScenarioRecord{}, err
	}
	changed, err := z.Store.ChangeScenario(ctx, zoneCode, land.Scenario{
		SiteID: of.SiteID, ScenarioID: of.ScenarioID, Revision: c.Revision, Name: c.Name, Inputs: c.Inputs, Dropped: c.Dropped, MadeBy: by.Name,
	})
	if err != nil {
		return land.ScenarioRecord{}, err
	}
	return z.record(ctx, zoneCode, ground, changed)
}

// ScenarioRevisions are the states that a scenario has had, the newest first, or [land.ErrNotFound].
func (z *Zones) ScenarioRevisions(ctx context.Context, zoneCode string, of land.OfScenario) ([]land.Scenario, error) {
	if _, err := z.Scenario(ctx, zoneCode, of.SiteID, of.ScenarioID); err != nil {
		return nil, err
	}
	return z.Store.ScenarioRevisions(ctx, zoneCode, of.SiteID, of.ScenarioID)
}

// scenarioGround is a site of which somebody may keep a scenario that breaks no rule.
func (z *Zones) scenarioGround(ctx context.Context, zoneCode string, siteID int64, by access.Person, n land.NewScenario) (scheme.Ground, error) {
	now, err := z.siteToChange(ctx, zoneCode, siteID, by)
	if err != nil {
		return scheme.Ground{}, err
	}
	if now.State == land.SiteEnded {
		return scheme.Ground{}, fmt.Errorf("site %q has ended: %w", now.Name, land.ErrConflict)
	}
	var r ruled
	r.text("name", n.Name, true, mostName)
	if err := r.found.Err(); err != nil {
		return scheme.Ground{}, err
	}
	ground, err := z.schemeGround(ctx, zoneCode, siteID, land.RunChoice{})
	if err == nil {
		_, err = z.scheme(ctx, zoneCode, ground, n.Inputs)
	}
	return ground, err
}

// schemeGround is what the scenarios of a site start from, but for the medians of an industry.
func (z *Zones) schemeGround(ctx context.Context, zoneCode string, siteID int64, choice land.RunChoice) (scheme.Ground, error) {
	ground, err := controlled()
	if err != nil {
		return ground, err
	}
	if ground.File, err = z.SiteFile(ctx, zoneCode, siteID, choice); err != nil {
		return ground, err
	}
	ground.Commitments, err = z.SiteCommitments(ctx, zoneCode, siteID)
	return ground, err
}

// controlled is a ground with the control indicators that defaults are taken from.
func controlled() (scheme.Ground, error) {
	control, err := policy.Find("control-2008")
	if err != nil {
		return scheme.Ground{}, err
	}
	ground := scheme.Ground{ControlBy: control.Title.ZH, Control: map[string]float64{}}
	for division, far := range control.Screening.Tables[0].Divisions {
		ground.Control[division] = far.Float()
	}
	for _, c := range control.Checks {
		if c.ID == "coefficient_control_2008" {
			ground.Coefficient = c.All[0].AtLeast.Value.Float() / 100
		}
	}
	return ground, nil
}

// scheme says what inputs come to, with the medians of their industry and the checks of their documents.
func (z *Zones) scheme(ctx context.Context, zoneCode string, ground scheme.Ground, in land.ScenarioInputs) (land.Scheme, error) {
	documents, err := z.checksOf(ctx, zoneCode, ground.File.Documents)
	if err != nil {
		return land.Scheme{}, err
	}
	if ground, err = z.withMedians(ctx, ground, in); err != nil {
		return land.Scheme{}, err
	}
	return scheme.Make(ground, in, documents)
}

// withMedians adds the medians of the industry of some inputs, by the run of the site's file.
func (z *Zones) withMedians(ctx context.Context, ground scheme.Ground, in land.ScenarioInputs) (scheme.Ground, error) {
	division := land.Division(in.Industry)
	if division == "" || ground.File.Run == nil {
		return ground, nil
	}
	medians, err := z.SiteMedians(ctx, *ground.File.Run, []string{division})
	return withMediansOf(ground, in, medians), err
}

// withMediansOf takes the medians that some inputs ask for: of their division, of any grade and of the one that they name.
func withMediansOf(ground scheme.Ground, in land.ScenarioInputs, medians []land.Median) scheme.Ground {
	of := func(grade string) (list []land.Median) {
		for _, m := range medians {
			if m.Division == land.Division(in.Industry) && m.Grade == grade {
				list = append(list, m)
			}
		}
		return list
	}
	ground.AnyGrade = of("")
	if in.LikeGrade != "" {
		ground.Medians = of(in.LikeGrade)
	}
	return ground
}

// checksOf are documents with checks that a zone can use, by their names: those that it saved, and those that ship. One that
// there is not, has no checks, or stands twice is [land.Problems].
func (z *Zones) checksOf(ctx context.Context, zoneCode string, names []string) ([]policy.Policy, error) {
	if len(names) == 0 {
		names = checkedBy()
	}
	var documents []policy.Policy
	var rules ruled
	for i, name := range names {
		path := fmt.Sprintf("documents[%d]", i)
		document, err := z.checkDocument(ctx, zoneCode, name)
		if err != nil && !errors.Is(err, land.ErrNotFound) && !errors.Is(err, land.ErrInvalid) {
			return nil, err
		}
		rules.require(err == nil && len(document.Checks) > 0, path, "is no check document of the zone", name)
		again := slices.ContainsFunc(documents, func(d policy.Policy) bool { return d.ID == document.ID })
		rules.require(err != nil || !again, path, "stands twice", name)
		documents = append(documents, document)
	}
	return documents, rules.found.Err()
}

func (z *Zones) checkDocument(ctx context.Context, zoneCode, name string) (policy.Policy, error) {
	if isFile(name) {
		return policy.Policy{}, land.ErrNotFound
	}
	return FindPolicy(ctx, z.Store, zoneCode, name)
}

// SchemeForm is what a scenario can be made of: the assumptions, the questions, and the documents with checks.
func (z *Zones) SchemeForm() (land.SchemeForm, error) {
	form := land.SchemeForm{Modes: land.SiteModes()}
	for _, a := range scheme.Assumptions() {
		form.Assumptions = append(form.Assumptions, land.FormNumber{Name: a.Name, Group: a.Group, Title: a.Title, Unit: a.Unit, Least: a.Least, Most: a.Most, Total: a.Total})
	}
	for _, q := range policy.SchemeQuestions() {
		form.Questions = append(form.Questions, land.FormQuestion{Name: q.Name, Title: q.Title})
	}
	for _, name := range policy.BuiltIn() {
		document, err := policy.Find(name)
		if err != nil {
			return form, err
		}
		if len(document.Checks) > 0 {
			form.Documents = append(form.Documents, land.FormDocument{ID: document.ID, Title: document.Title, Region: document.Region, Asked: slices.Contains(checkedBy(), name)})
		}
	}
	return form, nil
}
