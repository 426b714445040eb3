package analysis

import (
	"math"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// mostMoves bounds the list of who moved, where nobody says how long it may be.
const mostMoves = 1000

// shift counts who moves, whole and by park, and lists the first of them.
type shift struct {
	kind   land.WhatIfKind
	parks  map[string]*parkShift
	orders [][]string // of grades
	most   int        // listed
}

type parkShift struct {
	land.ParkShift
	moves land.ParkMoves
}

// shiftOf compares what two policies make of the subjects of a unit: those of the second, and those of the first alone.
func shiftOf(unit string, was, is tried, most int) land.WhatIfKind {
	s := newShift(subjectKind(unit), was, is, most)
	result, before := is.results[unit], earlierOf(was.results[unit], is.results[unit])
	columns := is.desk.columnsOf(unit)
	for i := range result.Len() {
		from, to := "", result.Grade(i)
		at, stood := before.in(result, i)
		if stood {
			from = before.Grade(at)
		}
		if !s.count(columns.parks.Of(i), from, to, stood, true) {
			continue
		}
		m := columns.move(i, result.Key(i), from, to)
		if m.ScoreTo = scoreOf(result, i); stood {
			m.ScoreFrom = scoreOf(before.Result, at)
		}
		s.add(m)
	}
	columns = was.desk.columnsOf(unit)
	for _, i := range before.gone(result) {
		if s.count(columns.parks.Of(i), before.Grade(i), "", true, false) {
			m := columns.move(i, before.Key(i), before.Grade(i), "")
			m.ScoreFrom = scoreOf(before.Result, i)
			s.add(m)
		}
	}
	return s.answer()
}

// shiftByUsers compares the grades that parcels have of the enterprises that use the most of them; of are the units of the
// enterprises under each policy.
func shiftByUsers(of []string, was, is tried, most int) land.WhatIfKind {
	s := newShift(land.OfParcel, was, is, most)
	s.kind.By = land.OfEnterprise
	before, columns := was.gradesByUser(of[0]), is.desk.columnsOf(policy.Parcel)
	for i, key := range is.desk.facts[policy.Parcel].Keys {
		from, to := before[key], is.gradeByUser(of[1], i)
		if s.count(columns.parks.Of(i), from, to, true, true) {
			s.add(columns.move(i, key, from, to))
		}
	}
	return s.answer()
}

// gradeByUser is the grade of the enterprise that uses the most of a parcel; empty where nobody does.
func (t tried) gradeByUser(unit string, parcel int) string {
	if user := t.desk.users[parcel]; user >= 0 {
		return t.results[unit].Grade(int(user))
	}
	return ""
}

func (t tried) gradesByUser(unit string) map[string]string {
	grades := map[string]string{}
	for i, key := range t.desk.facts[policy.Parcel].Keys {
		grades[key] = t.gradeByUser(unit, i)
	}
	return grades
}

func newShift(kind string, was, is tried, most int) shift {
	if most <= 0 {
		most = mostMoves
	}
	return shift{
		kind:  land.WhatIfKind{Kind: kind, Before: map[string]int{}, After: map[string]int{}, List: []land.Move{}},
		parks: map[string]*parkShift{}, orders: [][]string{is.policy.Grades(), was.policy.Grades()}, most: most,
	}
}

// answer is what was counted, park by park.
func (s *shift) answer() land.WhatIfKind {
	for _, code := range sortedKeys(s.parks) {
		park := s.parks[code]
		park.Up, park.Down, park.Other, park.Came, park.Left = park.moves.Up, park.moves.Down, park.moves.Other, park.moves.Came, park.moves.Left
		s.kind.Parks = append(s.kind.Parks, park.ParkShift)
	}
	return s.kind
}

// count counts a subject that was one before, is one after, or both, and says whether it moves.
func (s *shift) count(code, from, to string, was, is bool) bool {
	park := s.parks[code]
	if park == nil {
		park = &parkShift{ParkShift: land.ParkShift{ParkCode: code, Before: map[string]int{}, After: map[string]int{}}}
		s.parks[code] = park
	}
	if was {
		s.kind.Before[from]++
		park.Before[from]++
	}
	if is {
		s.kind.After[to]++
		park.After[to]++
	}
	*direction(&park.moves, from, to, s.orders...)++
	return from != to
}

// add adds a subject that moves.
func (s *shift) add(m land.Move) {
	park := s.parks[m.ParkCode]
	s.kind.Moved++
	mu, tax := orZero(m.LandMu), orZero(m.TaxCNY)
	s.kind.MovedMu, s.kind.MovedTaxCNY, park.MovedMu, park.TaxCNY = s.kind.MovedMu+mu, s.kind.MovedTaxCNY+tax, park.MovedMu+mu, park.TaxCNY+tax
	if len(s.kind.List) < s.most {
		s.kind.List = append(s.kind.List, m)
	}
}

func scoreOf(r *score.Result, i int) *float64 {
	if v, scored := r.Score(i); scored {
		return &v
	}
	return nil
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

// gone are the places of those who are no subjects of the later result.
func (e earlier) gone(is *score.Result) []int {
	if e.place == nil {
		return nil
	}
	stays := make([]bool, e.Len())
	for i := range is.Len() {
		if at, ok := e.in(is, i); ok {
			stays[at] = true
		}
	}
	var gone []int
	for i, stay := range stays {
		if !stay {
			gone = append(gone, i)
		}
	}
	return gone
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

// move is a move of a subject, without its scores.
func (c deskColumns) move(i int, key, from, to string) land.Move {
	m := land.Move{Key: key, From: from, To: to, ParkCode: c.parks.Of(i), LandMu: c.landMu(i), TaxCNY: c.taxCNY(i)}
	if c.names != nil {
		m.Name = c.names[i]
	}
	return m
}

func orZero(v *float64) float64 {
	if v == nil || math.IsNaN(*v) {
		return 0
	}
	return *v
}
