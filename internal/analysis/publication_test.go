package analysis

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/store"
)

// TestPublishedParcels keeps the right holder, who may be a person, off a list of parcels unless the policy shows names.
func TestPublishedParcels(t *testing.T) {
	subjects := func() []store.Published {
		return []store.Published{
			{Key: "p1", Name: "张三", ParkName: new("甲园"), Grade: "B"}, {Key: "p2", Name: "李四", ParkName: new("甲园"), Grade: "A"},
		}
	}
	for name, test := range map[string]struct {
		kind  string
		show  []string
		want  [][]any
		order string
		noted bool
	}{
		"parcels":                  {land.OfParcel, nil, [][]any{{"p1", "甲园", "B"}, {"p2", "甲园", "A"}}, "按宗地代码排列,排名不分先后", true},
		"parcels with names":       {land.OfParcel, []string{"name", "grade"}, [][]any{{"李四", "A"}, {"张三", "B"}}, "按权利人排列,排名不分先后", true},
		"parcels by code and mark": {land.OfParcel, []string{"grade", "uscc"}, [][]any{{"B", "p1"}, {"A", "p2"}}, "按宗地代码排列,排名不分先后", false},
		"enterprises":              {land.OfEnterprise, nil, [][]any{{"李四", "A"}, {"张三", "B"}}, "按企业名称排列,排名不分先后", true},
		"enterprises by code":      {land.OfEnterprise, []string{"uscc"}, [][]any{{"p2"}, {"p1"}}, "按企业名称排列,排名不分先后", false},
	} {
		t.Run(name, func(t *testing.T) {
			of := side{land.Run{DataVersion: 3}, &explainer{policy: policy.Policy{Publication: policy.Publication{Show: test.show}}}}
			got := publication(of, land.Zone{Name: "区", DataVersion: 3}, test.kind, subjects())
			if diff := cmp.Diff(test.want, got.Rows); diff != "" || got.Order.ZH != test.order || len(got.Notes) != 0 {
				t.Errorf("%s, %v (-want +got):\n%s", got.Order.ZH, got.Notes, diff)
			}
			later := publication(of, land.Zone{Name: "区", DataVersion: 5}, test.kind, subjects()).Notes
			if said := len(later) == 1 && strings.Contains(later[0].ZH, "数据版本 5"); said != test.noted {
				t.Errorf("of names that changed later: %v", later)
			}
		})
	}
}

// TestLandFirst has a policy by which the land is published before the result: the list says so.
func TestLandFirst(t *testing.T) {
	of := side{land.Run{}, &explainer{policy: policy.Policy{Publication: policy.Publication{LandFirst: true}}}}
	got := publication(of, land.Zone{Name: "区"}, land.OfEnterprise, nil).Notes
	want := []land.Phrase{{ZH: "按办法,用地面积须先行公示并确认,再公示评价结果", EN: "by the policy the areas of land are published and confirmed first, and the results after them"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	of.run.LandPublishedOn = new("2026-11-10")
	if said := publication(of, land.Zone{}, land.OfEnterprise, nil).Notes[0].ZH; !strings.HasSuffix(said, ";用地面积已于 2026-11-10 公示") {
		t.Error(said)
	}
}

// TestLandList has the areas of all who take part, of special classes and of those without a grade too, and says nothing of grades or money.
func TestLandList(t *testing.T) {
	subjects := []store.Published{
		{Key: "c", Name: "丙", Grade: "A", Decided: true, LandM2: new(10000.0)},
		{Key: "a", Name: "甲", Class: new(score.Special), Rule: new("young")},
		{Key: "b", Name: "乙", Class: new(score.NotInScope), LandM2: new(666.67)},
		{Key: "d", Name: "丁", LandM2: new(1000.0)},
	}
	of := side{land.Run{}, &explainer{policy: policy.Policy{Publication: policy.Publication{LandFirst: true, ShowRank: true, ShowMoney: true, Show: []string{"grade", "uscc", "name"}, Order: "uscc"}}}}
	got := landPublication(of, land.Zone{Name: "区"}, land.OfEnterprise, subjects)
	want := [][]any{{"a", "甲", nil}, {"c", "丙", 15.0}, {"d", "丁", 1.5}}
	if diff := cmp.Diff(want, got.Rows); diff != "" || got.List != land.LandList || got.Order.ZH != "按统一社会信用代码排列,排名不分先后" || len(got.Columns) != 3 || len(got.Notes) != 1 || !strings.HasPrefix(got.Notes[0].ZH, "按办法,用地面积须先行公示") {
		t.Errorf("%+v (-want +got):\n%s", got, diff)
	}
}
