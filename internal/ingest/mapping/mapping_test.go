package mapping_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"permu/geodata/mappings"
	"permu/internal/ingest/cell"
	"permu/internal/ingest/fold"
	"permu/internal/ingest/mapping"
	"permu/internal/ingest/unit"
	"permu/internal/land"
)

func kind(t *testing.T, name string) land.Kind {
	t.Helper()
	k, ok := land.KindByName(name)
	if !ok {
		t.Fatalf("no kind %q", name)
	}
	return k
}

func resolve(t *testing.T, kindName string, user mapping.Mapping, s mapping.Source) (mapping.Plan, error) {
	t.Helper()
	r, err := mapping.NewResolver(kind(t, kindName), user, cell.Rules{})
	if err != nil {
		return mapping.Plan{}, err
	}
	return r.Resolve(s)
}

// TestShippedNames holds the shipped files to what the program needs of them.
func TestShippedNames(t *testing.T) {
	for _, k := range land.Kinds() {
		t.Run(k.Name, func(t *testing.T) {
			text, err := mappings.Files.ReadFile(k.Name + ".yaml")
			if err != nil {
				t.Fatal(err)
			}
			var fields map[string]struct {
				Names   []string            `yaml:"names"`
				NamesIn map[string][]string `yaml:"names_in"`
				Values  map[string][]string `yaml:"values"`
			}
			if err := yaml.UnmarshalWithOptions(text, &fields, yaml.Strict()); err != nil {
				t.Fatal(err)
			}
			owner := map[string]string{}
			claim := func(name, field string) {
				if other, taken := owner[fold.Name(name)]; taken && other != field {
					t.Errorf("%q means both %s and %s", name, other, field)
				}
				owner[fold.Name(name)] = field
			}
			for _, f := range k.Fields {
				claim(f.Name, f.Name)
			}
			for name, w := range fields {
				f, ok := k.Field(name)
				if !ok && name != mapping.Lon && name != mapping.Lat {
					t.Errorf("%s is no field", name)
				}
				for _, n := range w.Names {
					claim(n, name)
				}
				for u, list := range w.NamesIn {
					if _, ok := unit.Find(f.Quantity, u); !ok {
						t.Errorf("%s: no unit %q", name, u)
					}
					for _, n := range list {
						claim(n, name)
					}
				}
				words := map[string]string{}
				for word, list := range w.Values {
					if f.Quantity == land.Choice && !slices.Contains(f.Choices, word) {
						t.Errorf("%s: no choice %q", name, word)
					}
					for _, spelling := range list {
						if other, taken := words[fold.Name(spelling)]; taken && other != word || fold.Name(spelling) == "" {
							t.Errorf("%s: %q means both %s and %s, or folds to nothing", name, spelling, other, word)
						}
						words[fold.Name(spelling)] = word
					}
				}
			}
			for _, f := range k.Fields {
				if len(fields[f.Name].Names) == 0 {
					t.Errorf("%s has no names", f.Name)
				}
				if (f.Quantity == land.Choice || f.Quantity == land.Flag) && len(fields[f.Name].Values) == 0 {
					t.Errorf("%s has no words", f.Name)
				}
			}
		})
	}
}

