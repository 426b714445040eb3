package renewal

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"permu/internal/land"
)

func objectives(t *testing.T, l Land, a Ask) (values []float64) {
	t.Helper()
	answer, err := Search(t.Context(), l, a)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range answer.Sites {
		if !s.Optimal {
			t.Fatalf("%v is not proven: %g of %g", s.ParcelCodes, s.Objective, s.Bound)
		}
		values = append(values, s.Objective)
	}
	return values
}

func agree(got, want []float64) bool {
	return slices.EqualFunc(got, want, func(x, y float64) bool { return math.Abs(x-y) <= 1e-7*max(1, math.Abs(x)) })
}

// TestEveryConnectedGraph asks of every connected graph of up to six parcels, with drawn weights and rules.
func TestEveryConnectedGraph(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	graphs := 0
	for n := 1; n <= 6; n++ {
		var pairs [][2]int
		for i := range n {
			for j := range i {
				pairs = append(pairs, [2]int{j, i})
			}
		}
		for choice := range 1 << len(pairs) {
			var edges [][2]int
			for k, pair := range pairs {
				if choice>>k&1 == 1 {
					edges = append(edges, pair)
				}
			}
			l := drawn(r, n, edges)
			b := newBrute(l, Ask{Rules: SiteRules{RoadM: 100}})
			if !b.connected(1<<n - 1) {
				continue
			}
			graphs++
			a := drawnAsk(r, l)
			if got, want := objectives(t, l, a), newBrute(l, a).best(1); !agree(got[:min(1, len(got))], want) {
				t.Fatalf("%d parcels, edges %v: %v, brute force %v\n%+v\n%+v", n, edges, got, want, l, a)
			}
		}
	}
	if want := 1 + 1 + 4 + 38 + 728 + 26704; graphs != want {
		t.Errorf("%d connected graphs, there are %d", graphs, want)
	}
}

// TestDrawnGraphs asks for several answers on drawn graphs of 7 to 12 parcels, connected or not.
func TestDrawnGraphs(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	several := 0
	for k := range 500 {
		n := 7 + r.IntN(6)
		l := drawn(r, n, planar(r, n))
		a := drawnAsk(r, l)
		got, want := objectives(t, l, a), newBrute(l, a).best(a.Top)
		if !agree(got, want) {
			t.Fatalf("graph %d: %v, brute force %v\n%+v\n%+v", k, got, want, l, a)
		}
		if len(got) > 1 {
			several++
		}
	}
	if several < 50 {
		t.Errorf("only %d graphs had several answers", several)
	}
}

// TestLargerGraphs asks on larger ones with the steps that there are, and with nearly none: then the answer need not be the
// best, but it is no worse than greedy growth, and its bound is no less than the best.
func TestLargerGraphs(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	close := 0
	const graphs = 210
	for k := range graphs {
		n := 14 + r.IntN(3)
		if k%30 == 0 {
			n = 20 + r.IntN(2)
		}
		l := drawn(r, n, planar(r, n))
		a := drawnAsk(r, l)
		a.Top = 1
		want := newBrute(l, a).best(1)
		got := objectives(t, l, a)
		if len(got) != len(want) || len(got) > 0 && got[0] < want[0]-0.01*math.Abs(want[0]) {
			t.Fatalf("graph %d: %v, brute force %v", k, got, want)
		}
		a.Steps = 1
		hasty, err := Search(t.Context(), l, a)
		if err != nil {
			t.Fatal(err)
		}
		greedy, grown := greedily(l, a)
		switch {
		case len(hasty.Sites) == 0:
			if grown {
				t.Fatalf("graph %d: greedy growth finds %g, the search nothing", k, greedy)
			}
		case grown && hasty.Sites[0].Objective < greedy-1e-7:
			t.Fatalf("graph %d: greedy growth finds %g, the search %g", k, greedy, hasty.Sites[0].Objective)
		case hasty.Sites[0].Bound < want[0]-1e-7:
			t.Fatalf("graph %d: bound %g is less than the best, %g", k, hasty.Sites[0].Bound, want[0])
		case hasty.Sites[0].Optimal && hasty.Sites[0].Objective < want[0]-1e-7:
			t.Fatalf("graph %d: %g is said to be the best, that is %g", k, hasty.Sites[0].Objective, want[0])
		}
		if len(hasty.Sites) == len(want) && (len(want) == 0 || hasty.Sites[0].Objective >= want[0]-0.01*math.Abs(want[0])) {
			close++
		}
	}
	t.Logf("without steps to prove anything, %d of %d answers are within 1%% of the best", close, graphs)
	if close < graphs*6/10 {
		t.Errorf("without steps only %d of %d answers are within 1%% of the best", close, graphs)
	}
}

