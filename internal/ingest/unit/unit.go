// Package unit knows the units in which offices write areas, money, energy and the like, and converts them to the
// unit in which each quantity is stored.
package unit

import (
	"strings"

	"permu/internal/ingest/fold"
	"permu/internal/land"
)

// Unit is a name with the exact fraction Times/Per that turns a figure in it into the stored unit of its quantity.
type Unit struct {
	Name       string
	Times, Per float64
}

// Convert turns a figure in the unit into one in the stored unit.
func (u Unit) Convert(figure float64) float64 { return figure * u.Times / u.Per }

// Of gives the unit in which a quantity is stored, and false for quantities that carry no unit (texts, codes, dates).
func Of(q land.Quantity) (Unit, bool) {
	all := units(q)
	if len(all) == 0 {
		return Unit{}, false
	}
	return all[0].unit(), true
}

// Find finds a unit of a quantity by any of its spellings: 亩, （万元）'s 万元, 单位：公顷, m², KWH.
func Find(q land.Quantity, spelling string) (Unit, bool) {
	wanted := strings.TrimPrefix(strings.TrimPrefix(fold.Name(spelling), "单位"), ":")
	for _, u := range units(q) {
		for _, name := range u.names {
			if fold.Name(name) == wanted {
				return u.unit(), true
			}
		}
	}
	return Unit{}, false
}

// Names lists how the units of a quantity are usually written, the stored one first.
func Names(q land.Quantity) []string {
	var names []string
	for _, u := range units(q) {
		names = append(names, u.names[0])
	}
	return names
}
