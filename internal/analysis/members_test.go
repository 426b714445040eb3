package analysis

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// vetoPolicy gives a D to who had an accident, and leaves out who is of division 17.
func vetoPolicy(t *testing.T, unit string) policy.Policy {
	t.Helper()
	p, err := policy.Read([]byte(`
id: veto
version: 1
title: {zh: 一票否决}
population:
  unit: ` + unit + `
  out_of_scope: [{id: textiles, title: {zh: 纺织业}, when: industry == '17'}]
tracks:
  - id: all
    title: {zh: 全部}
    indicators:
      - {id: tax_per_mu, title: {zh: 亩均税收}, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: const, value: 10}}
    bands: {kind: score, grades: [{grade: A, from: 20}, {grade: D}]}
gates: [{id: veto, title: {zh: 安全事故}, when: "'safety' in events", action: set, grade: D}]
`))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// happened is the ground of works, with a parent and an accident of a small user of p, and one on the parcel q.
func happened() land.Facts {
	f := works()
	day := time.Date(2020, 5, 1, 0, 0, 0, 0, time.UTC)
	for i, industry := range []string{"C1811", "C1819", "C1821", "C17"} {
		f.Enterprises[i].IndustryCode = new(industry)
	}
	f.Enterprises[1].ParentUSCC, f.Enterprises[2].ParentUSCC = new("sole"), new("sole")
	f.Enterprises[2].RegisteredOn, f.Enterprises[1].RegisteredOn = &day, &day
	for i := range f.Parcels {
		f.Parcels[i].ParkCode = new("K")
	}
	f.Happenings = []land.Happening{
		{Kind: "safety", USCC: new("smaller"), HappenedOn: day, DocumentNo: new("1号")},
		{Kind: "recognition", Label: "high_tech", USCC: new("sole"), HappenedOn: day},
		{Kind: "environment", ParcelID: new(int64(2)), HappenedOn: day},
	}
	return f
}

// TestGroupsHaveWhatHappenedToMembers has an accident of one member veto the grade of all, and says whose it was.
func TestGroupsHaveWhatHappenedToMembers(t *testing.T) {
	event := "member_event:1:smaller:safety"
	tests := map[string]struct{ unit, kind, want string }{
		"a parent with its subsidiaries": {policy.Group, land.OfGroup, "big A; sole D | unchecked:textiles " + event},
		"a park":                         {policy.Park, land.OfPark, "K D | unchecked:textiles " + event},
		"an industry":                    {policy.Industry, land.OfIndustry, "17 out_of_scope; 18 D | " + event},
		"the users of a parcel":          {policy.ParcelMerged, land.OfParcel, "p D | " + event + "; q out_of_scope"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p, facts := vetoPolicy(t, tt.unit), happened()
			a, err := assess(p, nil, groundOf(p, nil, facts), time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC), nil)
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			rows := a.evaluations()
			for i, row := 0, rows.Maker(); i < rows.Len; i++ {
				if e := row(i); e.SubjectKind == tt.kind {
					if e.Class != nil && e.Grade == "" {
						e.Grade = *e.Class
					}
					e.Score = nil
					lines = append(lines, rowLine(*e))
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(lines, "; ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestWhatMembersShare has of a group what is the same of all its members, and nothing where one is not known.
func TestWhatMembersShare(t *testing.T) {
	facts := happened()
	g := newGround(facts, policy.Land{}, nil)
	group, park := g.groupFacts(policy.Group), g.groupFacts(policy.Park)
	for what, pair := range map[string][2]any{
		"keys of groups":              {[]string{"big", "sole"}, group.Keys},
		"division of one":             {"18", group.Texts["industry"].Of(0)},
		"of several":                  {"", group.Texts["industry"].Of(1)},
		"code of one":                 {"C1811", group.Texts["industry_code"].Of(0)},
		"day that one does not have":  {int32(score.NoDay), group.Days["registered_on"][1]},
		"park of a park":              {"K", park.Texts["park_code"].Of(0)},
		"industry of a park":          {"", park.Texts["industry"].Of(0)},
		"tenants of a park":           {4.0, park.Numbers[land.Column{Name: "tenants"}][0]},
		"tenants of nobody's group":   {0.0, group.Numbers[land.Column{Name: "tenants"}][0]},
		"events of a park are all":    {3, len(park.Tags[0])},
		"recognitions of a group too": {2, len(group.Tags[1])},
	} {
		if diff := cmp.Diff(pair[0], pair[1]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	reason, ok := noted("member_event:2:smaller:safety", land.OfGroup)
	if !ok || reason.ZH != "事件“安全生产”来自成员 smaller 等 2 个" || reason.EN != `the event "safety" is that of its member smaller and of 1 more` {
		t.Errorf("%+v", reason)
	}
	if reason, _ = noted("member_tag:1:ABB: Xiamen Ltd:high_tech", land.OfParcel); reason.ZH != "认定“高新技术企业”来自成员 ABB: Xiamen Ltd" {
		t.Errorf("a name with a colon: %+v", reason)
	}
}
