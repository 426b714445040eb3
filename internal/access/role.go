package access

import "slices"

// Right is a named verb: what a person may do.
type Right string

// The rights. A right that comes later is one more line here, and stands in the rows of [Roles] that have it.
const (
	Read            Right = "read"             // see what is known of a zone, and try what changes nothing
	Import          Right = "import"           // bring facts in
	Evaluate        Right = "evaluate"         // make a run
	Publish         Right = "publish"          // record that the list of a run was made public
	RecordObjection Right = "record_objection" // record an objection to a run
	Decide          Right = "decide"           // record what was decided on an objection
	EditPolicy      Right = "edit_policy"      // keep a version of a policy
	MoveFinding     Right = "move_finding"     // take a finding a step further
	ApproveFinding  Right = "approve_finding"  // be the second person of a step that needs two
	EditCommitment  Right = "edit_commitment"  // record what was promised and what was delivered
	PlanSite        Right = "plan_site"        // put redevelopment sites and their scenarios together, and submit them
	GiveOpinion     Right = "give_opinion"     // give the opinion of a department on a scheme under review
	ConductReview   Right = "conduct_review"   // close rounds of a review, record its meeting, suspend it, publish what was decided
	ApproveCase     Right = "approve_case"     // approve a scheme on the first level
	DecideCase      Right = "decide_case"      // approve or refuse a scheme on the second level
	EditReview      Right = "edit_review"      // set which departments are asked, by when, and how many owners must agree
	ManageUsers     Right = "manage_users"     // add persons, change their roles, shut them out
)

// The names of the roles.
const (
	Planner       = "planner"
	ParkOfficer   = "park_officer"
	Approver      = "approver"
	Reviewer      = "reviewer"
	Leader        = "leader"
	Administrator = "administrator"
)

// Scope is how far a role reaches, and so what a grant of it must name.
type Scope string

// The scopes.
const (
	OfInstallation Scope = "installation" // every zone: a grant names none
	OfZone         Scope = "zone"         // a zone, every zone where it names none, or one park where it names one
	OfPark         Scope = "park"         // one park, which a grant must name
)

// Role is a row of the table of roles.
type Role struct {
	Role   string
	Scope  Scope
	Rights []Right

	OfDepartment bool // a grant of it names the department for which it is held
}

// Roles is the table of roles and rights. A role that comes later is one more row.
func Roles() []Role {
	return []Role{
		{Planner, OfZone, []Right{Read, Import, Evaluate, Publish, RecordObjection, Decide, EditPolicy, MoveFinding, EditCommitment, PlanSite, ConductReview, EditReview}, false},
		{ParkOfficer, OfPark, []Right{Read, RecordObjection, MoveFinding, EditCommitment, PlanSite}, false},
		{Reviewer, OfZone, []Right{Read, GiveOpinion}, true},
		{Approver, OfZone, []Right{Read, Publish, Decide, ApproveFinding, ConductReview, ApproveCase}, false},
		{Leader, OfZone, []Right{Read, DecideCase}, false},
		{Administrator, OfInstallation, []Right{Read, ManageUsers}, false},
	}
}

// RoleByName finds a role.
func RoleByName(name string) (Role, bool) {
	all := Roles()
	i := slices.IndexFunc(all, func(r Role) bool { return r.Role == name })
	if i < 0 {
		return Role{}, false
	}
	return all[i], true
}

// Holders are the names of the roles that have each right.
func Holders() map[Right][]string {
	holders := map[Right][]string{}
	for _, role := range Roles() {
		for _, right := range role.Rights {
			holders[right] = append(holders[right], role.Role)
		}
	}
	return holders
}

// RolesWith are the names of the roles that have a right.
func RolesWith(right Right) []string {
	var names []string
	for _, r := range Roles() {
		if slices.Contains(r.Rights, right) {
			names = append(names, r.Role)
		}
	}
	return names
}
