package proposals

import "time"

// A User may sign in to the site. The name of one who was removed stays known,
// since what bears it stays stored.
type User struct {
	Name  Slug
	Role  Role
	Added time.Time
	// Password is a hash of the password, in a form of its own, and Since when
	// this role and this password are the user's: sessions from before are over.
	Password string
	Since    time.Time
}

// A Role says what a user may do on the site.
type Role string

// The roles. A coder codes texts, reads those that others have coded, and
// settles the differences between others' readings and their own; an editor
// settles all, changes cases and withdraws versions.
const (
	Coder  Role = "coder"
	Editor Role = "editor"
)

// Roles are all of them.
var Roles = []Role{Coder, Editor}

// ParseRole reads a role.
func ParseRole(s string) (Role, error) { return parseOneOf("role", s, Roles) }
