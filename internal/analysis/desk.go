package analysis

import (
	"context"
	"fmt"
	"sync"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/store"
)

// desk holds a zone's year in columns, so that changed policies are tried at once. It never changes.
type desk struct {
	zoneCode    string
	dataVersion int64
	year        int
	landRule    string
	facts       map[string]score.Facts // by unit of evaluation
	names       []string               // of the enterprises
	mu          sync.Mutex
	results     map[string]map[string]*score.Result // of the policies that were tried last, by digest and unit
	tried       []string
}

const (
	mostDesks   = 2 // kept in memory
	mostResults = 4 // of a desk
)

// desks are the ones that were used last.
type desks struct {
	mu   sync.Mutex
	list []*desk
}

// at is the desk of a zone's year as its data stands, laid out anew when the data has changed or the policy counts land
// in another way.
func (d *desks) at(ctx context.Context, s *store.Store, zoneCode string, year int, p policy.Policy) (*desk, error) {
	zone, err := s.Zone(ctx, zoneCode)
	if err != nil {
		return nil, err
	}
	rule := fmt.Sprintf("%+v", p.Land)
	d.mu.Lock() // one lays out, the others wait for it
	defer d.mu.Unlock()
	for _, at := range d.list {
		if at.zoneCode == zoneCode && at.dataVersion == zone.DataVersion && at.year == year && at.landRule == rule {
			return at, nil
		}
	}
	facts, err := s.Facts(ctx, zoneCode, year)
	if err != nil {
		return nil, err
	}
	laid := newDesk(facts, p.Land)
	laid.landRule = rule
	d.list = append([]*desk{laid}, d.list[:min(len(d.list), mostDesks-1)]...)
	return laid, nil
}

func newDesk(facts land.Facts, rule policy.Land) *desk {
	g := newGround(facts, rule)
	d := &desk{
		zoneCode: facts.ZoneCode, dataVersion: facts.DataVersion, year: facts.Year,
		facts: map[string]score.Facts{}, results: map[string]map[string]*score.Result{},
	}
	for _, e := range facts.Enterprises {
		d.names = append(d.names, e.Name)
	}
	everything := policy.Policy{Land: rule}
	for _, unit := range []string{
		policy.LegalEntity, policy.Operator, policy.Group, policy.Parcel, policy.ParcelMerged, policy.Subarea, policy.Park, policy.Industry, policy.Zone,
	} {
		d.facts[unit] = g.factsOf(unit, everything, g.reported())
	}
	return d
}

// reported are the columns that any enterprise fills.
func (g *ground) reported() []land.Column {
	var filled []land.Column
	for column := range g.enterprises {
		filled = append(filled, column)
	}
	return filled
}

// factsOf are the subjects of a unit as a policy sees them, with some columns.
func (g *ground) factsOf(unit string, p policy.Policy, needs []land.Column) score.Facts {
	switch unit {
	case policy.LegalEntity, policy.Operator:
		return g.enterpriseFacts(p)
	case policy.Parcel, policy.ParcelMerged:
		return g.parcelFacts(p, needs)
	}
	return g.groupFacts(unit)
}

// evaluate applies a policy to every unit that it names; what was tried last is remembered.
func (d *desk) evaluate(p policy.Policy) (map[string]*score.Result, error) {
	digest := p.Digest()
	d.mu.Lock()
	known, ok := d.results[digest]
	d.mu.Unlock()
	if ok {
		return known, nil
	}
	results := map[string]*score.Result{}
	for _, unit := range p.Population.Units() {
		facts := d.facts[unit]
		facts.AsOf = p.Population.Snapshot(d.year)
		result, err := score.Evaluate(p, facts)
		if err != nil {
			return nil, err
		}
		results[unit] = result
	}
	d.remember(digest, results)
	return results, nil
}

func (d *desk) remember(digest string, results map[string]*score.Result) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.results[digest] = results
	d.tried = append(d.tried, digest)
	if len(d.tried) > mostResults {
		delete(d.results, d.tried[0])
		d.tried = d.tried[1:]
	}
}
