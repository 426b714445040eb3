package score

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
)

// inStage says by which second key a subject was placed in its part of a ranking in two stages, and how that grades it.
func (s shows) inStage(t policy.Track, row Row) []land.Reason {
	if t.Bands.TwoStage == nil || row.Initial == "" {
		return nil
	}
	for _, note := range row.Notes {
		if parts := strings.Split(note, ":"); parts[0] == stageNote && len(parts) == 5 {
			return []land.Reason{s.stageReason(t, parts[1] == "top", parts[2], parts[3], parts[4])}
		}
	}
	return nil
}

func (s shows) stageReason(t policy.Track, top bool, order, of, value string) land.Reason {
	rule := t.Bands.TwoStage.Bottom
	part, from := land.Phrase{ZH: "后段", EN: "the lower part"}, land.Phrase{ZH: "倒数第 ", EN: " from the end"}
	if top {
		rule, part, from = t.Bands.TwoStage.Top, land.Phrase{ZH: "前段", EN: "the upper part"}, land.Phrase{ZH: "第 "}
	}
	key := keyTitle(t, rule.Key)
	r := land.Reason{
		Code: stageNote,
		ZH:   fmt.Sprintf("两段评价:在%s(共 %s)中按“%s”", part.ZH, of, key.ZH),
		EN:   fmt.Sprintf("in two stages: of the %s in %s, by %s", of, part.EN, key.EN),
	}
	if known, err := strconv.ParseFloat(value, 64); err == nil && !math.IsNaN(known) {
		if terms := rule.Key; len(terms) == 1 && strings.HasSuffix(terms[0], " asc") {
			known = -known
		}
		r.ZH, r.EN = r.ZH+"(数值 "+s.key(rule.Key, known)+")", r.EN+" ("+s.key(rule.Key, known)+")"
	} else if top {
		r.ZH, r.EN = r.ZH+"(缺少该数值,排在最后)", r.EN+" (not known, and so at the end)"
	} else {
		r.ZH, r.EN = r.ZH+"(缺少该数值,先评为 "+rule.Grade+")", r.EN+" (not known, and so the first to get "+rule.Grade+")"
	}
	r.ZH += fmt.Sprintf("排%s%s 名;全体的 %s%% 由此评为 %s", from.ZH, order, rule.Percent, rule.Grade)
	r.EN += fmt.Sprintf(" it is number %s%s; %s %% of all get %s by it", order, from.EN, rule.Percent, rule.Grade)
	return r
}

// keyTitle names what is summed for a key.
func keyTitle(t policy.Track, terms []string) land.Phrase {
	var zh, en []string
	for _, text := range terms {
		term, _ := policy.ParseTerm(text)
		title := land.Phrase{ZH: "得分", EN: "score"}
		if n, ok := numbersByName()[term.Name]; ok && term.Of == "number" {
			title = n.Title
		}
		for _, i := range t.Indicators {
			if i.ID == term.Name && term.Of != "number" {
				title = i.Title
			}
		}
		if term.Of == "points" {
			title = land.Phrase{ZH: title.ZH + "得分", EN: "points of " + english(title)}
		}
		zh, en = append(zh, title.ZH), append(en, english(title))
	}
	return land.Phrase{ZH: strings.Join(zh, " + "), EN: strings.Join(en, " + ")}
}
