package synth

import (
	"slices"
	"testing"

	"permu/internal/land"
)

// tally counts what the press printed about the five directly managed parks.
type tally struct {
	enterprises, aboveSize, tradeQuota, listed, over100M, over1B int
	output                                                       land.Money
}

func (z *Zone) tally(management string) tally {
	var t tally
	above := map[string]bool{}
	for _, e := range z.Enterprises {
		if z.park(e.ParkCode).Management != management {
			continue
		}
		t.enterprises++
		above[e.USCC] = e.Scale == "above"
		t.aboveSize += count(e.Scale == "above")
		t.tradeQuota += count(e.TradeQuota)
		t.listed += count(e.Listing != "none")
	}
	for _, r := range z.Reports {
		if large, ok := above[r.USCC]; !ok || r.OutputCNY == nil || r.Year != 2020 {
			continue
		} else if large {
			t.output += *r.OutputCNY
		}
		t.over100M += count(r.OutputCNY.Yuan() > 1e8)
		t.over1B += count(r.OutputCNY.Yuan() > 1e9)
	}
	return t
}

func count(v bool) int {
	if v {
		return 1
	}
	return 0
}

func TestPublishedFigures(t *testing.T) {
	want := tally{926, 214, 90, 57, 151, 27, 113_596_000_000_00}
	for _, seed := range []uint64{1, 2, 77} {
		z := Generate(jinjiang(), seed)
		if got := z.tally("direct"); got != want {
			t.Errorf("seed %d: %+v, want %+v", seed, got, want)
		}
	}
}

func TestParksByManagement(t *testing.T) {
	got := map[string]int{}
	for _, p := range jinjiangZone(t).Parks {
		got[p.Management]++
	}
	if got["direct"] != 5 || got["autonomous"] != 3 || got["joint"] != 2 {
		t.Errorf("parks by management: %v, want 5 + 3 + 2", got)
	}
}

func TestCodes(t *testing.T) {
	z := jinjiangZone(t)
	seen := map[string]bool{}
	for _, e := range z.Enterprises {
		if err := land.CheckUSCC(e.USCC); err != nil {
			t.Fatalf("%s: %v", e.USCC, err)
		}
		if e.USCC[2:8] != "000000" {
			t.Fatalf("%s names a registration area", e.USCC)
		}
		if e.USCC[16] != land.OrgCodeCheckCharacter(e.USCC[8:16]) {
			t.Fatalf("%s: organisation code has a wrong check digit", e.USCC)
		}
		if err := land.CheckIndustryCode(e.IndustryCode); err != nil {
			t.Fatal(err)
		}
		if seen[e.USCC] || seen[e.Name] {
			t.Fatalf("%s %s occurs twice", e.USCC, e.Name)
		}
		seen[e.USCC], seen[e.Name] = true, true
	}
	for _, p := range z.Parcels {
		if err := land.CheckParcelCode(p.Code); err != nil {
			t.Fatalf("%s: %v", p.Code, err)
		}
	}
}

func TestEveryStateOccurs(t *testing.T) {
	states := map[State]int{}
	z := jinjiangZone(t)
	for _, p := range z.Parcels {
		states[p.State]++
	}
	for _, s := range []State{
		Used, MultiTenant, Unlisted, Vacant, Stopped, Construction, IdleUnbuilt, NewUnbuilt, Suspended, Public,
	} {
		if states[s] < 20 {
			t.Errorf("%d parcels are %s, want 20 or more", states[s], s)
		}
	}
}

func TestOccupancies(t *testing.T) {
	z := jinjiangZone(t)
	given, tenants, owned := map[string]float64{}, map[string]int{}, map[string]int{}
	relations := map[string]int{}
	for _, o := range z.Occupancies {
		relations[o.Relation]++
		if o.Relation == "own" {
			owned[o.USCC]++
		}
		if !o.ValidTo.IsZero() {
			relations["ended"]++
			continue
		}
		tenants[o.ParcelCode]++
		if o.LandAreaM2 != nil {
			given[o.ParcelCode] += *o.LandAreaM2
		}
	}
	for _, p := range z.Parcels {
		if given[p.Code] > p.TitleAreaM2+0.2 {
			t.Errorf("%s: %.1f m² given of %.1f", p.Code, given[p.Code], p.TitleAreaM2)
		}
	}
	if n := most(tenants); n < 24 {
		t.Errorf("the fullest parcel has %d enterprises, want 24 or more", n)
	}
	if n := most(owned); n != 6 {
		t.Errorf("the largest owner has %d parcels, want 6", n)
	}
	for _, kind := range []string{"own", "lease", "sublease", "ended"} {
		if relations[kind] < 10 {
			t.Errorf("%d occupancies are %s, want 10 or more", relations[kind], kind)
		}
	}
}

func most(counts map[string]int) int {
	n := 0
	for _, c := range counts {
		n = max(n, c)
	}
	return n
}

func TestUnplacedOutput(t *testing.T) {
	z := jinjiangZone(t)
	placed := map[string]bool{}
	for _, o := range z.Occupancies {
		placed[o.USCC] = placed[o.USCC] || o.ValidTo.IsZero()
	}
	var all, lost land.Money
	for _, r := range z.Reports {
		if r.Year == 2020 && r.OutputCNY != nil {
			all += *r.OutputCNY
			if !placed[r.USCC] {
				lost += *r.OutputCNY
			}
		}
	}
	if share := float64(lost) / float64(all); share < 0.005 || share > 0.06 {
		t.Errorf("%.2f %% of the output has no parcel, want a few per cent", 100*share)
	}
}

func TestReports(t *testing.T) {
	z := jinjiangZone(t)
	missing, growing := 0, map[int]land.Money{}
	for _, r := range z.Reports {
		if r.OutputCNY == nil {
			missing++
		} else {
			growing[r.Year] += *r.OutputCNY
		}
		var sum land.Money
		for _, tax := range r.Taxes {
			if tax != nil {
				sum += *tax
			}
		}
		if r.TaxCNY != nil && *r.TaxCNY != sum {
			t.Fatalf("%s %d: taxes sum to %s, total is %s", r.USCC, r.Year, sum, r.TaxCNY)
		}
	}
	if missing < 1000 {
		t.Errorf("%d reports have no output, want most of those below size", missing)
	}
	if growing[2018] >= growing[2019] || growing[2019] >= growing[2020] {
		t.Errorf("output does not grow: %v", growing)
	}
}

func TestBuildingsStandInTheirParcel(t *testing.T) {
	z := jinjiangZone(t)
	floor, land := map[string]float64{}, map[string]*Parcel{}
	for n := range z.Parcels {
		land[z.Parcels[n].Code] = &z.Parcels[n]
	}
	for _, b := range z.Buildings {
		p := land[b.ParcelCode]
		floor[b.ParcelCode] += b.FloorAreaM2
		for _, v := range b.Shape[0] {
			if !inside(v, p) {
				t.Fatalf("building %s leaves its parcel", b.ID)
			}
		}
	}
	var ratios []float64
	for _, p := range z.Parcels {
		if p.State == Used {
			ratios = append(ratios, floor[p.Code]/p.AreaM2)
		}
	}
	slices.Sort(ratios)
	low, middle, high := ratios[len(ratios)/20], ratios[len(ratios)/2], ratios[len(ratios)*19/20]
	if low < 0.3 || middle < 0.8 || middle > 1.4 || high > 2.7 {
		t.Errorf("floor area ratios at 5, 50, 95 %%: %.2f %.2f %.2f", low, middle, high)
	}
}
