package analysis

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/policy"
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
}
