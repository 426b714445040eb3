package survey

import (
	"cmp"
	"slices"
	"time"

	"permu/internal/land"
)

// Bounds are what a search leaves of a zone without judging: what lies outside of them fits not even nearly.
type Bounds struct {
	Near      string  // WKT; empty is everywhere
	WithinM   float64 // metres from it
	AreaMinM2 float64 // 0 is none
	AreaMaxM2 float64 // 0 is none
}

// BoundsOf are the bounds of a search; a place that cannot be read, or a least area above the highest, is [land.Problems].
func BoundsOf(c land.LandConditions) (Bounds, error) {
	near, err := PlaceText(c.Near)
	if err != nil {
		return Bounds{}, err
	}
	if c.AreaMaxMu > 0 && c.AreaMinMu > c.AreaMaxMu {
		return Bounds{}, land.Problems{{Path: "area_min", Rule: "must not be above area_max", Value: figure(c.AreaMinMu, 4)}}
	}
	const less, more = 1 - NearlyBy - 1e-9, 1 + NearlyBy + 1e-9
	return Bounds{
		Near: near, WithinM: within(c) * more, AreaMinM2: c.AreaMinMu * land.SquareMetresPerMu * less, AreaMaxM2: c.AreaMaxMu * land.SquareMetresPerMu * more,
	}, nil
}

// FindLand finds the parcels that fit a search, or nearly, or of which something that it asks is unknown, the best first.
func FindLand(c land.LandConditions, day time.Time, facts []land.LandFacts) []land.LandHit {
	return find(conditionsOf(c, day), c, day, facts, nil)
}

// FindSpare finds the floor area to be had, on land of those facts, that fits a search.
func FindSpare(c land.LandConditions, day time.Time, facts []land.LandFacts, floors []land.SpareFloor) []land.LandHit {
	on := map[string]*land.SpareFloor{}
	for i := range floors {
		on[floors[i].ParcelCode] = &floors[i]
	}
	return find(ofSpare(c), c, day, facts, on)
}

// find asks every parcel; with floors only those that have some.
func find(asked []condition, c land.LandConditions, day time.Time, facts []land.LandFacts, floors map[string]*land.SpareFloor) []land.LandHit {
	hits := []land.LandHit{}
	for _, f := range facts {
		p := candidate{LandFacts: f, spare: floors[f.ParcelCode], freed: free(f, day)}
		if floors != nil && p.spare == nil || !ofRules(c.Rules, f.Findings) {
			continue
		}
		if hit, ok := hitOf(p, asked); ok {
			hits = append(hits, hit)
		}
	}
	slices.SortFunc(hits, better)
	return hits
}

// ofRules reports whether one of some rules found something on a parcel.
func ofRules(rules, findings []string) bool {
	return len(rules) == 0 || slices.ContainsFunc(findings, func(rule string) bool {
		return slices.Contains(rules, rule) || slices.Contains(rules, land.AnyRule)
	})
}

// hitOf is a parcel with how it fits, or false where it fails a condition.
func hitOf(p candidate, asked []condition) (land.LandHit, bool) {
	hit := land.LandHit{
		ParcelCode: p.ParcelCode, ParkCode: text(p.ParkCode), ParkName: text(p.ParkName), Subarea: text(p.Subarea), OwnerName: text(p.OwnerName),
		AreaMu: land.Mu(p.LandM2), AllowedFAR: p.FARMax, LandState: text(p.LandState), DistanceM: p.DistanceM, Fit: fits, Parts: []land.LandFit{},
	}
	if p.freed.on != nil {
		on := p.freed.on.Format(time.DateOnly)
		hit.FreeOn = &on
	}
	if p.spare != nil {
		hit.AllowedFAR, hit.SpareM2 = &p.spare.AllowedFAR, &p.spare.SpareM2
	}
	for _, one := range asked {
		fit, why := one.ask(p)
		if fit == fails {
			return hit, false
		}
		hit.Parts = append(hit.Parts, land.LandFit{Condition: one.name, Fit: fit, Points: points(fit), Why: why})
		hit.Score, hit.Of, hit.Fit = hit.Score+points(fit), hit.Of+points(fits), lesser(hit.Fit, fit)
	}
	hit.For, hit.Against, hit.Unknown = speaks(p)
	return hit, true
}

