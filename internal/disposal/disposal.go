// Package disposal is the clock and the ledger of findings (处置台账): in which states an entry can be, which moves lead
// from one to the next and what each demands, and by when. It is pure. States, moves, modes and clocks are data; [Move] is
// the one way through them for people, [Open], [Expire], [Close] and [Reopen] for the program. An entry is what [Replay]
// makes of its steps.
//
// The idle track follows 闲置土地处置办法 (国土资源部令第53号), the low-efficiency track local practice; what was supplied and is not
// used, what an agreement or a control indicator is breached by, and what was promised and not kept is put right by a day that is
// set, or dealt with; a signal is checked on the spot first. Days are counted by 民法典 articles 201 to 203; see package calendar.
package disposal

import (
	"slices"

	"permu/internal/land"
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
	Confirmed         = "confirmed"          // 核查属实: a signal that was checked
	Notified          = "notified"           // 督促整改中: told to put it right by a day
	InDisposal        = "in_disposal"        // 处置中
	Done              = "done"               // 处置完毕
	Rectified         = "rectified"          // 整改到位
	Unfounded         = "unfounded"          // 核查不成立
	Kept              = "kept"               // 承诺已兑现
	Changed           = "changed"            // 承诺已变更
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
	all, idle, low, promise := everyTrack(), []string{Idle}, []string{LowEfficiency}, []string{Promise}
	return []State{
		{Suspected, PhaseSuspected, all, land.Phrase{ZH: "疑似(待核实)", EN: "suspected, to be verified"}},
		{Investigating, PhaseInquiry, idle, land.Phrase{ZH: "调查中", EN: "under inquiry"}},
		{Notified, PhaseInquiry, toldTracks(), land.Phrase{ZH: "督促整改中", EN: "told to put it right"}},
		{ProposedIdle, PhaseProposed, idle, land.Phrase{ZH: "拟认定闲置(待复核)", EN: "proposed as idle"}},
		{ProposedNotIdle, PhaseProposed, idle, land.Phrase{ZH: "拟认定不闲置(待复核)", EN: "proposed as not idle"}},
		{ProposedLow, PhaseProposed, low, land.Phrase{ZH: "拟认定低效(待复核)", EN: "proposed as low-efficiency"}},
		{ProposedNotLow, PhaseProposed, low, land.Phrase{ZH: "拟认定不低效(待复核)", EN: "proposed as not low-efficiency"}},
		{IdentifiedIdle, PhaseIdentified, idle, land.Phrase{ZH: "认定闲置", EN: "identified as idle"}},
		{Verified, PhaseIdentified, low, land.Phrase{ZH: "认定低效", EN: "verified as low-efficiency"}},
		{Confirmed, PhaseIdentified, []string{Signal}, land.Phrase{ZH: "核查属实", EN: "checked, and true"}},
		{InDisposal, PhaseDisposal, all, land.Phrase{ZH: "处置中", EN: "in disposal"}},
		{Exempt, PhaseHeld, all, land.Phrase{ZH: "豁免", EN: "exempt"}},
		{Protected, PhaseHeld, all, land.Phrase{ZH: "保护期", EN: "protected"}},
		{Disputed, PhaseHeld, all, land.Phrase{ZH: "争议中", EN: "disputed"}},
		{Done, PhaseEnded, all, land.Phrase{ZH: "处置完毕", EN: "dealt with"}},
		{NotIdle, PhaseEnded, idle, land.Phrase{ZH: "认定不闲置", EN: "found not idle"}},
		{NotLow, PhaseEnded, low, land.Phrase{ZH: "认定不低效", EN: "found not low-efficiency"}},
		{Rectified, PhaseEnded, followTracks(), land.Phrase{ZH: "整改到位", EN: "put right"}},
		{Unfounded, PhaseEnded, followTracks(), land.Phrase{ZH: "核查不成立", EN: "found to be none"}},
		{Kept, PhaseEnded, promise, land.Phrase{ZH: "承诺已兑现", EN: "promise kept"}},
		{Changed, PhaseEnded, promise, land.Phrase{ZH: "承诺已变更", EN: "promise changed"}},
		{ClosedUnsupported, PhaseEnded, all, land.Phrase{ZH: "线索消失", EN: "no longer found"}},
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
func Decided() []string { return []string{Done, NotIdle, NotLow, Rectified, Unfounded} }

// Lapsed are the states in which the program has closed an entry: what it finds again opens the same one again.
func Lapsed() []string { return []string{ClosedUnsupported, Kept, Changed} }

// Ended are the states in which nothing more is to be done.
func Ended() []string { return append(Decided(), Lapsed()...) }

// Procedure is the whole table: what the ledger knows, as data.
type Procedure struct {
	States      []State        `json:"states"`
	Moves       []Transition   `json:"moves"`
	Modes       []DisposalMode `json:"modes"`
	Clocks      []Clock        `json:"clocks"`
	Tracks      []Track        `json:"tracks"`
	Causes      []string       `json:"causes"`
	Grounds     []Ground       `json:"grounds"`
	MostPerCall int            `json:"most_per_call" doc:"entries that one batch may move"`
}

// MostPerCall bounds a batch.
const MostPerCall = 500

// TheProcedure is the procedure that the program follows.
func TheProcedure() Procedure {
	return Procedure{
		States: States(), Moves: Table(), Modes: Modes(), Clocks: Clocks(), Tracks: Tracks(), Causes: Causes(), Grounds: Grounds(), MostPerCall: MostPerCall,
	}
}
