package disposal

import (
	"slices"

	"permu/internal/land"
)

// Rights, by which roles say who may do what.
const (
	RightMove    = "move_finding"    // take a finding a step further
	RightApprove = "approve_finding" // be the second person of a step that needs two
)

// Demand is something that a move cannot do without.
type Demand = string

// Demands. Every move that has a date demands it to lie neither before the last step nor in the future.
const (
	DocumentNo   Demand = "document_no"
	DocumentOn   Demand = "document_on"
	Signer       Demand = "signer"
	File         Demand = "file_id"
	SecondPerson Demand = "second_person" // another than who proposed
	Cause        Demand = "cause"
	OfGround     Demand = "ground" // of a cause that has grounds
	Mode         Demand = "mode"
	UntilOn      Demand = "until_on"
	Area         Demand = "disposed_m2"
	Note         Demand = "note"
)

// Former stands for the state that an entry was in before it was put on hold, and Same for the one that it is in.
const (
	Former = "former"
	Same   = "same"
)

// What steps put on record of the procedure of idle land, and answers of those who are told to put something right.
const (
	Inquired       = "inquired"
	Answered       = "answered"
	Reported       = "reported"
	Published      = "published"
	Withdrawn      = "withdrawn"
	HearingOffered = "hearing_offered"
	Heard          = "heard"
)

// Transition is a move: from which states of which tracks to which, who may make it, what it demands, and the clock that
// it starts.
type Transition struct {
	Name    string   `json:"name"`
	Tracks  []string `json:"tracks"`
	From    []string `json:"from"`
	To      string   `json:"to" doc:"a state; former: that before it was put on hold; same: the one it is in"`
	Right   string   `json:"right" doc:"who may make it; empty: the program alone"`
	Demands []Demand `json:"demands"`
	Clock   string   `json:"clock,omitempty" doc:"the clock that it starts"`
	Stops   string   `json:"stops,omitempty" doc:"the clock that it stops"`
	Waits   string   `json:"waits,omitempty" doc:"the clock that must be over before it, or stopped by what it was set for"`
	Records string   `json:"records,omitempty" doc:"what it puts on record of the procedure, with its day"`
	Claims  bool     `json:"claims,omitempty" doc:"of idle land: a ground of Art. 8 may be named, as the holder claims it"`
	OwnTime bool     `json:"own_time" doc:"a deadline of one's own may be set"`
	// Unsupported moves are for what the newest run finds no longer.
	Unsupported bool        `json:"unsupported,omitempty" doc:"for what the newest run finds no longer"`
	DateOf      land.Phrase `json:"date_of" doc:"what its date is the date of"`
	Title       land.Phrase `json:"title"`
}

// Table lists every move there is.
func Table() []Transition {
	return slices.Concat(idleMoves(), lowMoves(), recordMoves(), followMoves(), commonMoves(), programMoves())
}

func paper(more ...Demand) []Demand { return append([]Demand{DocumentNo, DocumentOn, Signer}, more...) }

func idleMoves() []Transition {
	idle := []string{Idle}
	return []Transition{
		{
			Name: "investigate", Tracks: idle, From: []string{Suspected}, To: Investigating, Right: RightMove, Demands: paper(), Clock: ClockAnswer, Records: Inquired,
			DateOf: land.Phrase{ZH: "《闲置土地调查通知书》送达日期", EN: "day on which the notice of inquiry was served"}, Title: land.Phrase{ZH: "送达调查通知书", EN: "serve the notice of inquiry"},
		},
		{
			Name: "propose_idle", Tracks: idle, From: []string{Investigating}, To: ProposedIdle, Right: RightMove, Demands: []Demand{DocumentOn, Cause}, Waits: ClockAnswer, OwnTime: true,
			DateOf: land.Phrase{ZH: "提出日期", EN: "day of the proposal"}, Title: land.Phrase{ZH: "拟认定闲置", EN: "propose as idle"},
		},
		{
			Name: "propose_not_idle", Tracks: idle, From: []string{Investigating}, To: ProposedNotIdle, Right: RightMove, Demands: []Demand{DocumentOn, Note}, OwnTime: true,
			DateOf: land.Phrase{ZH: "提出日期", EN: "day of the proposal"}, Title: land.Phrase{ZH: "拟认定不闲置", EN: "propose as not idle"},
		},
		{
			Name: "confirm_idle", Tracks: idle, From: []string{ProposedIdle}, To: IdentifiedIdle, Right: RightApprove, Demands: paper(File, SecondPerson), OwnTime: true,
			DateOf: land.Phrase{ZH: "《闲置土地认定书》日期", EN: "day of the identification"}, Title: land.Phrase{ZH: "认定闲置", EN: "identify as idle"},
		},
		{
			Name: "confirm_not_idle", Tracks: idle, From: []string{ProposedNotIdle}, To: NotIdle, Right: RightApprove, Demands: paper(SecondPerson),
			DateOf: land.Phrase{ZH: "认定日期", EN: "day of the decision"}, Title: land.Phrase{ZH: "认定不闲置", EN: "decide that it is not idle"},
		},
		{
			Name: "send_back", Tracks: idle, From: []string{ProposedIdle, ProposedNotIdle}, To: Investigating, Right: RightApprove, Demands: []Demand{DocumentOn, Note}, OwnTime: true,
			DateOf: land.Phrase{ZH: "退回日期", EN: "day of the return"}, Title: land.Phrase{ZH: "退回调查", EN: "send back"},
		},
	}
}

