package access_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/access"
	"permu/internal/land"
)

func holding(grants ...string) access.Person {
	p := access.Person{Name: "甲"}
	for _, text := range grants {
		p.Roles = append(p.Roles, access.ParseGrant(text))
	}
	return p
}

// matrix is the table of roles once more, in the words of the task: who may do what.
const matrix = `
                  planner park_officer reviewer approver leader administrator
read              yes     yes          yes      yes      yes    yes
import            yes     no           no       no       no     no
evaluate          yes     no           no       no       no     no
publish           yes     no           no       yes      no     no
record_objection  yes     yes          no       no       no     no
decide            yes     no           no       yes      no     no
edit_policy       yes     no           no       no       no     no
move_finding      yes     yes          no       no       no     no
approve_finding   no      no           no       yes      no     no
edit_commitment   yes     yes          no       no       no     no
plan_site         yes     yes          no       no       no     no
give_opinion      no      no           yes      no       no     no
conduct_review    yes     no           no       yes      no     no
approve_case      no      no           no       yes      no     no
decide_case       no      no           no       no       yes    no
edit_review       yes     no           no       no       no     no
manage_users      no      no           no       no       no     yes
`

func TestTableOfRoles(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(matrix), "\n")
	roles := strings.Fields(lines[0])
	if len(roles) != len(access.Roles()) {
		t.Errorf("%d roles, the table has %d", len(access.Roles()), len(roles))
	}
	stated := 0
	for _, line := range lines[1:] {
		fields := strings.Fields(line)
		for i, role := range roles {
			if role == access.Reviewer {
				role += ":tax"
			}
			p := holding(role + "@z/p")
			if got := access.Allowed(p, access.Right(fields[0]), access.Place{ZoneCode: "z", ParkCode: "p"}); got != (fields[i+1] == "yes") {
				t.Errorf("%s %s: %v", role, fields[0], got)
			}
			if fields[i+1] == "yes" {
				stated++
			}
		}
	}
	for _, role := range access.Roles() {
		stated -= len(role.Rights)
	}
	if stated != 0 {
		t.Errorf("the table of the program has %d rights that stand not here", -stated)
	}
}

func TestAllowed(t *testing.T) {
	for name, test := range map[string]struct {
		person access.Person
		right  access.Right
		zone   string
		park   string
		want   bool
	}{
		"nobody":                           {holding(), access.Read, "z", "", false},
		"in every zone":                    {holding("planner"), access.Publish, "z", "p", true},
		"in the zone":                      {holding("planner@z"), access.Publish, "z", "p", true},
		"in another zone":                  {holding("planner@y"), access.Publish, "z", "p", false},
		"reading another zone":             {holding("planner@y"), access.Read, "z", "", false},
		"in the park":                      {holding("park_officer@z/p"), access.MoveFinding, "z", "p", true},
		"in another park":                  {holding("park_officer@z/q"), access.MoveFinding, "z", "p", false},
		"in a park of that code elsewhere": {holding("park_officer@y/p"), access.MoveFinding, "z", "p", false},
		"in no park":                       {holding("park_officer@z/p"), access.MoveFinding, "z", "", false},
		"in one of two parks":              {holding("park_officer@z/q", "park_officer@z/p"), access.MoveFinding, "z", "p", true},
		"reading beyond the park":          {holding("park_officer@z/p"), access.Read, "z", "", true},
		"two roles add up":                 {holding("park_officer@z/p", "approver@z"), access.ApproveFinding, "z", "q", true},
		"each role in its own place":       {holding("park_officer@z/p", "approver@z"), access.MoveFinding, "z", "q", false},
		"a role that there is not":         {holding("emperor"), access.Read, "z", "", false},
		"a right that there is not":        {holding("planner"), "plough", "z", "", false},
		"an administrator decides nothing": {holding("administrator"), access.Decide, "z", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			place := access.Place{ZoneCode: test.zone, ParkCode: test.park}
			if got := access.Allowed(test.person, test.right, place); got != test.want {
				t.Errorf("got %v", got)
			}
			if err := access.Check(test.person, test.right, place); (err == nil) != test.want || err != nil && !errors.Is(err, land.ErrForbidden) {
				t.Errorf("check says %v", err)
			}
		})
	}
}

