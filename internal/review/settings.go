package review

import (
	"fmt"
	"slices"
	"strings"

	"permu/internal/land"
)

// Settings are those of a zone that has set none: all owners agree, ten working days for opinions, twenty for corrections,
// three years until the evaluation. The days are the program's, no rule of law.
func Settings() land.ReviewSettings {
	return land.ReviewSettings{Departments: departments(), ConsentBy: "both", ConsentShare: 1, OpinionDays: 10, CorrectionDays: 20, AgainYears: 3}
}

func departments() []land.Department {
	return []land.Department{
		{Name: "natural_resources", Title: phrase("自然资源", "natural resources")},
		{Name: "industry", Title: phrase("工信", "industry")},
		{Name: "development", Title: phrase("发改", "development and reform")},
		{Name: "construction", Title: phrase("住建", "construction")},
		{Name: "environment", Title: phrase("生态环境", "environment")},
		{Name: "emergency", Title: phrase("应急", "emergency management")},
		{Name: "fire", Title: phrase("消防", "fire protection")},
		{Name: "tax", Title: phrase("税务", "taxation")},
		{Name: "park", Title: phrase("园区", "the park")},
	}
}

// Departments are the names of the departments of settings.
func Departments(s land.ReviewSettings) []string {
	list := make([]string, len(s.Departments))
	for i, d := range s.Departments {
		list[i] = d.Name
	}
	return list
}

// CheckSettings lists what is wrong with the settings of a zone.
func CheckSettings(s land.ReviewSettings) land.Problems {
	var problems land.Problems
	wrong := func(path, rule string, value any) {
		problems = append(problems, land.Problem{Path: path, Rule: rule, Value: fmt.Sprint(value)})
	}
	if len(s.Departments) == 0 || len(s.Departments) > 40 {
		wrong("departments", "from 1 to 40", len(s.Departments))
	}
	seen := map[string]bool{}
	for i, d := range s.Departments {
		path := fmt.Sprintf("departments[%d]", i)
		if !land.IsDepartment(d.Name) {
			wrong(path+".name", "small letters, digits and _, a letter first, 40 at most", d.Name)
		}
		if strings.TrimSpace(d.Title.ZH) == "" {
			wrong(path+".title.zh", "must be given", "")
		}
		if seen[d.Name] {
			wrong(path, "stands twice", d.Name)
		}
		seen[d.Name] = true
	}
	if !slices.Contains([]string{"area", "heads", "both"}, s.ConsentBy) {
		wrong("consent_by", "must be area, heads or both", s.ConsentBy)
	}
	if !(s.ConsentShare >= 0 && s.ConsentShare <= 1) {
		wrong("consent_share", "from 0 to 1", s.ConsentShare)
	}
	for path, n := range map[string]int{"opinion_days": s.OpinionDays, "correction_days": s.CorrectionDays} {
		if n < 1 || n > 250 {
			wrong(path, "from 1 to 250 working days", n)
		}
	}
	if s.AgainYears < 1 || s.AgainYears > 30 {
		wrong("again_years", "from 1 to 30", s.AgainYears)
	}
	return problems
}
