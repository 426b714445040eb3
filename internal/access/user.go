package access

import "time"

// States of a user.
const (
	Invited  = "invited"  // has a one-time link and no password yet
	Active   = "active"   // can sign in
	Disabled = "disabled" // is shut out; records keep the name
)

// User is somebody who can sign in, as administrators see it. A user is never deleted, and a name never given twice, so
// that records stay true.
type User struct {
	UserID     int64      `json:"user_id"`
	Name       string     `json:"name"`
	State      string     `json:"state" enum:"invited,active,disabled"`
	Roles      []Grant    `json:"roles"`
	Revision   int        `json:"revision" doc:"raised with every change; a change names the one that it was made on"`
	CreatedAt  time.Time  `json:"created_at"`
	CreatedBy  string     `json:"created_by"`
	LastSeenAt *time.Time `json:"last_seen_at" doc:"null: has never been here"`
}

// NewUser is a user to be added.
type NewUser struct {
	Name  string  `json:"name" doc:"with which the user signs in, and which records keep"`
	Roles []Grant `json:"roles"`
}

// UserChange is what a user is to be from now on.
type UserChange struct {
	Roles    []Grant `json:"roles"`
	Disabled bool    `json:"disabled"`
	Revision int     `json:"revision" minimum:"1" doc:"of the user as it was read"`
}

// LinkUse is the use of a one-time link: the name that a first administrator chooses, the password, and the session that ends
// with it, if there is one.
type LinkUse struct {
	Token    Token
	Name     string
	Password string
	Had      Token
}

// Link is a one-time link: it lets whoever opens it set a password, once, within its time.
type Link struct {
	Token     Token     `json:"token"`
	Name      string    `json:"name" doc:"of the user; empty where the link makes the first administrator, who chooses one"`
	ExpiresAt time.Time `json:"expires_at"`
}
