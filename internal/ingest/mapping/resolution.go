package mapping

import (
	"fmt"
	"slices"
	"strings"

	"permu/internal/ingest/cell"
	"permu/internal/ingest/fold"
	"permu/internal/ingest/unit"
	"permu/internal/land"
)

// resolution is the work of mapping one table.
type resolution struct {
	*Resolver
	source   Source
	titles   map[land.Quantity]unit.Unit
	several  map[land.Quantity]string // units of a quantity that the title names more than one of
	chosen   map[string]Field         // by field name
	ofYears  map[string][]Field       // the same, columns that name a year
	claimed  []int                    // columns that the user's mapping names
	unmapped []string
	problems land.Problems
}

func (r *resolution) report(path, rule, value string) {
	r.problems = append(r.problems, land.Problem{Path: path, Rule: rule, Value: value})
}

// takeMapped takes the columns and constants that the user names.
func (r *resolution) takeMapped() {
	for _, name := range fieldNames(r.kind) {
		c, ok := r.user.Columns[name]
		if !ok {
			continue
		}
		if c.Column == "" {
			r.takeConstant(name, c)
			continue
		}
		i := r.find(c.Column)
		if i < 0 {
			r.report("mapping: columns."+name, "the file has no such column; it has "+r.seen(), c.Column)
			continue
		}
		r.claimed = append(r.claimed, i)
		heard, ok := r.read(r.source.Columns[i], r.source.CutNames)
		if !ok || heard.field != name {
			heard = bracketed(r.source.Columns[i])
		}
		heard.year = 0 // the mapping says that it is the row's
		r.chosen[name] = r.choose(name, i, heard, c.Unit)
	}
}

func (r *resolution) takeConstant(name string, c Column) {
	f, _ := r.field(name)
	column := cell.Column{Field: f, Values: r.spellings(f), Unit: r.unitNamed(f.Quantity, c.Unit)}
	value, remark := r.rules.Read(column, fmt.Sprint(c.Value))
	if remark.Outcome == cell.Refused {
		r.report("mapping: columns."+name+".value", remark.Rule, fmt.Sprint(c.Value))
	}
	r.chosen[name] = Field{Column: column, Index: -1, Constant: value, UnitFrom: "mapping"}
}

// unitNamed is a unit by its name, the stored one for "".
func (r *resolution) unitNamed(q land.Quantity, name string) unit.Unit {
	u, _ := unit.Of(q)
	if named, ok := unit.Find(q, name); ok && name != "" {
		return named
	}
	return u
}

// find looks for a column as the user writes it, then for one that folds alike.
func (r *resolution) find(name string) int {
	if i := slices.Index(r.source.Columns, name); i >= 0 {
		return i
	}
	return slices.IndexFunc(r.source.Columns, func(c string) bool { return fold.Name(c) == fold.Name(name) })
}

// takeKnown takes the columns whose names are known; those that name a year are left where the rows say theirs.
func (r *resolution) takeKnown() {
	rowsSay := r.rowsSayYears()
	for i, header := range r.source.Columns {
		if strings.TrimSpace(header) == "" || slices.Contains(r.claimed, i) || r.isIgnored(header) {
			continue
		}
		heard, ok := r.read(header, r.source.CutNames)
		if _, mapped := r.user.Columns[heard.field]; !ok || mapped || heard.year > 0 && rowsSay {
			r.unmapped = append(r.unmapped, header)
			continue
		}
		if earlier, twice := r.meaning(heard); twice {
			r.report(heard.field, "two columns mean this field; name one in a mapping or ignore the other",
				earlier.Header+", "+header)
			continue
		}
		chosen := r.choose(heard.field, i, heard, "")
		if chosen.Year > 0 {
			r.ofYears[heard.field] = append(r.ofYears[heard.field], chosen)
		} else {
			r.chosen[heard.field] = chosen
		}
	}
}

// meaning finds a column that means the same already: its field of the same year, or of a year that one of the two does not name.
func (r *resolution) meaning(heard reading) (Field, bool) {
	for _, other := range r.ofYears[heard.field] {
		if heard.year == 0 || other.Year == heard.year {
			return other, true
		}
	}
	other, twice := r.chosen[heard.field]
	return other, twice
}

// rowsSayYears reports whether the rows of the table say their years.
func (r *resolution) rowsSayYears() bool {
	_, mapped := r.user.Columns["year"]
	return mapped || slices.ContainsFunc(r.source.Columns, func(header string) bool {
		heard, ok := r.read(header, r.source.CutNames)
		return ok && heard.field == "year" && !r.isIgnored(header)
	})
}

func (r *resolution) isIgnored(header string) bool {
	return slices.ContainsFunc(r.user.Ignore, func(name string) bool { return fold.Name(name) == fold.Name(header) })
}

// choose settles the unit of a column: the mapping's, else the one in its name, else the title row's, else the stored one.
func (r *resolution) choose(name string, i int, heard reading, mapped string) Field {
	f, _ := r.field(name)
	header := r.source.Columns[i]
	chosen := Field{Column: cell.Column{Field: f, Values: r.spellings(f)}, Header: header, Index: i, Year: heard.year, UnitFrom: "default"}
	fromTitle, inTitle := r.titles[f.Quantity]
	_, measured := unit.Of(f.Quantity)
	switch {
	case !measured:
		chosen.UnitFrom = ""
	case mapped != "":
		chosen.Unit, chosen.UnitFrom = r.unitNamed(f.Quantity, mapped), "mapping"
	case heard.wrote || heard.unit != "":
		chosen.Unit, chosen.UnitFrom = r.unitIn(f.Quantity, header, heard.unit), "header"
	case r.several[f.Quantity] != "":
		r.report("column "+header, "the title states several units ("+r.several[f.Quantity]+"); the column must state its own in brackets", "")
	case inTitle:
		chosen.Unit, chosen.UnitFrom = fromTitle, "title"
	default:
		chosen.Unit = r.unitNamed(f.Quantity, "")
	}
	return chosen
}

func (r *resolution) unitIn(q land.Quantity, header, name string) unit.Unit {
	u, ok := unit.Find(q, name)
	if !ok {
		r.problems = append(r.problems, unknownUnit("column "+header, q, name))
	}
	return u
}

// requireAll reports required fields without a column.
func (r *resolution) requireAll() {
	for _, f := range r.kind.Fields {
		if _, ok := r.chosen[f.Name]; ok || !f.Required || len(r.ofYears[f.Name]) > 0 || f.Name == "year" && len(r.ofYears) > 0 {
			continue
		}
		accepted := append([]string{f.Name}, r.names.words[f.Name].Names...)
		r.report(f.Name, fmt.Sprintf("no column holds this required field; it may be called %s; the file has %s",
			strings.Join(accepted, ", "), r.seen()), "")
	}
}

func (r *resolution) seen() string {
	var named []string
	for _, c := range r.source.Columns {
		if strings.TrimSpace(c) != "" {
			named = append(named, strings.TrimSpace(c))
		}
	}
	return strings.Join(named, ", ")
}

func (r *resolution) plan() Plan {
	p := Plan{Lon: -1, Lat: -1, Unmapped: r.unmapped}
	if lon, ok := r.chosen[Lon]; ok {
		p.Lon = lon.Index
	}
	if lat, ok := r.chosen[Lat]; ok {
		p.Lat = lat.Index
	}
	for _, f := range r.kind.Fields {
		if chosen, ok := r.chosen[f.Name]; ok {
			p.Fields = append(p.Fields, chosen)
		}
		p.OfYears = append(p.OfYears, r.ofYears[f.Name]...)
	}
	return p
}
