package serve

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"permu/geodata/reference"
	"permu/internal/disposal"
	"permu/internal/land"
)

// bookColumn is a column of the disposal ledger as offices keep it.
type bookColumn struct {
	title land.Phrase
	width float64
	cell  func(b disposalBook, e land.LedgerEntry, r *land.LedgerSheetRow) any
}

// disposalColumns are the columns that offices use, in their order.
func disposalColumns() []bookColumn {
	type entry = land.LedgerEntry
	type row = *land.LedgerSheetRow
	return []bookColumn{
		{land.Phrase{ZH: "地块编码", EN: "Parcel code"}, 24, func(_ disposalBook, e entry, _ row) any { return e.ParcelCode }},
		{land.Phrase{ZH: "区县", EN: "County"}, 10, func(_ disposalBook, e entry, _ row) any { return county(e.ParcelCode) }},
		{land.Phrase{ZH: "年份", EN: "Year"}, 8, func(_ disposalBook, _ entry, r row) any { return r.Year }},
		{land.Phrase{ZH: "企业", EN: "Enterprise"}, 30, func(_ disposalBook, e entry, r row) any { return first(r.Enterprise, e.OwnerName) }},
		{land.Phrase{ZH: "开发区", EN: "Zone"}, 20, func(b disposalBook, _ entry, _ row) any { return b.zone.Name }},
		{land.Phrase{ZH: "园区", EN: "Park"}, 16, func(_ disposalBook, e entry, _ row) any { return first(e.ParkName) }},
		{land.Phrase{ZH: "信用代码", EN: "Credit code"}, 22, func(_ disposalBook, e entry, r row) any { return first(e.USCC, r.USCC) }},
		{land.Phrase{ZH: "占地面积(亩)", EN: "Area (mu)"}, 12, func(_ disposalBook, e entry, _ row) any { return rounded(e.AreaMu) }},
		{land.Phrase{ZH: "坐落", EN: "Address"}, 30, func(_ disposalBook, e entry, _ row) any { return first(e.Address) }},
		{land.Phrase{ZH: "上年亩均税收(万元/亩)", EN: "Tax per mu, year (万元/亩)"}, 16, func(b disposalBook, _ entry, r row) any { return b.taxPerMu(r, 1) }},
		{land.Phrase{ZH: "上上年亩均税收(万元/亩)", EN: "Tax per mu, year before (万元/亩)"}, 16, func(b disposalBook, _ entry, r row) any { return b.taxPerMu(r, 2) }},
		{land.Phrase{ZH: "经营状态", EN: "Operation"}, 10, func(b disposalBook, _ entry, r row) any { return b.status(r.Status) }},
		{land.Phrase{ZH: "现状用途", EN: "Present use"}, 10, func(b disposalBook, e entry, _ row) any { return b.use(e.LandUseCode) }},
		{land.Phrase{ZH: "低效类型", EN: "Finding"}, 20, func(b disposalBook, e entry, _ row) any { return b.say(e.RuleTitle) }},
		{land.Phrase{ZH: "处置方式", EN: "Mode of disposal"}, 16, func(b disposalBook, e entry, _ row) any { return b.mode(e) }},
		{land.Phrase{ZH: "当前状态", EN: "State"}, 16, func(b disposalBook, e entry, _ row) any { return b.named(b.states, e.State) }},
		{land.Phrase{ZH: "期限", EN: "Due"}, 12, func(_ disposalBook, e entry, _ row) any { return first(e.DueOn) }},
		{land.Phrase{ZH: "详细进展", EN: "Progress"}, 60, func(b disposalBook, _ entry, r row) any { return b.progress(r.Steps) }},
		{land.Phrase{ZH: "已处置面积(亩)", EN: "Dealt with (mu)"}, 12, func(_ disposalBook, e entry, _ row) any { return rounded(land.Mu(e.DisposedM2)) }},
		{land.Phrase{ZH: "剩余面积(亩)", EN: "Left (mu)"}, 12, func(_ disposalBook, e entry, _ row) any { return rounded(land.Mu(math.Max(0, e.AreaM2-e.DisposedM2))) }},
		{land.Phrase{ZH: "实施单位", EN: "Carried out by"}, 20, func(_ disposalBook, e entry, _ row) any { return first(e.Unit) }},
		{land.Phrase{ZH: "责任人", EN: "Assigned to"}, 12, func(_ disposalBook, e entry, _ row) any { return first(e.Assignee) }},
		{land.Phrase{ZH: "下一步", EN: "Next step"}, 30, func(b disposalBook, e entry, _ row) any { return b.next(e) }},
		{land.Phrase{ZH: "问题类型", EN: "Kind of problem"}, 12, func(b disposalBook, e entry, _ row) any { return b.named(b.codes, e.Track) }},
		{land.Phrase{ZH: "闲置原因", EN: "Cause of idleness"}, 30, func(b disposalBook, e entry, r row) any { return b.cause(e, r.Steps) }},
		{land.Phrase{ZH: "动工期限", EN: "Start due"}, 24, func(b disposalBook, e entry, _ row) any { return b.start(e) }},
		{land.Phrase{ZH: "宗地变更", EN: "What became of the parcel"}, 30, func(b disposalBook, e entry, _ row) any { return b.became(e) }},
	}
}

// county is the county at the head of a code by GB/T 37346, by its name where it is known; of free codes there is none.
func county(parcelCode string) any {
	if land.CheckParcelCode(parcelCode) != nil {
		return nil
	}
	if name, ok := reference.CountyName(parcelCode[:6]); ok {
		return name
	}
	return parcelCode[:6]
}

