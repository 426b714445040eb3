package analysis

import (
	"fmt"
	"slices"

	"permu/internal/land"
)

// measure names what the points of an indicator are made by beside its value, where that moved: its weight and its baseline;
// where neither did and the value is the same, the way to score it did.
func measure(was, is seen, c land.Contribution) land.Phrase {
	if c.Kind != land.OfIndicator || c.ValueFrom == nil || c.ValueTo == nil {
		return land.Phrase{}
	}
	before, now := was.item(c.Indicator), is.item(c.Indicator)
	moved := with(weighed(before, now), against(before, now))
	if moved == (land.Phrase{}) && *c.ValueFrom == *c.ValueTo {
		return land.Phrase{ZH: ",计分方法变了", EN: "; the way to score it moved"}
	}
	return moved
}

func weighed(before, now land.Part) land.Phrase {
	if before.Weight == now.Weight {
		return land.Phrase{}
	}
	return land.Phrase{ZH: fmt.Sprintf(",权重由 %g 变为 %g", before.Weight, now.Weight), EN: fmt.Sprintf("; its weight went from %g to %g", before.Weight, now.Weight)}
}

// against says that the baseline moved, where two decimals show it.
func against(before, now land.Part) land.Phrase {
	if before.Baseline == nil || now.Baseline == nil || hundredths(*before.Baseline) == hundredths(*now.Baseline) {
		return land.Phrase{}
	}
	from, to := hundredths(*before.Baseline), hundredths(*now.Baseline)
	return land.Phrase{ZH: fmt.Sprintf(",基准由 %g 变为 %g %s", from, to, now.Unit), EN: fmt.Sprintf("; its baseline went from %g to %g %s", from, to, now.Unit)}
}

// item is what a run says of an indicator; without one an empty part.
func (s seen) item(indicator string) land.Part {
	at := slices.IndexFunc(s.said.Parts, func(p land.Part) bool { return p.Indicator == indicator })
	if at < 0 {
		return land.Part{}
	}
	return s.said.Parts[at]
}
