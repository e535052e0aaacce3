// biome-ignore-all format: written by test/support/writeViewerAssets.ts from renderer/viewer; change it there.
/** The style of a viewer; the colours of its codes are added for each study. */
export const viewerStyle = `:root{--ui: system-ui, "Segoe UI", "Noto Sans", sans-serif;--read: "Charter", "Iowan Old Style", "Source Serif 4", "Noto Serif", Georgia, serif;color-scheme: light;--paper: #fdfdfc;--surface: #f7f7f5;--sunk: #f0f0ed;--hover: #edeeec;--selected: #e3ecee;--hairline: #e5e5e1;--hairline-strong: #cfcfca;--edge: #8a8d91;--ink: #1d1e20;--ink-2: #4e5156;--ink-3: #63666c;--accent: #245560;--focus: #037687;--lit: #dceef1;--found: #f6e3a8;--solid: var(--hairline-strong);}
@media screen and (prefers-color-scheme: dark){:root:not([data-theme="light"]){color-scheme: dark;--paper: #17181a;--surface: #1c1d20;--sunk: #131416;--hover: #26282b;--selected: #203238;--hairline: #2b2d30;--hairline-strong: #404347;--edge: #7b7f85;--ink: #e4e3df;--ink-2: #b5b6b6;--ink-3: #9a9ea2;--accent: #8ac2cd;--focus: #5eb3c2;--lit: #1f4048;--found: #5d4a12;}
}
@media screen{:root[data-theme="dark"]{color-scheme: dark;--paper: #17181a;--surface: #1c1d20;--sunk: #131416;--hover: #26282b;--selected: #203238;--hairline: #2b2d30;--hairline-strong: #404347;--edge: #7b7f85;--ink: #e4e3df;--ink-2: #b5b6b6;--ink-3: #9a9ea2;--accent: #8ac2cd;--focus: #5eb3c2;--lit: #1f4048;--found: #5d4a12;}
}
*{box-sizing: border-box;}
html{scroll-padding: 64px 0 24px;}
body{margin: 0;background: var(--paper);color: var(--ink);font: 14px / 20px var(--ui);}
a{color: inherit;}
:focus-visible{outline: 2px solid var(--focus);outline-offset: 1px;border-radius: 3px;}
html:not(.js) .needs-script{display: none;}
.skip{position: absolute;left: 8px;top: -40px;z-index: 3;padding: 6px 12px;background: var(--paper);border: 1px solid var(--edge);border-radius: 5px;}
.skip:focus{top: 6px;}
.js .notice{display: none;}
.notice{margin: 0;padding: 8px 24px;background: var(--selected);}
.top{position: sticky;top: 0;z-index: 2;display: flex;align-items: center;gap: 16px;min-height: 48px;padding: 6px 16px;background: var(--sunk);border-bottom: 1px solid var(--hairline);}
.home{display: flex;align-items: center;gap: 8px;min-width: 0;text-decoration: none;}
.home .mark{flex: none;}
.top h1{margin: 0;min-width: 0;font: inherit;}
.home span{font-weight: 600;overflow: hidden;text-overflow: ellipsis;white-space: nowrap;}
.tools{display: flex;align-items: center;gap: 8px;margin-left: auto;}
.tools search{display: block;}
input[type="search"]{width: 260px;max-width: 100%;height: 32px;padding: 0 10px;font: inherit;color: inherit;background: var(--paper);border: 1px solid var(--edge);border-radius: 5px;}
::placeholder{color: var(--ink-3);opacity: 1;}
button{height: 32px;padding: 0 12px;font: inherit;color: inherit;background: none;border: 1px solid var(--hairline-strong);border-radius: 5px;cursor: pointer;}
button:hover{background: var(--hover);}
button[aria-pressed="true"]{background: var(--selected);}
.contents-switch{display: none;}
.frame{display: grid;grid-template-columns: 272px minmax(0, 1fr);}
.contents{position: sticky;top: 48px;height: calc(100vh - 48px);overflow: auto;padding: 12px 8px 24px;background: var(--surface);border-right: 1px solid var(--hairline);font-size: 13px;line-height: 18px;}
html:not(.js) .contents{position: static;height: auto;}
.contents ul{margin: 0 0 8px;padding: 0;list-style: none;}
.contents a{display: flex;align-items: baseline;gap: 8px;padding: 4px 8px;border-radius: 5px;text-decoration: none;overflow-wrap: anywhere;}
.contents a:hover{background: var(--hover);}
.contents a[aria-current]{background: var(--selected);font-weight: 600;}
.contents .count{margin-left: auto;}
.contents summary{padding: 4px 8px;cursor: pointer;border-radius: 5px;}
.contents summary h2{display: inline;margin: 0;font-size: 13px;line-height: 18px;font-weight: 600;}
.contents .group{padding: 8px 8px 2px;color: var(--ink-3);font-size: 12px;}
.filter[type="search"]{display: block;width: calc(100% - 16px);height: 28px;margin: 2px 8px 6px;font-size: 13px;}
.t1{padding-left: 14px;}
.t2{padding-left: 28px;}
.t3{padding-left: 42px;}
.t4{padding-left: 56px;}
.t5{padding-left: 70px;}
.t6{padding-left: 84px;}
.count{color: var(--ink-3);font-size: 12px;font-weight: 400;font-variant-numeric: tabular-nums;}
.swatch{flex: none;display: inline-block;width: 10px;height: 10px;border-radius: 2px;background: var(--solid);print-color-adjust: exact;}
.code{display: inline-flex;align-items: baseline;gap: 6px;text-decoration: none;}
.code:hover, .labels a:hover, h3 a:hover, .home:hover span{text-decoration: underline;}
main{padding: 24px 32px 64px;min-width: 0;}
main:focus{outline: none;}
.js .view:not(.on){display: none;}
.view{max-width: 760px;margin: 0 auto;scroll-margin-top: 240px;}
.view.document{max-width: 900px;}
.view.wide{max-width: 1160px;}
html:not(.js) .view{margin-bottom: 64px;}
.view > h2{display: flex;align-items: baseline;flex-wrap: wrap;gap: 8px;margin: 0 0 4px;font-size: 20px;line-height: 28px;font-weight: 600;overflow-wrap: anywhere;}
.view > h2:focus{outline: none;}
.view > h2 .swatch{width: 14px;height: 14px;}
h3{display: flex;align-items: baseline;gap: 8px;margin: 28px 0 8px;font-size: 14px;line-height: 20px;font-weight: 600;}
h3 a{text-decoration: none;}
.meta, .path{margin: 2px 0;color: var(--ink-3);font: 13px / 20px var(--ui);}
.lead{max-width: 640px;margin: 4px 0 16px;color: var(--ink-2);}
dl{margin: 16px 0;}
dt{color: var(--ink-3);font-size: 13px;}
dd{margin: 0 0 10px;}
dd p, .note p, .comment p{margin: 0 0 4px;white-space: pre-wrap;overflow-wrap: anywhere;}
.facts, .themes{display: grid;grid-template-columns: 160px minmax(0, 1fr);border-top: 1px solid var(--hairline);}
.themes{grid-template-columns: 230px minmax(0, 1fr);}
.facts > *, .themes > *{margin: 0;padding: 7px 0;border-bottom: 1px solid var(--hairline);font-size: 14px;}
.themes dt{color: var(--ink);padding-right: 16px;}
.themes dd{color: var(--ink-2);}
.doors{display: flex;flex-wrap: wrap;gap: 8px;margin: 16px 0;}
.doors a{padding: 5px 14px;border: 1px solid var(--hairline-strong);border-radius: 5px;text-decoration: none;}
.doors a:hover{background: var(--hover);}
kbd{padding: 0 5px;border: 1px solid var(--hairline-strong);border-radius: 3px;font: inherit;font-size: 12px;}
.text{margin-top: 20px;}
.row{display: grid;grid-template-columns: 40px minmax(0, 620px) minmax(0, 1fr);column-gap: 16px;content-visibility: auto;contain-intrinsic-size: auto 90px;}
.number{padding-top: 5px;color: var(--ink-3);font-size: 12px;text-align: right;font-variant-numeric: tabular-nums;}
.row > p, .quote, .memo{font: 17px / 28px var(--read);}
.row > p{margin: 0 0 14px;white-space: pre-wrap;overflow-wrap: anywhere;}
.deep3 > p{line-height: 30px;}
.deep4 > p{line-height: 33px;}
.deep5 > p{line-height: 36px;}
.deep6 > p{line-height: 39px;}
.row > p[class*="p-heading"]{font-family: var(--ui);font-size: 16px;font-weight: 600;}
.row > p.p-heading1{font-size: 19px;}
.p-bullet, .p-number{padding-left: 22px;}
.p-bullet::before, .p-number::before{content: "•";display: inline-block;min-width: 18px;margin-left: -22px;padding-right: 4px;}
.p-number::before{content: attr(data-item);}
.row > p.p-quote{padding-left: 16px;border-left: 2px solid var(--hairline-strong);}
.m-bold, .m-speaker{font-weight: 600;}
.m-italic{font-style: italic;}
.m-underline{text-decoration: underline;}
.m-strike{text-decoration: line-through;}
.u{padding-bottom: 17px;cursor: pointer;background-image: linear-gradient(var(--l0, transparent), var(--l0, transparent)), linear-gradient(var(--l1, transparent), var(--l1, transparent)), linear-gradient(var(--l2, transparent), var(--l2, transparent)), linear-gradient(var(--l3, transparent), var(--l3, transparent)), linear-gradient(var(--l4, transparent), var(--l4, transparent)), linear-gradient(var(--l5, transparent), var(--l5, transparent)), linear-gradient(var(--behind, transparent), var(--behind, transparent));background-repeat: no-repeat;background-size: 100% 2px, 100% 2px, 100% 2px, 100% 2px, 100% 2px, 100% 2px, 100% calc(100% - 15px);background-position: 0 calc(100% - 15px), 0 calc(100% - 12px), 0 calc(100% - 9px), 0 calc(100% - 6px), 0 calc(100% - 3px), 0 100%, 0 0;box-decoration-break: clone;print-color-adjust: exact;}
.u.lit{--behind: var(--lit);}
.labels{margin: 4px 0 14px;padding: 0;list-style: none;font-size: 12px;line-height: 17px;}
.labels a{display: inline-flex;align-items: baseline;gap: 6px;padding: 1px 5px;margin-left: -5px;border-radius: 3px;color: var(--ink-2);text-decoration: none;overflow-wrap: anywhere;}
.labels .swatch{width: 7px;height: 7px;}
.labels .lit{background: var(--lit);color: var(--ink);font-weight: 600;}
.remark{display: block;margin: 0 0 3px 13px;color: var(--ink-3);font-style: italic;overflow-wrap: anywhere;}
.note{margin: 10px 0;padding-left: 12px;border-left: 2px solid var(--hairline-strong);color: var(--ink-2);}
.segment{margin: 0 0 14px;padding: 2px 0 2px 14px;border-left: 4px solid var(--solid);break-inside: avoid;print-color-adjust: exact;}
.segment.lit{background: var(--lit);}
.segment .quote{margin: 0;font-size: 15px;line-height: 23px;white-space: pre-wrap;overflow-wrap: anywhere;}
.comment{margin-top: 4px;font-style: italic;color: var(--ink-2);}
#behind > .meta{margin-bottom: 14px;}
.pair{border-top: 1px solid var(--hairline);padding-top: 4px;}
.pair h3{margin-top: 8px;}
.memo{margin-top: 16px;overflow-wrap: anywhere;}
.memo > p{margin: 0 0 12px;}
.memo blockquote{margin: 12px 0;padding-left: 14px;border-left: 2px solid var(--hairline-strong);}
.memo h3, .memo h4, .memo h5{display: block;font-family: var(--ui);}
.mention{padding: 0 4px;border-radius: 3px;background: var(--sunk);text-decoration: none;}
.gap{color: var(--ink-3);font-style: italic;}
.chart, .scroll{overflow-x: auto;}
.chart svg{display: block;font-family: "Source Sans 3", "Source Sans Pro", var(--ui);}
.chart a{cursor: pointer;}
.chart a:hover{opacity: 0.75;}
.legend{display: flex;flex-wrap: wrap;gap: 4px 20px;margin: 0 0 16px;padding: 0;list-style: none;}
.twin{margin-top: 20px;}
.twin summary{cursor: pointer;width: fit-content;}
table{margin-top: 8px;border-collapse: collapse;font-size: 13px;font-variant-numeric: tabular-nums;}
th, td{padding: 5px 14px 5px 0;border-bottom: 1px solid var(--hairline);text-align: left;vertical-align: top;font-weight: 400;}
thead th{color: var(--ink-3);}
.hits{margin: 0;padding: 0;list-style: none;}
.hits a{display: block;padding: 5px 8px;margin: 0 -8px;border-radius: 5px;text-decoration: none;font: 15px / 23px var(--read);}
.hits a:hover{background: var(--hover);}
mark{background: var(--found);color: inherit;}
.foot{padding: 8px 32px 16px;color: var(--ink-3);font-size: 12px;text-align: center;}
@media (max-width: 1100px){.row{grid-template-columns: 32px minmax(0, 1fr);column-gap: 12px;}
.labels{grid-column: 2;display: flex;flex-wrap: wrap;gap: 0 12px;margin-top: -10px;}
.labels .remark{margin-left: 0;}
}
@media (max-width: 760px){.frame{grid-template-columns: minmax(0, 1fr);}
.top{gap: 8px;padding: 6px 12px;flex-wrap: wrap;}
.tools{flex: 1 1 100%;margin: 0;}
.tools search{flex: 1;min-width: 0;}
.tools input{width: 100%;}
.js .contents-switch{display: block;}
.contents{position: static;height: auto;border-right: 0;border-bottom: 1px solid var(--hairline);}
.js .contents:not(.open){display: none;}
main{padding: 16px 16px 48px;}
.row{grid-template-columns: minmax(0, 1fr);}
.number{text-align: left;padding: 0;}
.labels{grid-column: 1;}
.facts, .themes{grid-template-columns: minmax(0, 1fr);}
.facts dt, .themes dt{border-bottom: 0;padding-bottom: 0;}
.foot{padding: 8px 16px 16px;}
}
@media print{.top, .contents, .skip, .notice, .needs-script, .twin:not([open]){display: none;}
.frame{display: block;}
main{padding: 0;}
.row{content-visibility: visible;break-inside: avoid-page;}
.row > p, .memo{font-size: 11pt;}
}`;