// use is what a land use code is called; one without a name, and words, stay as they are.
func (b disposalBook) use(code *string) any {
	if code == nil || *code == "" {
		return nil
	}
	if name, ok := land.UseName(*code); ok {
		return b.say(name)
	}
	return *code
}

// first is the first text that is there.
func first(texts ...*string) any {
	for _, text := range texts {
		if text != nil && *text != "" {
			return *text
		}
	}
	return nil
}

func rounded(v float64) float64 { return math.Round(v*100) / 100 }

// taxPerMu is the figure of the last year of a run, or of so many years before it; nil is none. Of a year that is known of a part of
// the users alone it is a text that says so, which nobody adds up by mistake.
func (b disposalBook) taxPerMu(r *land.LedgerSheetRow, back int) any {
	if len(r.Years) < back {
		return nil
	}
	switch y := r.Years[len(r.Years)-back]; {
	case y.TaxPerMu != nil:
		return rounded(*y.TaxPerMu)
	case y.IsPartly("tax_cny") && y.TaxCNY != nil:
		known := strconv.FormatFloat(*y.TaxCNY/land.YuanPerWan, 'f', 2, 64)
		return b.say(land.Phrase{ZH: "部分(已知税收 " + known + " 万元,不计亩均)", EN: "in part (known: " + known + " 10k yuan of tax, not per mu)"})
	}
	return nil
}

// became says what came of a parcel that ended: others, or nothing, as a document cancelled it.
func (b disposalBook) became(e land.LedgerEntry) any {
	switch {
	case len(e.Became) > 0:
		return b.say(land.Phrase{ZH: "已变更为 ", EN: "became "}) + strings.Join(e.Became, "、")
	case e.CancelledOn == nil:
		return nil
	case e.CancelledBy == nil:
		return b.say(land.Phrase{ZH: "已注销," + *e.CancelledOn, EN: "cancelled on " + *e.CancelledOn})
	}
	return b.say(land.Phrase{ZH: "已注销," + *e.CancelledOn + "," + *e.CancelledBy, EN: "cancelled on " + *e.CancelledOn + " by " + *e.CancelledBy})
}

func (b disposalBook) status(status *string) any {
	if status == nil {
		return nil
	}
	said, ok := map[string]land.Phrase{
		"operating": {ZH: "在营", EN: "operating"}, "stopped": {ZH: "停产", EN: "stopped"}, "deregistered": {ZH: "注销", EN: "deregistered"},
	}[*status]
	if !ok {
		return *status
	}
	return b.say(said)
}

// mode is the mode that was chosen, or the suggested one, marked as such.
func (b disposalBook) mode(e land.LedgerEntry) any {
	switch {
	case e.Mode != nil:
		return b.named(b.modes, *e.Mode)
	case e.SuggestedMode == "none":
		return nil
	}
	return b.say(land.Phrase{ZH: "建议:", EN: "suggested: "}) + b.named(b.codes, e.SuggestedMode)
}

// cause is why land is idle, with the ground of Art. 8 and the document or file that shows it; of other entries nothing.
func (b disposalBook) cause(e land.LedgerEntry, steps []land.LedgerStep) any {
	if e.Cause == nil {
		return nil
	}
	words := []string{b.say(disposal.CauseTitle(*e.Cause))}
	if e.Ground != nil {
		ground, _ := disposal.GroundByName(*e.Ground)
		words = append(words, b.say(ground.Title))
	}
	for _, step := range slices.Backward(steps) {
		if step.Cause == nil {
			continue
		}
		if step.DocumentNo != nil {
			words = append(words, *step.DocumentNo)
		}
		if step.FileID != nil {
			words = append(words, b.say(land.Phrase{ZH: "附件 ", EN: "file "})+strconv.FormatInt(*step.FileID, 10))
		}
		break
	}
	if e.CausesDiffer {
		words = append(words, b.say(land.Phrase{ZH: "与宗地档案登记不一致:", EN: "by the parcel's record: "})+b.say(disposal.CauseTitle(*e.RecordedCause)))
	}
	return strings.Join(words, ";")
}

// next is what an officer wrote down as the next step, else the moves by which the procedure goes on.
func (b disposalBook) next(e land.LedgerEntry) any {
	if said := first(e.NextStep); said != nil || len(e.NextMoves) == 0 {
		return said
	}
	moves := make([]string, len(e.NextMoves))
	for i, move := range e.NextMoves {
		moves[i] = b.named(b.moves, move)
	}
	return strings.Join(moves, " / ")
}

// start is the day by which works had to start, and by which document it was put off; of idle land alone.
func (b disposalBook) start(e land.LedgerEntry) any {
	switch {
	case e.Track != disposal.Idle || e.StartDueOn == nil:
		return nil
	case e.ExtendedBy == nil:
		return *e.StartDueOn
	}
	return b.say(land.Phrase{ZH: *e.StartDueOn + "(已延期," + *e.ExtendedBy + ")", EN: *e.StartDueOn + " (put off by " + *e.ExtendedBy + ")"})
}

// progress is a line for each step.
func (b disposalBook) progress(steps []land.LedgerStep) string {
	lines := make([]string, len(steps))
	for i, step := range steps {
		day := land.DayOf(step.At)
		if step.DocumentOn != nil {
			day = *step.DocumentOn
		}
		parts := []string{day, b.named(b.moves, step.Move)}
		for _, more := range []*string{step.DocumentNo, step.Note} {
			if more != nil {
				parts = append(parts, *more)
			}
		}
		lines[i] = strings.Join(append(parts, step.By), " ")
	}
	return strings.Join(lines, "\n")
}