func points(fit string) int { return map[string]int{fits: 2, nearly: 1}[fit] }

// Fits is how land fits that misses no condition.
const Fits = fits

// Least is how the one of some hits fits that fits least.
func Least(hits []land.LandHit) string {
	least := fits
	for _, hit := range hits {
		least = lesser(least, hit.Fit)
	}
	return least
}

func lesser(a, b string) string {
	if points(b) < points(a) {
		return b
	}
	return a
}

// better orders hits: the most points of those that can be had, then what speaks for less what speaks against, then the
// nearest, then by code.
func better(a, b land.LandHit) int {
	balance := func(h land.LandHit) int { return len(h.For) - len(h.Against) }
	away := func(h land.LandHit) float64 {
		if h.DistanceM == nil {
			return 0
		}
		return *h.DistanceM
	}
	return cmp.Or(
		cmp.Compare(b.Score, a.Score), cmp.Compare(balance(b), balance(a)), cmp.Compare(away(a), away(b)), cmp.Compare(a.ParcelCode, b.ParcelCode),
	)
}

// speaks says what speaks for a parcel and against it, and what is not on record of it, whatever was asked.
func speaks(p candidate) (good, bad, open []land.Reason) {
	good, bad, open = []land.Reason{}, []land.Reason{}, []land.Reason{}
	say := func(to *[]land.Reason, holds bool, code string, why land.Phrase) {
		if holds {
			*to = append(*to, land.Reason{Code: code, ZH: why.ZH, EN: why.EN})
		}
	}
	clear, cause := ofClear(p)
	state := text(p.LandState)
	say(&good, state == "idle" || state == "supplied_unused" && !p.UnderConstruction, "state", p.freed.why)
	say(&bad, state == "supplied_unused" && p.UnderConstruction, "state", p.freed.why)
	say(&good, state == "low_efficiency", "state", said("评价批次判为低效", "the run finds it of low efficiency"))
	say(&good, clear == fits, "clear", cause)
	say(&good, p.spare != nil, "performs", whyPerforms(p))
	say(&bad, clear == fails, "clear", cause)
	say(&bad, p.Users-p.Stopped > 0 && p.spare == nil, "users", said("现有 %d 家企业在用", "%d enterprises use it now", p.Users-p.Stopped))
	say(&bad, !land.Parcel{LandUseCode: p.LandUseCode}.Industrial(), "use", said("登记用途 %s 不是工业或仓储", "its registered use, %s, is neither industry nor storage", text(p.LandUseCode)))
	idle := land.Idle(p.LandState, p.Findings)
	say(&bad, idle != nil && *idle, "idle_first", said("认定或疑似闲置,审查要点“非闲置土地”不通过:须先按《闲置土地处置办法》(国土资源部令第53号)处置完毕,再供地或再开发",
		"idle or suspected to be, so that the check “no idle land” fails: it must first be dealt with by the measures on idle land (order 53 of the ministry of land)"))
	say(&open, clear == unknown, "clear", cause)
	say(&open, p.FARMax == nil, "far", said("容积率上限没有记录", "the highest floor area ratio is not on record"))
	say(&open, p.spare == nil && p.freed.on == nil && !p.freed.known, "free", p.freed.why)
	say(&open, p.PlannedUseCode == nil, "planned_use", said("规划用途没有记录", "its use by plan is not on record"))
	say(&open, state == "" || state == "cannot_tell", "state", said("土地状态无法判断", "its state cannot be told"))
	say(&open, !p.Titled, "title", said("没有证载面积,按图形面积", "it has no title area; the measured one counts"))
	return good, bad, open
}

func whyPerforms(p candidate) land.Phrase {
	if p.spare == nil {
		return land.Phrase{}
	}
	return p.spare.Why
}
