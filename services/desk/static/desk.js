// The desk works without this script; it adds copying, single-key shortcuts,
// folding on small screens, and pages that follow the line's progress.
"use strict";
(() => {
  const body = document.body, all = (s, n = document) => [...n.querySelectorAll(s)];

  // Copying. Clipboard access needs a secure context; selecting works without.
  const toast = document.getElementById("said");
  let hide;
  const say = (text) => {
    toast.textContent = text;
    toast.classList.add("on");
    clearTimeout(hide);
    hide = setTimeout(() => { toast.classList.remove("on"); toast.textContent = ""; }, 4000);
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      say(body.dataset.copied);
    } catch {
      const area = document.createElement("textarea");
      const before = document.activeElement;
      area.value = text;
      area.className = "unseen";
      body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      before?.focus();
      say(done ? body.dataset.copied : body.dataset.copyFailed);
    }
  };
  document.addEventListener("click", (e) => {
    const b = e.target.closest("[data-copy]");
    if (b) copy(b.dataset.copy);
  });

  // Single-key shortcuts, which the help page can switch off.
  const keysOn = () => { try { return localStorage.getItem("keys") !== "off"; } catch { return true; } };
  const box = document.getElementById("keys");
  if (box) {
    box.closest("[hidden]").hidden = false;
    box.checked = keysOn();
    box.addEventListener("change", () => { try { localStorage.setItem("keys", box.checked ? "on" : "off"); } catch { /* nothing is remembered */ } });
  }
  const step = (by) => {
    const links = all("a.open, .review a.src");
    if (!links.length) return false;
    const at = links.findIndex((a) => (a.closest(".hit, .sentence") ?? a).contains(document.activeElement));
    const to = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
    links[to].focus();
    (links[to].closest(".hit, .sentence") ?? links[to]).scrollIntoView({ block: "nearest" });
    return true;
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || !keysOn()) return;
    if (e.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) {
      if (e.key === "Escape") e.target.blur();
      return;
    }
    const q = document.getElementById("q");
    if (e.key === "/") {
      e.preventDefault();
      if (q) { q.focus(); q.select(); } else location.href = "/";
    } else if ((e.key === "j" && step(1)) || (e.key === "k" && step(-1))) {
      e.preventDefault();
    } else if (e.key === "c") {
      const near = document.activeElement?.closest(".hit") ?? document.querySelector("article.statement");
      const b = near?.querySelector("[data-copy]");
      if (b) copy(b.dataset.copy);
    }
  });

  // Filters are folded where they would push the results off the screen.
  const fold = document.querySelector("details.fold");
  if (fold) {
    const narrow = matchMedia("(max-width: 54rem)");
    const set = () => { fold.open = !narrow.matches; };
    set();
    narrow.addEventListener("change", set);
  }

  // The marked words in sight, within the page's own box.
  const mark = document.querySelector(".sheetbox rect.said"), sheet = document.querySelector(".sheetbox");
  const show = () => {
    const m = mark.getBoundingClientRect(), s = sheet.getBoundingClientRect();
    if (sheet.scrollHeight > sheet.clientHeight) sheet.scrollTop += m.top - s.top - sheet.clientHeight / 3;
  };
  if (mark) {
    const img = sheet.querySelector("img");
    if (img.complete) show(); else img.addEventListener("load", show, { once: true });
  }

  // On a page with several statements, the words of the one in hand are marked.
  if (document.querySelector("[data-marks]")) {
    const light = (e) => {
      const id = e.target.closest?.("[data-marks]")?.dataset.marks ?? e.target.dataset?.of;
      all("rect[data-of]").forEach((r) => r.classList.toggle("on", r.dataset.of === id));
    };
    document.addEventListener("mouseover", light);
    document.addEventListener("focusin", light);
  }

  // A report that was written anew while it is looked at: drawn anew where
  // nobody has typed or unfolded anything, else offered.
  let typed = false;
  document.addEventListener("input", (e) => { if (e.target.closest("form")) typed = true; });
  const newer = () => {
    const busy = typed || document.querySelector("details.reshape[open]");
    if (!busy) {
      try { sessionStorage.setItem("held", where(document.activeElement)); } catch { /* focus starts at the top */ }
      location.reload();
    } else if (!live.querySelector(".newer")) {
      const a = document.createElement("a");
      a.href = location.href;
      a.className = "newer notice";
      a.textContent = live.dataset.newer;
      live.append(a);
    }
  };
  // After a decision: the next point has the focus, and what was decided is
  // announced once; written anew, since readers pass over what was there at first.
  const decided = document.getElementById("decided");
  if (decided) {
    const next = document.getElementById(location.hash.slice(1));
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
    const told = [...decided.childNodes];
    decided.replaceChildren();
    setTimeout(() => decided.replaceChildren(...told), 150);
    const here = new URL(location.href);
    here.searchParams.delete("decided");
    here.searchParams.delete("point");
    history.replaceState(null, "", here);
  }
  // What holds the focus, the same before and after the page is drawn anew.
  const where = (e) => (e && e !== body ? [e.tagName, e.closest("[id]")?.id, e.getAttribute("href"), e.name, e.value].join("|") : "");
  try {
    const held = sessionStorage.getItem("held");
    sessionStorage.removeItem("held");
    if (held) all("a, button, summary, input, li[tabindex]").find((e) => where(e) === held)?.focus({ preventScroll: true });
  } catch { /* nothing was remembered */ }

  // Live pages: an event says that something changed, the page is asked anew.
  const live = document.getElementById("live");
  if (live && window.EventSource) {
    let first = true, busy = false, again = false;
    // What a thing on the page is called, the same before and after it is drawn anew.
    const name = (e) => [e.tagName, e.closest("li.document, section")?.querySelector("h3, h2")?.textContent, e.getAttribute("href"), e.matches("details") ? "" : e.textContent].join("|");
    const refresh = async () => {
      if (busy) { again = true; return; }
      busy = true;
      try {
        const r = await fetch(live.dataset.live);
        const fresh = r.ok && new DOMParser().parseFromString(await r.text(), "text/html").getElementById("live");
        const chosen = getSelection();
        if (fresh && live.dataset.shown && fresh.dataset.shown && fresh.dataset.shown !== live.dataset.shown) {
          newer(live.dataset.live);
        } else if (fresh && (!chosen.isCollapsed && chosen.containsNode(live, true) || live.contains(document.activeElement) && document.activeElement.matches("input, select"))) {
          setTimeout(refresh, 2000); // Somebody is marking text, or typing: not under their hands.
        } else if (fresh) {
          const open = new Set(all("details[open]", live).map(name)), held = document.activeElement;
          const was = live.contains(held) && name(held);
          const fields = () => all("input:not([type=hidden]), select", live).map((e) => [e.form?.getAttribute("action") + "|" + e.name, e]);
          const filled = new Map(fields().map(([key, e]) => [key, e.value]));
          live.replaceChildren(...fresh.childNodes);
          fields().forEach(([key, e]) => { if (filled.has(key)) e.value = filled.get(key); });
          all("details", live).forEach((d) => { d.open = open.has(name(d)); });
          if (was) (all("a, button, summary", live).find((e) => name(e) === was) ?? document.getElementById("main")).focus({ preventScroll: true });
        }
      } catch { /* the desk is away; its events come back when it does */ }
      busy = false;
      if (again) { again = false; refresh(); }
    };
    const events = new EventSource("/api/v1/events");
    events.addEventListener("status", () => { if (first) first = false; else refresh(); });
    events.addEventListener("error", () => { first = false; });
    addEventListener("pagehide", () => events.close());
  }
})();
