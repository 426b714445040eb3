package analysis

import (
	"regexp"
	"slices"
	"strings"

	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/policy"
)

// inUnits are the quantities that tables give in units that differ by orders of magnitude.
var inUnits = []land.Quantity{land.Area, land.Amount, land.Energy, land.Electricity, land.Volume, land.Mass}

// assumedUnits says which columns are read in which unit where nobody states one: a factor of thousands hangs on it.
func assumedUnits(b *ingest.Batch) []land.Reason {
	var assumed []string
	for _, source := range b.Sources {
		f, _ := b.Kind.Field(source.Field)
		if source.UnitFrom == "default" && slices.Contains(inUnits, f.Quantity) {
			assumed = append(assumed, source.Header+"("+source.Unit+")")
		}
	}
	if len(assumed) == 0 {
		return nil
	}
	columns := strings.Join(assumed, "、")
	return []land.Reason{{
		Code: "assumed_units", ZH: "以下列没有写明单位,按括号中的单位读取:" + columns + ";不是这样的,请在列名后注明单位,如 税收(万元)",
		EN: "columns without a unit are taken in that in brackets: " + columns + "; where that is not so, name it behind the column, as 税收(万元)",
	}}
}

// yearBehind is the year at the end of what a finding lacks: tax_per_mu_2022.
var yearBehind = regexp.MustCompile(`_((?:19|20)[0-9]{2})$`)

// FactName is what a finding lacks of a table in Chinese: 亩均税收(2022年), 闲置原因. A name without Chinese words stays.
func FactName(fact string) string {
	name, year := fact, ""
	if at := yearBehind.FindStringSubmatchIndex(fact); at != nil {
		name, year = fact[:at[0]], "("+fact[at[2]:at[3]]+"年)"
	}
	if n, ok := policy.RuleNumber(name); ok {
		return n.Title.ZH + year
	}
	if per, ok := strings.CutSuffix(name, "_per_mu"); ok {
		if n, ok := policy.RuleNumber(per + "_cny"); ok {
			return "亩均" + n.Title.ZH + year
		}
	}
	if title := ingest.ColumnName(screenedKind(), name); title != name {
		return title + year
	}
	return fact
}
