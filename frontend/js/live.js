// Live updates: one stream per browser, shared by its tabs; what is on the screen is refetched, merged and jittered.
import htmx from "htmx.org";

const TICKET = document.querySelector('meta[name="live-ticket"]')?.content;
const POLL = 15000;
const QUICK = 300; // my own call or notice
const CALM = 800; // everybody else's change
const root = document.documentElement;
const channel = "BroadcastChannel" in window ? new BroadcastChannel("nuanju-live") : null;
const timers = new Map();
const stale = new Map(); // what is to be refetched when it may be, and when that was told
const asked = new Map(); // id of a part → when it was last asked for
const KEPT = 9000; // what was told in this time is told again to a stream that opens
const recent = [];

const matches = (element, subject) =>
  subject === "*" || (element.dataset.live ?? "").split(/\s+/).some((t) => t === subject || (t.endsWith("*") && subject.startsWith(t.slice(0, -1))));
const onScreen = (e) => {
  if (!e.getClientRects().length) return false;
  const { top, bottom } = e.getBoundingClientRect();
  return bottom >= 0 && top <= innerHeight;
};
// A form somebody is typing in, a menu he has opened, a button whose answer is on its way: never pulled away under his hands.
const typed = (e) => e.contains(document.activeElement) && document.activeElement.matches("input:not([type=checkbox]), textarea, select");
const busy = (e) => typed(e) || Boolean(e.querySelector("details.menu[open], .htmx-request"));

function refetch(element, at) {
  timers.delete(element);
  if (!element.isConnected) return inherit(element, at);
  if (document.hidden || !onScreen(element) || busy(element)) return void stale.set(element, at);
  stale.delete(element);
  htmx.trigger(element, "live");
}

// What took its place meanwhile may have been asked for before this was told: then it does not know it yet.
function inherit(element, at) {
  const heir = element.id ? document.getElementById(element.id) : null;
  if (heir?.matches("[data-live]") && (asked.get(element.id) ?? 0) < at) later(heir, QUICK, at);
}
document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
  if (elt.id && elt.matches("[data-live]")) asked.set(elt.id, performance.now());
});

// … also when the refresh was already on its way.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { requestConfig, target } = event.detail;
  const element = requestConfig?.elt;
  if (element !== target || !element.matches("[data-live]") || !busy(element)) return;
  event.detail.shouldSwap = false;
  stale.set(element, performance.now());
});

// What was taken from me goes from my screen too; a form that is open stays, so nothing typed is lost.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { requestConfig, xhr } = event.detail;
  const element = requestConfig?.elt;
  if (xhr.status !== 404 || !element?.matches("[data-live]")) return;
  const words = document.createElement("p");
  words.className = "empty";
  words.textContent = "没有找到，或不在您的管理范围内。";
  element.replaceChildren(words);
  element.removeAttribute("data-live");
});

function later(element, within, at = performance.now()) {
  const waiting = timers.get(element);
  if (waiting) return void (waiting.at = Math.max(waiting.at, at)); // merged
  const told = { at };
  timers.set(element, told);
  setTimeout(() => refetch(element, told.at), Math.random() * within);
}

function told(message) {
  const subject = message.s ?? "*";
  const own = /^(call|notice):/.test(subject) || (message.t ?? []).includes(`u${document.body.dataset.user}`);
  for (const element of document.querySelectorAll("[data-live]")) {
    const named = element.dataset.live.split(/\s+/).includes(subject); // this very case is on the screen
    if (matches(element, subject)) later(element, own || named ? QUICK : CALM);
  }
}
const everything = () => told({ s: "*" });

function freshen() {
  for (const [element, at] of [...stale]) {
    if (!element.isConnected) {
      stale.delete(element);
      inherit(element, at);
    } else if (!document.hidden && onScreen(element) && !busy(element)) later(element, QUICK, at);
  }
}
for (const kind of ["visibilitychange", "scroll", "focusout", "toggle", "htmx:afterRequest"]) {
  document.addEventListener(kind, () => setTimeout(freshen, 50), { passive: true, capture: kind === "toggle" }); // toggle does not bubble
}

let polling;
function state(name) {
  root.dataset.liveState = name;
  const words = { live: "实时", polling: "每15秒刷新", joining: "连接中" }[name];
  document.querySelectorAll(".live-dot").forEach((dot) => {
    dot.textContent = words;
    dot.title = name === "live" ? "别人的改动会立刻出现" : "实时连接暂时不通，页面每15秒自己刷新一次";
  });
  clearInterval(polling);
  if (name === "polling") polling = setInterval(everything, POLL);
}

function hear(data) {
  if (data.state) {
    const before = root.dataset.liveState;
    if (data.state !== before) state(data.state);
    if (data.state === "live" && (before === "polling" || data.again)) everything();
  } else told(data);
}
function since(age) {
  const from = performance.now() - age - 1000;
  return recent.filter(({ at }) => at >= from).map(({ data }) => data);
}
function say(data) {
  hear(data);
  if (data.s) recent.push({ at: performance.now(), data });
  while (recent.length && recent[0].at < performance.now() - KEPT) recent.shift();
  channel?.postMessage(data);
}
channel?.addEventListener("message", (event) => {
  if (event.data.ask) {
    // the tab that asks was rendered a moment ago: what its page does not know yet is said again
    if (source) for (const data of [{ state: root.dataset.liveState }, ...since(event.data.age)]) channel.postMessage(data);
  } else hear(event.data);
});

let source;
let tries = 0;
async function connect() {
  try {
    const answer = await fetch(TICKET, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (answer.status === 401 || answer.status === 403 || answer.redirected) return void say({ state: "polling" });
    const { url, ticket } = await answer.json();
    const address = new URL(url, location.href);
    address.searchParams.set("ticket", ticket);
    if (tries === 0) address.searchParams.set("age", Math.round(performance.now()));
    source = new EventSource(address);
  } catch {
    return retry();
  }
  source.addEventListener("open", () => {
    const again = tries > 0; // something may have happened unheard
    tries = 0;
    say({ state: "live", again });
  });
  const message = (event) => {
    try {
      say(JSON.parse(event.data));
    } catch {
      // a ping
    }
  };
  source.addEventListener("message", message);
  source.addEventListener("change", message);
  source.addEventListener("error", retry); // the ticket may have run out: always come with a new one
}

function retry() {
  source?.close();
  source = undefined;
  tries += 1;
  if (tries > 1) say({ state: "polling" });
  setTimeout(connect, Math.min(1000 * 2 ** (tries - 1), 15000) * (0.7 + Math.random() * 0.6));
}

// Locks need a secure context; on plain http each visible tab holds its own stream and lets go when hidden.
function lead() {
  state("joining");
  if (navigator.locks) {
    channel?.postMessage({ ask: true, age: performance.now() });
    navigator.locks.request("nuanju-live", () => {
      connect();
      return new Promise(() => {});
    });
    return;
  }
  const turn = () => {
    if (document.hidden) {
      source?.close();
      source = undefined;
    } else if (!source) connect();
  };
  document.addEventListener("visibilitychange", turn);
  turn();
}
if (TICKET) lead();
