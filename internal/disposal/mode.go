package disposal

import (
	"fmt"
	"slices"
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
)

// Causes of idle land (闲置土地处置办法 Art. 8); force majeure is treated as the government's.
const (
	Government   = "government"
	ForceMajeure = "force_majeure"
	Holder       = "holder"
)

// Causes lists the causes of idle land.
func Causes() []string { return []string{Government, ForceMajeure, Holder} }

// DisposalMode is a way to deal with land: on which track, for which causes and rules, with which limit.
type DisposalMode struct {
	Name    string         `json:"name"`
	Track   string         `json:"track"`
	Causes  []string       `json:"causes,omitempty" doc:"of idle land: the causes for which it is meant"`
	Leg     string         `json:"leg,omitempty" doc:"the leg of the definition of idle land to whose findings it is kept; empty: all"`
	Limit   *land.TimeSpan `json:"limit,omitempty" doc:"it lasts so long at most; its end must be given"`
	After   *land.TimeSpan `json:"after,omitempty" doc:"it can be chosen when so much time has passed since the start was due"`
	FeeRate float64        `json:"fee_rate,omitempty" doc:"share of the price of the land that is charged"`
	Clause  string         `json:"clause,omitempty"`
	Title   land.Phrase    `json:"title"`
}

const idleMeasures = "闲置土地处置办法(国土资源部令第53号)"

// Modes lists every mode of disposal. Those of the holder's own cause are of land whose development has not started: Art. 14
// does not speak of land where it was suspended.
func Modes() []DisposalMode {
	theirs, year, two := []string{Government, ForceMajeure}, &land.TimeSpan{Count: 1, Unit: calendar.Years}, &land.TimeSpan{Count: 2, Unit: calendar.Years}
	return []DisposalMode{
		{Name: "extend_start", Track: Idle, Causes: theirs, Limit: year, Clause: idleMeasures + "第十二条第一款第一项", Title: land.Phrase{ZH: "延长动工开发期限", EN: "extend the time to start"}},
		{Name: "change_use", Track: Idle, Causes: theirs, Clause: idleMeasures + "第十二条第一款第二项", Title: land.Phrase{ZH: "调整土地用途、规划条件", EN: "change use or planning conditions"}},
		{Name: "temporary_use", Track: Idle, Causes: theirs, Limit: two, Clause: idleMeasures + "第十二条第一款第三项", Title: land.Phrase{ZH: "政府安排临时使用", EN: "temporary use arranged by the government"}},
		{Name: "paid_recovery", Track: Idle, Causes: theirs, Clause: idleMeasures + "第十二条", Title: land.Phrase{ZH: "协议有偿收回", EN: "recovery against payment, by agreement"}},
		{Name: "swap", Track: Idle, Causes: theirs, Clause: idleMeasures + "第十二条", Title: land.Phrase{ZH: "置换土地", EN: "swap of land"}},
		{Name: "other", Track: Idle, Causes: Causes(), Clause: idleMeasures + "第十二条", Title: land.Phrase{ZH: "市县规定的其他方式", EN: "another way, by local rule"}},
		{Name: "fee", Track: Idle, Causes: []string{Holder}, Leg: land.NotStarted, After: year, FeeRate: 0.2, Clause: idleMeasures + "第十四条第一项", Title: land.Phrase{ZH: "征缴土地闲置费", EN: "fee for idle land"}},
		{Name: "recovery", Track: Idle, Causes: []string{Holder}, Leg: land.NotStarted, After: two, Clause: idleMeasures + "第十四条第二项", Title: land.Phrase{ZH: "无偿收回", EN: "recovery without compensation"}},
		{Name: "merge_reorganise", Track: LowEfficiency, Title: land.Phrase{ZH: "兼并重组", EN: "merge and reorganise"}},
		{Name: "joint_investment", Track: LowEfficiency, Title: land.Phrase{ZH: "联合招商", EN: "joint investment"}},
		{Name: "recover_reset", Track: LowEfficiency, Title: land.Phrase{ZH: "收回重置", EN: "recover and reset"}},
		{Name: "self_upgrade", Track: LowEfficiency, Title: land.Phrase{ZH: "自主升级", EN: "upgrade by the owner"}},
	}
}

// limitOf is how long a mode lasts at most; nil is for good.
func limitOf(mode string) *land.TimeSpan {
	for _, m := range Modes() {
		if m.Name == mode {
			return m.Limit
		}
	}
	return nil
}

// ModesFor are the modes that are meant for an entry: of its track, its cause and the leg of its rule.
func ModesFor(e land.LedgerEntry) []DisposalMode {
	return slices.DeleteFunc(Modes(), func(m DisposalMode) bool {
		cause := m.Track == Idle && (e.Cause == nil || !slices.Contains(m.Causes, *e.Cause))
		return m.Track != e.Track || cause || m.Leg != "" && m.Leg != e.Leg
	})
}

// modeOf is the mode that a move names, or the rule that it breaks.
func modeOf(e land.LedgerEntry, name string, on time.Time) (DisposalMode, string) {
	for _, m := range ModesFor(e) {
		if m.Name == name {
			return m, m.early(e, on)
		}
	}
	return DisposalMode{}, "must be a mode for this track, rule and cause"
}

// early says that the time has not passed that a mode waits for; of land without a day on record by which it had to start,
// persons judge.
func (m DisposalMode) early(e land.LedgerEntry, on time.Time) string {
	start, ok := calendar.Day(e.StartDueOn)
	if m.After == nil || !ok {
		return ""
	}
	if from := calendar.After(start, *m.After); on.Before(from) {
		return fmt.Sprintf("not before %s: %s after the start was due on %s", calendar.Text(from), calendar.SpanEN(*m.After), calendar.Text(start))
	}
	return ""
}

// fee says what a mode charges, with its arithmetic; nothing of a mode without a fee.
func (m DisposalMode) fee(price *float64) []land.Phrase {
	if m.FeeRate == 0 {
		return nil
	}
	if price == nil {
		return []land.Phrase{{ZH: "价款未登记,闲置费无法计算", EN: "the price is not on record, so the fee cannot be told"}}
	}
	whole, err := land.MoneyFromYuan(*price)
	due, wrong := land.MoneyFromYuan(*price * m.FeeRate)
	if err != nil || wrong != nil {
		return []land.Phrase{{ZH: "价款有误,闲置费无法计算", EN: "the price is out of range, so the fee cannot be told"}}
	}
	return []land.Phrase{{
		ZH: fmt.Sprintf("土地闲置费 = %s 元 × %g%% = %s 元", whole.Grouped(), m.FeeRate*100, due.Grouped()),
		EN: fmt.Sprintf("fee = %s yuan × %g%% = %s yuan", whole.Grouped(), m.FeeRate*100, due.Grouped()),
	}}
}