// TestOfficeHeaders is what offices send, column by column.
func TestOfficeHeaders(t *testing.T) {
	tests := map[string]struct {
		kind, header, field, unit string
		cut                       bool
	}{
		"architecture's land area":       {"parcels", "用地面积(亩)", "title_area_m2", "亩", false},
		"full-width bracket":             {"parcels", "用地面积（亩）", "title_area_m2", "亩", false},
		"tax in 万元":                      {"reports", "税收(万元)", "tax_cny", "万元", false},
		"value added in 千元":              {"reports", "工业增加值(千元)", "value_added_cny", "千元", false},
		"energy":                         {"reports", "综合能耗(吨标煤)", "energy_tce", "吨标准煤", false},
		"electricity":                    {"reports", "用电量(万千瓦时)", "electricity_kwh", "万千瓦时", false},
		"emissions":                      {"reports", "污染物排放量(吨)", "emissions_t", "吨", false},
		"staff":                          {"reports", "从业人员平均人数(人)", "employees", "个", false},
		"research":                       {"reports", "研发经费(万元)", "rd_cny", "万元", false},
		"renewal in 万元":                  {"reports", "技改投资(万元)", "technical_investment_cny", "万元", false},
		"renewal in full width":          {"reports", "技改投资（万元）", "technical_investment_cny", "万元", false},
		"equity":                         {"reports", "所有者权益（千元）", "equity_cny", "千元", false},
		"COD":                            {"reports", "化学需氧量排放量(吨)", "cod_t", "吨", false},
		"COD after its own bracket":      {"reports", "化学需氧量（COD）（千克）", "cod_t", "千克", false},
		"refund":                         {"reports", "退税（万元）", "tax_refund_cny", "万元", false},
		"tax paid elsewhere":             {"reports", "异地缴税(元)", "cross_region_tax_cny", "元", false},
		"recognition":                    {"events", "认定名称", "label", "", false},
		"stroke instead of brackets":     {"reports", "税收/万元", "tax_cny", "万元", false},
		"unit behind 单位":                 {"reports", "税收(单位：万元)", "tax_cny", "万元", false},
		"required star and blanks":       {"reports", "* 税收 合计 ", "tax_cny", "元", false},
		"national tax in the name":       {"reports", "增值税(国税)", "vat_cny", "元", false},
		"bracket after a bracket":        {"reports", "增值税(国税)(万元)", "vat_cny", "万元", false},
		"Xuzhou land area is in ha":      {"parcels", "TDMJ", "title_area_m2", "公顷", false},
		"Xuzhou right holder":            {"parcels", "TDSYQR", "owner_name", "", false},
		"Xuzhou seat":                    {"parcels", "TDZL", "address", "", false},
		"wire name":                      {"parcels", "title_area_m2", "title_area_m2", "m²", false},
		"wire name in brackets' unit":    {"parcels", "title_area_m2(ha)", "title_area_m2", "公顷", false},
		"bracket on a word is no unit":   {"enterprises", "规模(规上/规下)", "scale", "", false},
		"certificate cut in GBK":         {"parcels", "不动产权证", "certificate_no", "", true},
		"credit code cut in GBK":         {"parcels", "统一社会信", "owner_uscc", "", true},
		"footprint cut in GBK":           {"parcels", "建筑占地面", "footprint_m2", "m²", true},
		"credit code cut in UTF-8":       {"parcels", "统一社", "owner_uscc", "", true},
		"English cut":                    {"parcels", "handed_ove", "handed_over_on", "", true},
		"a cut name in a full-name file": {"parcels", "不动产权证书", "", "", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			plan, _ := resolve(t, tt.kind, mapping.Mapping{}, mapping.Source{Columns: []string{tt.header}, CutNames: tt.cut})
			if tt.field == "" {
				if len(plan.Fields) != 0 {
					t.Errorf("%s mapped to %s", tt.header, plan.Fields[0].Field.Name)
				}
				return
			}
			if len(plan.Fields) != 1 || plan.Fields[0].Field.Name != tt.field || plan.Fields[0].Unit.Name != tt.unit {
				t.Errorf("%s → %+v, want %s in %q", tt.header, plan.Fields, tt.field, tt.unit)
			}
		})
	}
}

func TestTitleStatesUnit(t *testing.T) {
	plan, _ := resolve(t, "reports", mapping.Mapping{}, mapping.Source{
		Columns: []string{"税收", "工业总产值(千元)"}, Titles: []string{"2020年企业数据", "单位：万元"},
	})
	for _, f := range plan.Fields {
		want := map[string]string{"tax_cny": "万元/title", "output_cny": "千元/header"}[f.Field.Name]
		if got := f.Unit.Name + "/" + f.UnitFrom; got != want {
			t.Errorf("%s is in %s, want %s", f.Field.Name, got, want)
		}
	}
}

// TestTitleStatesSeveralUnits has a title with two units of area: a column must state its own.
func TestTitleStatesSeveralUnits(t *testing.T) {
	titles := []string{"单位：亩、万元、平方米"}
	_, err := resolve(t, "parcels", mapping.Mapping{}, mapping.Source{Columns: []string{"宗地代码", "宗地面积", "建筑面积(平方米)"}, Titles: titles})
	if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "宗地面积: the title states several units (亩, m²)") {
		t.Error(err)
	}
	plan, err := resolve(t, "parcels", mapping.Mapping{}, mapping.Source{Columns: []string{"宗地代码", "宗地面积(亩)", "出让价款"}, Titles: titles})
	if err != nil || plan.Fields[len(plan.Fields)-1].Unit.Name != "万元" {
		t.Errorf("%+v %v", plan.Fields, err)
	}
}

