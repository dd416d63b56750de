// Short messages at the corner: `toast(text, tone)`, a server's HX-Trigger {"toast": {"text", "tone"}}, or .toast fragments in #toasts.
const STAY = { good: 4000, info: 5000, warn: 8000, bad: 12000 };

export function toast(text, tone = "info") {
  const box = document.getElementById("toasts");
  if (!box) return;
  const item = document.createElement("div");
  item.className = "toast";
  item.dataset.tone = tone;
  item.setAttribute("role", tone === "bad" ? "alert" : "status");
  const words = document.createElement("div");
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn btn-bare btn-sm";
  close.dataset.dismiss = "";
  close.setAttribute("aria-label", "关闭提示");
  close.textContent = "✕";
  item.append(words, close);
  box.append(item);
}

function fade(item) {
  if (item.dataset.timed) return;
  item.dataset.timed = "1";
  const go = () => (item.matches(":hover, :focus-within") ? setTimeout(go, 2000) : item.remove());
  setTimeout(go, STAY[item.dataset.tone] ?? STAY.info);
}

function watch() {
  const box = document.getElementById("toasts");
  if (!box) return;
  box.querySelectorAll(".toast").forEach(fade);
  new MutationObserver(() => box.querySelectorAll(".toast").forEach(fade)).observe(box, { childList: true });
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-dismiss]")) event.target.closest(".toast, .notice, .draft-note")?.remove();
});
document.addEventListener("toast", (event) => {
  const told = event.detail?.value ?? event.detail;
  toast(told?.text ?? String(told), told?.tone ?? "good");
});
watch();
