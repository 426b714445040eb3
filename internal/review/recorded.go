package review

import (
	"fmt"
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
	if court, known := courtOn(s, g); known {
		recorded["court_agrees"] = court
	}
	return recorded
}

// courtOn is whether of every sealed parcel of a site a court has agreed by a document of the case, and none that is named has not; of
// land that nobody sealed that is not asked. Where of another parcel no seal and none is on record, nobody can tell.
func courtOn(s land.CaseStanding, g land.CaseGround) (land.Recorded, bool) {
	b := sealsOf(g)
	courts := saying(s, b.role)
	if len(courts) == 0 && len(b.on) == 0 {
		return land.Recorded{}, false
	}
	for _, c := range courts {
		if c.Says != "agrees" || c.FileID == 0 {
			return land.Recorded{From: phrase("案卷意愿登记:查封法院 "+c.Owner+" 的同意文件尚无", "consents of the case: no document by which the court "+c.Owner+" agrees")}, true
		}
	}
	if len(courts) == 0 {
		return land.Recorded{From: phrase("案卷意愿登记尚无查封法院", "no court among the consents of the case")}, true
	}
	if open := b.open(courts, b.on); len(open) > 0 {
		return land.Recorded{From: phrase("案卷意愿登记:宗地 "+strings.Join(open, "、")+" 尚无查封法院同意", "consents of the case: no court agrees for "+strings.Join(open, ", "))}, true
	}
	papers := papersOf(courts)
	return land.Recorded{Holds: true, From: phrase("案卷意愿登记:"+papers.ZH, "consents of the case: "+papers.EN)}, len(b.open(courts, b.unknown)) == 0
}

// papersOf names those who agree with the documents that say so.
func papersOf(consents []land.Consent) land.Phrase {
	var zh, en []string
	for _, c := range consents {
		if c.Says == "agrees" && c.FileID != 0 {
			zh, en = append(zh, fmt.Sprintf("%s 同意(案卷文件 %d)", c.Owner, c.FileID)), append(en, fmt.Sprintf("%s agrees (file %d of the case)", c.Owner, c.FileID))
		}
	}
	return phrase(strings.Join(zh, "、"), strings.Join(en, ", "))
}

func agreementOn(s land.CaseStanding) land.Recorded {
	const agreement = "supervision"
	if slices.ContainsFunc(s.Documents, func(d land.CaseDocument) bool { return d.Document == agreement }) {
		return land.Recorded{Holds: true, From: phrase("案卷材料:履约监管协议", "document of the case")}
	}
	return land.Recorded{From: phrase("案卷尚无履约监管协议", "not among the documents of the case")}
}

// consentsOn is whether owners, mortgagees and courts agree. Where nobody knows whether a parcel is mortgaged and no mortgagee speaks
// for it, that cannot be told.
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
	mortgages := mortgagesOf(g)
	known := len(mortgages.open(saying(s, mortgages.role), mortgages.unknown)) == 0
	from := phrase("案卷意愿登记:均已同意", "consents of the case: all agree")
	if papers := papersOf(saying(s, "mortgagee")); papers.ZH != "" {
		from = phrase(from.ZH+";"+papers.ZH, from.EN+"; "+papers.EN)
	}
	return land.Recorded{Holds: true, From: from}, known
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

// burden is a right that another has in land of a site, by who holds it: the parcels that it lies on, and those of which that is not
// on record.
type burden struct {
	role        string
	on, unknown []string
}

func mortgagesOf(g land.CaseGround) burden {
	return burden{"mortgagee", g.Mortgaged, g.MortgageUnknown}
}

func sealsOf(g land.CaseGround) burden { return burden{"court", g.Sealed, g.SealUnknown} }

// open are the parcels for which none of the consents speaks.
func (b burden) open(consents []land.Consent, codes []string) (open []string) {
	for _, code := range codes {
		if !slices.ContainsFunc(consents, func(c land.Consent) bool { return b.covers(c, code) }) {
			open = append(open, code)
		}
	}
	return open
}

// covers reports whether a consent speaks for a parcel: it names it, or names none and there is no other that it could be of.
func (b burden) covers(c land.Consent, code string) bool {
	if len(c.ParcelCodes) == 0 {
		return len(b.on)+len(b.unknown) == 1
	}
	return slices.Contains(c.ParcelCodes, code)
}

// lackingConsents are the mortgagees and courts who have not agreed, by name, and the mortgaged or sealed parcels for which nobody on
// record speaks.
func lackingConsents(s land.CaseStanding, g land.CaseGround) []land.Phrase {
	var lacking []land.Phrase
	for _, b := range []burden{mortgagesOf(g), sealsOf(g)} {
		title, named := Title(Roles(), b.role), saying(s, b.role)
		for _, c := range named {
			if c.Says != "agrees" {
				says := Title(Sayings(), c.Says)
				lacking = append(lacking, phrase(title.ZH+" "+c.Owner+"("+says.ZH+")", title.EN+" "+c.Owner+" ("+says.EN+")"))
			}
		}
		if open := b.open(named, b.on); len(open) > 0 {
			lacking = append(lacking, phrase(title.ZH+"(宗地 "+strings.Join(open, "、")+")", title.EN+" (of "+strings.Join(open, ", ")+")"))
		}
	}
	return lacking
}