// greedily grows from every parcel by what brings most, written down a second time; it tells the best of what it met.
func greedily(l Land, a Ask) (best float64, found bool) {
	b := newBrute(l, a)
	for seed := range l.Parcels {
		set := uint32(1) << seed
		for set != 0 {
			if points, _, ok := b.objective(set); ok && (!found || points > best) {
				best, found = points, true
			}
			set = b.grown(set)
		}
	}
	return best, found
}

// grown is a set with the neighbour that brings most and still fits, or empty.
func (b *brute) grown(set uint32) (wider uint32) {
	loose := *b
	loose.a.MinM2, loose.a.Include = 0, nil
	most := math.Inf(-1)
	for i := range b.l.Parcels {
		with := set | 1<<i
		if points, _, ok := loose.objective(with); with != set && ok && points > most {
			wider, most = with, points
		}
	}
	return wider
}

// TestOrderDoesNotMatter shuffles parcels and edges, and asks twice.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 7))
		n := 5 + r.IntN(30)
		l := drawn(r, n, planar(r, n))
		a := drawnAsk(r, l)
		a.Steps = 2000
		first, err := Search(context.Background(), l, a)
		if err != nil {
			rt.Fatal(err)
		}
		again, _ := Search(context.Background(), l, a)
		other, _ := Search(context.Background(), shuffled(r, l), a)
		if diff := cmp.Diff(first, again); diff != "" {
			rt.Errorf("the same question has another answer:\n%s", diff)
		}
		if diff := cmp.Diff(first, other); diff != "" {
			rt.Errorf("in another order the answer is another:\n%s", diff)
		}
	})
}

func shuffled(r *rand.Rand, l Land) Land {
	by := r.Perm(len(l.Parcels))
	place := make([]int, len(by))
	s := Land{Values: map[string][]float64{}}
	for to, from := range by {
		place[from] = to
		s.Parcels = append(s.Parcels, l.Parcels[from])
		for name := range l.Values {
			s.Values[name] = append(s.Values[name], l.Values[name][from])
		}
	}
	for _, k := range r.Perm(len(l.Edges)) {
		e := l.Edges[k]
		e.A, e.B = place[e.B], place[e.A]
		s.Edges = append(s.Edges, e)
	}
	return s
}

// TestAnswersAreSound looks at every answer by itself: connected, in the range, within the rules, its parts its objective.
func TestAnswersAreSound(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 11))
		n := 3 + r.IntN(28)
		l := drawn(r, n, planar(r, n))
		a := drawnAsk(r, l)
		a.Steps = rapid.SampledFrom([]int{1, 500, 1_000_000}).Draw(rt, "steps")
		answer, err := Search(context.Background(), l, a)
		if err != nil {
			rt.Fatal(err)
		}
		b := newBrute(l, a)
		var sets []uint32
		for _, s := range answer.Sites {
			var set uint32
			for i, p := range l.Parcels {
				if slices.Contains(s.ParcelCodes, p.Code) {
					set |= 1 << i
				}
			}
			points, area, ok := b.objective(set)
			var parts float64
			for _, p := range s.Parts {
				parts += p.Points
			}
			if !ok || math.Abs(points-s.Objective) > 1e-7 || math.Abs(parts-points) > 1e-7 || math.Abs(area-s.AreaM2) > 1e-6 || s.Bound < points-1e-7 {
				rt.Fatalf("%+v: %g points, %g m², parts %g, allowed %v", s, points, area, parts, ok)
			}
			sets = append(sets, set)
		}
		for i, x := range sets {
			for j := range i {
				var both float64
				for k, p := range l.Parcels {
					if x&sets[j]>>k&1 == 1 {
						both += p.AreaM2
					}
				}
				if least := min(answer.Sites[i].AreaM2, answer.Sites[j].AreaM2); both > 0.5*least+1e-6 {
					rt.Fatalf("%v and %v share %g of %g m²", answer.Sites[i].ParcelCodes, answer.Sites[j].ParcelCodes, both, least)
				}
			}
		}
	})
}

