package disposal

import "permu/internal/land"

// recordMoves put steps of a procedure on record that leave the state as it is: the holder's answer, and of idle land the report to
// the upper authority, publication and hearing (闲置土地处置办法 Art. 6, 10 and 15).
func recordMoves() []Transition {
	idle, running := []string{Idle}, []string{IdentifiedIdle, InDisposal}
	day := func(zh, en string) land.Phrase { return land.Phrase{ZH: zh, EN: en} }
	return []Transition{
		{
			Name: "record_answer", Tracks: append(toldTracks(), Idle), From: []string{Investigating, Notified}, To: Same, Right: RightMove, Demands: []Demand{DocumentOn, Note},
			Stops: ClockAnswer, Records: Answered, Claims: true, OwnTime: true, DateOf: day("收到说明日期", "day on which it came"), Title: day("登记使用权人说明", "record the holder's answer"),
		},
		{
			Name: "report_up", Tracks: idle, From: running, To: Same, Right: RightMove, Demands: paper(), Records: Reported,
			DateOf: day("报送日期", "day of the report"), Title: day("报上一级主管部门备案", "report to the upper authority"),
		},
		{
			Name: "publish", Tracks: idle, From: running, To: Same, Right: RightMove, Demands: []Demand{DocumentOn, Note}, Records: Published,
			DateOf: day("公布日期", "day of the publication"), Title: day("向社会公布(注明渠道)", "publish; the note says where"),
		},
		{
			Name: "withdraw", Tracks: idle, From: []string{InDisposal, Done}, To: Same, Right: RightMove, Demands: []Demand{DocumentOn}, Records: Withdrawn,
			DateOf: day("撤销日期", "day of the withdrawal"), Title: day("撤销公布", "withdraw the publication"),
		},
		{
			Name: "offer_hearing", Tracks: idle, From: running, To: Same, Right: RightMove, Demands: paper(), Records: HearingOffered, OwnTime: true,
			DateOf: day("听证告知书送达日期", "day on which the notice was served"), Title: day("告知听证权利", "tell the holder of the right to a hearing"),
		},
		{
			Name: "hold_hearing", Tracks: idle, From: running, To: Same, Right: RightMove, Demands: []Demand{DocumentOn, Note}, Records: Heard,
			DateOf: day("听证日期", "day of the hearing"), Title: day("举行听证(注明结论)", "hold the hearing; the note says what came of it"),
		},
	}
}

// followMoves are those of what is put right by a day that is set, of signals that are checked on the spot, and of what is found to be
// none, which needs somebody who may approve. What is not put right goes on to its disposal.
func followMoves() []Transition {
	told, signal := toldTracks(), []string{Signal}
	day := func(zh, en string) land.Phrase { return land.Phrase{ZH: zh, EN: en} }
	return []Transition{
		{
			Name: "verify", Tracks: signal, From: []string{Suspected}, To: Confirmed, Right: RightMove, Demands: []Demand{DocumentOn, Note}, OwnTime: true,
			DateOf: day("现场核查日期", "day of the check on the spot"), Title: day("核查属实", "checked, and true"),
		},
		{
			Name: "notify", Tracks: told, From: []string{Suspected}, To: Notified, Right: RightMove, Demands: paper(UntilOn), Clock: ClockUntil,
			DateOf: day("《督促整改通知书》送达日期", "day on which the notice was served"), Title: day("送达督促整改通知书", "serve the notice to put it right"),
		},
		{
			Name: "put_off", Tracks: told, From: []string{Notified}, To: Same, Right: RightMove, Demands: paper(UntilOn), Clock: ClockUntil,
			DateOf: day("文件日期", "day of the document"), Title: day("延长整改期限", "give more time to put it right"),
		},
		{
			Name: "rectify", Tracks: followTracks(), From: []string{Notified, Confirmed}, To: Rectified, Right: RightMove, Demands: paper(File),
			DateOf: day("整改验收日期", "day of the acceptance"), Title: day("整改到位", "put right"),
		},
		{
			Name: "dismiss", Tracks: followTracks(), From: []string{Suspected, Notified, Confirmed}, To: Unfounded, Right: RightApprove, Demands: paper(Note),
			DateOf: day("核查日期", "day of the check"), Title: day("核查不成立", "find it to be none"),
		},
	}
}
