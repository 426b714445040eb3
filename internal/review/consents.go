package review

import (
	"fmt"
	"slices"

	"permu/internal/land"
)

// counts reports whether a consent is of an owner; those of others are on record and count for nothing.
func counts(c land.Consent) bool { return c.Role == "" || c.Role == "owner" || c.Role == "co_owner" }

func heads(c land.Consent) int { return max(c.Heads, 1) }

// Shares says how much of the owners agrees: by land, of all land of the site, and by head, of all that are named and all
// right holders on record besides. An owner of whom nothing is recorded has not agreed.
func Shares(s land.CaseStanding, g land.CaseGround, set land.ReviewSettings) land.ConsentShares {
	shares := land.ConsentShares{OfM2: g.AreaM2}
	named := map[string]bool{}
	for _, c := range s.Consents {
		if !counts(c) {
			continue
		}
		named[c.Owner] = true
		shares.Of += heads(c)
		if c.Says == "agrees" {
			shares.Agreed += heads(c)
			shares.AgreedM2 += c.AreaM2
		}
	}
	for _, owner := range g.Owners {
		if !named[owner] {
			shares.Of++
		}
	}
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
		if !slices.Contains([]string{"", "owner", "co_owner", "mortgagee", "court", "village", "tenant"}, c.Role) {
			problems = append(problems, land.Problem{Path: path + ".role", Rule: "there is no such role", Value: c.Role})
		}
		if c.Owner == "" || c.AreaM2 < 0 || c.Heads < 0 {
			problems = append(problems, land.Problem{Path: path, Rule: "an owner, an area and a number of heads that are not negative"})
		}
		if key := c.Owner + "/" + c.Role; seen[key] {
			problems = append(problems, land.Problem{Path: path + ".owner", Rule: "stands twice", Value: c.Owner})
		} else {
			seen[key] = true
		}
		if counts(c) {
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
