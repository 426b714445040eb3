package analysis

import (
	"cmp"
	"math"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/store"
)

// list turns subjects into rows.
type list struct {
	policy  policy.Policy
	columns []land.PublishedColumn
	byName  bool // names may tell the order
}

// sort puts subjects into the order of the policy, names as Chinese dictionaries do; by their keys where names may not tell.
func (l list) sort(subjects []store.Published) {
	names := make(map[string][]byte, len(subjects))
	collator, buffer := collate.New(language.Chinese), &collate.Buffer{}
	for _, s := range subjects {
		for _, name := range []string{s.Name, orEmpty(s.ParkName)} {
			if names[name] == nil {
				names[name] = slices.Clone(collator.KeyFromString(buffer, name))
				buffer.Reset()
			}
		}
	}
	chinese := func(a, b string) int { return slices.Compare(names[a], names[b]) }
	byName := func(a, b store.Published) int {
		if !l.byName {
			return 0
		}
		return chinese(a.Name, b.Name)
	}
	slices.SortFunc(subjects, func(a, b store.Published) int {
		switch l.policy.Publication.Order {
		case "uscc":
			return cmp.Compare(a.Key, b.Key)
		case "park":
			return cmp.Or(chinese(orEmpty(a.ParkName), orEmpty(b.ParkName)), byName(a, b), cmp.Compare(a.Key, b.Key))
		}
		return cmp.Or(byName(a, b), cmp.Compare(a.Key, b.Key))
	})
}

// graded are the subjects of the main list.
func graded(s store.Published) bool { return s.Class == nil && s.Grade != "" }

func (l list) rows(subjects []store.Published, listed func(store.Published) bool) [][]any {
	rows := [][]any{}
	for _, s := range subjects {
		if !listed(s) {
			continue
		}
		row := make([]any, len(l.columns))
		for i, column := range l.columns {
			row[i] = l.cell(column.Name, s)
		}
		rows = append(rows, row)
	}
	return rows
}

// cell is a text, a phrase, a number, or nil.
func (l list) cell(column string, s store.Published) any {
	switch column {
	case "name":
		return s.Name
	case "uscc":
		return s.Key
	case "initial_grade":
		return orNull(s.InitialGrade)
	case "grade":
		return orNull(s.Grade)
	case "park":
		return orNull(orEmpty(s.ParkName))
	case "industry":
		return orNull(orEmpty(s.IndustryCode))
	case "track":
		return orNull(l.trackTitle(orEmpty(s.Track)))
	case "rank":
		return orNull(orNought(s.Place))
	case "output_cny":
		return yuan(s.OutputCNY)
	case "land_mu":
		return muOrNil(s.LandM2)
	}
	return yuan(s.TaxCNY)
}

func (l list) trackTitle(id string) land.Phrase {
	for _, t := range l.policy.Tracks {
		if t.ID == id {
			return t.Title
		}
	}
	return land.Phrase{}
}

func orNull[T comparable](v T) any {
	var none T
	if v == none {
		return nil
	}
	return v
}

func orNought(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// muOrNil is an area in mu with four decimals.
func muOrNil(areaM2 *float64) any {
	if areaM2 == nil {
		return nil
	}
	return math.Round(land.Mu(*areaM2)*1e4) / 1e4
}

func yuan(m *land.Money) any {
	if m == nil {
		return nil
	}
	return m.Yuan()
}

// special lists the special classes that somebody belongs to.
func (l list) special(subjects []store.Published) []land.PublishedClass {
	classes := []land.PublishedClass{}
	for _, class := range l.policy.Population.Special {
		rows := l.rows(subjects, func(s store.Published) bool { return orEmpty(s.Class) == score.Special && orEmpty(s.Rule) == class.ID })
		if len(rows) == 0 {
			continue
		}
		listed := land.PublishedClass{ID: class.ID, Title: class.Title, Rows: rows}
		if class.Basis != nil {
			listed.Clause = class.Basis.Clause()
		}
		classes = append(classes, listed)
	}
	return classes
}

// notGraded counts those without a grade, by reason, in the order of the policy's rules.
func (l list) notGraded(subjects []store.Published) []land.NotPublished {
	counts := map[string]int{}
	for _, s := range subjects {
		class := orEmpty(s.Class)
		switch {
		case class == score.Special || graded(s):
		case class == score.NotInScope && s.Rule != nil:
			counts[*s.Rule]++
		case class == "":
			counts["no_grade"]++
		default:
			counts[class]++
		}
	}
	reasons := []land.NotPublished{}
	for _, rule := range l.policy.Population.OutOfScope {
		reasons = append(reasons, land.NotPublished{ID: rule.ID, Title: rule.Title})
	}
	reasons = append(reasons,
		land.NotPublished{ID: score.NotInScope, Title: land.Phrase{ZH: "不属于评价范围", EN: "out of scope"}},
		land.NotPublished{ID: score.NoTrack, Title: land.Phrase{ZH: "不符合任何评价类别", EN: "no track takes it"}},
		land.NotPublished{ID: score.Undetermined, Title: land.Phrase{ZH: "数据缺失,无法归类", EN: "what decides its track is missing"}},
		land.NotPublished{ID: "no_grade", Title: land.Phrase{ZH: "参加评价,未定等级", EN: "evaluated, without a grade"}},
	)
	for i := range reasons {
		reasons[i].Count = counts[reasons[i].ID]
	}
	return slices.DeleteFunc(reasons, func(r land.NotPublished) bool { return r.Count == 0 })
}
