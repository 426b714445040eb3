package policy

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"permu/internal/land"
)

// sameSubjects are the units that name the same subjects by another word.
var sameSubjects = map[string]string{LegalEntity: Operator, Operator: LegalEntity, Parcel: ParcelMerged, ParcelMerged: Parcel}

func (c *checker) population(p Policy) {
	units := p.Population.Units()
	for i, unit := range units[1:] {
		path := fmt.Sprintf("population.also[%d]", i)
		c.require(!slices.Contains(units[:i+1], unit), path, "stands twice", unit)
		other, has := sameSubjects[unit]
		c.require(!has || !slices.Contains(units[:i+1], other), path, "are the same subjects as another unit", unit)
	}
	for i, divisions := range p.Population.Industries {
		c.divisions(fmt.Sprintf("population.industries[%d]", i), divisions)
	}
	if on := p.Population.SnapshotOn; on != "" {
		_, err := time.Parse("01-02", on)
		c.require(err == nil, "population.snapshot_on", "must be a day, MM-DD", on)
	}
	once := c.once()
	for i, o := range p.Population.OutOfScope {
		path := fmt.Sprintf("population.out_of_scope[%d]", i)
		once(path+".id", o.ID)
		c.titled(path+".title", o.Title)
		c.require(!o.When.IsZero(), path+".when", "must be given", "")
	}
	for i, s := range p.Population.Special {
		path := fmt.Sprintf("population.special_classes[%d]", i)
		once(path+".id", s.ID)
		c.special(path, s, p)
	}
}

func (c *checker) special(path string, s SpecialClass, p Policy) {
	c.titled(path+".title", s.Title)
	c.require(!s.When.IsZero(), path+".when", "must be given", "")
	c.period(path+".until", "from", s.From, s.Until)
	c.require(s.ManagedAs == "" || slices.Contains(p.Grades(), s.ManagedAs), path+".managed_as", "is no grade of a track", s.ManagedAs)
	c.require(!s.InRanking || s.Grade == "", path+".grade", "a class that is ranked gets its grade there", s.Grade)
}

// divisions checks "06-46" and "18".
func (c *checker) divisions(path, text string) {
	_, _, ok := DivisionsOf(text)
	c.require(ok, path, `GB/T 4754 divisions, such as "18" or "06-46"`, text)
}

// DivisionsOf reads "18" or "06-46" as the first and the last division.
func DivisionsOf(text string) (first, last int, ok bool) {
	from, to, isRange := strings.Cut(text, "-")
	if !isRange {
		to = from
	}
	first, err := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	return first, last, err == nil && err2 == nil && len(from) == 2 && len(to) == 2 && first >= 1 && first <= last
}

func (c *checker) industryGroups(groups []IndustryGroup) {
	once, taken, rests := c.once(), map[int]string{}, 0
	for i, g := range groups {
		path := fmt.Sprintf("industry_groups[%d]", i)
		once(path+".id", g.ID)
		_, _, isDivision := DivisionsOf(g.ID)
		c.require(!isDivision, path+".id", "must not read as a division", g.ID)
		c.titled(path+".title", g.Title)
		if len(g.Divisions) == 0 {
			rests++
			c.require(rests == 1, path+".divisions", "one group without divisions takes the rest, not several", "")
		}
		for j, text := range g.Divisions {
			c.groupDivisions(fmt.Sprintf("%s.divisions[%d]", path, j), text, g.ID, taken)
		}
	}
}

// groupDivisions checks that a division stands in one group only.
func (c *checker) groupDivisions(path, text, group string, taken map[int]string) {
	c.divisions(path, text)
	first, last, _ := DivisionsOf(text)
	for d := first; d <= last; d++ {
		if taken[d] != "" {
			c.require(false, path, fmt.Sprintf("division %02d stands in %s too", d, taken[d]), text)
			return
		}
		taken[d] = group
	}
}

func (c *checker) land(l Land) {
	c.signs("land.components", l.Components, sortedKeys(usualSigns()))
	c.positive("land.leased_floor.min_far", l.LeasedFloor.MinFAR)
	c.notNegative("land.min_denominator_mu", l.MinDenominatorMu)
	for i, from := range l.Fallback {
		c.require(!slices.Contains(l.Fallback[:i], from), fmt.Sprintf("land.fallback[%d]", i), "stands twice", from)
	}
	merged := l.SharedParcel.Method == "merge_and_share_grade"
	c.require(merged || l.SharedParcel.SeparateIf.IsZero(), "land.shared_parcel.separate_if", "belongs to merge_and_share_grade", l.SharedParcel.SeparateIf)
}

func (c *checker) tax(t Tax) {
	c.signs("tax.include", t.Include, append(land.TaxKinds(), "tax_refund_cny", "cross_region_tax_cny"))
	c.require(t.Kind != NetTreasury || t.Refunds != "ignore", "tax.refunds", "net_treasury is net of refunds", t.Refunds)
	c.require(t.Kind != Payable || t.Refunds != "subtract", "tax.refunds", "refunds are of what was paid, not of what is payable", t.Refunds)
	c.countedTwice(t, "tax_refund_cny", t.Kind == NetTreasury, "kind: net_treasury")
	c.countedTwice(t, "tax_refund_cny", t.Refunds == "subtract", "refunds: subtract")
	c.countedTwice(t, "cross_region_tax_cny", t.CrossRegion == "add_back", "cross_region: add_back")
}

// countedTwice checks that what is taken off or added by itself does not stand among the kinds of tax as well.
func (c *checker) countedTwice(t Tax, name string, byItself bool, rule string) {
	sign, included := t.Include[name]
	twice := included && byItself && (sign.IsUnknown() || sign.Sign() != 0)
	c.require(!twice, "tax.include."+name, "counts a second time: "+rule+" does so already", sign)
}
