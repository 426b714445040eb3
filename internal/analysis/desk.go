package analysis

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/store"
	"permu/internal/strictyaml"
)

// desk holds a zone's year in columns, so that changed policies are tried at once. It never changes.
type desk struct {
	zoneCode    string
	dataVersion int64
	year        int
	groundRule  string
	units       []string               // that it holds
	needs       []land.Column          // that it holds, if anybody reports them
	facts       map[string]score.Facts // by unit of evaluation
	names       []string               // of the enterprises
	users       []int32                // of the parcels: the enterprise that uses the most; -1 is none
	apart       apart                  // enterprises among the parcels of parcel_merged
	mu          sync.Mutex
	results     map[trial]map[string]*score.Result // of the policies that were tried last, by unit
	tried       []trial
}

// trial is a policy by its digest, and the run whose decisions it is tried with; 0 is none.
type trial struct {
	digest    string
	decidedIn int64
}

const (
	mostDesks   = 2 // kept in memory
	mostResults = 4 // of a desk
)

// desks are the ones that were used last, the newest use first.
type desks struct {
	mu     sync.Mutex
	list   []*desk
	laying map[string]*sync.Mutex // by zone: one lays out, the others wait for it
}

// at is the desk of a zone's year as its data stands, laid out anew when the data has changed, the policy counts land
// in another way, or it asks about what is not held: then with that beside what was.
func (d *desks) at(ctx context.Context, s *store.Store, zoneCode string, year int, p policy.Policy) (*desk, error) {
	zone, err := s.Zone(ctx, zoneCode)
	if err != nil {
		return nil, err
	}
	rule, err := groundRule(p)
	if err != nil {
		return nil, err
	}
	of := d.lockOf(zoneCode)
	of.Lock()
	defer of.Unlock()
	fits := func(at *desk) bool {
		return at.zoneCode == zoneCode && at.dataVersion == zone.DataVersion && at.year == year && at.groundRule == rule
	}
	units, needs := unitsOn(p), askedBy(p)
	at := d.use(fits)
	if at != nil && at.holds(units, needs) {
		return at, nil
	}
	if at != nil {
		units, needs = union(at.units, units), union(at.needs, needs)
	}
	facts, err := s.Facts(ctx, zoneCode, year)
	if err != nil {
		return nil, err
	}
	laid := newDesk(facts, p, units, needs)
	laid.groundRule = rule
	d.add(laid)
	return laid, nil
}

// unitsOn are the units that trying a policy takes: where it evaluates enterprises alone the parcels as well, which have
// their grades of them.
func unitsOn(p policy.Policy) []string {
	units := p.Population.Units()
	if _, only := onlyEnterprises(p); only {
		units = append(units, policy.Parcel)
	}
	return units
}

// askedBy are the columns that trying a policy takes: those that it asks about, and what is said of who moves.
func askedBy(p policy.Policy) []land.Column {
	return union(score.Needs(p), []land.Column{{Name: "tax_cny"}, {Name: "output_cny"}})
}

func union[T comparable](list, more []T) []T {
	all := slices.Clone(list)
	for _, one := range more {
		if !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return all
}

func (d *desk) holds(units []string, needs []land.Column) bool {
	return len(union(d.units, units)) == len(d.units) && len(union(d.needs, needs)) == len(d.needs)
}

func (d *desks) lockOf(zoneCode string) *sync.Mutex {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.laying == nil {
		d.laying = map[string]*sync.Mutex{}
	}
	if d.laying[zoneCode] == nil {
		d.laying[zoneCode] = &sync.Mutex{}
	}
	return d.laying[zoneCode]
}

// use finds a desk and puts it to the front, or is nil.
func (d *desks) use(fits func(*desk) bool) *desk {
	d.mu.Lock()
	defer d.mu.Unlock()
	i := slices.IndexFunc(d.list, fits)
	if i < 0 {
		return nil
	}
	at := d.list[i]
	d.list = slices.Insert(slices.Delete(d.list, i, i+1), 0, at)
	return at
}

// add puts a desk to the front; one of the same ground that holds less goes.
func (d *desks) add(laid *desk) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.list = slices.DeleteFunc(d.list, laid.replaces)
	d.list = append([]*desk{laid}, d.list[:min(len(d.list), mostDesks-1)]...)
}

