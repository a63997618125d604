package proposals

import "fmt"

// checkSlug refuses what cannot name a thing, such as [Open].
func (ps *Problems) checkSlug(path string, s Slug) {
	if _, err := ParseSlug(s.text); err != nil {
		ps.addf(path, "%s", err)
	}
}

func (ps *Problems) checkUnique(path, what string, all []Slug) {
	if len(all) < 2 {
		return
	}
	seen := make(map[Slug]bool, len(all))
	for i, s := range all {
		if seen[s] {
			ps.addf(fmt.Sprintf("%s[%d]", path, i), "the %s %q stands here twice", what, s)
		}
		seen[s] = true
	}
}

// maxHints is how many problems of a list may name what was meant. It takes a
// comparison with all that there is.
const maxHints = 200

// unknown says that the case or version has no such thing.
func (ps *Problems) unknown(path, what string, s Slug, known []string) {
	hint := ""
	if len(*ps) < maxHints {
		hint = Suggest(s.text, known)
	}
	if hint == "" && len(known) > 0 && len(known) <= 12 {
		hint = ": expected " + orList(known)
	}
	ps.addf(path, "there is no %s %q here%s", what, s, hint)
}

func (ps *Problems) checkActor(path string, s Slug, c *CaseRevision) {
	if !c.acting[s] && !ps.full() {
		ps.unknown(path, "party or actor", s, append(partySlugs(&c.content), actorSlugs(&c.content)...))
	}
}

func partySlugs(c *Case) []string {
	var texts []string
	for _, p := range c.Parties {
		texts = append(texts, p.Slug.text)
	}
	return texts
}

func actorSlugs(c *Case) []string {
	var texts []string
	for _, a := range c.Actors {
		texts = append(texts, a.Slug.text)
	}
	return texts
}

func topicSlugs(c *Case) []string {
	var texts []string
	for _, t := range c.Topics {
		texts = append(texts, t.Slug.text)
	}
	return texts
}
