// Tables worked by keyboard: j/k move, Enter opens, x selects, Shift+x selects a stretch, a bulk bar counts.
const visible = (e) => e.getClientRects().length > 0;

export function table() {
  const tables = [...document.querySelectorAll("[data-rows]")].filter(visible);
  return tables.find((t) => t.querySelector("tr[data-current]")) ?? tables[0];
}
const rows = (t) => [...t.querySelectorAll("tbody > tr")].filter(visible);
export const current = () => table()?.querySelector("tr[data-current]");

export function move(step) {
  const t = table();
  if (!t) return false;
  const all = rows(t);
  const from = all.findIndex((r) => r.hasAttribute("data-current"));
  const to = all[Math.min(Math.max(from + step, 0), all.length - 1)];
  all[from]?.removeAttribute("data-current");
  to?.setAttribute("data-current", "");
  to?.scrollIntoView({ block: "nearest" });
  return true;
}

export function openRow(row = current()) {
  const link = row?.querySelector("a[data-open]");
  if (link) link.click();
  else if (row?.dataset.href) location.assign(row.dataset.href);
  return Boolean(link || row?.dataset.href);
}

let anchor;
function stretch(row, on) {
  const all = rows(row.closest("[data-rows]"));
  const [a, b] = [all.indexOf(anchor), all.indexOf(row)].sort((x, y) => x - y);
  if (a < 0) return;
  all.slice(a, b + 1).forEach((r) => mark(r, on));
}
function mark(row, on) {
  const box = row.querySelector('td:first-child input[type="checkbox"]');
  if (box) box.checked = on ?? !box.checked;
  return box?.checked;
}

export function select(shift) {
  const row = current();
  if (!row) return false;
  if (shift && anchor) stretch(row, true);
  else mark(row);
  anchor = row;
  count(row.closest("[data-rows]"));
  return true;
}

function count(t) {
  const boxes = [...t.querySelectorAll('tbody td:first-child input[type="checkbox"]')];
  const chosen = boxes.filter((b) => b.checked).length;
  const all = t.querySelector("[data-select-all]");
  if (all) {
    all.checked = chosen > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  const bar = document.querySelector(t.dataset.bulk ? `#${CSS.escape(t.dataset.bulk)}` : "[data-bulk-bar]");
  if (!bar) return;
  bar.hidden = chosen === 0;
  const figure = bar.querySelector("[data-bulk-count]");
  if (figure) figure.textContent = chosen;
}

document.addEventListener("click", (event) => {
  const t = event.target.closest("[data-rows]");
  if (!t) return;
  const row = event.target.closest("tbody > tr");
  const box = event.target.closest('td:first-child input[type="checkbox"]');
  if (event.target.matches("[data-select-all]")) {
    rows(t).forEach((r) => mark(r, event.target.checked));
    count(t);
  } else if (box) {
    if (event.shiftKey) stretch(row, box.checked);
    anchor = row;
    count(t);
  } else if (row && !event.target.closest("a, button, input, select, label, summary, details") && !getSelection().toString()) {
    openRow(row);
  }
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-bulk-clear]")) return;
  document.querySelectorAll("[data-rows]").forEach((t) => {
    rows(t).forEach((r) => mark(r, false));
    count(t);
  });
});

// A refreshed table keeps its place and its selection.
let kept;
document.addEventListener("htmx:beforeSwap", (event) => {
  const row = event.detail.target?.querySelector?.("tr[data-current]");
  const chosen = [...(event.detail.target?.querySelectorAll?.('[data-rows] td:first-child input:checked') ?? [])].map((b) => b.value);
  kept = row || chosen.length ? { id: row?.id, chosen } : undefined;
});
document.addEventListener("htmx:afterSettle", () => {
  if (!kept) return;
  if (kept.id) document.getElementById(kept.id)?.setAttribute("data-current", "");
  for (const value of kept.chosen) {
    const box = document.querySelector(`[data-rows] td:first-child input[value="${CSS.escape(value)}"]`);
    if (box) box.checked = true;
  }
  document.querySelectorAll("[data-rows]").forEach(count);
  kept = undefined;
});
