// Copying, and places that show what is chosen elsewhere.
import { toast } from "./toasts.js";

async function copy(text) {
  if (navigator.clipboard?.writeText) return navigator.clipboard.writeText(text);
  const area = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(area); // plain http has no clipboard API
  area.select();
  document.execCommand("copy");
  area.remove();
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await copy(button.dataset.copy);
  toast("已复制", "good");
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
