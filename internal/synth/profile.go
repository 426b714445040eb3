package synth

import (
	"fmt"
	"math"
)

// Profile says what a zone has to be like.
type Profile struct {
	Name     string
	ZoneCode string // e.g. 350582401
	ZoneName string
	Parks    []ParkPlan
	Cohorts  []Cohort
	Years    []int // years of the reports, ascending; the cohorts' totals are those of the last
	Office   bool  // files in office forms with their faults; otherwise plain UTF-8 CSV and GeoPackage for benchmarks
}

// ParkPlan says where a park lies and how much of the zone it holds.
type ParkPlan struct {
	Code, Name string
	Management string // direct, autonomous or joint
	Lon, Lat   float64
	AreaM2     float64 // on the ellipsoid
	Parcels    int
	Subareas   []string
	Town       string // leads the addresses
}

// Cohort is a set of enterprises whose totals are known. It lives in all parks of its kinds of management.
type Cohort struct {
	Management []string
	Enterprises,
	AboveSize, // above designated size 规上
	TradeQuota, // above-quota trade 限上
	Listed int // listed or preparing
	Over100M, Over1B int   // enterprises with output above 1 亿 and 10 亿 yuan
	OutputCNY        int64 // of the above-size enterprises, in yuan, a multiple of 1,000; 0 leaves it open
}

// Profiles lists the zones that have a name.
func Profiles() []Profile { return []Profile{jinjiang(), Plain(10_000, 3_000)} }

// ProfileByName finds a profile of [Profiles].
func ProfileByName(name string) (Profile, bool) {
	for _, p := range Profiles() {
		if p.Name == name {
			return p, true
		}
	}
	return Profile{}, false
}

// jinjiang has the published totals of the Jinjiang Economic Development Zone in 2020. Which parks are managed how, and
// how large each is, is not published; names with 示例 are invented.
func jinjiang() Profile {
	return Profile{
		Name: "jinjiang", ZoneCode: "350582401", ZoneName: "晋江经济开发区(示例数据)",
		Years: []int{2018, 2019, 2020}, Office: true,
		Parks: []ParkPlan{
			{"WLY", "五里园", "direct", 118.5300, 24.7100, 15_200_000, 870, []string{"东片区", "南片区", "西片区"}, "灵源街道"},
			{"ADY", "安东园", "direct", 118.4500, 24.7000, 9_600_000, 540, []string{"北片区", "南片区"}, "安海镇"},
			{"SPY", "食品园", "direct", 118.5520, 24.7520, 5_800_000, 330, nil, "罗山街道"},
			{"XTY", "新塘园", "direct", 118.6000, 24.7800, 8_400_000, 480, []string{"一期", "二期"}, "新塘街道"},
			{"ZNY", "智能装备产业园", "direct", 118.4760, 24.7800, 9_440_000, 530, nil, "内坑镇"},
			{"SSY", "时尚园", "autonomous", 118.6200, 24.6100, 7_600_000, 285, nil, "深沪镇"},
			{"QLY", "青岚示例园", "autonomous", 118.4600, 24.8350, 8_000_000, 295, nil, "磁灶镇"},
			{"YYY", "云屿示例园", "autonomous", 118.5650, 24.6550, 6_800_000, 255, nil, "龙湖镇"},
			{"HYY", "海砚示例园", "joint", 118.5450, 24.8450, 7_200_000, 235, nil, "池店镇"},
			{"WSY", "望舒示例园", "joint", 118.4300, 24.7800, 5_400_000, 180, nil, "内坑镇"},
		},
		Cohorts: []Cohort{
			{[]string{"direct"}, 926, 214, 90, 57, 151, 27, 113_596_000_000},
			{[]string{"autonomous", "joint"}, 574, 96, 30, 12, 60, 9, 39_800_000_000},
		},
	}
}

// Plain is a zone of any size with the same streets and the same kinds of enterprise, for measuring speed.
func Plain(parcels, enterprises int) Profile {
	above := enterprises / 5
	return Profile{
		Name: "plain", ZoneCode: "350582999", ZoneName: "示例区", Years: []int{2018, 2019, 2020},
		Parks: plainParks(parcels),
		Cohorts: []Cohort{{
			[]string{"direct"}, enterprises, above, enterprises / 12, enterprises / 20, above * 7 / 10, above / 8, 0,
		}},
	}
}

// plainParks lays parks of 400 parcels or so on a lattice west of 118.5°E.
func plainParks(parcels int) []ParkPlan {
	const perPark, landPerParcel, spacing = 400, 20_860.0, 0.05 // degrees: parks of 8 km² with room between them
	n := max(1, (parcels+perPark/2)/perPark)
	columns := int(math.Ceil(math.Sqrt(float64(n))))
	parks := make([]ParkPlan, n)
	for i := range parks {
		share := parcels*(i+1)/n - parcels*i/n
		parks[i] = ParkPlan{
			Code: fmt.Sprintf("P%05d", i+1), Name: fmt.Sprintf("示例%d园", i+1), Management: "direct",
			Lon: 118.45 - spacing*float64(i%columns), Lat: 24.6 + spacing*float64(i/columns),
			AreaM2: math.Max(2_000_000, landPerParcel*float64(share)), Parcels: share, Town: "示例镇",
		}
	}
	return parks
}
