package disposal

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
)

// DisposalMode is a way to deal with land: on which tracks, for which causes and rules, with which limit.
type DisposalMode struct {
	Name    string         `json:"name"`
	Tracks  []string       `json:"tracks"`
	Causes  []string       `json:"causes,omitempty" doc:"of idle land: the causes for which it is meant"`
	Leg     string         `json:"leg,omitempty" doc:"the leg of the definition of idle land to whose findings it is kept; empty: all"`
	Limit   *land.TimeSpan `json:"limit,omitempty" doc:"it lasts so long at most; its end must be given"`
	After   *land.TimeSpan `json:"after,omitempty" doc:"it can be chosen when so much time has passed since the start was due"`
	Hearing bool           `json:"hearing,omitempty" doc:"it can be chosen when the holder was told of the right to a hearing (Art. 15)"`
	FeeRate float64        `json:"fee_rate,omitempty" doc:"share of the price of the land that is charged"`
	Clause  string         `json:"clause,omitempty"`
	Title   land.Phrase    `json:"title"`
}

const idleMeasures = "闲置土地处置办法(国土资源部令第53号)"

// Modes lists every mode of disposal. Those of the holder's own cause are of land whose development has not started: Art. 14
// does not speak of land where it was suspended.
func Modes() []DisposalMode {
	idle, upgrade := []string{Idle}, append([]string{LowEfficiency}, followTracks()...)
	theirs, year, two := []string{Government, ForceMajeure}, &land.TimeSpan{Count: 1, Unit: calendar.Years}, &land.TimeSpan{Count: 2, Unit: calendar.Years}
	return []DisposalMode{
		{Name: "extend_start", Tracks: idle, Causes: theirs, Limit: year, Clause: idleMeasures + "第十二条第一款第一项", Title: land.Phrase{ZH: "延长动工开发期限", EN: "extend the time to start"}},
		{Name: "change_use", Tracks: idle, Causes: theirs, Clause: idleMeasures + "第十二条第一款第二项", Title: land.Phrase{ZH: "调整土地用途、规划条件", EN: "change use or planning conditions"}},
		{Name: "temporary_use", Tracks: idle, Causes: theirs, Limit: two, Clause: idleMeasures + "第十二条第一款第三项", Title: land.Phrase{ZH: "政府安排临时使用", EN: "temporary use arranged by the government"}},
		{Name: "paid_recovery", Tracks: idle, Causes: theirs, Clause: idleMeasures + "第十二条", Title: land.Phrase{ZH: "协议有偿收回", EN: "recovery against payment, by agreement"}},
		{Name: "swap", Tracks: idle, Causes: theirs, Clause: idleMeasures + "第十二条", Title: land.Phrase{ZH: "置换土地", EN: "swap of land"}},
		{Name: "other", Tracks: idle, Causes: Causes(), Clause: idleMeasures + "第十二条", Title: land.Phrase{ZH: "市县规定的其他方式", EN: "another way, by local rule"}},
		{Name: "fee", Tracks: idle, Causes: []string{Holder}, Leg: land.NotStarted, After: year, Hearing: true, FeeRate: 0.2, Clause: idleMeasures + "第十四条第一项", Title: land.Phrase{ZH: "征缴土地闲置费", EN: "fee for idle land"}},
		{Name: "recovery", Tracks: idle, Causes: []string{Holder}, Leg: land.NotStarted, After: two, Hearing: true, Clause: idleMeasures + "第十四条第二项", Title: land.Phrase{ZH: "无偿收回", EN: "recovery without compensation"}},
		{Name: "merge_reorganise", Tracks: upgrade, Title: land.Phrase{ZH: "兼并重组", EN: "merge and reorganise"}},
		{Name: "joint_investment", Tracks: upgrade, Title: land.Phrase{ZH: "联合招商", EN: "joint investment"}},
		{Name: "recover_reset", Tracks: upgrade, Title: land.Phrase{ZH: "收回重置", EN: "recover and reset"}},
		{Name: "self_upgrade", Tracks: upgrade, Title: land.Phrase{ZH: "自主升级", EN: "upgrade by the owner"}},
		{Name: "supplement", Tracks: toldTracks(), Title: land.Phrase{ZH: "签订补充协议", EN: "supplementary agreement"}},
		{Name: "damages", Tracks: toldTracks(), Clause: "民法典第五百七十七条", Title: land.Phrase{ZH: "按协议追究违约责任", EN: "liability by the agreement"}},
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
		cause := e.Track == Idle && (e.Cause == nil || !slices.Contains(m.Causes, *e.Cause))
		return !slices.Contains(m.Tracks, e.Track) || cause || m.Leg != "" && m.Leg != e.Leg
	})
}

// modeOf is the mode that a move names, or the rule that it breaks.
func modeOf(e land.LedgerEntry, name string, on time.Time) (DisposalMode, string) {
	for _, m := range ModesFor(e) {
		if m.Name == name {
			return m, cmp.Or(m.unheard(e), m.early(e, on))
		}
	}
	return DisposalMode{}, "must be a mode for this track, rule and cause"
}

// unheard says that the holder was not told of the right to a hearing that a mode waits for (闲置土地处置办法 Art. 15).
func (m DisposalMode) unheard(e land.LedgerEntry) string {
	if _, told := e.Recorded[HearingOffered]; m.Hearing && !told {
		return "the holder must be told of the right to a hearing first (Art. 15)"
	}
	return ""
}

// early says that the time has not passed that a mode waits for; of land without a day on record by which it had to start,
// persons judge.
func (m DisposalMode) early(e land.LedgerEntry, on time.Time) string {
	start, ok := calendar.Day(e.StartDueOn)
	if m.After == nil || !ok {
		return ""
	}
	if from := calendar.After(start, *m.After); on.Before(from) {
		extended := ""
		if e.ExtendedBy != nil {
			extended = ", put off by " + *e.ExtendedBy
		}
		return fmt.Sprintf("not before %s: %s after the start was due on %s%s", calendar.Text(from), calendar.SpanEN(*m.After), calendar.Text(start), extended)
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