// groundRule is what of a policy the columns of a desk depend on, in one way of writing: how land is counted, and where
// some users of a parcel are evaluated apart, all that may decide who.
func groundRule(p policy.Policy) (string, error) {
	plain, err := strictyaml.JSON(p.Source())
	if err != nil {
		return "", err
	}
	var document map[string]any
	if err := json.Unmarshal(plain, &document); err != nil {
		return "", fmt.Errorf("policy %s: %w", p.ID, err)
	}
	rule := map[string]any{"land": document["land"]}
	if !p.Land.SharedParcel.SeparateIf.IsZero() {
		for _, name := range []string{"tax", "industry_groups", "parameters"} {
			rule[name] = document[name]
		}
		rule["snapshot_on"] = p.Population.SnapshotOn
	}
	text, err := json.Marshal(rule) // keys in their order
	return string(text), err
}

// replaces reports whether a desk has all that another one has.
func (d *desk) replaces(other *desk) bool {
	return d.zoneCode == other.zoneCode && d.dataVersion == other.dataVersion && d.year == other.year && d.groundRule == other.groundRule
}

func newDesk(facts land.Facts, p policy.Policy, units []string, needs []land.Column) *desk {
	g := newGround(facts, p.Land, needs)
	d := &desk{
		zoneCode: facts.ZoneCode, dataVersion: facts.DataVersion, year: facts.Year, units: units, needs: needs,
		facts: map[string]score.Facts{}, results: map[trial]map[string]*score.Result{},
	}
	for _, e := range facts.Enterprises {
		d.names = append(d.names, e.Name)
	}
	for i := range facts.Parcels {
		user, used := g.mainUser(i)
		if !used {
			user = -1
		}
		d.users = append(d.users, int32(user))
	}
	everything := policy.Policy{
		Land: p.Land, Tax: p.Tax, IndustryGroups: p.IndustryGroups, Population: policy.Population{SnapshotOn: p.Population.SnapshotOn},
	}
	d.apart = g.apartOf(everything)
	for _, unit := range units {
		d.facts[unit] = g.factsOf(unit, everything, d.apart)
	}
	return d
}

// factsOf are the subjects of a unit as a policy sees them.
func (g *ground) factsOf(unit string, p policy.Policy, a apart) score.Facts {
	switch unit {
	case policy.LegalEntity, policy.Operator:
		return g.enterpriseFacts(p)
	case policy.Parcel:
		return g.parcelFacts(p)
	case policy.ParcelMerged:
		return g.merged(p, a)
	}
	return g.groupFacts(unit)
}

// evaluate applies a policy to every unit that it names, with the grades that persons decided; what was tried last is
// remembered. Decisions are those of a run, which never change.
func (d *desk) evaluate(p policy.Policy, run int64, decided decisions) (map[string]*score.Result, error) {
	if err := decided.within(p.Grades()); err != nil {
		return nil, err
	}
	tried := trial{p.Digest(), 0}
	if len(decided) > 0 {
		tried.decidedIn = run
	}
	d.mu.Lock()
	known, ok := d.results[tried]
	d.mu.Unlock()
	if ok {
		return known, nil
	}
	results := map[string]*score.Result{}
	for _, unit := range p.Population.Units() {
		facts := d.facts[unit]
		facts.AsOf = p.Population.Snapshot(d.year)
		facts.Decided = decided[subjectKind(unit)]
		if unit == policy.ParcelMerged {
			facts.Decided = d.apart.decidedOf(decided, facts.Keys)
		}
		result, err := score.Evaluate(p, facts)
		if err != nil {
			return nil, err
		}
		results[unit] = result
	}
	d.remember(tried, results)
	return results, nil
}

func (d *desk) remember(tried trial, results map[string]*score.Result) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.results[tried] = results
	d.tried = append(d.tried, tried)
	if len(d.tried) > mostResults {
		delete(d.results, d.tried[0])
		d.tried = d.tried[1:]
	}
}
