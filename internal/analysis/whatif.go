package analysis

import (
	"context"
	"fmt"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/strictyaml"
)

// mostMoves bounds the list of who moved, where nobody says how long it may be.
const mostMoves = 1000

// WhatIf applies a changed policy to the facts of a run's year and says what would be another; it writes nothing. Both
// policies are applied to the facts as they stand, so that only the policy makes the difference. A mistake in the policy or
// in the patch is a [land.ErrInvalid] with its path.
func (z *Zones) WhatIf(ctx context.Context, r land.WhatIfRequest) (land.WhatIf, error) {
	run, err := z.Run(ctx, r.ZoneCode, land.RunChoice{RunID: r.RunID})
	if err != nil {
		return land.WhatIf{}, err
	}
	before, after, err := z.policies(ctx, run, r)
	if err != nil {
		return land.WhatIf{}, err
	}
	answer := land.WhatIf{RunID: run.RunID, Digest: after.Digest(), Kinds: []land.WhatIfKind{}}
	old, was, err := z.tried(ctx, run, before)
	if err != nil {
		return answer, err
	}
	now, is, err := z.tried(ctx, run, after)
	if err != nil {
		return answer, err
	}
	answer.DataVersion, answer.SameFacts = old.dataVersion, old.dataVersion == run.DataVersion
	for _, unit := range after.Population.Units() {
		if was[unit] != nil {
			answer.Kinds = append(answer.Kinds, now.shift(unit, was[unit], is[unit], r.Most))
		}
	}
	return answer, nil
}

// policies are that of a run and the changed one.
func (z *Zones) policies(ctx context.Context, run land.Run, r land.WhatIfRequest) (before, after policy.Policy, err error) {
	with, err := z.of(ctx, run)
	if err != nil {
		return before, after, err
	}
	if with == nil {
		return before, after, fmt.Errorf("run %d was made by an earlier version of the program; evaluate anew to try changes: %w", run.RunID, land.ErrInvalid)
	}
	document := []byte(r.Policy)
	switch {
	case len(r.Policy) > 0 == (len(r.Patch) > 0):
		return before, after, land.Problems{{Path: "policy", Rule: "give either policy or patch"}}
	case len(r.Patch) > 0:
		plain, err := strictyaml.JSON(with.policy.Source())
		if err != nil {
			return before, after, err
		}
		if document, err = patched(plain, r.Patch); err != nil {
			return before, after, err
		}
	}
	after, err = policy.Read(document)
	return with.policy, after, err
}

func (z *Zones) tried(ctx context.Context, run land.Run, p policy.Policy) (*desk, map[string]*score.Result, error) {
	d, err := z.desks.at(ctx, z.Store, run.ZoneCode, run.Year, p)
	if err != nil {
		return nil, nil, err
	}
	results, err := d.evaluate(p)
	return d, results, err
}

// shift counts what would be of the subjects of a unit, whole and by park, and lists who moved.
func (d *desk) shift(unit string, before, is *score.Result, most int) land.WhatIfKind {
	was := earlierOf(before, is)
	k := land.WhatIfKind{Kind: subjectKind(unit), Before: map[string]int{}, After: map[string]int{}, List: []land.Move{}}
	labels := is.Grades()
	parks := map[string]*land.ParkShift{}
	columns := d.columnsOf(unit)
	if most <= 0 {
		most = mostMoves
	}
	for i := range is.Len() {
		from, to := was.gradeOf(is, i), is.Grade(i)
		k.Before[from]++
		k.After[to]++
		park := shiftOf(parks, columns.parks.Of(i))
		park.Before[from]++
		park.After[to]++
		if from == to {
			continue
		}
		k.Moved++
		mu, tax := orZero(columns.landMu(i)), orZero(columns.taxCNY(i))
		k.MovedMu, k.MovedTaxCNY, park.MovedMu, park.TaxCNY = k.MovedMu+mu, k.MovedTaxCNY+tax, park.MovedMu+mu, park.TaxCNY+tax
		if better := slices.Index(labels, to) < slices.Index(labels, from); better && to != "" || from == "" {
			park.Up++
		} else {
			park.Down++
		}
		if len(k.List) < most {
			k.List = append(k.List, columns.move(i, was, is))
		}
	}
	for _, code := range sortedKeys(parks) {
		k.Parks = append(k.Parks, *parks[code])
	}
	return k
}

// earlier is a result by the places of a later one. The two have other subjects where they evaluate others apart.
type earlier struct {
	*score.Result
	place map[string]int // by key; nil is the same place
}

func earlierOf(was, is *score.Result) earlier {
	same := was.Len() == is.Len()
	for i := 0; same && i < is.Len(); i++ {
		same = was.Key(i) == is.Key(i)
	}
	if same {
		return earlier{was, nil}
	}
	place := make(map[string]int, was.Len())
	for i := range was.Len() {
		place[was.Key(i)] = i
	}
	return earlier{was, place}
}

// in is the place of a subject of the later result; false where it was none.
func (e earlier) in(is *score.Result, i int) (int, bool) {
	if e.place == nil {
		return i, true
	}
	at, ok := e.place[is.Key(i)]
	return at, ok
}

func (e earlier) gradeOf(is *score.Result, i int) string {
	if at, ok := e.in(is, i); ok {
		return e.Grade(at)
	}
	return ""
}

func shiftOf(parks map[string]*land.ParkShift, code string) *land.ParkShift {
	if parks[code] == nil {
		parks[code] = &land.ParkShift{ParkCode: code, Before: map[string]int{}, After: map[string]int{}}
	}
	return parks[code]
}

// subjectKind is the kind of subject of a unit.
func subjectKind(unit string) string {
	switch unit {
	case policy.LegalEntity, policy.Operator:
		return land.OfEnterprise
	case policy.Parcel, policy.ParcelMerged:
		return land.OfParcel
	}
	return kindOf(unit)
}

// deskColumns are what a list of moves says of a subject.
type deskColumns struct {
	names     []string // nil where subjects have none
	parks     score.Texts
	land, tax []float64
}

func (d *desk) columnsOf(unit string) deskColumns {
	f := d.facts[unit]
	n := len(f.Keys)
	c := deskColumns{parks: f.Texts["park_code"], land: columns(f.Numbers).of("land_mu", 0, n), tax: columns(f.Numbers).of("tax_cny", 0, n)}
	if subjectKind(unit) == land.OfEnterprise {
		c.names = d.names
	}
	return c
}

func (c deskColumns) landMu(i int) *float64 { return orNil(c.land[i] / land.StepsPerMu) }
func (c deskColumns) taxCNY(i int) *float64 { return orNil(c.tax[i] / 100) }

func (c deskColumns) move(i int, was earlier, is *score.Result) land.Move {
	m := land.Move{Key: is.Key(i), ParkCode: c.parks.Of(i), From: was.gradeOf(is, i), To: is.Grade(i), LandMu: c.landMu(i), TaxCNY: c.taxCNY(i)}
	if c.names != nil {
		m.Name = c.names[i]
	}
	if at, ok := was.in(is, i); ok {
		if v, scored := was.Score(at); scored {
			m.ScoreFrom = &v
		}
	}
	if v, ok := is.Score(i); ok {
		m.ScoreTo = &v
	}
	return m
}

func orZero(v *float64) float64 {
	if v == nil || math.IsNaN(*v) {
		return 0
	}
	return *v
}
