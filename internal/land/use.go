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

// roadUses are the beginnings of the codes of land for roads: GB/T 21010-2017 (1003 公路, 1004 城镇村道路), 用地用海分类 (1202 公路,
// 1207 城镇道路) and GB 50137-2011 (S1). Under the same codes the other of both standards has saltpans and bare rock, which no
// site takes either.
var roadUses = []string{"1003", "1004", "1202", "1207", "S1"}

// Road reports whether a use is that of roads, by its code or in words; one that is not on record is not.
func Road(use *string) bool {
	if use == nil {
		return false
	}
	begins := func(code string) bool { return strings.HasPrefix(strings.ToUpper(*use), code) }
	return slices.ContainsFunc(roadUses, begins) || strings.Contains(*use, "道路") || strings.Contains(*use, "公路")
}

// Idle is whether land is found idle, or suspected to be, by what a run says of it: its state, and the rules that are met or
// suspected. Nil is not known: no run, or one that cannot tell.
func Idle(state *string, findings []string) *bool {
	suspected := slices.ContainsFunc(findings, func(rule string) bool { return strings.HasPrefix(rule, "idle_") })
	if !suspected && (state == nil || *state == "cannot_tell") {
		return nil
	}
	return new(suspected || *state == "idle")
}

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
