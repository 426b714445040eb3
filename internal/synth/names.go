package synth

import (
	"fmt"

	"permu/internal/land"
)

// trade is a line of business: how much it makes of its land and what that costs in energy.
type trade struct {
	word    string   // in the enterprise's name
	codes   []string // GB/T 4754-2017
	weight  int
	perMu   float64 // median output of above-size enterprises, 万元/亩
	energy  float64 // tonnes of coal equivalent for 10,000 yuan of output
	perHead float64 // output of one employee, 万元
}

var industries = []trade{
	{"鞋业", []string{"1951", "1952", "1953", "1954", "1959"}, 30, 620, 0.018, 62},
	{"服饰", []string{"1811", "1819", "1821", "1829", "1830"}, 22, 540, 0.012, 58},
	{"织造", []string{"1711", "1751", "1752", "1762", "1763"}, 16, 430, 0.075, 85},
	{"纸品", []string{"2221", "2231", "2239"}, 8, 560, 0.060, 120},
	{"食品", []string{"1353", "1361", "1371", "1411", "1421", "1422", "1492", "1521", "1523", "1529"}, 12, 500, 0.025, 80},
	{"机械", []string{"3421", "3431", "3464", "3484", "3551", "3552"}, 9, 380, 0.020, 75},
	{"印务", []string{"2311", "2319", "2320"}, 4, 420, 0.022, 70},
	{"光伏", []string{"3825"}, 2, 700, 0.040, 110},
}

var (
	wholesale  = trade{"贸易", []string{"5131", "5132", "5133", "5124", "5179"}, 1, 0, 0.002, 400}
	landlords  = trade{"园区运营", []string{"7020"}, 1, 0, 0.004, 60}
	nameFirst  = []string{"云岚", "青屿", "望舒", "海砚", "栖禾", "沐川", "竹影", "砺石", "晴麓", "溪桥", "霁月", "松涧", "浮槎", "枕流", "照野", "听潮", "拾穗", "远岫", "清漪", "漱石"}
	nameSecond = []string{"甲一", "乙禾", "丙川", "丁木", "戊石", "己泉", "庚云", "辛竹", "壬海", "癸月", "子衿", "丑牛", "寅初", "卯时", "辰光", "巳火", "午阳", "未央", "申明", "酉山"}
)

// trades draws a line of business by weight; parks with one in their name hold more of it.
func trades(d dice, park string) trade {
	if favourite, ok := parkTrade(park); ok && d.chance(0.55) {
		return favourite
	}
	total := 0
	for _, t := range industries {
		total += t.weight
	}
	at := d.IntN(total)
	for _, t := range industries {
		if at -= t.weight; at < 0 {
			return t
		}
	}
	return industries[0]
}

func parkTrade(park string) (trade, bool) {
	switch park {
	case "SPY":
		return industries[4], true
	case "SSY":
		return industries[1], true
	case "ZNY":
		return industries[5], true
	default:
		return trade{}, false
	}
}

// enterpriseName is the n-th invented name: never one that a registry holds, since each says 示例.
func enterpriseName(n int, t trade) string {
	a, b := nameFirst[n%len(nameFirst)], nameSecond[n/len(nameFirst)%len(nameSecond)]
	serial := ""
	if round := n / (len(nameFirst) * len(nameSecond)); round > 0 {
		serial = fmt.Sprint(round + 1)
	}
	return fmt.Sprintf("%s%s示例%s%s有限公司", a, b, serial, t.word)
}

// newUSCC is the n-th code of the registration area 000000, which no office has; both its check characters are right.
func newUSCC(n int) string {
	body := fmt.Sprintf("MA%06X", n)
	first := "91000000" + body + string(land.OrgCodeCheckCharacter(body))
	return first + string(land.USCCCheckCharacter(first))
}