// chain is parcels of 10 mu each in a row, with the values of one field.
func chain(values ...float64) Land {
	l := Land{Values: map[string][]float64{"v": values}}
	for i := range values {
		l.Parcels = append(l.Parcels, Parcel{Code: fmt.Sprint("P", i), AreaM2: 10 * land.SquareMetresPerMu, Owner: fmt.Sprint(i / 2)})
		if i > 0 {
			l.Edges = append(l.Edges, Edge{i - 1, i, 0, 50})
		}
	}
	return l
}

func mu(low, high float64) (minM2, maxM2 float64) {
	return low * land.SquareMetresPerMu, high * land.SquareMetresPerMu
}

func TestReasons(t *testing.T) {
	l := chain(1, 9, 2, math.NaN(), -3)
	l.Parcels[0].Mortgaged = new(true)
	a := Ask{Terms: []Term{w("v", 1)}, Rules: SiteRules{NotMortgaged: true}}
	a.MinM2, a.MaxM2 = mu(30, 30)
	answer, err := Search(t.Context(), l, a)
	if err != nil || len(answer.Sites) != 1 {
		t.Fatal(answer, err)
	}
	var said []string
	for _, r := range answer.Sites[0].Reasons {
		said = append(said, r.Code+": "+r.EN)
	}
	want := []string{
		"extent: 3 connected parcels of 30 mu together, within 30–30 mu",
		"optimal: that none is better is proven",
		"term_v: v: 11 × 1 = 11",
		"missing_v: v not known, counts nothing: P3",
		"mortgage_unknown: whether mortgaged is not known: P1, P2, P3",
		"kept_out_mortgaged: next to it and mortgaged: P0",
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestWhatMustNotBeTaken has land for roads, which no site takes, idle land, which one takes only where nobody forbids it and is
// told to deal with first, and a single parcel that is best by itself where land is to be put together.
func TestWhatMustNotBeTaken(t *testing.T) {
	l := chain(1, 9, 5, 2)
	l.Parcels[1].Idle, l.Parcels[2].Road = new(true), true
	for i := range l.Parcels {
		if l.Parcels[i].Idle == nil {
			l.Parcels[i].Idle = new(false)
		}
	}
	tests := map[string]struct {
		rules SiteRules
		codes []string
		says  string
	}{
		"the best alone":          {SiteRules{}, []string{"P1"}, "extent: a single parcel of 10 mu, with nothing put together, within 10–30 mu"},
		"idle land is told":       {SiteRules{MinParcels: 2}, []string{"P0", "P1"}, "idle_first: some of it is idle"},
		"put together":            {SiteRules{MinParcels: 2}, []string{"P0", "P1"}, "min_parcels: taken to reach 2 parcels: P0"},
		"no idle land":            {SiteRules{NotIdle: true}, []string{"P3"}, "kept_out_road_land: next to it and land for roads: P2"},
		"none of it put together": {SiteRules{NotIdle: true, MinParcels: 2}, nil, "no connected parcels come to 10–30 mu and meet every condition"},
	}
	l.Values["v"][0] = -1
	for name, tt := range tests {
		a := Ask{Terms: []Term{w("v", 1)}, Rules: tt.rules}
		a.MinM2, a.MaxM2 = mu(10, 30)
		answer, err := Search(t.Context(), l, a)
		if err != nil {
			t.Fatal(name, err)
		}
		said := ""
		if answer.None != nil {
			said = answer.None.EN
		}
		var codes []string
		for _, s := range answer.Sites {
			codes = s.ParcelCodes
			for _, r := range s.Reasons {
				said += "\n" + r.Code + ": " + r.EN
			}
		}
		if diff := cmp.Diff(tt.codes, codes); diff != "" || !strings.Contains(said, tt.says) {
			t.Errorf("%s: (-want +got):\n%s%s", name, diff, said)
		}
	}
}

// TestRegisteredUse has parcels of which the plan is not on record: the registered use counts and is told, and not at all where
// only what is known may be taken; a plan outweighs it.
func TestRegisteredUse(t *testing.T) {
	tests := map[string]struct {
		planned, registered *bool
		known               bool
		barred              string // why; empty is not
		says                string // of what is found
	}{
		"by plan":                    {new(true), nil, true, "", "optimal"},
		"by plan, registered other":  {new(true), new(false), true, "", "optimal"},
		"planned for something else": {new(false), new(true), false, BarUse, ""},
		"registered":                 {nil, new(true), false, "", "use_registered"},
		"registered, known only":     {nil, new(true), true, BarUnknown, ""},
		"registered for other use":   {nil, new(false), false, BarUse, ""},
		"neither":                    {nil, nil, false, "", "use_unknown"},
	}
	for name, tt := range tests {
		l := chain(1)
		l.Parcels[0].Industrial, l.Parcels[0].Registered = tt.planned, tt.registered
		a := Ask{Terms: []Term{w("v", 1)}, Rules: SiteRules{Industrial: true, KnownOnly: tt.known}}
		a.MinM2, a.MaxM2 = mu(10, 20)
		answer, err := Search(t.Context(), l, a)
		if err != nil {
			t.Fatal(name, err)
		}
		said := map[string]bool{}
		for _, s := range answer.Sites {
			for _, r := range s.Reasons {
				said[r.Code] = true
			}
		}
		fits := answer.None == nil && said[tt.says] && said["use_registered"] == (tt.says == "use_registered")
		if tt.barred == "" && !fits || tt.barred != "" && answer.Barred[tt.barred] != 1 {
			t.Errorf("%s: %+v", name, answer)
		}
	}
}

// TestLandUnderWay has the best parcel in an active site: it is out unless it is let in, and the site is named either way.
func TestLandUnderWay(t *testing.T) {
	tests := map[string]struct {
		inSites bool
		codes   []string
		says    string
		barred  int
	}{
		"out":    {false, []string{"P2"}, "kept_out_in_site: next to it and in another site that is under way: P1 (East)", 1},
		"let in": {true, []string{"P1", "P2"}, "in_site: some of it is in another site that is under way, to be settled with it first: P1 (East)", 0},
	}
	for name, tt := range tests {
		a := Ask{Terms: []Term{w("v", 1)}, Rules: SiteRules{InSites: tt.inSites}, UnderWay: map[string]string{"P1": "East"}}
		a.MinM2, a.MaxM2 = mu(10, 20)
		answer, err := Search(t.Context(), chain(1, 9, 5), a)
		if err != nil || len(answer.Sites) != 1 {
			t.Fatal(name, err, answer)
		}
		var said []string
		for _, r := range answer.Sites[0].Reasons {
			said = append(said, r.Code+": "+r.EN)
		}
		if diff := cmp.Diff(tt.codes, answer.Sites[0].ParcelCodes); diff != "" || !slices.Contains(said, tt.says) || answer.Barred[BarInSite] != tt.barred {
			t.Errorf("%s: (-want +got):\n%s%v, %d barred", name, diff, said, answer.Barred[BarInSite])
		}
	}
}

// TestRoads says by what roads are told.
func TestRoads(t *testing.T) {
	for parcels, says := range map[int]string{0: "cannot be told, only that no gap is wider than 20 m", 3: "3 parcels are land for roads"} {
		if told := RoadsOf(parcels, 20).Told.EN; !strings.Contains(told, says) {
			t.Errorf("%d: %s", parcels, told)
		}
	}
}

// TestUnknownCosts has a parcel whose tax nobody reported beside one that pays: it comes out best only by what is known, and
// not at all where only what is known may be taken.
func TestUnknownCosts(t *testing.T) {
	l := chain(1, math.NaN(), 2)
	a := Ask{Terms: []Term{w("v", -1)}}
	a.MinM2, a.MaxM2 = mu(10, 10)
	answer, err := Search(t.Context(), l, a)
	if err != nil || len(answer.Sites) != 1 || answer.Sites[0].ParcelCodes[0] != "P1" {
		t.Fatal(answer, err)
	}
	want := []string{
		"cost_unknown: costs are not all counted, so that it may be worth less; not known of parcels: v (1)",
		"optimal: by what is known: that none is better is proven",
	}
	var said []string
	for _, r := range answer.Sites[0].Reasons[1:3] {
		said = append(said, r.Code+": "+r.EN)
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	a.Rules.KnownOnly = true
	answer, err = Search(t.Context(), l, a)
	if err != nil || len(answer.Sites) != 1 || answer.Sites[0].ParcelCodes[0] != "P0" || answer.Barred[BarUnknown] != 1 || answer.Sites[0].Reasons[1].Code != "optimal" {
		t.Errorf("%+v %v", answer, err)
	}
	a.Terms[0].Weight = 1 // what is not known of a gain makes nothing look better
	if answer, err = Search(t.Context(), l, a); err != nil || answer.Barred[BarUnknown] != 0 || answer.Sites[0].ParcelCodes[0] != "P2" {
		t.Errorf("%+v %v", answer, err)
	}
}

func TestNone(t *testing.T) {
	l := chain(1, 1, 1, 1)
	l.Edges[1].GapM = 30
	tests := map[string]struct {
		low, high float64
		rules     SiteRules
		says      string
	}{
		"too small a piece": {30, 50, SiteRules{RoadM: 12}, "the largest has 20 mu, with parcel P0"},
		"no such sum":       {21, 29, SiteRules{RoadM: 40}, "no connected parcels come to 21–29 mu"},
		"nothing allowed":   {10, 50, SiteRules{Industrial: true, KnownOnly: true}, "an amount that costs points not known 4"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := Ask{Terms: []Term{w("v", 1)}, Rules: tt.rules}
			a.MinM2, a.MaxM2 = mu(tt.low, tt.high)
			answer, err := Search(t.Context(), l, a)
			if err != nil || answer.None == nil || !strings.Contains(answer.None.EN, tt.says) {
				t.Errorf("%v %+v", err, answer.None)
			}
		})
	}
}

func TestRefuses(t *testing.T) {
	fine := func() (Land, Ask) {
		return chain(1, 2), Ask{MinM2: 1, MaxM2: 1e5, Terms: []Term{w("v", 1)}}
	}
	tests := map[string]struct {
		spoil func(*Land, *Ask)
		says  string
	}{
		"a code twice":         {func(l *Land, _ *Ask) { l.Parcels[1].Code = "P0" }, "P0 stands twice"},
		"no area":              {func(l *Land, _ *Ask) { l.Parcels[1].AreaM2 = 0 }, "P1: its area must be positive"},
		"range upside down":    {func(_ *Land, a *Ask) { a.MinM2, a.MaxM2 = 9, 8 }, "must rise"},
		"no term":              {func(_ *Land, a *Ask) { a.Terms = nil }, "terms"},
		"a term twice":         {func(_ *Land, a *Ask) { a.Terms = append(a.Terms, a.Terms[0]) }, "terms.v"},
		"a parcel not there":   {func(_ *Land, a *Ask) { a.Include = []string{"Q"} }, `include[0]: there is no parcel in force with this code (is "Q")`},
		"two not there":        {func(_ *Land, a *Ask) { a.Seed, a.Exclude = "S", []string{"P0", "X"} }, "seed: there is no parcel in force with this code (is \"S\")\nexclude[1]: there is no parcel"},
		"in and out":           {func(_ *Land, a *Ask) { a.Include, a.Exclude = []string{"P0"}, []string{"P0"} }, "include[0]: must be in, and must not (excluded): "},
		"too many answers":     {func(_ *Land, a *Ask) { a.Top = 51 }, "top"},
		"values of other land": {func(l *Land, _ *Ask) { l.Values["v"] = []float64{1} }, "1 values of 2 parcels"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			l, a := fine()
			tt.spoil(&l, &a)
			_, err := Search(t.Context(), l, a)
			if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%v", err)
			}
		})
	}
}

