// A form is sent once: a command id made here, and buttons that rest while it is on the way.
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const b = crypto.getRandomValues(new Uint8Array(16)); // plain http on an office LAN has no randomUUID
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  const hex = [...b].map((x) => x.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

const sending = new WeakSet();

function rest(form, on) {
  const own = form.id ? document.querySelectorAll(`[type="submit"][form="${CSS.escape(form.id)}"]`) : [];
  for (const button of [...form.querySelectorAll('button:not([type="button"])'), ...own]) {
    button.toggleAttribute("aria-busy", on);
    if (on) button.setAttribute("aria-busy", "true");
  }
}

function identify(form) {
  const field = form.querySelector('input[name="command_id"]');
  if (field && !field.value) field.value = uuid();
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.method === "dialog") return;
    if (sending.has(form)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    identify(form);
    if (form.matches("[hx-post],[hx-get],[hx-put],[hx-patch],[hx-delete]")) return; // htmx tells its own end
    if (form.method === "get") return;
    sending.add(form);
    setTimeout(() => rest(form, true)); // after the browser has read the pressed button's value
  },
  true,
);

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.target.closest?.("form");
  if (form && event.target === form) {
    sending.add(form);
    rest(form, true);
  } else if (event.target.matches?.("button")) event.target.setAttribute("aria-busy", "true");
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt;
  if (!form) return;
  form.removeAttribute?.("aria-busy");
  if (!form.matches?.("form")) return;
  sending.delete(form);
  rest(form, false);
  const field = form.querySelector('input[name="command_id"]');
  if (field && event.detail.successful) field.value = ""; // the next sending is another command
});
// Back from the next page: the browser shows the old form as it was, so it must be usable again.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.querySelectorAll("form").forEach((form) => {
    sending.delete(form);
    rest(form, false);
  });
});

// Enter in a one-line field of a long form moves on instead of sending half of it; Ctrl+Enter sends (keys.js).
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
  const form = event.target.closest?.("form[data-enter-moves]");
  if (!form || !event.target.matches("input:not([type=submit]), select")) return;
  event.preventDefault();
  const stops = [...form.querySelectorAll("input,select,textarea,button")].filter((e) => !e.disabled && e.type !== "hidden" && e.offsetParent && e.tabIndex >= 0);
  stops[stops.indexOf(event.target) + 1]?.focus();
});

// A filter form sends itself when a choice is made.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto]");
  if (form) form.requestSubmit();
});
