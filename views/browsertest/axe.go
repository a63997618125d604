package browsertest

import (
	"strings"
	"testing"
)

// runAxe runs every rule that axe-core runs when nobody chooses: none is
// turned off.
const runAxe = `axe.run(document).then(results => results.violations.map(v => ({
	id: v.id,
	help: v.help,
	targets: v.nodes.map(n => n.target.join(" ")),
})))`

// Axe fails the test for each rule of axe-core that the page breaks, and names
// the elements that break it.
func (p *Page) Axe(t testing.TB) {
	t.Helper()
	type violation struct {
		ID, Help string
		Targets  []string
	}
	// axe waits for timers, which stand still while scripts are off. What the
	// page's own scripts would have done at load stays undone.
	p.Do(t, scripts(true))
	defer p.Do(t, scripts(!p.view.NoScript))
	Eval[bool](t, p, p.axe+"\n;true")
	for _, v := range Eval[[]violation](t, p, runAxe) {
		p.errorf(t, "axe: %s: %s: %s", v.ID, v.Help, strings.Join(v.Targets, ", "))
	}
}
