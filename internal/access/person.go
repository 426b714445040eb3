package access

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"permu/internal/land"
)

// Person is who asks: a signed-in user, or one of the demonstration. The name is what records keep.
type Person struct {
	UserID int64   `json:"user_id,omitempty"`
	Name   string  `json:"name"`
	Roles  []Grant `json:"roles"`
}

// Place is what a right is asked for: a park of a zone, or where the park is empty the zone as a whole, to which also
// belongs what lies in no park.
type Place struct {
	ZoneCode string
	ParkCode string
}

// Allowed reports whether a person has a right in a place. A role that is held in one park gives its rights there and
// nowhere else; only reading it gives in the whole zone.
func Allowed(p Person, right Right, in Place) bool {
	return slices.ContainsFunc(p.Roles, func(g Grant) bool {
		return g.gives(right) && (g.ZoneCode == "" || g.ZoneCode == in.ZoneCode) &&
			(g.ParkCode == "" || g.ParkCode == in.ParkCode || right == Read)
	})
}

// SpeaksFor reports whether a person gives opinions for a department in a place.
func SpeaksFor(p Person, department string, in Place) bool {
	return slices.ContainsFunc(p.Roles, func(g Grant) bool {
		return g.gives(GiveOpinion) && g.Department == department && (g.ZoneCode == "" || g.ZoneCode == in.ZoneCode) && (g.ParkCode == "" || g.ParkCode == in.ParkCode)
	})
}

// AllowedSomewhere reports whether a person has a right in a zone or in any park of it; with no zone, in any zone.
func AllowedSomewhere(p Person, right Right, zoneCode string) bool {
	return slices.ContainsFunc(p.Roles, func(g Grant) bool {
		return g.gives(right) && (g.ZoneCode == "" || zoneCode == "" || g.ZoneCode == zoneCode)
	})
}

// Held is a right with where it is had: everywhere, in a zone, or in one park.
type Held struct {
	Right    Right  `json:"right"`
	ZoneCode string `json:"zone_code" doc:"empty: in every zone"`
	ParkCode string `json:"park_code" doc:"empty: in the whole zone"`
}

// HeldBy are the rights of a person with where each is had; reading, of a role of one park too, is of its whole zone.
func HeldBy(p Person) []Held {
	held := []Held{}
	for _, g := range p.Roles {
		role, _ := RoleByName(g.Role)
		for _, right := range role.Rights {
			one := Held{right, g.ZoneCode, g.ParkCode}
			if right == Read {
				one.ParkCode = ""
			}
			if !slices.Contains(held, one) {
				held = append(held, one)
			}
		}
	}
	return held
}

// FirstZone is the zone that comes first by its code of those where a person has a right; empty where it has it in every
// zone, or in none.
func FirstZone(p Person, right Right) string {
	first := ""
	for _, g := range p.Roles {
		switch {
		case !g.gives(right):
		case g.ZoneCode == "":
			return ""
		case first == "" || g.ZoneCode < first:
			first = g.ZoneCode
		}
	}
	return first
}

// gives reports whether the role of a grant has a right.
func (g Grant) gives(right Right) bool {
	role, _ := RoleByName(g.Role)
	return slices.Contains(role.Rights, right)
}

// Check is nil where a person has a right in a place, else [Refused].
func Check(p Person, right Right, in Place) error {
	if Allowed(p, right, in) {
		return nil
	}
	return &Refused{Name: p.Name, Right: right, Place: in}
}

// Refused says which right somebody has not, and where. It is a [land.ErrForbidden].
type Refused struct {
	Name  string
	Right Right
	Place Place
}

// Error names the person, the right, the place, and the roles that have the right.
func (r *Refused) Error() string {
	where := r.Place.ZoneCode
	if r.Place.ParkCode != "" {
		where += "/" + r.Place.ParkCode
	}
	if where != "" {
		where = " in " + where
	}
	return fmt.Sprintf("%s has not the right %s%s; %s have it", r.Name, r.Right, where, strings.Join(RolesWith(r.Right), ", "))
}

// Is makes errors.Is(refused, land.ErrForbidden) true.
func (r *Refused) Is(target error) bool { return target == land.ErrForbidden }

type personKey struct{}

// With is a context that knows who asks.
func With(ctx context.Context, p Person) context.Context {
	return context.WithValue(ctx, personKey{}, p)
}

// From is who asks, or false where nobody is signed in.
func From(ctx context.Context) (Person, bool) {
	p, ok := ctx.Value(personKey{}).(Person)
	return p, ok
}
