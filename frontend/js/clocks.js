// Countdowns tick here, without requests; the server's time counts, not the office PC's.
const server = Number(document.querySelector('meta[name="server-now"]')?.content ?? 0) * 1000;
const offset = server ? server - Date.now() : 0;
export const now = () => Date.now() + offset;

export function words(seconds) {
  const s = Math.abs(Math.trunc(seconds));
  const [d, h, m] = [Math.floor(s / 86400), Math.floor((s % 86400) / 3600), Math.floor((s % 3600) / 60)];
  const sign = seconds < 0 ? "−" : "";
  if (d) return `${sign}${d}天${h ? `${h}时` : ""}`;
  if (h) return `${sign}${h}时${String(m).padStart(2, "0")}分`;
  return `${sign}${m}:${String(s % 60).padStart(2, "0")}`;
}

function tick(clock) {
  const left = clock.dataset.due - now() / 1000;
  const text = words(left);
  const face = clock.querySelector("[data-face]") ?? clock;
  if (face.textContent !== text) face.textContent = text;
  const at = now() / 1000;
  const tone = left < 0 ? "over" : at >= clock.dataset.warn ? "warn" : at >= clock.dataset.half ? "half" : "calm";
  if (clock.dataset.tone !== tone) clock.dataset.tone = tone;
}

function since(element) {
  const s = Math.max(0, Math.floor(now() / 1000 - element.dataset.since));
  const text = s < 3600 ? `${String(Math.floor(s / 60)).padStart(2, "0")}:${String(s % 60).padStart(2, "0")}` : words(s);
  if (element.textContent !== text) element.textContent = text;
}

function all() {
  if (document.hidden) return;
  document.querySelectorAll(".clock[data-due]").forEach(tick);
  document.querySelectorAll("[data-since]").forEach(since);
}
setInterval(all, 1000);
document.addEventListener("visibilitychange", all);
document.addEventListener("htmx:load", all);
all();
