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
openForPrinting();
