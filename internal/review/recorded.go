package review

import (
	"slices"
	"strings"

	"permu/internal/land"
)

// Recorded answers questions of checks by what a case has on record: the agreement among its documents, and who consents. What the
// record leaves open is not there, and the planner's own answer stands.
func Recorded(s land.CaseStanding, g land.CaseGround, set land.ReviewSettings) map[string]land.Recorded {
	recorded := map[string]land.Recorded{"supervision_agreement": agreementOn(s)}
	if consents, known := consentsOn(s, g, set); known {
		recorded["consents_given"] = consents
	}
	return recorded
}

func agreementOn(s land.CaseStanding) land.Recorded {
	const agreement = "supervision"
	if slices.ContainsFunc(s.Documents, func(d land.CaseDocument) bool { return d.Document == agreement }) {
		return land.Recorded{Holds: true, From: phrase("案卷材料:履约监管协议", "document of the case")}
	}
	return land.Recorded{From: phrase("案卷尚无履约监管协议", "not among the documents of the case")}
}

// consentsOn is whether owners, mortgagees and courts agree. Where nobody knows whether the land is mortgaged and no mortgagee is on
// record, that cannot be told.
func consentsOn(s land.CaseStanding, g land.CaseGround, set land.ReviewSettings) (land.Recorded, bool) {
	shares := Shares(s, g, set)
	var zh, en []string
	if !shares.Enough {
		zh, en = append(zh, "权利人未达到要求的比例"), append(en, "too few owners agree")
	}
	for _, who := range shares.Lacking {
		zh, en = append(zh, who.ZH), append(en, who.EN)
	}
	if len(zh) > 0 {
		return land.Recorded{From: phrase("案卷意愿登记,缺:"+strings.Join(zh, "、"), "consents of the case, lacking: "+strings.Join(en, ", "))}, true
	}
	known := len(g.MortgageUnknown) == 0 || len(saying(s, "mortgagee")) > 0
	return land.Recorded{Holds: true, From: phrase("案卷意愿登记:均已同意", "consents of the case: all agree")}, known
}

// saying are the consents of a role.
func saying(s land.CaseStanding, role string) []land.Consent {
	var list []land.Consent
	for _, c := range s.Consents {
		if c.Role == role {
			list = append(list, c)
		}
	}
	return list
}

// lackingConsents are the mortgagees and courts who have not agreed, by name; where parcels are mortgaged or sealed and nobody is on
// record, by those parcels.
func lackingConsents(s land.CaseStanding, g land.CaseGround) []land.Phrase {
	var lacking []land.Phrase
	for _, of := range []struct {
		role  string
		codes []string
	}{{"mortgagee", g.Mortgaged}, {"court", g.Sealed}} {
		title, named := Title(Roles(), of.role), saying(s, of.role)
		for _, c := range named {
			if c.Says != "agrees" {
				says := Title(Sayings(), c.Says)
				lacking = append(lacking, phrase(title.ZH+" "+c.Owner+"("+says.ZH+")", title.EN+" "+c.Owner+" ("+says.EN+")"))
			}
		}
		if len(named) == 0 && len(of.codes) > 0 {
			lacking = append(lacking, phrase(title.ZH+"(宗地 "+strings.Join(of.codes, "、")+")", title.EN+" (of "+strings.Join(of.codes, ", ")+")"))
		}
	}
	return lacking
}
