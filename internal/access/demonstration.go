package access

import "slices"

// Demonstration is the persons as whom a demonstration can be looked at, one a role, and of reviewers two: of the first two
// departments that are named, and of the others. The first is a planner. The park officer is of the park that is named, the
// others of every zone. Nobody who signs in can have such a name.
func Demonstration(zoneCode, parkCode string, departments []string) []Person {
	var persons []Person
	add := func(name string, grants ...Grant) {
		persons = append(persons, Person{Name: demonstrationName + name, Roles: grants})
	}
	for _, role := range Roles() {
		grant := Grant{Role: role.Role}
		switch {
		case role.OfDepartment:
			few := min(2, len(departments))
			add(role.Role, forEach(grant, departments[:few])...)
			add(role.Role+"_rest", forEach(grant, departments[few:])...)
			continue
		case role.Scope == OfPark:
			grant.ZoneCode, grant.ParkCode = zoneCode, parkCode
		}
		add(role.Role, grant)
	}
	return slices.DeleteFunc(persons, func(p Person) bool { return len(p.Roles) == 0 })
}

// forEach is a grant for each of some departments.
func forEach(grant Grant, departments []string) []Grant {
	grants := make([]Grant, len(departments))
	for i, department := range departments {
		grants[i] = grant
		grants[i].Department = department
	}
	return grants
}

// demonstrationName opens the names of a demonstration; its colon is in no name of a user.
const demonstrationName = "demo:"
