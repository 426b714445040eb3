package land

import "strings"

// industrialUses are the beginnings of the codes of industrial and storage land: GB/T 21010-2017
// (0601, 0604), the third survey's working classes (0508, 0601), 用地用海分类 (1001, 1101) and GB 50137-2011 (M, W).
var industrialUses = []string{"0601", "0604", "0508", "1001", "1101", "M", "W"}

// Industrial reports whether a parcel's registered use is industry or storage; a use that is not on record may be.
func (p Parcel) Industrial() bool {
	if p.LandUseCode == nil {
		return true
	}
	for _, code := range industrialUses {
		if strings.HasPrefix(strings.ToUpper(*p.LandUseCode), code) {
			return true
		}
	}
	return false
}
