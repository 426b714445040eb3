package synth

import "fmt"

// honour is what some enterprises above size are recognised as, and by whom.
type honour struct {
	label, text, document string
	share                 float64 // of the enterprises above size
	years                 int     // how long it holds, 0 without an end
}

var honours = []honour{
	{"high_tech", "认定为高新技术企业", "示例科高〔%d〕%d号", 0.08, 3},
	{"specialised", "认定为专精特新中小企业", "示例工信专〔%d〕%d号", 0.05, 3},
	{"quality_award", "获政府质量奖", "示例政质〔%d〕%d号", 0.02, 0},
}

// recognise writes recognitions of enterprises above size that are at least a year old.
func (z *Zone) recognise(d dice) {
	count, last := 0, z.Profile.AsOf().Year()
	for _, e := range z.Enterprises {
		if e.Scale != "above" || e.RegisteredOn.Year() >= last {
			continue
		}
		for _, h := range honours {
			if d.chance(h.share) {
				count++
				r := h.recognition(e, last, d)
				r.ID = fmt.Sprintf("RD%06d", count)
				z.Events = append(z.Events, r)
			}
		}
	}
}

// recognition is of the last five years, so that some have run out; a few have no document.
func (h honour) recognition(e Enterprise, last int, d dice) Event {
	on := d.day(max(last-4, e.RegisteredOn.Year()+1), last)
	r := Event{Kind: recognised, Label: h.label, USCC: e.USCC, HappenedOn: on, Description: h.text}
	if h.years > 0 {
		r.EndsOn = on.AddDate(h.years, 0, -1)
	}
	if d.chance(0.85) {
		r.DocumentNo = fmt.Sprintf(h.document, on.Year(), d.whole(1, 400))
	}
	return r
}

// recognised is the kind of event that a recognition is.
const recognised = "recognition"
