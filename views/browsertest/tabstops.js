// What the walk through a page's tab stops needs to know in the page. The
// value of this script is the walk itself; it is kept under one name so that
// each step of the walk can reach it.
globalThis.browsertest = (() => {
	const controls = `a[href], area[href], button, input:not([type=hidden]), select, textarea, iframe,
		details > summary:first-of-type, audio[controls], video[controls],
		[contenteditable]:not([contenteditable=false]), [tabindex]:not([tabindex^="-"]),
		[role=button], [role=link], [role=checkbox], [role=switch], [role=textbox],
		[role=searchbox], [role=combobox], [role=slider], [role=spinbutton]`;

	const usable = el =>
		el.getClientRects().length > 0 &&
		el.checkVisibility({visibilityProperty: true}) &&
		!el.matches(":disabled") && !el.closest("[inert]");

	const name = el => {
		const text = (el.getAttribute("aria-label") || el.innerText || el.name || "").trim().replace(/\s+/g, " ");
		return el.localName + (el.id ? "#" + el.id : "") + (text ? ` "${text.slice(0, 40)}"` : "");
	};

	const seen = new Set();

	// Tab stops once in a group of radio buttons; the arrow keys do the rest.
	const group = el => el.type === "radio" && el.name ? [...document.getElementsByName(el.name)]
		.filter(other => other.type === "radio" && other.form === el.form) : [el];

	// The focus ring is to be judged by itself, at rest and where it stays:
	// no fading in, no scrolling along, no blinking caret.
	const rest = new CSSStyleSheet();
	rest.replaceSync(`*, ::before, ::after {
		transition: none !important; animation: none !important;
		scroll-behavior: auto !important; caret-color: transparent !important }`);
	document.adoptedStyleSheets.push(rest);

	return {
		// stop describes the element that has the focus; null ends the walk,
		// because the focus left the page or is back where it has been.
		stop() {
			const el = document.activeElement;
			if (!el || el === document.body || el === document.documentElement || seen.has(el)) return null;
			seen.add(el);
			const margin = 6; // room for a ring around the element
			const box = el.getBoundingClientRect();
			const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);
			const top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
			const x = Math.max(0, left - margin), y = Math.max(0, top - margin);
			return {
				name: name(el),
				inWindow: right > left && bottom > top,
				longSide: Math.max(right - left, bottom - top),
				x: x + scrollX, y: y + scrollY,
				width: Math.min(innerWidth, right + margin) - x,
				height: Math.min(innerHeight, bottom + margin) - y,
			};
		},
		// leave takes the focus away; the next Tab still goes on from here.
		leave() { document.activeElement.blur() },
		missed() {
			return [...document.querySelectorAll(controls)]
				.filter(el => usable(el) && !group(el).some(one => seen.has(one))).map(name);
		},
	};
})();
