package disposal

import (
	"slices"

	"permu/internal/calendar"
	"permu/internal/land"
)

// Clocks of an entry.
const (
	ClockNotice = "notice" // to serve the notice of inquiry
	ClockAnswer = "answer" // the holder's answer to it
	ClockUntil  = "until"  // a day that was set: the end of a hold, or of a mode with a limit
	ClockOwn    = "own"    // a deadline that an officer set
)

// Clock is a deadline that a move starts.
type Clock struct {
	Name  string         `json:"name"`
	Span  *land.TimeSpan `json:"span,omitempty"`
	Law   bool           `json:"law" doc:"set by law: it runs on to the next working day, and nobody sets it otherwise"`
	Basis string         `json:"basis,omitempty"`
	Title land.Phrase    `json:"title"`
}

// Clocks lists every clock.
func Clocks() []Clock {
	thirty := &land.TimeSpan{Count: 30, Unit: calendar.Days}
	return []Clock{
		{ClockNotice, thirty, true, idleMeasures + "第五条第一款:发现之日起三十日内", land.Phrase{ZH: "调查核实并送达通知书", EN: "inquiry and notice"}},
		{ClockAnswer, thirty, true, idleMeasures + "第五条第二款:接到通知书之日起三十日内", land.Phrase{ZH: "使用权人说明情况", EN: "the holder's answer"}},
		{ClockUntil, nil, false, "", land.Phrase{ZH: "到期", EN: "end of the time that was set"}},
		{ClockOwn, nil, false, "", land.Phrase{ZH: "自定期限", EN: "deadline of one's own"}},
	}
}

func clockByName(name string) Clock {
	all := Clocks()
	if i := slices.IndexFunc(all, func(c Clock) bool { return c.Name == name }); i >= 0 {
		return all[i]
	}
	return Clock{Name: name}
}
