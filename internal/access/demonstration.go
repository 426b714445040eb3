package access

// Demonstration is the persons as whom a demonstration of a zone can be looked at, one a role; the first is a planner. The
// park officer is of the park that is named. Nobody who signs in can have such a name.
func Demonstration(zoneCode, parkCode string) []Person {
	var persons []Person
	for _, role := range Roles() {
		grant := Grant{Role: role.Role}
		if role.Scope != OfInstallation {
			grant.ZoneCode = zoneCode
		}
		if role.Scope == OfPark {
			grant.ParkCode = parkCode
		}
		persons = append(persons, Person{Name: demonstrationName + role.Role, Roles: []Grant{grant}})
	}
	return persons
}

// demonstrationName opens the names of a demonstration; its colon is in no name of a user.
const demonstrationName = "demo:"
