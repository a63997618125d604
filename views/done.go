package views

import (
	"cmp"
	"net/http"
	"net/url"
	"time"

	"parley/proposals"
)

// A doing is what was just done with the thing that a page shows. Its address
// says so once, to whoever is led there; the script takes it off again.
type doing string

const (
	doneStoring     doing = "stored"
	doneWithdrawing doing = "withdrawn"
	donePuttingBack doing = "put-back"
	doneSettling    doing = "settled"
)

// doneField is where an address says it.
const doneField = "done"

// doneAddress is the page at an address that says what was just done.
func doneAddress(page string, d doing) string {
	return page + "?" + url.Values{doneField: {string(d)}}.Encode()
}

// A doneNote says that something was done, and what one may want next.
type doneNote struct {
	Words string
	Next  []link
}

// hasDone reports whether r comes from where d was done, and its sender is who
// signed that: to all others the address says nothing.
func hasDone(r *http.Request, d doing, by proposals.Signature) bool {
	v := viewerOf(r)
	return r.URL.Query().Get(doneField) == string(d) && v.signedIn() && by.Way == proposals.BySite && by.By == v.Name
}

// doneTo is what the sender of r has just done with the coding on p, nil where
// that is nothing.
func (p *versionPage) doneTo(r *http.Request, before []proposals.Withdrawal) *doneNote {
	ref := p.Revision.Ref()
	last := lastWithdrawal(before, ref)
	switch {
	case hasDone(r, doneStoring, p.Revision.Stored().Signature):
		next := append(p.Changes[:len(p.Changes):len(p.Changes)],
			link{"Have it read by another, on this page", readAddress(ref)},
			link{"See it beside the others", p.Compare})
		return &doneNote{"Stored as " + ref.String() + ".", next}
	case last != nil && last.Restored && hasDone(r, donePuttingBack, last.Signature):
		return &doneNote{sentenceCase(versionWords(ref.WithRevision(0))) + " was put back, and stands in the lists again.", []link{{"All versions", p.History}}}
	default:
		return nil
	}
}

// doneTo is what the sender of r has just done with the readings of a coding,
// nil where that is nothing.
func (o *rereading) doneTo(r *http.Request) *doneNote {
	var note *doneNote
	var last time.Time
	for _, reading := range o.readings {
		if hasDone(r, doneStoring, reading.Signature) {
			return &doneNote{Words: "Your reading of " + o.revision.Ref().String() + " was stored."}
		}
		for _, p := range reading.Places {
			if p.Settled == nil || !hasDone(r, doneSettling, p.Settled.Signature) || p.Settled.At.Before(last) {
				continue
			}
			last = p.Settled.At
			note = &doneNote{Words: "Settled: " + cmp.Or(o.names(reading)[p.Anchor].Words, p.Anchor) + "."}
			if revise := o.settled(reading.By, p).Revise; revise != "" {
				note.Next = []link{{"Make the change", revise}}
			}
		}
	}
	return note
}
