// The keyboard layer. data-key="n" on a control makes it a shortcut, data-go="w" answers to g then w, ? shows them all.
import { open } from "./overlays.js";
import { move, openRow, select, current } from "./rows.js";

const typing = (e) => e.matches?.('input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select, [contenteditable]');
const shown = (e) => e.getClientRects().length > 0 && !e.disabled;
const scope = () => document.querySelector("dialog[open]:not([data-side])") ?? document;
const find = (attribute, key) => [...scope().querySelectorAll(`[${attribute}="${CSS.escape(key)}"]`)].find(shown);

function press(element) {
  if (!element) return false;
  if (typing(element)) {
    element.focus();
    element.select?.();
  } else if (element.matches("summary, a, button")) element.click();
  else element.querySelector("input, a, button")?.focus();
  return true;
}

function send(from) {
  const form = from?.closest?.("form") ?? scope().querySelector("form[data-main]");
  if (!form) return false;
  const main = form.querySelector('button[data-primary], button.btn-primary:not([type="button"])');
  form.requestSubmit(main ?? undefined);
  return true;
}

// Alt+1…5 picks a suggestion without leaving the field one types in.
function pick(at) {
  const radio = scope().querySelectorAll("[data-picks] input")[at];
  if (!radio || !shown(radio)) return false;
  radio.click();
  return true;
}

const label = (e) => e.dataset.keyLabel || e.getAttribute("aria-label") || e.querySelector(":scope > .key-words")?.textContent || e.textContent.replace(/\s+/g, " ").trim() || e.placeholder;

function line(words, ...keys) {
  const row = document.createElement("div");
  row.append(words);
  const side = document.createElement("span");
  side.className = "key-side ml-auto";
  for (const key of keys) {
    const k = document.createElement("kbd");
    k.className = "key";
    k.textContent = key;
    side.append(k, " ");
  }
  row.append(side);
  return row;
}

function help() {
  const dialog = document.getElementById("keys-help");
  const box = dialog?.querySelector("[data-keys]");
  if (!box) return false;
  const own = [...document.querySelectorAll("[data-key]")].filter(shown);
  const go = [...document.querySelectorAll("[data-go]")].filter(shown);
  const head = (words) => Object.assign(document.createElement("h3"), { textContent: words });
  const parts = [head("本页"), ...own.map((e) => line(label(e).slice(0, 24), e.dataset.key))];
  if (document.querySelector("[data-rows]")) parts.push(head("列表"), line("下一行 / 上一行", "j", "k"), line("打开", "Enter"), line("选择 / 连选", "x", "⇧x"));
  if (go.length) parts.push(head("前往"), ...go.map((e) => line(label(e.querySelector("[data-label]") ?? e), "g", e.dataset.go)));
  if (document.querySelector("[data-picks]")) parts.push(line("选第几个建议", "Alt", "1–5"));
  parts.push(head("通用"), line("提交表单", "Ctrl", "Enter"), line("返回 / 关闭", "Esc"), line("快捷键说明", "?"));
  box.replaceChildren(...parts);
  open(dialog);
  return true;
}

function escape(target) {
  if (document.querySelector("dialog[open]")) return false; // the browser closes it
  if (typing(target)) {
    target.blur();
    return true;
  }
  const row = current();
  if (row) {
    row.removeAttribute("data-current");
    return true;
  }
  return press(document.querySelector("a[data-back]"));
}

let going = 0;
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  if (key === "Enter" && (event.ctrlKey || event.metaKey)) return void (send(target) && event.preventDefault());
  if (event.altKey && /^Digit[1-5]$/.test(event.code)) return void (pick(event.code.at(-1) - 1) && event.preventDefault());
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === "Escape") return void (escape(target) && event.preventDefault());
  if (typing(target)) return;
  if (Date.now() < going) {
    going = 0;
    if (press(find("data-go", key))) event.preventDefault();
    return;
  }
  if (act(key, event)) event.preventDefault();
});

function act(key, event) {
  if (key === "?") return help();
  if (key === "g" && document.querySelector("[data-go]")) {
    going = Date.now() + 1200;
    return true;
  }
  if (!document.querySelector("dialog[open]")) {
    if (key === "j" || key === "k") return move(key === "j" ? 1 : -1);
    if (key === "x" || key === "X") return select(event.shiftKey);
    if (key === "Enter" && !event.target.closest("a, button, summary, input, label")) return openRow();
  }
  if (/^[1-5]$/.test(key)) {
    const star = scope().querySelector(`.stars input[value="${key}"]`);
    if (star && shown(star.closest("label"))) return star.click(), true;
  }
  return press(find("data-key", key));
}
