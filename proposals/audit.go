package proposals

// An AuditEntry is one line of the list of who did what.
type AuditEntry struct {
	Signature
	// Deed is what was done, as in "stored", and About to what: a ref, a
	// revision of a case, or a user, as in "user ab".
	Deed, About string
}
