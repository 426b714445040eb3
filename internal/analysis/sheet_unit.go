package analysis

import (
	"slices"

	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/policy"
)

// ofAnotherUnit says of a table that looks like one of enterprises, under a policy that evaluates something else, that its
// rows are taken for that.
func (s *sheet) ofAnotherUnit(p policy.Policy) []land.Reason {
	unit, other := unitTitle(p.Population.Units()[0])
	if !other || !slices.ContainsFunc(s.records, s.isEnterprise) {
		return nil
	}
	return []land.Reason{{
		Code: "unit", ZH: "办法的评价单元是" + unit.ZH + ",而表格各行是企业:每一行都当作一个" + unit.ZH + "评价,结果不适用于企业",
		EN: "the policy evaluates " + unit.EN + ", and the rows look like enterprises: each is taken for one of those, and the results do not apply to enterprises",
	}}
}

// isEnterprise reports whether a row is known by the credit code of an enterprise.
func (s *sheet) isEnterprise(r ingest.Record) bool { return land.CheckUSCC(s.text(r, "uscc")) == nil }

// unitTitle is a unit of evaluation other than the enterprise.
func unitTitle(unit string) (title land.Phrase, other bool) {
	title, other = map[string]land.Phrase{
		policy.Parcel: {ZH: "宗地", EN: "parcels"}, policy.ParcelMerged: {ZH: "整宗合并的宗地", EN: "parcels with all their users"},
		policy.Group: {ZH: "母子公司", EN: "groups of a parent with its subsidiaries"}, policy.Subarea: {ZH: "片区", EN: "sub-areas"},
		policy.Park: {ZH: "园区", EN: "parks"}, policy.Industry: {ZH: "行业", EN: "industries"}, policy.Zone: {ZH: "开发区", EN: "zones"},
	}[unit]
	return title, other
}
