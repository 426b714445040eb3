// Package disposal is the clock and the ledger of findings (处置台账): in which states an entry can be, which moves lead
// from one to the next and what each demands, and by when. It is pure. States, moves, modes and clocks are data; [Move] is
// the one way through them for people, [Open], [Expire], [Close] and [Reopen] for the program. An entry is what [Replay]
// makes of its steps.
//
// The idle track follows 闲置土地处置办法 (国土资源部令第53号), the low-efficiency track local practice. Days are counted by
// 民法典 articles 201 to 203; see package calendar.
package disposal

import (
	"slices"

	"permu/internal/land"
)

// Tracks of an entry: which law it follows.
const (
	Idle          = "idle"
	LowEfficiency = "low_efficiency"
)

// States of an entry.
const (
	Suspected         = "suspected"          // 疑似: found by the program
	Investigating     = "investigating"      // 调查中
	ProposedIdle      = "proposed_idle"      // 拟认定闲置: waits for a second person
	ProposedNotIdle   = "proposed_not_idle"  // 拟认定不闲置
	IdentifiedIdle    = "idle"               // 认定闲置
	NotIdle           = "not_idle"           // 认定不闲置
	ProposedLow       = "proposed_low"       // 拟认定低效
	ProposedNotLow    = "proposed_not_low"   // 拟认定不低效
	Verified          = "verified"           // 认定低效
	NotLow            = "not_low"            // 认定不低效
	InDisposal        = "in_disposal"        // 处置中
	Done              = "done"               // 处置完毕
	Exempt            = "exempt"             // 豁免
	Protected         = "protected"          // 保护期
	Disputed          = "disputed"           // 争议中
	ClosedUnsupported = "closed_unsupported" // 线索消失
)

// Phases gather states for a board.
const (
	PhaseSuspected  = "suspected"
	PhaseInquiry    = "inquiry"
	PhaseProposed   = "proposed"
	PhaseIdentified = "identified"
	PhaseDisposal   = "disposal"
	PhaseHeld       = "held"
	PhaseEnded      = "ended"
)

// State describes a state: its phase, the tracks that know it, and its name.
type State struct {
	Name   string      `json:"name"`
	Phase  string      `json:"phase"`
	Tracks []string    `json:"tracks"`
	Title  land.Phrase `json:"title"`
}

// States lists every state, in the order of the procedure.
func States() []State {
	both, idle, low := []string{Idle, LowEfficiency}, []string{Idle}, []string{LowEfficiency}
	return []State{
		{Suspected, PhaseSuspected, both, land.Phrase{ZH: "疑似(待核实)", EN: "suspected, to be verified"}},
		{Investigating, PhaseInquiry, idle, land.Phrase{ZH: "调查中", EN: "under inquiry"}},
		{ProposedIdle, PhaseProposed, idle, land.Phrase{ZH: "拟认定闲置(待复核)", EN: "proposed as idle"}},
		{ProposedNotIdle, PhaseProposed, idle, land.Phrase{ZH: "拟认定不闲置(待复核)", EN: "proposed as not idle"}},
		{ProposedLow, PhaseProposed, low, land.Phrase{ZH: "拟认定低效(待复核)", EN: "proposed as low-efficiency"}},
		{ProposedNotLow, PhaseProposed, low, land.Phrase{ZH: "拟认定不低效(待复核)", EN: "proposed as not low-efficiency"}},
		{IdentifiedIdle, PhaseIdentified, idle, land.Phrase{ZH: "认定闲置", EN: "identified as idle"}},
		{Verified, PhaseIdentified, low, land.Phrase{ZH: "认定低效", EN: "verified as low-efficiency"}},
		{InDisposal, PhaseDisposal, both, land.Phrase{ZH: "处置中", EN: "in disposal"}},
		{Exempt, PhaseHeld, both, land.Phrase{ZH: "豁免", EN: "exempt"}},
		{Protected, PhaseHeld, both, land.Phrase{ZH: "保护期", EN: "protected"}},
		{Disputed, PhaseHeld, both, land.Phrase{ZH: "争议中", EN: "disputed"}},
		{Done, PhaseEnded, both, land.Phrase{ZH: "处置完毕", EN: "dealt with"}},
		{NotIdle, PhaseEnded, idle, land.Phrase{ZH: "认定不闲置", EN: "found not idle"}},
		{NotLow, PhaseEnded, low, land.Phrase{ZH: "认定不低效", EN: "found not low-efficiency"}},
		{ClosedUnsupported, PhaseEnded, both, land.Phrase{ZH: "线索消失", EN: "no longer found"}},
	}
}

// StateByName finds a state.
func StateByName(name string) (State, bool) {
	all := States()
	i := slices.IndexFunc(all, func(s State) bool { return s.Name == name })
	if i < 0 {
		return State{}, false
	}
	return all[i], true
}

// Held reports whether an entry in a state is on hold: exempt, protected or disputed until a day.
func Held(state string) bool { return state == Exempt || state == Protected || state == Disputed }

// Decided are the states in which persons have closed an entry. What a run finds after it found nothing opens a new entry.
func Decided() []string { return []string{Done, NotIdle, NotLow} }

// Ended are the states in which nothing more is to be done.
func Ended() []string { return append(Decided(), ClosedUnsupported) }

// Procedure is the whole table: what the ledger knows, as data.
type Procedure struct {
	States      []State        `json:"states"`
	Moves       []Transition   `json:"moves"`
	Modes       []DisposalMode `json:"modes"`
	Clocks      []Clock        `json:"clocks"`
	Causes      []string       `json:"causes"`
	MostPerCall int            `json:"most_per_call" doc:"entries that one batch may move"`
}

// MostPerCall bounds a batch.
const MostPerCall = 500

// TheProcedure is the procedure that the program follows.
func TheProcedure() Procedure {
	return Procedure{States: States(), Moves: Table(), Modes: Modes(), Clocks: Clocks(), Causes: Causes(), MostPerCall: MostPerCall}
}
