// Dialogs, drawers and menus: native elements, opened by data attributes or by htmx filling them.
export function open(dialog) {
  if (!dialog?.showModal || dialog.open) return;
  dialog.showModal();
  const first = dialog.querySelector("[autofocus], form :is(input:not([type=hidden]), select, textarea):not(:disabled)");
  first?.focus();
}
const close = (dialog) => dialog?.open && dialog.close();

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) open(document.getElementById(opener.dataset.dialog));
  if (event.target.closest("[data-close]")) close(event.target.closest("dialog"));
  if (event.target.matches("dialog[open]") && !event.target.querySelector("form[data-draft], form[data-keep]")) close(event.target);
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target) || event.target.closest(".menu-list :is(a, button)")) menu.open = false;
  }
});

// A form that came back: its first mistake is brought into sight and gets the focus.
function mistake(dialog) {
  const first = dialog.querySelector('[aria-invalid="true"]') ?? dialog.querySelector('.field-error, [role="alert"]');
  first?.scrollIntoView({ block: "center" });
  first?.focus?.({ preventScroll: true });
}

// A fragment swapped into an empty dialog opens it; an empty answer closes it.
document.addEventListener("htmx:afterSwap", (event) => {
  const dialog = event.detail.target;
  if (!dialog?.matches?.("dialog")) return;
  if (dialog.open && dialog.firstElementChild) mistake(dialog);
  else if (dialog.firstElementChild) open(dialog);
  else close(dialog);
});
document.addEventListener("close-dialog", () => document.querySelectorAll("dialog[open]").forEach(close));
document.addEventListener("close", (event) => event.target.matches?.("dialog[data-host]") && event.target.replaceChildren(), true);

// Menus by keyboard.
document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu");
  if (!menu) return;
  const items = [...menu.querySelectorAll(".menu-list :is(a, button):not(:disabled)")];
  const at = items.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && items.length) {
    event.preventDefault();
    menu.open = true;
    items[(at + step + items.length) % items.length].focus();
  } else if (event.key === "Escape" && menu.open) {
    event.preventDefault();
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
