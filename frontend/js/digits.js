// A group marked data-digits is chosen from by 1–9 while the focus is in it; two ratings are given one after the other;
// data-alt="j" answers to Alt+J from anywhere, also while typing.
const typing = (e) => e.matches?.('input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select');
const shown = (e) => e.getClientRects().length > 0 && !e.disabled;

function choose(group, at) {
  const item = [...group.querySelectorAll("[data-digit]")].filter((e) => shown(e.closest("label") ?? e))[at];
  item?.focus();
  item?.click();
  return Boolean(item);
}

function rate(target, key) {
  const groups = [...document.querySelectorAll("form .stars")].filter(shown);
  const own = target.closest?.(".stars");
  const group = own ?? groups.find((g) => !g.querySelector(":checked"));
  const star = group?.querySelector(`input[value="${key}"]`);
  if (!star) return false;
  star.click();
  (groups[groups.indexOf(group) + 1]?.querySelector("input") ?? star).focus();
  return true;
}

function alt(code) {
  const letter = /^Key([A-Z])$/.exec(code)?.[1].toLowerCase();
  const control = letter && [...document.querySelectorAll(`[data-alt="${letter}"]`)].find(shown);
  if (control && typing(control)) control.focus();
  else control?.click();
  return Boolean(control);
}

function act(event) {
  const { key, target } = event;
  if (event.altKey) return !event.ctrlKey && alt(event.code);
  if (event.ctrlKey || event.metaKey || typing(target) || !/^[1-9]$/.test(key)) return false;
  const group = target.closest?.("[data-digits]") ?? document.querySelector("[data-digits][data-first]");
  return group ? choose(group, key - 1) : key < 6 && rate(target, key);
}

document.addEventListener(
  "keydown",
  (event) => {
    if (event.isComposing || event.keyCode === 229 || document.querySelector("dialog[open]")) return;
    if (!act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);
