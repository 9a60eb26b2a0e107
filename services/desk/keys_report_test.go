package desk_test

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

func TestAReportIsReviewedFromTheKeyboard(t *testing.T) {
	l, s, now := desked(t)
	ctx := browserOf(t)
	window(t, ctx, 1366, 768, "light")
	load(t, ctx, s, "/reports/harbour?lang=en")
	// The skip link comes first, and is seen when it has the focus.
	press(t, ctx, kb.Tab)
	if !value[bool](t, ctx, `document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().top >= 0`) {
		t.Error("the first Tab doesn't reach a skip link that is seen")
	}
	press(t, ctx, "j")
	press(t, ctx, "j")
	if got := value[string](t, ctx, `document.activeElement.getAttribute("href")`); got != "/reports/harbour/sentences/1.2" {
		t.Errorf("j goes to %q", got)
	}
	press(t, ctx, "k")
	if !value[bool](t, ctx, `getComputedStyle(document.activeElement).outlineStyle !== "none"`) {
		t.Error("the focus isn't seen")
	}
	press(t, ctx, kb.Enter)
	becomes(t, ctx, `location.pathname === "/reports/harbour/sentences/1.1" && document.readyState === "complete"`, "Enter opens the sentence")

	// A decision by Tab and Enter alone; the name is asked once.
	load(t, ctx, s, "/reports/harbour?view=review&lang=en")
	value[bool](t, ctx, `document.getElementById("points").setAttribute("tabindex", "-1"), document.getElementById("points").focus(), true`)
	for range 20 {
		press(t, ctx, kb.Tab)
		if value[bool](t, ctx, `document.activeElement.matches('#p-p2 button[value="reject"]')`) {
			break
		}
	}
	if !value[bool](t, ctx, `document.activeElement.matches('#p-p2 button[value="reject"]')`) {
		t.Fatal("Tab doesn't reach the point's buttons")
	}
	press(t, ctx, kb.Enter)
	becomes(t, ctx, `document.activeElement.id === "by"`, "the name is asked, with the focus on its field")
	press(t, ctx, "Ines")
	press(t, ctx, kb.Enter)
	becomes(t, ctx, `location.pathname === "/reports/harbour" && document.readyState === "complete"`, "Enter goes on")
	becomes(t, ctx, `document.activeElement.id === "p-p2" && document.getElementById("decided").textContent.startsWith("Point S2a-1 rejected: Leo Marsh warned")`, "the decision is announced, and all are decided: the focus stays")

	// One taken back is undecided: deciding the other leads there, though it stands above.
	l.mu.Lock()
	if e := now.Edits[len(now.Edits)-1]; e.GetPoint().GetAction() != "reject" || e.GetBy() != "Ines" {
		t.Errorf("the edit is %v", e)
	}
	now.Edits = now.Edits[:1]
	l.mu.Unlock()
	load(t, ctx, s, "/reports/harbour?view=review&lang=en")
	value[bool](t, ctx, `document.querySelector('#p-p1 button[value="accept"]').focus(), true`)
	press(t, ctx, kb.Enter)
	becomes(t, ctx, `document.activeElement.id === "p-p2" && document.getElementById("decided").textContent.startsWith("Point S1a-2 accepted:") && !location.search.includes("decided")`, "the next undecided point has the focus")
	l.mu.Lock()
	defer l.mu.Unlock()
	if e := now.Edits[len(now.Edits)-1]; e.GetPoint().GetAction() != "accept" || e.GetPoint().GetPoints()[0] != "p1" {
		t.Errorf("the edit is %v", e)
	}
}
