package ingest

import (
	"slices"

	"permu/internal/ingest/cell"
)

// farLimits finds the two limits of the floor area ratio among the columns; -1 for one that is not there.
func farLimits(columns []string) [2]int {
	return [2]int{slices.Index(columns, "far_min"), slices.Index(columns, "far_max")}
}

// settleLimits takes a limit of 0 as missing, which is how land records write "none", and puts limits that stand in each
// other's column the right way round.
func (s *stream) settleLimits(r *Record) {
	for _, i := range s.limits {
		if i >= 0 && r.Values[i] == 0.0 {
			r.Values[i] = nil
			s.remark(r, s.plan.Fields[i].Header, "0", cell.Remark{Outcome: Repaired, Rule: "a floor area ratio of 0 stands for a missing one"})
		}
	}
	low, high := s.limits[0], s.limits[1]
	if low < 0 || high < 0 {
		return
	}
	least, hasLeast := r.Values[low].(float64)
	most, hasMost := r.Values[high].(float64)
	if hasLeast && hasMost && least > most {
		r.Values[low], r.Values[high] = most, least
		rule := "the lower limit is above the upper one; the two were exchanged"
		s.remark(r, s.plan.Fields[low].Header, cell.Text(least), cell.Remark{Outcome: Repaired, Rule: rule})
	}
}
