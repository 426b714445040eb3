package access

import (
	"fmt"
	"slices"
	"strings"

	"permu/internal/land"
)

// Grant is a role that a person holds: in every zone, in one, or in one park of it; of a reviewer, for a department. It is
// written `role:department@zone_code/park_code`, and shorter where one of them is empty.
type Grant struct {
	Role       string `json:"role"`
	Department string `json:"department,omitempty" doc:"for which a reviewer gives opinions"`
	ZoneCode   string `json:"zone_code,omitempty" doc:"empty: in every zone"`
	ParkCode   string `json:"park_code,omitempty" doc:"empty: in every park of the zone"`
}

// ParseGrant reads what [Grant.String] writes. It does not look whether there is such a role.
func ParseGrant(text string) Grant {
	role, place, _ := strings.Cut(strings.TrimSpace(text), "@")
	zone, park, _ := strings.Cut(place, "/")
	role, department, _ := strings.Cut(role, ":")
	return Grant{Role: role, Department: department, ZoneCode: zone, ParkCode: park}
}

func (g Grant) String() string {
	text := g.Role
	if g.Department != "" {
		text += ":" + g.Department
	}
	if g.ZoneCode != "" {
		text += "@" + g.ZoneCode
	}
	if g.ParkCode != "" {
		text += "/" + g.ParkCode
	}
	return text
}

// CheckGrants lists what is wrong with the roles that somebody is to hold, the place of each as `roles[0]`.
func CheckGrants(grants []Grant) land.Problems {
	var problems land.Problems
	for i, g := range grants {
		if rule := g.broken(); rule != "" {
			problems = append(problems, land.Problem{Path: fmt.Sprintf("roles[%d]", i), Rule: rule, Value: g.String()})
		}
		if slices.Contains(grants[:i], g) {
			problems = append(problems, land.Problem{Path: fmt.Sprintf("roles[%d]", i), Rule: "stands twice", Value: g.String()})
		}
	}
	return problems
}

// broken is the rule that a grant breaks, or "".
func (g Grant) broken() string {
	role, ok := RoleByName(g.Role)
	switch {
	case !ok:
		return "no such role; there are " + strings.Join(roleNames(), ", ")
	case role.OfDepartment && !land.IsDepartment(g.Department):
		return "this role is held for a department: name it, as role:department@zone"
	case !role.OfDepartment && g.Department != "":
		return "this role is held for no department"
	case role.Scope == OfInstallation && g.ZoneCode+g.ParkCode != "":
		return "this role is held everywhere: name no zone and no park"
	case role.Scope == OfPark && g.ParkCode == "":
		return "this role is held in a park: name its zone and park, as role@zone/park"
	case g.ParkCode != "" && g.ZoneCode == "":
		return "a park needs its zone, as role@zone/park"
	}
	return ""
}

func roleNames() []string {
	var names []string
	for _, r := range Roles() {
		names = append(names, r.Role)
	}
	return names
}