func lowMoves() []Transition {
	low := []string{LowEfficiency}
	return []Transition{
		{
			Name: "propose_low", Tracks: low, From: []string{Suspected}, To: ProposedLow, Right: RightMove, Demands: []Demand{DocumentOn}, OwnTime: true,
			DateOf: land.Phrase{ZH: "核实日期", EN: "day of the check"}, Title: land.Phrase{ZH: "核实为低效", EN: "propose as low-efficiency"},
		},
		{
			Name: "propose_not_low", Tracks: low, From: []string{Suspected}, To: ProposedNotLow, Right: RightMove, Demands: []Demand{DocumentOn, Note}, OwnTime: true,
			DateOf: land.Phrase{ZH: "核实日期", EN: "day of the check"}, Title: land.Phrase{ZH: "核实为不低效", EN: "propose as not low-efficiency"},
		},
		{
			Name: "confirm_low", Tracks: low, From: []string{ProposedLow}, To: Verified, Right: RightApprove, Demands: paper(SecondPerson), OwnTime: true,
			DateOf: land.Phrase{ZH: "认定日期", EN: "day of the decision"}, Title: land.Phrase{ZH: "认定低效", EN: "verify as low-efficiency"},
		},
		{
			Name: "confirm_not_low", Tracks: low, From: []string{ProposedNotLow}, To: NotLow, Right: RightApprove, Demands: paper(SecondPerson),
			DateOf: land.Phrase{ZH: "认定日期", EN: "day of the decision"}, Title: land.Phrase{ZH: "认定不低效", EN: "decide that it is not low-efficiency"},
		},
		{
			Name: "return_low", Tracks: low, From: []string{ProposedLow, ProposedNotLow}, To: Suspected, Right: RightApprove, Demands: []Demand{DocumentOn, Note}, OwnTime: true,
			DateOf: land.Phrase{ZH: "退回日期", EN: "day of the return"}, Title: land.Phrase{ZH: "退回核实", EN: "send back"},
		},
	}
}