/** The script of a viewer: renderer/viewer as one piece. */
export const viewerScript = `(function() {
	// renderer/viewer/filtering.ts
	/** Steps into the tree that an entry stands, by its class; entries of flat lists stand at 0. */
	var depthOf = (item) => Number(/\\bt(\\d)\\b/u.exec(item.className)?.[1] ?? 0);
	/** Shows the entries that hold the words, with what stands above them: heads of groups, and the codes that they are under. */
	function filter(list, wanted) {
		const items = [...list.children];
		const kept = /* @__PURE__ */ new Set();
		const above = [];
		let group = null;
		for (const item of items) {
			if (item.matches(".group")) {
				group = item;
				continue;
			}
			above.length = depthOf(item);
			above.push(item);
			if (!(item.textContent ?? "").toLowerCase().includes(wanted)) continue;
			for (const shown of [group, ...above]) if (shown) kept.add(shown);
		}
		for (const item of items) item.hidden = wanted !== "" && !kept.has(item);
	}
	function startFilters() {
		for (const field of document.querySelectorAll("input.filter")) {
			const list = document.getElementById(field.dataset.list ?? "");
			field.addEventListener("input", () => list && filter(list, field.value.trim().toLowerCase()));
		}
	}
	// renderer/viewer/finding.ts
	/** Hits that are listed; all are counted. */
	var mostShown = 300;
	/** Characters shown before a hit and after it. */
	var around = 90;
	/** Milliseconds without a key after which a search begins. */
	var settled = 160;
	var fold = (text) => text.normalize("NFC").toLowerCase();
	/** Texts by paragraph, memos by block, codes by what is said about them; gathered with the first search. */
	function gatherUnits() {
		const unit = (view, address, from) => {
			const text = (from.textContent ?? "").normalize("NFC");
			return {
				view,
				address,
				text,
				folded: fold(text)
			};
		};
		return [...document.querySelectorAll("main > .view")].flatMap((view) => {
			const title = view.querySelector("h2");
			const named = title ? [unit(view, \`#\${view.id}\`, title)] : [];
			if (view.matches(".document")) {
				const texts = [...view.querySelectorAll(".row")].flatMap((row) => {
					const words = row.querySelector("p");
					return words ? unit(view, \`#\${row.id}\`, words) : [];
				});
				return [...named, ...texts];
			}
			const parts = [...view.querySelectorAll(".memo > *, dl:not(.facts, .themes) dd")];
			return [...named, ...parts.map((part) => unit(view, \`#\${view.id}\`, part))];
		});
	}
	function findHits(units, wanted) {
		const hits = [];
		let total = 0;
		for (const unit of units) for (let at = unit.folded.indexOf(wanted); at >= 0; at = unit.folded.indexOf(wanted, at + wanted.length)) {
			total += 1;
			if (hits.length < mostShown) hits.push({
				unit,
				at
			});
		}
		return {
			hits,
			total
		};
	}
	function hitLine({ unit, at }, length) {
		const link = document.createElement("a");
		link.href = unit.address;
		const mark = document.createElement("mark");
		mark.textContent = unit.text.slice(at, at + length);
		const before = unit.text.slice(Math.max(0, at - around), at);
		const after = unit.text.slice(at + length, at + length + around);
		link.dir = "auto";
		link.append(at > around ? \`…\${before}\` : before, mark, after);
		const item = document.createElement("li");
		item.append(link);
		return item;
	}
	function drawHits(found, wanted, { hits, total }) {
		const heading = document.createElement("h2");
		heading.textContent = \`Found: \${wanted}\`;
		const line = document.createElement("p");
		line.className = "meta";
		const count = total === 0 ? "Nothing" : \`\${total.toLocaleString("en-GB")} \${total === 1 ? "place" : "places"}\`;
		line.textContent = total > hits.length ? \`\${count}; the first \${hits.length} are shown\` : count;
		found.replaceChildren(heading, line);
		let list = null;
		let last = null;
		for (const hit of hits) {
			if (hit.unit.view !== last || !list) {
				last = hit.unit.view;
				const title = document.createElement("h3");
				title.append(...[...last.querySelector("h2")?.childNodes ?? []].map((node) => node.cloneNode(true)));
				list = document.createElement("ul");
				list.className = "hits";
				found.append(title, list);
			}
			list.append(hitLine(hit, fold(wanted).length));
		}
	}
	/** The field that searches texts, memos and codes; emptied, it gives back what was shown before. */
	function startFinding(views) {
		const field = document.querySelector("#find");
		const found = document.getElementById("found");
		if (!field || !found) return;
		let units = null;
		let timer;
		const search = () => {
			clearTimeout(timer);
			const wanted = fold(field.value.trim());
			if (wanted === "") return found.classList.contains("on") ? views.showAddressed() : void 0;
			units ??= gatherUnits();
			drawHits(found, field.value.trim(), findHits(units, wanted));
			views.show(found);
			scrollTo(0, 0);
		};
		field.addEventListener("input", () => {
			clearTimeout(timer);
			timer = setTimeout(search, settled);
		});
		field.addEventListener("keydown", (event) => {
			if (event.key === "Enter") search();
		});
		found.addEventListener("click", (event) => {
			if ((event.target instanceof Element ? event.target.closest("a") : null)?.getAttribute("href") === location.hash) views.showAddressed();
		});
		document.addEventListener("keydown", (event) => {
			const typing = event.target instanceof Element && event.target.matches("input");
			if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
			event.preventDefault();
			field.select();
			field.focus();
		});
	}
	// renderer/viewer/stepping.ts
	/** \`n\` and \`p\` go to the next and the previous coding of the text that is shown, in the order of their names at the margin. */
	function startStepping() {
		document.addEventListener("keydown", (event) => {
			if (event.target instanceof Element && event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
			if (event.key === "n") step(1);
			if (event.key === "p") step(-1);
		});
	}
	function step(by) {
		const labels = [...document.querySelectorAll(".view.on .labels a")];
		if (labels.length === 0) return;
		const current = labels.findIndex((label) => \`#\${label.id}\` === location.hash);
		const next = labels[current < 0 ? by > 0 ? 0 : labels.length - 1 : current + by];
		if (next) location.hash = \`#\${next.id}\`;
	}
	// renderer/viewer/theme.ts
	var key = "axial-viewer-theme";
	/** What was chosen the last time. Some browsers keep nothing for pages from a folder, and say so by an error. */
	function remembered() {
		try {
			const found = localStorage.getItem(key);
			return found === "light" || found === "dark" ? found : null;
		} catch {
			return null;
		}
	}
	function remember(theme) {
		try {
			localStorage.setItem(key, theme);
		} catch {}
	}
	/** Light or dark as the system has it, until the reader chooses. */
	function startTheme() {
		const button = document.getElementById("theme");
		const system = matchMedia("(prefers-color-scheme: dark)");
		const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
		const tell = () => button?.setAttribute("aria-pressed", String(isDark()));
		const chosen = remembered();
		if (chosen) document.documentElement.dataset.theme = chosen;
		tell();
		system.addEventListener("change", tell);
		button?.addEventListener("click", () => {
			const next = isDark() ? "light" : "dark";
			document.documentElement.dataset.theme = next;
			remember(next);
			tell();
		});
	}
	// renderer/viewer/behind.ts
	var read = null;
	function data() {
		read ??= JSON.parse(document.getElementById("data")?.textContent ?? "{}");
		return read;
	}
	/**
	* The part that lists what stands behind the mark of a chart: the segments of a code in a document, or the passages where
	* two codes meet. Made when it is asked for; \`null\` for every other address.
	*/
	function behindMark(id) {
		const [, kind, first, second] = /^(cell|pair)-(\\d+)-(\\d+)$/u.exec(id) ?? [];
		if (kind === void 0) return null;
		const view = emptyView();
		if (kind === "cell") fillCell(view, Number(first), Number(second));
		else fillPair(view, Number(first), Number(second));
		return view;
	}
	function emptyView() {
		document.getElementById("behind")?.remove();
		const view = document.createElement("section");
		view.id = "behind";
		view.className = "view";
		view.setAttribute("aria-labelledby", "behind-title");
		document.getElementById("main")?.append(view);
		return view;
	}
	function element(name, className, ...children) {
		const made = document.createElement(name);
		made.className = className;
		made.append(...children);
		return made;
	}
	/** A copy of what stands in the heading of another part: a code's colour and name, a document's name. */
	var headingOf = (id) => [...document.getElementById(\`\${id}-title\`)?.childNodes ?? []].map((node) => node.cloneNode(true));
	function head(view, title, line) {
		const heading = element("h2", "", ...title);
		heading.id = "behind-title";
		heading.tabIndex = -1;
		view.append(heading, element("p", "meta", line));
	}
	var counted = (count, one) => \`\${count.toLocaleString("en-GB")} \${one}\${count === 1 ? "" : "s"}\`;
	/** A copy of a segment as it stands under its code, with the name of the code above it. */
	function segment(coding) {
		const source = document.getElementById(\`s\${coding}\`);
		const [, code = 0] = data().codings[coding] ?? [];
		const link = element("a", "code", ...headingOf(\`c\${code}\`));
		link.setAttribute("href", \`#c\${code}\`);
		const copy = source ? source.cloneNode(true) : document.createElement("blockquote");
		copy.removeAttribute("id");
		copy.classList.remove("lit");
		copy.prepend(element("p", "meta", link));
		return copy;
	}
	function isBelow(code, above) {
		for (let at = code; at >= 0; at = data().parents[at] ?? -1) if (at === above) return true;
		return false;
	}
	function fillCell(view, inDocument, above) {
		const found = [...data().codings.entries()].filter(([, [document, code]]) => document === inDocument && isBelow(code, above));
		head(view, [
			...headingOf(\`c\${above}\`),
			" in ",
			...headingOf(\`d\${inDocument}\`)
		], \`\${counted(found.length, "segment")}, with the codes below it\`);
		view.append(...found.map(([coding]) => segment(coding)));
	}
	function fillPair(view, first, second) {
		const pairs = data().pairs.find((each) => each.first === first && each.second === second);
		const shown = pairs?.codings ?? [];
		const title = [
			...headingOf(\`c\${first}\`),
			" and ",
			...headingOf(\`c\${second}\`)
		];
		const total = pairs?.total ?? 0;
		const more = total > shown.length ? \`; the first \${shown.length} of them are listed\` : "";
		head(view, title, \`\${counted(total, "pair")} of codings that share words, with the codes below them\${more}\`);
		for (const [one, other] of shown) {
			const [document = 0] = data().codings[one] ?? [];
			const link = element("a", "", ...headingOf(\`d\${document}\`));
			link.setAttribute("href", \`#d\${document}\`);
			view.append(element("div", "pair", element("h3", "", link), segment(one), segment(other)));
		}
	}
	// renderer/viewer/views.ts
	var litClass = "lit";
	/** The pieces of a coding's words, and its name at the margin. */
	function partsOfCoding(id) {
		const number = /^k(\\d+)$/u.exec(id)?.[1];
		if (number === void 0) return [];
		const label = document.getElementById(id);
		const view = label?.closest(".view");
		return label && view ? [label, ...view.querySelectorAll(\`[data-k~="\${number}"]\`)] : [];
	}
	function lightUp(id) {
		for (const lit of document.querySelectorAll(\`.\${litClass}\`)) lit.classList.remove(litClass);
		const parts = partsOfCoding(id);
		const target = document.getElementById(id);
		if (parts.length === 0 && target?.matches(".segment, .row")) parts.push(target);
		for (const part of parts) part.classList.add(litClass);
		return parts[1] ?? target;
	}
	function markCurrent(view) {
		for (const link of document.querySelectorAll(".contents a")) if (link.getAttribute("href") === \`#\${view.id}\`) link.setAttribute("aria-current", "page");
		else link.removeAttribute("aria-current");
		document.querySelector(".contents [aria-current]")?.scrollIntoView({ block: "nearest" });
	}
	function startViews() {
		const overview = document.getElementById("overview");
		const switchButton = document.getElementById("contents-switch");
		const contents = document.getElementById("contents");
		const openContents = (open) => {
			contents?.classList.toggle("open", open);
			switchButton?.setAttribute("aria-expanded", String(open));
		};
		const show = (view) => {
			for (const other of document.querySelectorAll(".view.on")) other.classList.remove("on");
			view.classList.add("on");
			markCurrent(view);
			openContents(false);
			const title = view.querySelector("h2")?.textContent ?? "";
			const study = overview?.querySelector("h2")?.textContent ?? "";
			document.title = view === overview ? study : \`\${title} – \${study}\`;
		};
		const showAddressed = (moved) => {
			const id = decodeURIComponent(location.hash.slice(1)) || "overview";
			if (id === "main") return document.getElementById("main")?.focus();
			const target = behindMark(id) ?? lightUp(id) ?? overview;
			const view = target?.closest(".view") ?? overview;
			if (!target || !view) return;
			show(view);
			if (target !== view) bringIntoSight(target);
			else scrollTo(0, 0);
			if (moved) focusOn(target, view);
		};
		addEventListener("hashchange", () => showAddressed(true));
		switchButton?.addEventListener("click", () => openContents(!contents?.classList.contains("open")));
		document.addEventListener("click", goToCoding);
		showAddressed(false);
		return {
			show,
			showAddressed: () => showAddressed(false)
		};
	}
	/** Rows out of sight have only a guessed height: once those around the target are drawn, it is put right. */
	function bringIntoSight(target) {
		target.scrollIntoView({ block: "center" });
		requestAnimationFrame(() => target.scrollIntoView({ block: "center" }));
	}
	function focusOn(target, view) {
		const place = target === view ? view.querySelector("h2") : target;
		if (place && !place.matches("a, h2")) place.tabIndex = -1;
		place?.focus({ preventScroll: true });
	}
	/** Words that carry codings light up with the names of these; the shortest of them is the one that is meant. */
	function goToCoding(event) {
		const piece = event.target instanceof Element ? event.target.closest(".document [data-k]") : null;
		if (!piece || getSelection()?.isCollapsed === false) return;
		const here = (piece.dataset.k ?? "").split(" ");
		const length = (number) => partsOfCoding(\`k\${number}\`).reduce((sum, part) => sum + (part.dataset.k ? (part.textContent ?? "").length : 0), 0);
		const [shortest] = here.toSorted((a, b) => length(a) - length(b));
		if (shortest === void 0) return;
		lightUp(\`k\${shortest}\`);
		for (const number of here) document.getElementById(\`k\${number}\`)?.classList.add(litClass);
	}
	// renderer/viewer/main.ts
	/**
	* The script of the viewer: a page that leaves the program as one file. It is bundled into that page by
	* test/support/viewerAssets.ts and knows nothing but the page itself. Everything it shows stands in the page already.
	*/
	document.documentElement.classList.add("js");
	document.addEventListener("DOMContentLoaded", () => {
		startTheme();
		startFinding(startViews());
		startFilters();
		startStepping();
	});
})();
`;
