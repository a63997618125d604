package proposals

import "time"

// A Session is the time in which a user is signed in on one browser.
type Session struct {
	// Token is a hash of what the browser holds, so that nobody who reads the
	// store can go on in the user's place.
	Token string
	User  Slug
	// Data is what the site keeps with it, in a form of its own.
	Data []byte
	// Ends is when it ends in any case, and Expires when it does unless it is
	// used before.
	Ends, Expires time.Time
}