func commonMoves() []Transition {
	all, running := everyTrack(), []string{Suspected, Investigating, Notified, IdentifiedIdle, Verified, Confirmed, InDisposal}
	open := slices.Concat(running, []string{ProposedIdle, ProposedNotIdle, ProposedLow, ProposedNotLow, Exempt, Protected, Disputed})
	hold := func(name, to string, title land.Phrase) Transition {
		return Transition{
			Name: name, Tracks: all, From: running, To: to, Right: RightMove, Demands: paper(UntilOn), Clock: ClockUntil,
			DateOf: land.Phrase{ZH: "文件日期", EN: "day of the document"}, Title: title,
		}
	}
	document := land.Phrase{ZH: "文件日期", EN: "day of the document"}
	return []Transition{
		{Name: "dispose", Tracks: all, From: []string{IdentifiedIdle, Verified, Confirmed, Notified}, To: InDisposal, Right: RightMove, Demands: paper(Mode), OwnTime: true, DateOf: document, Title: land.Phrase{ZH: "开始处置", EN: "begin the disposal"}},
		{Name: "change_mode", Tracks: all, From: []string{InDisposal}, To: Same, Right: RightMove, Demands: paper(Mode), OwnTime: true, DateOf: document, Title: land.Phrase{ZH: "变更处置方式", EN: "change the mode of disposal"}},
		{Name: "record_part", Tracks: all, From: []string{InDisposal}, To: Same, Right: RightMove, Demands: []Demand{DocumentOn, Area}, DateOf: land.Phrase{ZH: "处置日期", EN: "day of the disposal"}, Title: land.Phrase{ZH: "登记已处置面积", EN: "record land that is dealt with"}},
		{Name: "finish", Tracks: all, From: []string{InDisposal}, To: Done, Right: RightMove, Demands: paper(File), DateOf: land.Phrase{ZH: "处置完毕日期", EN: "day on which the disposal ended"}, Title: land.Phrase{ZH: "处置完毕", EN: "end the disposal"}},
		hold("exempt", Exempt, land.Phrase{ZH: "豁免", EN: "exempt"}),
		hold("protect", Protected, land.Phrase{ZH: "列入保护期", EN: "protect"}),
		hold("dispute", Disputed, land.Phrase{ZH: "登记争议", EN: "record a dispute"}),
		{Name: "resume", Tracks: all, From: []string{Exempt, Protected, Disputed}, To: Former, Right: RightMove, Demands: []Demand{DocumentOn, Note}, DateOf: land.Phrase{ZH: "恢复日期", EN: "day of the resumption"}, Title: land.Phrase{ZH: "提前恢复", EN: "resume before the time"}},
		{Name: "close_unsupported", Tracks: all, From: open, To: ClosedUnsupported, Right: RightMove, Unsupported: true, Demands: paper(Note), DateOf: document, Title: land.Phrase{ZH: "线索不再成立,予以关闭", EN: "close as no longer supported"}},
		{Name: "assign", Tracks: all, From: open, To: Same, Right: RightMove, Demands: []Demand{}, OwnTime: true, Title: land.Phrase{ZH: "分派", EN: "assign"}},
		{Name: "annotate", Tracks: all, From: everyState(), To: Same, Right: RightMove, Demands: []Demand{Note}, Title: land.Phrase{ZH: "备注", EN: "note"}},
	}
}

// programMoves are made by the program when a run is followed, a promise is judged, or a day has come.
func programMoves() []Transition {
	all, idle, others, promise := everyTrack(), []string{Idle}, everyTrack()[1:], []string{Promise}
	held := []string{Exempt, Protected, Disputed}
	told := slices.Concat([]string{Suspected, Notified}, held)
	return []Transition{
		{Name: "open", Tracks: idle, To: Suspected, Clock: ClockNotice, Title: land.Phrase{ZH: "发现线索", EN: "found"}},
		{Name: "open_low", Tracks: others, To: Suspected, Title: land.Phrase{ZH: "发现线索", EN: "found"}},
		{Name: "close", Tracks: all, From: []string{Suspected}, To: ClosedUnsupported, Title: land.Phrase{ZH: "线索消失", EN: "no longer found"}},
		{Name: "promise_kept", Tracks: promise, From: told, To: Kept, Title: land.Phrase{ZH: "承诺已兑现", EN: "promise kept"}},
		{Name: "promise_changed", Tracks: promise, From: told, To: Changed, Title: land.Phrase{ZH: "承诺已变更", EN: "promise changed"}},
		{Name: "reopen", Tracks: idle, From: Lapsed(), To: Suspected, Clock: ClockNotice, Title: land.Phrase{ZH: "再次发现", EN: "found again"}},
		{Name: "reopen_low", Tracks: others, From: Lapsed(), To: Suspected, Title: land.Phrase{ZH: "再次发现", EN: "found again"}},
		{Name: "expire", Tracks: all, From: held, To: Former, Title: land.Phrase{ZH: "到期恢复", EN: "resumed when its time was up"}},
	}
}

func everyState() []string {
	all := States()
	names := make([]string, len(all))
	for i, s := range all {
		names[i] = s.Name
	}
	return names
}

// TransitionByName finds a move.
func TransitionByName(name string) (Transition, bool) {
	all := Table()
	i := slices.IndexFunc(all, func(t Transition) bool { return t.Name == name })
	if i < 0 {
		return Transition{}, false
	}
	return all[i], true
}

// fits reports whether a move leads on from where an entry stands.
func (t Transition) fits(track, state string) bool {
	return slices.Contains(t.Tracks, track) && slices.Contains(t.From, state)
}

// supported reports whether an entry is one that a move is for.
func (t Transition) supported(e land.LedgerEntry) bool {
	return !t.Unsupported || e.UnsupportedRunID != nil
}

// Allowed are the names of the moves that a person may make with an entry now; whether what they demand is there, they
// themselves say.
func Allowed(e land.LedgerEntry, by land.Person) []string {
	names := []string{}
	for _, t := range Table() {
		if t.Right != "" && by.May(t.Right, e.ParkCode) && t.fits(e.Track, e.State) && t.supported(e) {
			names = append(names, t.Name)
		}
	}
	return names
}