func TestSpeaksFor(t *testing.T) {
	p := holding("reviewer:tax@z", "reviewer:fire@z/p")
	for text, want := range map[string]bool{"tax z ": true, "tax z p": true, "tax y ": false, "fire z p": true, "fire z q": false, "industry z ": false} {
		f := strings.Split(text, " ")
		if got := access.SpeaksFor(p, f[0], access.Place{ZoneCode: f[1], ParkCode: f[2]}); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestAllowedSomewhere(t *testing.T) {
	officer := holding("park_officer@z/p")
	for zone, want := range map[string]bool{"z": true, "": true, "y": false} {
		if got := access.AllowedSomewhere(officer, access.MoveFinding, zone); got != want {
			t.Errorf("zone %q: %v", zone, got)
		}
	}
	if access.AllowedSomewhere(officer, access.Publish, "") {
		t.Error("a park officer publishes")
	}
}

func TestFirstZone(t *testing.T) {
	for name, test := range map[string]struct {
		person access.Person
		want   string
	}{
		"of two": {holding("planner@z", "approver@y"), "y"}, "every zone": {holding("planner@z", "administrator"), ""}, "none": {holding("emperor@a"), ""},
		"of a park": {holding("park_officer@z/p"), "z"},
	} {
		if got := access.FirstZone(test.person, access.Read); got != test.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestGrantsAsText(t *testing.T) {
	for text, want := range map[string]access.Grant{
		"planner": {Role: "planner"}, "planner@z": {Role: "planner", ZoneCode: "z"}, "park_officer@z/p": {Role: "park_officer", ZoneCode: "z", ParkCode: "p"},
		"reviewer:tax@z": {Role: "reviewer", Department: "tax", ZoneCode: "z"},
	} {
		if got := access.ParseGrant(text); got != want || got.String() != text {
			t.Errorf("%s is %+v, written %s", text, got, got)
		}
	}
}

func TestGrantsThatAreWrong(t *testing.T) {
	for name, test := range map[string]struct{ grants, says string }{
		"no such role":            {"emperor", "there are planner"},
		"no role":                 {"@z", "no such role"},
		"a park officer of none":  {"park_officer", "name its zone and park"},
		"a park officer of zones": {"park_officer@z", "name its zone and park"},
		"an administrator of one": {"administrator@z", "everywhere"},
		"a park of no zone":       {"planner@/p", "a park needs its zone"},
		"a reviewer of none":      {"reviewer@z", "held for a department"},
		"of no such word":         {"reviewer:Tax@z", "held for a department"},
		"a planner of one":        {"planner:tax@z", "for no department"},
		"twice":                   {"planner planner@z planner", "roles[2]: stands twice"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := access.CheckGrants(holding(strings.Fields(test.grants)...).Roles).Err(); err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v", err)
			}
		})
	}
	if err := access.CheckGrants(holding("planner", "planner@z/p", "park_officer@z/p", "approver@z", "reviewer:tax@z", "reviewer:fire@z", "leader", "administrator").Roles).Err(); err != nil {
		t.Error(err)
	}
}

func TestTheContextKnowsWhoAsks(t *testing.T) {
	if _, ok := access.From(context.Background()); ok {
		t.Error("somebody asks where nobody does")
	}
	p := holding("planner@z")
	got, ok := access.From(access.With(t.Context(), p))
	if diff := cmp.Diff(p, got); !ok || diff != "" {
		t.Errorf("%v %s", ok, diff)
	}
}

func TestRefusedSaysWhoMay(t *testing.T) {
	err := access.Check(holding("approver@z"), access.MoveFinding, access.Place{ZoneCode: "z", ParkCode: "p"})
	if want := "甲 has not the right move_finding in z/p; planner, park_officer have it"; err.Error() != want {
		t.Errorf("got %v", err)
	}
}

func TestDemonstration(t *testing.T) {
	var got []string
	for _, p := range access.Demonstration("z", "p", []string{"natural_resources", "fire", "tax"}) {
		if err := access.CheckGrants(p.Roles).Err(); err != nil {
			t.Error(err)
		}
		said := p.Name
		for _, g := range p.Roles {
			said += " " + g.String()
		}
		got = append(got, said)
	}
	want := []string{
		"demo:planner planner", "demo:park_officer park_officer@z/p", "demo:reviewer reviewer:natural_resources reviewer:fire", "demo:reviewer_rest reviewer:tax",
		"demo:approver approver", "demo:leader leader", "demo:administrator administrator",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
