package access

// Demonstration is the persons as whom a demonstration can be looked at, one a role; the first is a planner. The park
// officer is of the park that is named, the others of every zone. Nobody who signs in can have such a name.
func Demonstration(zoneCode, parkCode string) []Person {
	var persons []Person
	for _, role := range Roles() {
		grant := Grant{Role: role.Role}
		if role.Scope == OfPark {
			grant.ZoneCode, grant.ParkCode = zoneCode, parkCode
		}
		persons = append(persons, Person{Name: demonstrationName + role.Role, Roles: []Grant{grant}})
	}
	return persons
}

// demonstrationName opens the names of a demonstration; its colon is in no name of a user.
const demonstrationName = "demo:"
