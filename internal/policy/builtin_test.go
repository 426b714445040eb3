package policy_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/policy"
	"permu/internal/strictyaml"
)

func TestBuiltIn(t *testing.T) {
	want := []string{
		"anhui-county", "anyang-2018", "control-2008", "control-2023", "default", "fuzhou-entry", "fuzhou-relocation-2022", "fuzhou-scheme-2022",
		"guangdong-footprint", "hengyang-2022", "huaian-2024", "huangyan-2021", "huangyan-2022", "huzhou-2021", "idle-land-2012", "jiaxing-2021", "jingde-2022", "jinjiang-2023",
		"land-signals", "linhai-2014", "quanzhou-2025", "redevelopment-2016", "shandong-2019", "shanghai-2024", "tdt-1029", "wenling-2022", "xianyou-2022", "zhengzhou-2018",
	}
	if diff := cmp.Diff(want, policy.BuiltIn()); diff != "" {
		t.Error(diff)
	}
}

// TestBuiltInPolicies reads each: it must be sound, name its sources, and say in both languages what is missing.
func TestBuiltInPolicies(t *testing.T) {
	for _, name := range policy.BuiltIn() {
		t.Run(name, func(t *testing.T) {
			p, err := policy.Find(name)
			if err != nil {
				t.Fatal(err)
			}
			if p.ID != name || p.Title.EN == "" {
				t.Errorf("calls itself %s, %v", p.ID, p.Title)
			}
			if len(p.Basis) == 0 || p.Basis[0].URL == "" {
				t.Errorf("rests on %v", p.Basis)
			}
			if name != policy.DefaultID && (p.Region == "" || len(p.Gaps) == 0) {
				t.Errorf("region %q, %d gaps", p.Region, len(p.Gaps))
			}
			for i, gap := range p.Gaps {
				if gap.ZH == "" || gap.EN == "" {
					t.Errorf("gaps[%d] is %v", i, gap)
				}
			}
		})
	}
}

// TestOpenNumbers counts the numbers that nobody has seen, and those of them that scores need.
func TestOpenNumbers(t *testing.T) {
	for name, want := range map[string][2]int{
		"anhui-county": {7, 5}, "anyang-2018": {8, 8}, "control-2023": {3, 0}, "default": {}, "fuzhou-entry": {}, "huaian-2024": {4, 0},
		"huangyan-2021": {6, 0}, "huangyan-2022": {6, 0}, "jingde-2022": {17, 10}, "jinjiang-2023": {}, "linhai-2014": {},
		"quanzhou-2025": {}, "shandong-2019": {16, 10}, "shanghai-2024": {3, 0}, "tdt-1029": {}, "wenling-2022": {56, 54},
		"zhengzhou-2018": {13, 8},
	} {
		p, err := policy.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]int{len(p.Open()), len(p.OpenForScores())}; got != want {
			t.Errorf("%s: got %v, want %v: %v", name, got, want, p.Open())
		}
	}
}

// TestPublishedFigures compares the built-in policies with the figures as they were published.
func TestPublishedFigures(t *testing.T) {
	documents := map[string]any{}
	for _, row := range published(t) {
		name, path, want := row[0], row[1], row[2]
		if documents[name] == nil {
			documents[name] = document(t, name)
		}
		if got := at(documents[name], path); fmt.Sprint(got) != want {
			t.Errorf("%s %s: got %v, published is %s (%s)", name, path, got, want, row[3])
		}
	}
	if len(documents) != len(policy.BuiltIn())-11 { // of shanghai-2024 and tdt-1029 nothing is published; screening has figures of its own
		t.Errorf("figures of %d policies", len(documents))
	}
}

// published are the rows policy, path, figure, source.
func published(t *testing.T) [][]string {
	t.Helper()
	file, err := os.Open("testdata/published.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) < 100 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	return rows[1:]
}

func document(t *testing.T, name string) (v any) {
	t.Helper()
	p, err := policy.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := strictyaml.Decode(p.Source(), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// at finds what stands under a path such as tracks[above].bands.grades[A]: by id, grade or place.
func at(v any, path string) any {
	for _, part := range regexp.MustCompile(`\[([^\]]+)\]|[^.\[\]]+`).FindAllStringSubmatch(path, -1) {
		switch in := v.(type) {
		case map[string]any:
			v = in[part[0]]
		case []any:
			v = marked(in, part[1])
		default:
			return nil
		}
	}
	return v
}

func marked(list []any, mark string) any {
	for i, v := range list {
		thing, _ := v.(map[string]any)
		if thing["id"] == mark || thing["grade"] == mark || strconv.Itoa(i) == mark {
			return v
		}
	}
	return nil
}
