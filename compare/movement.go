package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/proposals"
)

// A Movement is everything that a page or a file shows of what differs between
// two texts, from the first to the second. It says what is old and what is new,
// and never whether that is nearer to anything. It must not be changed.
type Movement struct {
	Query MovementQuery // what was asked for
	Case  *proposals.CaseRevision
	// Columns are the two texts, the first one first.
	Columns []Column
	// Names tell the two apart in sentences: "version 1" and "version 2".
	Names [2]string
	// Recoded says that both are codings of one version. What differs then is
	// the coding, not what the authors said.
	Recoded bool
	// Whole are the differences that belong to no question: title, dates,
	// options, sources, steps that no term says.
	Whole []Change
	// Topics are those with a change, in the order of the case. Each question
	// stands under its own topic only, unless topics were asked for.
	Topics []TopicMovement
	// Sources are all that the two cite; source number n is Sources[n-1].
	Sources []Source
}

// A TopicMovement is the changes under one topic.
type TopicMovement struct {
	Topic  proposals.Topic
	Issues []IssueMovement
	// Counts say how many changes are of which kind, in the order of
	// [ChangeKinds]; kinds without a change are left out.
	Counts []ChangeCount
}

// An IssueMovement is the changes on one question, at least one.
type IssueMovement struct {
	Issue   *proposals.Issue
	Changes []Change
}

// A ChangeCount is a number of changes.
type ChangeCount struct {
	Kind    ChangeKind
	Changes int
}

// Empty reports whether nothing that is coded differs.
func (m *Movement) Empty() bool { return len(m.Whole)+len(m.Topics) == 0 }

// RecodedNote stands over two codings of one version.
const RecodedNote = "Both are codings of one text: what differs is the coding, not what the authors said."

// MovementNote explains to a reader what a movement claims.
const MovementNote = "What differs is what is coded of the two texts. That one has a thing and the other has not is said only where the other " +
	"is silent, has it struck out or excludes it; of any other blank nothing is claimed. Old and new are shown, and whether one is nearer to anything is for the reader to judge."

// Title says from what to what, to follow the title of the case.
func (m *Movement) Title() string {
	from, to := m.Columns[0].Revision.Version(), m.Columns[1].Revision.Version()
	way := " from " + m.Names[0] + " to " + m.Names[1]
	switch {
	case m.Recoded:
		return fmt.Sprintf("what changed in the coding of “%s”, version %d,%s", to.Title, to.Number, way)
	case from.Proposal == to.Proposal:
		return "what changed in “" + to.Title + "”" + way
	default:
		return "what differs" + way
	}
}

// Summary counts in words what differs.
func (m *Movement) Summary() string {
	if len(m.Query.Topics) > 0 {
		return "Topics shown: " + strings.Join(m.TopicLabels(), ", ") + "; the texts as a whole are not. " + m.summary()
	}
	return m.summary()
}

// TopicLabels are those of the topics that were asked for, none where all were.
func (m *Movement) TopicLabels() []string {
	var labels []string
	for _, t := range m.Case.Case().Topics {
		if slices.Contains(m.Query.Topics, t.Slug) {
			labels = append(labels, t.Label)
		}
	}
	return labels
}

func (m *Movement) summary() string {
	if m.Empty() {
		return "Nothing that is coded differs."
	}
	asked := "On the questions nothing differs"
	if counts := m.Counts(); len(counts) > 0 {
		asked = "On the questions: " + m.CountWords(counts)
	}
	switch len(m.Whole) {
	case 0:
		return asked + "."
	case 1:
		return asked + ". Of the text as a whole: 1 difference."
	default:
		return fmt.Sprintf("%s. Of the text as a whole: %d differences.", asked, len(m.Whole))
	}
}

// CountWords are counts in words: "2 changed, 1 added".
func (m *Movement) CountWords(counts []ChangeCount) string {
	words := make([]string, len(counts))
	for i, c := range counts {
		words[i] = fmt.Sprintf("%d %s", c.Changes, m.KindWords(c.Kind))
	}
	return strings.Join(words, ", ")
}

// KindWords name a kind of change between these two texts. Only of texts that
// follow each other is it said that anything changed, was added or dropped; and
// of two codings of one text that the coding did.
func (m *Movement) KindWords(k ChangeKind) string {
	words := map[ChangeKind]string{
		OnlyFrom: "coded for " + m.Names[0] + " only",
		OnlyTo:   "coded for " + m.Names[1] + " only",
	}
	switch {
	case m.Recoded:
		words[Added], words[Dropped] = "added to the coding", "taken out of the coding"
	case !m.follows():
		words[Changed], words[Reworded] = "different", "worded differently only"
		words[Added], words[Dropped] = "said in "+m.Names[1]+" only", "said in "+m.Names[0]+" only"
	}
	return cmp.Or(words[k], string(k))
}

