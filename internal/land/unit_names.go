package land

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unitNames are units as English readers know them; the page has the same. Figures stay those that the documents name, so money
// is counted in tens of thousands, as in China's yearbooks.
var unitNames = map[string]string{
	"亿元": "100 million yuan", "万元": "10,000 yuan", "元": "yuan", "公顷": "ha", "亩": "mu", "吨标煤": "tce", "千克": "kg", "吨": "t",
	"立方米": "m³", "平方米": "m²", "千瓦时": "kWh", "年": "years", "人": "person", "户": "holder", "家": "firm",
	"宗": "parcel", "层": "storey", "㎡": "m²",
}

const anyUnit = "(亿元|万元|元|公顷|亩|吨标煤|千克|吨|立方米|平方米|千瓦时|年|人|户|家|宗|层|㎡)"

var units = regexp.MustCompile(`(\d )?` + anyUnit + "(?:/" + anyUnit + ")?")

// InEnglish is a unit, or the units inside a sentence, as an English reader knows them; other words stay. A unit that begins with
// a number is a factor of the one before it: "3.42 < 5 万元/亩" is "3.42 < 5 × 10,000 yuan/mu".
func InEnglish(text string) string {
	var said strings.Builder
	done := 0
	for _, at := range units.FindAllStringSubmatchIndex(text, -1) {
		start, end := at[4], at[1]
		if insideWord(text, start, end) {
			continue
		}
		name := unitNames[text[at[4]:at[5]]]
		if at[2] >= 0 && name[0] <= '9' {
			name = "× " + name
		}
		if at[6] >= 0 {
			name += "/" + unitNames[text[at[6]:at[7]]]
		}
		said.WriteString(text[done:start] + name)
		done = end
	}
	return said.String() + text[done:]
}

// insideWord says whether a part of a text stands inside a Chinese word.
func insideWord(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return unicode.Is(unicode.Han, before) || unicode.Is(unicode.Han, after)
}
