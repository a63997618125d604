// Comfort only: every page works without this script.

// Copy as markdown. The clipboard is there on https and on this machine only;
// elsewhere the buttons stay hidden, and the link beside each does the same.
function offerCopying() {
	if (!navigator.clipboard) return;
	for (const button of document.querySelectorAll("button[data-copy]")) {
		button.hidden = false;
		button.addEventListener("click", () => copy(button));
	}
}

// Copy what stands on the page: a citation.
function offerTexts() {
	if (!navigator.clipboard) return;
	for (const button of document.querySelectorAll("button[data-copy-text]")) {
		button.hidden = false;
		button.addEventListener("click", async () => {
			try {
				await navigator.clipboard.writeText(document.getElementById(button.dataset.copyText).textContent);
				say("Copied", button);
			} catch {
				say("Could not be copied: mark the text instead", button);
			}
		});
	}
}

async function copy(button) {
	try {
		const answer = await fetch(button.dataset.copy);
		if (!answer.ok) throw new Error(answer.statusText);
		await navigator.clipboard.writeText(await answer.text());
		say("Copied as markdown", button);
	} catch {
		say("Could not be copied: use the link beside the button", button);
	}
}

// say tells the outcome to eyes and ears, beside the button.
function say(words, button) {
	let status = button.parentElement.querySelector("[role=status]");
	if (!status) {
		status = document.createElement("span");
		status.setAttribute("role", "status");
		button.parentElement.append(status);
	}
	// Emptied first: the same words twice are announced once otherwise.
	status.textContent = "";
	setTimeout(() => { status.textContent = words; }, 50);
}

// Print what a click would open, and put it back afterwards.
function openForPrinting() {
	let opened = [];
	addEventListener("beforeprint", () => {
		opened = [...document.querySelectorAll("main details:not([open], .filter)")];
		for (const box of opened) box.open = true;
	});
	addEventListener("afterprint", () => {
		for (const box of opened) box.open = false;
	});
}

offerCopying();
offerTexts();
openForPrinting();

// Keep a draft every few seconds while something is typed. What the server
// answers is the number of the save, so that the next one follows it.
function keepDrafts() {
	const form = document.querySelector("form[data-draft]");
	if (!form || !form.dataset.draft) return;
	const status = document.querySelector("#saved");
	status.classList.add("sticky");
	let dirty = false;
	let leaving = false;
	let stopped = false;
	let keeping = null;
	form.addEventListener("input", () => { dirty = true; });
	form.addEventListener("submit", event => {
		leaving = true;
		if (!keeping) return;
		// The answer under way says which save this one follows.
		event.preventDefault();
		const button = event.submitter;
		keeping.finally(() => form.requestSubmit(button));
	});
	addEventListener("beforeunload", event => {
		if (dirty && !leaving) event.preventDefault();
	});
	setInterval(() => {
		if (!dirty || leaving || stopped || keeping) return;
		keeping = keep().finally(() => { keeping = null; });
	}, 4000);

	async function keep() {
		dirty = false;
		try {
			const typed = new URLSearchParams(new FormData(form));
			typed.delete("file");
			typed.set("do", "autosave");
			const answer = await fetch(form.action, { method: "POST", body: typed });
			if (answer.ok) {
				form.elements.kept.value = await answer.text();
				for (const seen of document.querySelectorAll(".endings [name=save]")) seen.value = form.elements.kept.value;
				status.textContent = "Saved at " + new Date().toISOString().slice(11, 19) + " UTC";
				return;
			}
			dirty = true;
			if (answer.status >= 500) {
				status.textContent = "Not saved since: the site could not keep it. Trying again.";
				return;
			}
			stopped = true;
			status.textContent = answer.status === 409 ? "This draft was changed in another window. Press a button to see both texts; what you type here is not lost."
				: answer.status === 401 ? "You are no longer signed in. Press a button to sign in again; what you have typed goes with it."
				: "Not saved any more by itself: press a button to see why.";
		} catch {
			dirty = true;
			status.textContent = "Not saved since: the site cannot be reached. Trying again.";
		}
	}
}

// A list of lines grows by itself: the last empty one leaves another behind.
function growRows() {
	for (const rows of document.querySelectorAll("fieldset.rows")) {
		rows.addEventListener("input", event => {
			const last = rows.querySelector(":scope > :last-child");
			if (event.target !== last || !last.value) return;
			const next = last.cloneNode(true);
			next.value = "";
			next.id = last.id.replace(/\d+$/, n => Number(n) + 1);
			next.setAttribute("aria-label", last.getAttribute("aria-label").replace(/\d+$/, n => Number(n) + 1));
			last.after(next);
		});
	}
}

// What is chosen now is not called missing until the next sending.
function clearAnswered() {
	for (const answer of document.querySelectorAll("form.check .control.wrong fieldset")) {
		answer.addEventListener("change", () => {
			const control = answer.closest(".control");
			control.classList.remove("wrong");
			control.querySelector(".problem").remove();
			answer.removeAttribute("aria-describedby");
		}, { once: true });
	}
}

// A problem's place in an editor puts the cursor on its line.
function jumpToLines() {
	const editor = document.querySelector("textarea#document");
	for (const link of document.querySelectorAll("a[data-line]")) {
		link.addEventListener("click", event => {
			event.preventDefault();
			const lines = editor.value.split("\n");
			const line = Number(link.dataset.line) - 1;
			const start = lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0);
			editor.focus();
			editor.setSelectionRange(start, start + lines[line].length);
			editor.scrollTop = editor.scrollHeight * line / lines.length - editor.clientHeight / 2;
		});
	}
}

// What was just done is said once: a reload, or a copied address, says it no
// more.
function sayOnce() {
	const note = document.querySelector("[data-done]");
	if (!note) return;
	const address = new URL(location);
	address.searchParams.delete(note.dataset.done);
	history.replaceState(history.state, "", address);
}

// Send on what was kept while its sender signed in, as the button would.
function sendKept() {
	document.querySelector("form[data-continue]")?.requestSubmit();
}

keepDrafts();
growRows();
clearAnswered();
jumpToLines();
sayOnce();
sendKept();
