package land_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"permu/internal/land"
)

const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

func TestCheckUSCC(t *testing.T) {
	tests := map[string]struct {
		code  string
		valid bool
	}{
		"public sample":                      {"91460600MA5RC30P9Y", true},
		"made by hand":                       {"91350582MA0000015J", true},
		"a company of Jinjiang":              {"91350582MA2Y7DGP1M", true},
		"check character a digit":            {"91350582MA2YD5WT74", true},
		"check character 0":                  {"91350322MA35CF3Y0K", true},
		"in a register's page, wrong":        {"91510100MA6CDT9X0F", false},
		"a cooperative":                      {"93371526MA3UHRJD3T", true},
		"a sole trader":                      {"92330105MA2KDXC81L", true},
		"Shenzhen":                           {"91440300MA5GH2UU5G", true},
		"check character one off":            {"91350582MA0000015K", false},
		"two digits swapped":                 {"91350582MA2Y7DPG1M", false},
		"letter O for zero":                  {"91350582MA000001OJ", false},
		"invented":                           {"91350582MA34567844", false},
		"placeholder":                        {"91350582MA2XXXX011", false},
		"printed in an article, wrong":       {"91320115MAED2PCC0L", false},
		"lower case":                         {"91350582ma2y7dgp1m", false},
		"check character not in alphabet":    {"91350582MA2Y7DGP1I", false},
		"17 characters":                      {"91350582MA2Y7DGP1", false},
		"19 characters":                      {"91350582MA2Y7DGP1MM", false},
		"an organisation code alone":         {"MA2Y7DGP1", false},
		"blank before":                       {" 91350582MA2Y7DGP1M", false},
		"18 bytes of Chinese":                {"晋江经济开发", false},
		"full-width digit, 18 characters":    {"９1350582MA2Y7DGP1M", false},
		"a byte that is no text, 18 of them": {strings.Repeat("\xff", 18), false},
		"empty":                              {"", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantValid(t, land.CheckUSCC(tt.code), tt.valid) })
	}
}

func TestCheckUSCCSaysWhat(t *testing.T) {
	tests := map[string]struct{ code, says string }{
		"too short":            {"9135", "this one 4"},
		"letter O":             {"91350582MA000001OJ", "does not allow"},
		"wrong check":          {"91350582MA0000015K", "is K, GB 32100-2015 gives J"},
		"full-width, 18 of it": {"９1350582MA2Y7DGP1M", "does not allow"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if err := land.CheckUSCC(tt.code); err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %q, want it to say %q", err, tt.says)
			}
		})
	}
}

// TestCheckUSCCFindsEverySlip changes one character of a valid code: weights are prime to 31, so each change shows.
func TestCheckUSCCFindsEverySlip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := []byte(rapid.StringMatching("["+usccAlphabet+"]{17}").Draw(t, "first17"))
		code = append(code, land.USCCCheckCharacter(string(code)))
		if err := land.CheckUSCC(string(code)); err != nil {
			t.Fatalf("%s: %v", code, err)
		}
		at := rapid.IntRange(0, 17).Draw(t, "at")
		slip := usccAlphabet[rapid.IntRange(0, len(usccAlphabet)-1).Draw(t, "slip")]
		same := code[at] == slip
		code[at] = slip
		if valid := land.CheckUSCC(string(code)) == nil; valid != same {
			t.Fatalf("%s: valid is %v", code, valid)
		}
	})
}

func TestOrgCodeCheckCharacter(t *testing.T) {
	tests := map[string]struct {
		first8 string
		want   byte
	}{
		"example of GB 11714":       {"D2143569", 'X'},
		"of a company of Jinjiang":  {"MA2Y7DGP", '1'},
		"of another":                {"MA2YD5WT", '7'},
		"remainder 1 is X":          {"MA35AAM5", 'X'},
		"remainder 0 is 0":          {"00000000", '0'},
		"of a cooperative":          {"MA3UHRJD", '3'},
		"letters that USCC leaves":  {"IOSVZ000", orgByHand("IOSVZ000")},
		"each weight, one by one":   {"10000000", '8'},
		"the last weight":           {"00000001", '9'},
		"issued in public register": {"MA1HH5KK", '1'},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := land.OrgCodeCheckCharacter(tt.first8); got != tt.want {
				t.Errorf("got %c, want %c", got, tt.want)
			}
		})
	}
}

