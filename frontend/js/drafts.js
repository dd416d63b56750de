// Forms marked data-draft="key" survive reload and tunnel: kept in this browser for a day, cleared when sent.
const DAY = 86400000;
const user = document.body?.dataset.user ?? "-";
const name = (form) => `draft:${user}:${form.dataset.draft}`;

function fields(form) {
  return [...form.elements].filter((e) => e.name && !["password", "file", "submit", "button"].includes(e.type) && !["csrfmiddlewaretoken", "command_id"].includes(e.name) && !e.closest("[data-nodraft]"));
}

function save(form) {
  const values = fields(form)
    .filter((e) => !["checkbox", "radio"].includes(e.type) || e.checked)
    .map((e) => [e.name, e.value]);
  if (values.some(([, v]) => v !== "")) localStorage.setItem(name(form), JSON.stringify({ at: Date.now(), values }));
}

function put(element, given) {
  const values = given.get(element.name);
  if (!values) return false;
  if (["checkbox", "radio"].includes(element.type)) {
    const on = values.includes(element.value);
    const changed = element.checked !== on;
    element.checked = on;
    return changed;
  }
  const value = values.shift();
  if (value === undefined || element.value === value) return false;
  element.value = value;
  element.dispatchEvent(new Event("draft", { bubbles: true }));
  return true;
}

function restore(form) {
  if (form.dataset.draftSeen) return;
  form.dataset.draftSeen = "1";
  const kept = JSON.parse(localStorage.getItem(name(form)) ?? "null");
  if (!kept || form.querySelector('[aria-invalid="true"]')) return; // the server's own copy is newer
  const given = new Map();
  for (const [key, value] of kept.values) given.set(key, [...(given.get(key) ?? []), value]);
  const changed = fields(form).filter((e) => put(e, given)).length;
  if (changed) announce(form);
}

function announce(form) {
  const note = document.createElement("div");
  note.className = "draft-note";
  note.setAttribute("role", "status");
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "btn btn-bare btn-sm";
  drop.textContent = "清除";
  drop.addEventListener("click", () => {
    localStorage.removeItem(name(form));
    form.reset();
    note.remove();
  });
  note.append("已恢复上次没有提交的内容。", drop);
  form.prepend(note);
}

function sweep() {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith("draft:")) continue;
    try {
      if (Date.now() - JSON.parse(localStorage.getItem(key)).at > DAY) localStorage.removeItem(key);
    } catch {
      localStorage.removeItem(key);
    }
  }
}

const all = (root) => (root.matches?.("form[data-draft]") ? [root] : [...(root.querySelectorAll?.("form[data-draft]") ?? [])]);
const waiting = new Map();
for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (!form) return;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => save(form), 300));
  });
}
function sent(form) {
  clearTimeout(waiting.get(form));
  localStorage.removeItem(name(form));
}
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.requestConfig?.elt; // the answer may have replaced the form itself
  if (form?.matches?.("form[data-draft]") && event.detail.xhr?.status < 400 && event.detail.requestConfig?.verb !== "get") sent(form);
});
// A native submit is believed only when the next page no longer shows the form with errors.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("form[data-draft]:not([hx-post])")) {
    save(form);
    sessionStorage.setItem("draft-sent", name(form));
  }
});
document.addEventListener("htmx:load", (event) => all(event.target).forEach(restore));
sweep();
const told = sessionStorage.getItem("draft-sent");
sessionStorage.removeItem("draft-sent");
const refused = told && all(document).some((f) => name(f) === told && f.querySelector('[aria-invalid="true"]'));
if (told && !refused && document.querySelector("[data-frame]")) localStorage.removeItem(told);
all(document).forEach(restore);