// square is parcels of 1 mu each in a square, of values that differ.
func square(side int) Land {
	l := Land{Values: map[string][]float64{"v": nil}}
	for i := range side * side {
		l.Parcels = append(l.Parcels, Parcel{Code: fmt.Sprintf("P%05d", i), AreaM2: land.SquareMetresPerMu, Owner: fmt.Sprint(i)})
		l.Values["v"] = append(l.Values["v"], float64(i*7919%101)-40)
		if i%side > 0 {
			l.Edges = append(l.Edges, Edge{i - 1, i, 0, 25})
		}
		if i >= side {
			l.Edges = append(l.Edges, Edge{i - side, i, 0, 25})
		}
	}
	return l
}

// counted is a context that is cancelled once it was asked so often.
type counted struct {
	context.Context
	asked, end int
}

func (c *counted) Err() error {
	if c.asked++; c.asked > c.end {
		return context.Canceled
	}
	return nil
}

// TestStopsWithTheContext cancels a search that would take long while it grows, improves and proves.
func TestStopsWithTheContext(t *testing.T) {
	l := square(40)
	for _, tt := range []struct{ end, steps int }{{0, 1}, {100, 1}, {1, 4_000_000}, {5_000, 4_000_000}, {20_000, 20_000_000}} {
		ctx := &counted{t.Context(), 0, tt.end}
		_, err := Search(ctx, l, Ask{MinM2: 1, MaxM2: 6e8, Terms: []Term{w("v", 1)}, Steps: tt.steps})
		if !errors.Is(err, context.Canceled) || ctx.asked > tt.end+100 {
			t.Errorf("%+v: asked %d times: %v", tt, ctx.asked, err)
		}
	}
}