// follows reports whether the texts are of one proposal, or one of them answers
// or is based on the other.
func (m *Movement) follows() bool {
	from, to := m.Columns[0].Revision.Version(), m.Columns[1].Revision.Version()
	names := func(v, other *proposals.Version) bool {
		is := func(r proposals.Ref) bool { return r.Proposal() == other.Proposal && r.Version() == other.Number }
		return is(v.Answers) || is(v.BasedOn)
	}
	return from.Proposal == to.Proposal || names(from, to) || names(to, from)
}

// Counts are those of all topics.
func (m *Movement) Counts() []ChangeCount {
	var all []Change
	for _, t := range m.Topics {
		for _, i := range t.Issues {
			all = append(all, i.Changes...)
		}
	}
	return countChanges(all)
}

func countChanges(changes []Change) []ChangeCount {
	var counts []ChangeCount
	for _, kind := range ChangeKinds {
		n := 0
		for _, c := range changes {
			if c.Kind == kind {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, ChangeCount{kind, n})
		}
	}
	return counts
}

// Move says what differs between two texts of one case, in the words of c. A
// text may have been coded against another revision of the case: what that one
// did not ask is not coded.
//
// Terms and blanks are matched by what the two texts have at each place: under
// options of the same slug, for the same part, in the same reading, and in the
// brackets of the same author. Where one text speaks of the whole and the other
// of its options or parts one by one, what holds there is compared.
//
// Where topics are named, only those are told, and not the text as a whole.
//
// The error is [proposals.Problems], where the texts or topics are not of the
// case.
func Move(c *proposals.CaseRevision, from, to Text, topics ...proposals.Slug) (*Movement, error) {
	var p problems
	p.names(keyTopic, "topic", topics, topicSlugs(c))
	p.checkText(keyFrom, c, from)
	p.checkText(keyTo, c, to)
	if err := p.Err(); err != nil {
		return nil, err
	}
	from.Before, to.Before = nil, nil
	columns, sources := newColumns(c, []Text{from, to}, Query{AsGiven: true})
	m := newMover(c, columns[0], columns[1])
	m.name()
	movement := &Movement{
		Case: c, Columns: []Column{m.from.Column, m.to.Column}, Names: [2]string{m.from.name, m.to.name},
		Recoded: m.recoded, Sources: sources,
	}
	movement.Query.Topics = topics
	if len(topics) == 0 {
		movement.Whole = m.whole()
	}
	for _, t := range c.Case().Topics {
		if len(topics) > 0 && !slices.Contains(topics, t.Slug) {
			continue
		}
		if moved := m.topic(t, topics); len(moved.Issues) > 0 {
			movement.Topics = append(movement.Topics, moved)
		}
	}
	return movement, nil
}

// A mover compares two columns of which one goes before the other.
type mover struct {
	in       *proposals.CaseRevision
	from, to *column
	recoded  bool
	// same are the sources of the first text that the second has too, under
	// the slugs that they have there.
	same map[proposals.Slug]proposals.Slug
}

func newMover(c *proposals.CaseRevision, from, to *column) *mover {
	m := &mover{in: c, from: from, to: to}
	m.recoded = from.version().Ref() == to.version().Ref()
	m.same = sameSources(from.version(), to.version())
	return m
}

// name gives the two texts the shortest names that tell them apart.
func (m *mover) name() {
	f, t := m.from.Ref(), m.to.Ref()
	for _, col := range []*column{m.from, m.to} {
		switch {
		case f.Proposal() != t.Proposal() || f.WithBy(proposals.Slug{}) == t.WithBy(proposals.Slug{}):
			continue
		case m.recoded:
			col.name = fmt.Sprintf("revision %d", col.Ref().Revision())
		default:
			col.name = fmt.Sprintf("version %d", col.Ref().Version())
		}
		if !col.By.IsZero() {
			col.name += " (as " + m.in.ActorLabel(col.By) + " would have it)"
		}
	}
}

// toldUnder is the topic under which an issue is told: its own, or where that was
// not asked for the first that was of those under which it stands as well.
func toldUnder(issue *proposals.Issue, topics []proposals.Slug) proposals.Slug {
	if len(topics) > 0 && !slices.Contains(topics, issue.Topic) {
		for _, t := range issue.Also {
			if slices.Contains(topics, t) {
				return t
			}
		}
	}
	return issue.Topic
}

// topic is what changed under a topic, where those named are told, or all.
func (m *mover) topic(t proposals.Topic, told []proposals.Slug) TopicMovement {
	moved := TopicMovement{Topic: t}
	var all []Change
	for i := range m.in.Case().Issues {
		issue := &m.in.Case().Issues[i]
		if toldUnder(issue, told) != t.Slug {
			continue
		}
		if changes := m.changes(issue); len(changes) > 0 {
			moved.Issues = append(moved.Issues, IssueMovement{issue, changes})
			all = append(all, changes...)
		}
	}
	moved.Counts = countChanges(all)
	return moved
}
