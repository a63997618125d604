package proposals

// An Occasion is what happened around the texts on a known date: a meeting, a
// speech, a publication. It is no milestone of a text, so that no term refers to
// it, and it may be corrected or left out in a later revision. Headline says in
// an editor's words what the source shows of it.
type Occasion struct {
	Slug     Slug
	Headline string
	Date     Date
	To       Date // its last day, zero where it is of one date
	Source   OccasionSource
}

// An OccasionSource is where it was read that something happened. Its title,
// date and language may each be empty, as far as they were not recorded, where it
// has an address.
type OccasionSource struct {
	Publisher, Title string
	Date             Date
	Language         string // BCP 47
	Address          string // http or https, or empty
}
