package proposals

import "fmt"

// checkOccasions checks that each says when it was, and where that was read.
func (ps *caseCheck) checkOccasions() {
	var all []Slug
	for i, o := range ps.c.Occasions {
		path := fmt.Sprintf("occasions[%d]", i)
		all = append(all, o.Slug)
		if o.Slug.IsZero() {
			ps.addf(path, "the occasion has no slug: expected a line `- occasion: slug`")
		}
		ps.checkText(path+".headline", "the headline", o.Headline, MaxHeadline)
		switch {
		case o.Date.IsZero():
			ps.addf(path+".date", "the date is missing: expected the day, the month or the year in which it was")
		case !o.To.IsZero() && !o.Date.Last().Before(o.To.First()):
			ps.addf(path+".to", "the last day, %s, is not behind the first, %s", o.To, o.Date)
		}
		ps.checkText(path+".publisher", "the publisher", o.Source.Publisher, maxLabel)
		ps.checkRecorded(path, "published", o.Source.Title, o.Source.Date, o.Source.Language, o.Source.Address)
		if o.Source.Address != "" {
			ps.checkLink(path+".address", o.Source.Address, "http", "https")
		}
	}
	ps.checkUnique("occasions", "occasion", all)
}
