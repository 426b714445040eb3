package land

import (
	"os"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestUnitsInEnglish(t *testing.T) {
	for text, want := range map[string]string{
		"万元/亩":                    "10,000 yuan/mu",
		"元/㎡":                     "yuan/m²",
		"8 层, 3 宗":                "8 storey, 3 parcel",
		"吨标煤/万元":                  "tce/10,000 yuan",
		"%":                       "%",
		"":                        "",
		"亩均税收":                    "亩均税收",
		"单元 5 个":                  "单元 5 个",
		"3.42 < 5 万元/亩":           "3.42 < 5 × 10,000 yuan/mu",
		"line of 2000 万元 a year":  "line of 2000 × 10,000 yuan a year",
		"42 亩 of land, 3 家":       "42 mu of land, 3 firm",
		"Tax (万元) and land (亩)":   "Tax (10,000 yuan) and land (mu)",
		"12 亿元 / 5 亩; 1 人均 stays": "12 × 100 million yuan / 5 mu; 1 人均 stays",
	} {
		if got := InEnglish(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// TestUnitsHaveTheNamesOfThePage reads the page's table of units, which says the same.
func TestUnitsHaveTheNamesOfThePage(t *testing.T) {
	text, err := os.ReadFile("../../web/src/codes/units.ts")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, m := range regexp.MustCompile(`\['([^']+)', '([^']+)'\]`).FindAllStringSubmatch(string(text), -1) {
		found[m[1]] = m[2]
		if !regexp.MustCompile("^" + anyUnit + "$").MatchString(m[1]) {
			t.Errorf("%s is found in no text", m[1])
		}
	}
	if diff := cmp.Diff(found, unitNames); diff != "" {
		t.Errorf("(-page +here):\n%s", diff)
	}
}
