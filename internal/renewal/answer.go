package renewal

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"permu/internal/land"
)

// Answer is what a search found.
type Answer struct {
	Sites     []FoundSite    `json:"sites" doc:"the best first; no two share more than half of the smaller one's area"`
	None      *land.Phrase   `json:"none,omitempty" doc:"why there is no site"`
	Exhausted bool           `json:"exhausted" doc:"that there is no further site that differs enough"`
	Eligible  int            `json:"eligible" doc:"parcels that may be taken"`
	Barred    map[string]int `json:"barred" doc:"parcels that must not, by why: excluded, use, mortgaged, sealed, idle, in_site, road_land, unknown, no_place, too_large, outside"`
	Steps     int            `json:"steps" doc:"parcels that were looked at"`
}

// FoundSite is a connected set of parcels.
type FoundSite struct {
	ParcelCodes []string      `json:"parcel_codes"`
	AreaM2      float64       `json:"area_m2"`
	AreaMu      float64       `json:"area_mu"`
	Objective   float64       `json:"objective" doc:"points"`
	Bound       float64       `json:"bound" doc:"no site that differs enough from the better ones reaches more points"`
	Optimal     bool          `json:"optimal" doc:"that none is better is proven"`
	GapPercent  *float64      `json:"gap_percent" doc:"how far the objective may be below the best, in percent of the bound; null where the bound is 0"`
	Parts       []TermPoints  `json:"parts" doc:"of the objective; their points sum to it"`
	Reasons     []land.Reason `json:"reasons"`
}

// TermPoints is what a term gives a site.
type TermPoints struct {
	Quantity
	Amount  float64     `json:"amount" doc:"of the parcels where it is known"`
	Weight  float64     `json:"weight" doc:"points a unit"`
	Points  float64     `json:"points"`
	Formula land.Phrase `json:"formula"`
	Missing []string    `json:"missing" doc:"parcels where it is not known; they count nothing"`
}

func (f *field) eligible() (n int) {
	for _, why := range f.barred {
		if why == "" {
			n++
		}
	}
	return n
}

func (f *field) barredCounts() map[string]int {
	counts := map[string]int{}
	for _, why := range f.barred {
		if why != "" {
			counts[why]++
		}
	}
	return counts
}

func (f *field) codes(set []int) []string {
	codes := make([]string, len(set))
	for n, i := range set {
		codes[n] = f.land.Parcels[i].Code
	}
	return codes
}

// site says what was found in words.
func (f *field) site(at found, asked Ask) FoundSite {
	s := f.sum(at.set)
	site := FoundSite{
		ParcelCodes: f.codes(at.set), AreaM2: s.areaM2, AreaMu: land.Mu(s.areaM2),
		Objective: at.value, Bound: at.bound, Optimal: at.optimal, Parts: f.parts(at.set, s),
	}
	switch {
	case at.optimal:
		site.Bound, site.GapPercent = at.value, new(0.0)
	case at.bound != 0:
		site.GapPercent = new(100 * (at.bound - at.value) / math.Abs(at.bound))
	}
	site.Reasons = f.reasons(at, site, asked)
	return site
}

// parts takes the objective of a set apart.
func (f *field) parts(set []int, s sum) []TermPoints {
	parts := make([]TermPoints, 0, len(f.ask.Terms))
	for _, t := range f.ask.Terms {
		p := TermPoints{Quantity: quantity(t), Weight: t.Weight, Missing: []string{}}
		switch t.whole() {
		case Owners:
			p.Amount = float64(s.owners)
			p.Missing = f.unknownOwners(set)
		case Compactness:
			p.Amount = compactness(s.outlineM2, s.edgeM)
		default:
			p.Amount, p.Missing = f.amount(set, t.Name)
		}
		p.Points = p.Amount*t.Weight + 0 // not -0
		p.Formula = formula(p, t, s)
		parts = append(parts, p)
	}
	return parts
}

// amount sums a quantity over the parcels where it is known, and names those where it is not.
func (f *field) amount(set []int, name string) (amount float64, missing []string) {
	missing = []string{}
	values, stands := f.land.Values[name]
	for _, i := range set {
		if !stands || math.IsNaN(values[i]) {
			missing = append(missing, f.land.Parcels[i].Code)
			continue
		}
		amount += values[i]
	}
	return amount, missing
}

func (f *field) unknownOwners(set []int) []string {
	unknown := []string{}
	for _, i := range set {
		if f.land.Parcels[i].Owner == "" {
			unknown = append(unknown, f.land.Parcels[i].Code)
		}
	}
	return unknown
}

func formula(p TermPoints, t Term, s sum) land.Phrase {
	text := fmt.Sprintf("%s%s × %s = %s", short(p.Amount), spaced(p.Unit), short(p.Weight), short(p.Points))
	if t.whole() == Compactness {
		text = fmt.Sprintf("4π × %s m² ÷ (%s m)² = %s; × %s = %s", short(s.outlineM2), short(s.edgeM), short(p.Amount), short(p.Weight), short(p.Points))
	}
	return land.Phrase{ZH: p.Title.ZH + ":" + text, EN: p.Title.EN + ": " + land.InEnglish(text)}
}

func spaced(unit string) string {
	if unit == "" {
		return ""
	}
	return " " + unit
}

// short writes a number with at most four digits after the point.
func short(v float64) string { return strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64) }

// listed names some codes, and says how many more there are.
func listed(codes []string) string {
	const most = 6
	text := strings.Join(codes[:min(most, len(codes))], ", ")
	if len(codes) > most {
		text += fmt.Sprintf(" … (%d)", len(codes))
	}
	return text
}

// none says why there is no site: the largest that the land allows, or that none hits the range.
func (f *field) none(asked Ask, proven bool) *land.Phrase {
	var largest float64
	var code string
	for _, piece := range f.pieces() {
		var area float64
		for _, i := range piece {
			area += f.land.Parcels[i].AreaM2
		}
		if area > largest {
			largest, code = area, f.land.Parcels[slices.Min(piece)].Code
		}
	}
	span := fmt.Sprintf("%s–%s", short(land.Mu(asked.MinM2)), short(land.Mu(asked.MaxM2)))
	switch {
	case largest == 0:
		return &land.Phrase{ZH: "没有可用的宗地:全部被约束条件排除(" + f.barredSaid(true) + ")", EN: "there is no parcel that may be taken: " + f.barredSaid(false)}
	case largest < f.ask.MinM2:
		return &land.Phrase{
			ZH: fmt.Sprintf("没有足够大的连片用地:要求 %s 亩,最大的一片只有 %s 亩(含宗地 %s)", span, short(land.Mu(largest)), code),
			EN: fmt.Sprintf("no land in one piece is large enough for %s mu: the largest has %s mu, with parcel %s", span, short(land.Mu(largest)), code),
		}
	case proven:
		return &land.Phrase{ZH: "没有一组相连的宗地面积恰在 " + span + " 亩内并满足全部条件", EN: "no connected parcels come to " + span + " mu and meet every condition"}
	}
	return &land.Phrase{ZH: "在步数限度内没有找到面积在 " + span + " 亩内并满足全部条件的连片用地", EN: "within its steps the search found no connected parcels of " + span + " mu that meet every condition"}
}

func (f *field) barredSaid(zh bool) string {
	counts := f.barredCounts()
	var said []string
	for _, why := range bars() {
		if n := counts[why]; n > 0 {
			words := barWords(why)
			said = append(said, fmt.Sprintf("%s %d", map[bool]string{true: words.ZH, false: words.EN}[zh], n))
		}
	}
	return cmp.Or(strings.Join(said, ", "), "0")
}
