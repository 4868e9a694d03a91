// Keeps #live up to date without losing what the reader opened, selected or focused.
const connection = document.getElementById("connection");
let stale = false;
let refreshing = false;

async function refresh() {
  if (refreshing || document.hidden) {
    stale = true;
    return;
  }
  refreshing = true;
  stale = false;
  try {
    const response = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("live");
    const live = document.getElementById("live");
    if (!fresh || !live || hasSelection(live)) return;
    for (const details of live.querySelectorAll("details[id]")) {
      const twin = fresh.querySelector(`#${CSS.escape(details.id)}`);
      if (twin) twin.open = details.open;
    }
    const focusIndex = focusable(live).indexOf(document.activeElement);
    if (live.innerHTML !== fresh.innerHTML) live.replaceChildren(...fresh.childNodes);
    if (focusIndex >= 0) focusable(live)[focusIndex]?.focus({ preventScroll: true });
  } catch {
    connection.textContent = "engine away";
  } finally {
    refreshing = false;
    if (stale && !document.hidden) setTimeout(refresh, 300);
  }
}

function focusable(element) {
  return [...element.querySelectorAll("a, button, summary, pre, input")];
}

function hasSelection(element) {
  const selection = getSelection();
  return Boolean(selection && !selection.isCollapsed && element.contains(selection.anchorNode));
}

const changes = new EventSource("/console/live");
changes.addEventListener("open", () => {
  connection.textContent = "live";
  connection.className = "live";
  refresh();
});
changes.addEventListener("message", refresh);
changes.addEventListener("error", () => {
  connection.textContent = "engine away";
  connection.className = "away";
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) refresh();
});
// Durations of what is running grow by themselves.
setInterval(() => {
  if (document.querySelector("#live .status.running")) refresh();
}, 2000);