func TestUserMapping(t *testing.T) {
	m, err := mapping.Parse([]byte(`
columns:
  parcel_code: MAP_LOT
  title_area_m2: {column: CALC_ACRES, unit: acre}
  tenure: {column: own, values: {S: state}}
  park_code: {value: 12}
  price_cny: 价款(万元)
ignore: [OBJECTID]
`))
	if err != nil {
		t.Fatal(err)
	}
	plan, err := resolve(t, "parcels", m, mapping.Source{Columns: []string{"OBJECTID", "MAP_LOT", "CALC_ACRES", "own", "宗地代码", "价款(万元)"}})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range plan.Fields {
		got[f.Field.Name] = f.Header + "|" + f.Unit.Name
	}
	want := map[string]string{
		"parcel_code": "MAP_LOT|", "park_code": "|", "tenure": "own|", "title_area_m2": "CALC_ACRES|acre", "price_cny": "价款(万元)|万元",
	}
	for field, w := range want {
		if got[field] != w {
			t.Errorf("%s from %q, want %q", field, got[field], w)
		}
	}
	if !slices.Equal(plan.Unmapped, []string{"宗地代码"}) {
		t.Errorf("unmapped %v", plan.Unmapped)
	}
}

func TestMistakes(t *testing.T) {
	tests := map[string]struct {
		yaml    string
		columns []string
		want    []string // parts of the message
	}{
		"missing required column":   {"", []string{"坐落"}, []string{"parcel_code", "宗地代码", "坐落"}},
		"two columns for one field": {"", []string{"宗地代码", "parcel_code"}, []string{"parcel_code: two columns", "宗地代码, parcel_code"}},
		"unknown unit in brackets":  {"", []string{"宗地代码", "出让价款(万元/亩)"}, []string{"出让价款(万元/亩)", "万元"}},
		"unit cut off":              {"", []string{"宗地代码", "宗地面积("}, []string{"宗地面积("}},
		"unknown field":             {"columns: {colour: c}", []string{"宗地代码"}, []string{"columns.colour", "parcel_code"}},
		"unknown unit":              {"columns: {title_area_m2: {column: a, unit: 斤}}", []string{"宗地代码", "a"}, []string{"title_area_m2.unit", "亩"}},
		"column that is not there":  {"columns: {parcel_code: LOT}", []string{"a"}, []string{"columns.parcel_code", "LOT", "it has a"}},
		"constant of a wrong type":  {"columns: {title_area_m2: {value: big}}", []string{"宗地代码"}, []string{"title_area_m2.value", "number"}},
		"unknown key":               {"colums: {}", nil, []string{"[1:1]", "colums"}},
		"unknown key inside":        {"columns: {parcel_code: {colum: a}}", nil, []string{"colum"}},
		"column and value":          {"columns: {parcel_code: {column: a, value: b}}", nil, []string{"columns.parcel_code"}},
		"unknown duplicates":        {"duplicates: drop", nil, []string{"duplicates"}},
		"doubled key":               {"ignore: [a]\nignore: [b]", nil, []string{"ignore"}},
		"no YAML":                   {"columns: [", nil, []string{"["}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			m, err := mapping.Parse([]byte(tt.yaml))
			if err == nil {
				_, err = resolve(t, "parcels", m, mapping.Source{Columns: tt.columns})
			}
			if !errors.Is(err, land.ErrInvalid) {
				t.Fatalf("error %v, want an ErrInvalid", err)
			}
			for _, part := range tt.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%q does not name %q", err, part)
				}
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("columns:\n  parcel_code: A\n  year: {value: 2020}\nignore: [b]\nheader_row: 3\nduplicates: merge\n"))
	f.Add([]byte("columns: {a: {column: x, values: {Y: above}}}"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if _, err := mapping.Parse(text); err != nil && !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%v is no error of content", err)
		}
	})
}
