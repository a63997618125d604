package proposals

// A Withdrawal says that a version was added by mistake and stands in no list
// any more, or that it was put back. Nothing of the version is deleted.
type Withdrawal struct {
	Of       Ref // the version, without a revision
	Number   int // from 1, of all withdrawals and restorings of the version
	Restored bool
	Reason   string
	Signature
}

// NextWithdrawal is the number of the withdrawal of a version that comes after
// those before.
func NextWithdrawal(before []Withdrawal, of Ref) int {
	next := 1
	for _, w := range before {
		if w.Of == of.WithRevision(0) {
			next = w.Number + 1
		}
	}
	return next
}

// MaxReason is the longest reason, in characters.
const MaxReason = 1000

// NewWithdrawal checks what is said of a withdrawal or a restoring.
func NewWithdrawal(of Ref, number int, restored bool, reason string, by Signature) (Withdrawal, Problems) {
	var ps Problems
	ps.checkText("reason", "the reason", reason, MaxReason)
	return Withdrawal{of.WithRevision(0).WithBy(Slug{}), number, restored, reason, by}, ps
}
