package disposal

import "permu/internal/land"

// Tracks of an entry: which procedure it follows, and so its kind of problem (问题类型). Those of findings are the kinds of their rules.
const (
	Idle          = "idle"
	LowEfficiency = "low_efficiency"
	Unused        = "unused"
	Breach        = "breach"
	Signal        = "signal"
	Promise       = "promise" // of a commitment that is not kept
)

// Track is a procedure and what the entries that follow it are called.
type Track struct {
	Name  string      `json:"name"`
	Title land.Phrase `json:"title"`
}

// Tracks lists every track, the gravest first.
func Tracks() []Track {
	return []Track{
		{Idle, land.Phrase{ZH: "闲置", EN: "idle"}},
		{LowEfficiency, land.Phrase{ZH: "低效", EN: "low efficiency"}},
		{Unused, land.Phrase{ZH: "供而未用", EN: "supplied, unused"}},
		{Breach, land.Phrase{ZH: "违约或不达标", EN: "breach"}},
		{Promise, land.Phrase{ZH: "承诺未兑现", EN: "promise not kept"}},
		{Signal, land.Phrase{ZH: "线索待核查", EN: "signal"}},
	}
}

func everyTrack() []string {
	all := Tracks()
	names := make([]string, len(all))
	for i, t := range all {
		names[i] = t.Name
	}
	return names
}

// toldTracks are those on which somebody is told to put something right by a day.
func toldTracks() []string { return []string{Unused, Breach, Promise} }

// followTracks are those without an identification by law: something is put right, found to be none, or dealt with.
func followTracks() []string { return append(toldTracks(), Signal) }
