package review

import (
	"fmt"
	"slices"
	"strings"

	"permu/internal/land"
)

// isOwner reports whether a consent is of an owner by its role.
func isOwner(c land.Consent) bool { return c.Role == "" || c.Role == "owner" || c.Role == "co_owner" }

// counts reports whether a consent is of an owner: one on record, a co-owner of such land, or of land without an owner on
// record. Those of others are kept and count for nothing.
func counts(c land.Consent, g land.CaseGround) bool {
	return isOwner(c) && (slices.Contains(g.Owners, c.Owner) || c.Role == "co_owner" || g.OpenM2 > 0)
}

// mostLand is the land that can be of who says something: that on record of an owner; of another the largest of those, or the
// land without an owner. It is not known where no land is on record.
func mostLand(c land.Consent, g land.CaseGround) (float64, bool) {
	if slices.Contains(g.Owners, c.Owner) {
		most, known := g.OwnedM2[c.Owner]
		return most, known
	}
	most := g.OpenM2
	for _, owned := range g.OwnedM2 {
		most = max(most, owned)
	}
	return most, most > 0
}

// landOf is the land for which a consent counts: no more than there is, where the site has had other parcels since.
func landOf(c land.Consent, g land.CaseGround) float64 {
	if most, known := mostLand(c, g); known {
		return min(c.AreaM2, most)
	}
	return c.AreaM2
}

func heads(c land.Consent) int { return max(c.Heads, 1) }

// Shares says how much of the owners agrees: by land, of all land of the site, and by head, of all that are named and all
// right holders on record besides. An owner of whom nothing is recorded has not agreed.
func Shares(s land.CaseStanding, g land.CaseGround, set land.ReviewSettings) land.ConsentShares {
	shares := land.ConsentShares{OfM2: g.AreaM2}
	named := map[string]bool{}
	for _, c := range s.Consents {
		if !counts(c, g) {
			continue
		}
		named[c.Owner] = true
		shares.Of += heads(c)
		if c.Says == "agrees" {
			shares.Agreed += heads(c)
			shares.AgreedM2 += landOf(c, g)
		}
	}
	for _, owner := range g.Owners {
		if !named[owner] {
			shares.Of++
		}
	}
	shares.Lacking = lackingConsents(s, g)
	if shares.OfM2 > 0 {
		shares.ByArea = min(shares.AgreedM2/shares.OfM2, 1)
	}
	if shares.Of > 0 {
		shares.ByHeads = float64(shares.Agreed) / float64(shares.Of)
	}
	byArea, byHeads := atLeast(shares.ByArea, set.ConsentShare), atLeast(shares.ByHeads, set.ConsentShare)
	shares.Enough = (byArea || set.ConsentBy == "heads") && (byHeads || set.ConsentBy == "area")
	shares.Arithmetic = land.Phrase{
		ZH: fmt.Sprintf("按面积 %.2f / %.2f m² = %.1f%%,按人数 %d / %d = %.1f%%;要求不低于 %.1f%%(%s)", shares.AgreedM2, shares.OfM2, 100*shares.ByArea, shares.Agreed, shares.Of, 100*shares.ByHeads, 100*set.ConsentShare, map[string]string{"area": "按面积", "heads": "按人数", "both": "面积、人数均须达到"}[set.ConsentBy]),
		EN: fmt.Sprintf("by land %.2f / %.2f m² = %.1f %%, by head %d / %d = %.1f %%; at least %.1f %% is asked for, by %s", shares.AgreedM2, shares.OfM2, 100*shares.ByArea, shares.Agreed, shares.Of, 100*shares.ByHeads, 100*set.ConsentShare, set.ConsentBy),
	}
	return shares
}

// slack is what shares and areas may differ by for want of digits.
const slack = 1e-6

func atLeast(share, asked float64) bool { return share >= asked-slack }

// consentProblems lists what is wrong with consents: more land than there is, owners that stand twice.
func consentProblems(consents []land.Consent, g land.CaseGround) land.Problems {
	var problems land.Problems
	var owned float64
	seen := map[string]bool{}
	for i, c := range consents {
		path := fmt.Sprintf("consents[%d]", i)
		if !slices.Contains([]string{"agrees", "refuses", "silent"}, c.Says) {
			problems = append(problems, land.Problem{Path: path + ".says", Rule: "must be agrees, refuses or silent", Value: c.Says})
		}
		if c.Role != "" && !has(Roles(), c.Role) {
			problems = append(problems, land.Problem{Path: path + ".role", Rule: "there is no such role", Value: c.Role})
		}
		if c.Owner == "" || c.AreaM2 < 0 || c.Heads < 0 {
			problems = append(problems, land.Problem{Path: path, Rule: "an owner, an area and a number of heads that are not negative"})
		}
		if most, known := mostLand(c, g); known && isOwner(c) && c.AreaM2 > most*(1+slack) {
			problems = append(problems, land.Problem{Path: path + ".area_m2", Rule: fmt.Sprintf("at most the land on record, %.2f m²", most), Value: fmt.Sprintf("%.2f", c.AreaM2)})
		}
		for _, code := range c.ParcelCodes {
			if !slices.Contains(g.ParcelCodes, code) {
				problems = append(problems, land.Problem{Path: path + ".parcel_codes", Rule: "must be parcels of the site", Value: code})
			}
		}
		if key := keyOf(c); seen[key] {
			problems = append(problems, land.Problem{Path: path + ".owner", Rule: "stands twice", Value: c.Owner})
		} else {
			seen[key] = true
		}
		if counts(c, g) {
			owned += c.AreaM2
		}
	}
	if owned > g.AreaM2*(1+slack) {
		problems = append(problems, land.Problem{
			Path: "consents", Rule: fmt.Sprintf("together at most the land of the site, %.2f m²: these come to %.1f %% of it", g.AreaM2, 100*owned/max(g.AreaM2, slack)), Value: fmt.Sprintf("%.2f", owned),
		})
	}
	return problems
}

// keyOf is by what a consent stands once: an owner stands once whatever its role as such, a mortgagee or court once of the same parcels.
func keyOf(c land.Consent) string {
	if isOwner(c) {
		return c.Owner
	}
	return strings.Join(append([]string{c.Owner, c.Role}, c.ParcelCodes...), "/")
}
