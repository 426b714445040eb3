package land

import (
	"slices"
	"strings"
)

// otherUses are words of uses that are neither industry nor storage.
var otherUses = []string{"住宅", "商", "绿地", "公园", "道路", "公路", "街巷", "公用", "教育", "科教", "医", "机关", "宗教", "殡葬", "广场"}

// industrialUses are the beginnings of the codes of industrial and storage land: GB/T 21010-2017
// (0601, 0604), the third survey's working classes (0508, 0601), 用地用海分类 (1001, 1101) and GB 50137-2011 (M, W).
var industrialUses = []string{"0601", "0604", "0508", "1001", "1101", "M", "W"}

// Industrial reports whether a parcel's registered use is industry or storage. A use that is not on record, or stands in
// words instead of a code and names no other, may be.
func (p Parcel) Industrial() bool {
	if p.LandUseCode == nil {
		return true
	}
	if words := *p.LandUseCode; !strings.ContainsAny(words, "0123456789") && len(words) > 2 {
		return !slices.ContainsFunc(otherUses, func(use string) bool { return strings.Contains(words, use) })
	}
	for _, code := range industrialUses {
		if strings.HasPrefix(strings.ToUpper(*p.LandUseCode), code) {
			return true
		}
	}
	return false
}
