package land

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestCodesHaveTheNamesOfThePage reads the page's tables of codes, which say the same.
func TestCodesHaveTheNamesOfThePage(t *testing.T) {
	line := regexp.MustCompile(`(?m)^\s*'?([0-9A-Z]+)'?: \[(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"), (?:'((?:[^'\\]|\\.)*)'|"([^"]*)")\]`)
	for file, names := range map[string]map[string]Phrase{"uses.ts": useNames, "divisions.ts": divisionNames} {
		text, err := os.ReadFile("../../web/src/codes/" + file)
		if err != nil {
			t.Fatal(err)
		}
		found := line.FindAllStringSubmatch(string(text), -1)
		if len(found) != len(names) {
			t.Errorf("%s has %d codes, here are %d", file, len(found), len(names))
		}
		for _, m := range found {
			if want := (Phrase{ZH: m[2] + m[3], EN: strings.ReplaceAll(m[4]+m[5], `\'`, "'")}); names[m[1]] != want {
				t.Errorf("%s %s: %v, want %v", file, m[1], names[m[1]], want)
			}
		}
	}
}

func TestNamesOfCodes(t *testing.T) {
	for code, want := range map[string]string{"0601": "工业用地", "100102": "二类工业用地", " m1 ": "一类工业用地", "06": "", "工业用地": "", "": "", "9999": ""} {
		if got, ok := UseName(code); got.ZH != want || ok != (want != "") {
			t.Errorf("use %q is %q", code, got.ZH)
		}
	}
	for code, want := range map[string]string{"C1951": "皮革、毛皮、羽毛及其制品和制鞋业", "19": "皮革、毛皮、羽毛及其制品和制鞋业", "制鞋": "", "1": ""} {
		if got, ok := IndustryName(code); got.ZH != want || ok != (want != "") {
			t.Errorf("industry %q is %q", code, got.ZH)
		}
	}
}