// TestStepsBoundTheSearch has few steps for land that can all be taken: they hold for growing and improving too.
func TestStepsBoundTheSearch(t *testing.T) {
	l := square(28)
	for _, steps := range []int{1, 300_000} {
		answer, err := Search(t.Context(), l, Ask{MinM2: 1, MaxM2: 6e8, Terms: []Term{w("v", 1)}, Steps: steps})
		if most := max(leastGrown, steps) + 100_000; err != nil || len(answer.Sites) != 1 || answer.Steps > most || answer.Steps < steps {
			t.Errorf("%d steps: %d sites after %d: %v", steps, len(answer.Sites), answer.Steps, err)
		}
	}
}

// TestUnits has the land of a term, and the range that nothing fits, in the unit of each language.
func TestUnits(t *testing.T) {
	l := chain(1, 9)
	l.Values["idle_mu"] = []float64{10, 10}
	a := Ask{Terms: []Term{w("idle_mu", 1.5)}}
	a.MinM2, a.MaxM2 = mu(20, 20)
	answer, err := Search(t.Context(), l, a)
	if err != nil || len(answer.Sites) != 1 {
		t.Fatal(answer, err)
	}
	want := land.Phrase{ZH: "闲置用地:20 亩 × 1.5 = 30", EN: "idle land: 20 mu × 1.5 = 30"}
	if diff := cmp.Diff(want, answer.Sites[0].Parts[0].Formula); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	a.MinM2, a.MaxM2 = mu(11, 12)
	if answer, err = Search(t.Context(), l, a); err != nil || !strings.Contains(answer.None.ZH, "11–12 亩") || !strings.Contains(answer.None.EN, "11–12 mu") {
		t.Error(answer.None, err)
	}
}