// orgByHand writes GB 11714 out: values 0-9 and A=10 to Z=35, weights 3 7 9 10 5 8 4 2, 11 less the remainder by 11.
func orgByHand(first8 string) byte {
	sum := 0
	for i, c := range first8 {
		value := int(c - '0')
		if c >= 'A' {
			value = int(c-'A') + 10
		}
		sum += value * []int{3, 7, 9, 10, 5, 8, 4, 2}[i]
	}
	return "0X987654321"[sum%11]
}

func TestCheckParcelCode(t *testing.T) {
	tests := map[string]struct {
		code  string
		valid bool
	}{
		"state-owned, 19":                    {"350582001002GB00001", true},
		"unit without a building, 28":        {"350582001002GB00001W00000000", true},
		"unit of a building, 28":             {"350582001002GB00001F00010001", true},
		"collective land":                    {"350582001002JA00012", true},
		"ownership in dispute":               {"350582001002ZW00003", true},
		"above ground":                       {"350582001002GS00001", true},
		"under ground":                       {"350582001002GX00001", true},
		"other use":                          {"350582001002GY00001", true},
		"19 digits":                          {"3505820010021200001", false},
		"unknown owner letter":               {"350582001002AB00001", false},
		"unknown use letter":                 {"350582001002GI00001", false},
		"lower case":                         {"350582001002gb00001", false},
		"18 characters":                      {"350582001002GB0001", false},
		"20 characters":                      {"350582001002GB000010", false},
		"27 characters":                      {"350582001002GB00001W0000000", false},
		"unknown fixture":                    {"350582001002GB00001A00000000", false},
		"a line break after":                 {"350582001002GB00001\n", false},
		"blanks between its groups":          {"350582 001 002 GB00001", false},
		"full-width":                         {"３50582001002GB00001", false},
		"an old 地籍号":                         {"350582-001-002-0001", false},
		"a letter O in the county":           {"35O582001002GB00001", false},
		"empty":                              {"", false},
		"a valid code inside something else": {"x350582001002GB00001", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantValid(t, land.CheckParcelCode(tt.code), tt.valid) })
	}
}

func TestCheckIndustryCode(t *testing.T) {
	tests := map[string]struct {
		code  string
		valid bool
	}{
		"division":           {"19", true},
		"group":              {"195", true},
		"class":              {"1951", true},
		"with section":       {"C1951", true},
		"section and two":    {"C19", true},
		"last section":       {"T9700", true},
		"section alone":      {"C", false},
		"one digit":          {"9", false},
		"five digits":        {"19510", false},
		"no such section":    {"U1951", false},
		"lower case section": {"c1951", false},
		"as a float":         {"1951.0", false},
		"a name":             {"制鞋业", false},
		"a line break after": {"1951\n", false},
		"empty":              {"", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { wantValid(t, land.CheckIndustryCode(tt.code), tt.valid) })
	}
}

// TestDivision reads the first two digits, whatever stands before and behind them.
func TestDivision(t *testing.T) {
	for code, want := range map[string]string{"C1821": "18", "1821": "18", "18": "18", "C18": "18", "06": "06", "C": "", "C1": "", "1": "", "": "", "乱写": "", "C制造": "", "AB": ""} {
		if got := land.Division(code); got != want {
			t.Errorf("%q is of %q, want %q", code, got, want)
		}
	}
}

// wantValid wants no error of what is valid, and an invalid input of all else.
func wantValid(t *testing.T, err error, valid bool) {
	t.Helper()
	if (err == nil) != valid {
		t.Errorf("got %v, want valid %v", err, valid)
	}
	if err != nil && !errors.Is(err, land.ErrInvalid) {
		t.Errorf("%v is no land.ErrInvalid", err)
	}
}
