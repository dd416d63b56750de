// A screen on a wall. Everything happens on the server's clock, so that all walls refresh and turn their pages together;
// when the server does not answer, the last figures stay with the time they are of, and the screen comes back by itself.
import "../css/wall.css";

const EVERY = 5; // seconds between two looks, on the server's clock
const TURN = 15; // seconds a page of the grid stays
const GIVE_UP = 4000; // an answer later than this is none

const wall = document.getElementById("wall");
const lost = document.querySelector(".wall-lost");
const clock = document.querySelector(".wall-clock");
let offset = 0;
let since = "";
let failures = 0;

const board = () => wall.querySelector(".wall-board");
const now = () => (Date.now() + offset) / 1000;

function learn(asked) {
  // the server wrote its time about half way between question and answer; whole seconds: the middle of the second
  const server = (Number(board().dataset.now) + 0.5) * 1000;
  const here = asked ? (asked + Date.now()) / 2 : Date.now();
  const seen = server - here;
  offset = asked && Math.abs(seen - offset) < 1500 ? offset + (seen - offset) / 4 : seen;
  since = board().dataset.time;
}

function over(seconds) {
  const m = Math.max(0, Math.floor(seconds / 60));
  if (m < 60) return `超 ${m} 分`;
  if (m < 1440) return `超 ${Math.floor(m / 60)} 时 ${m % 60} 分`;
  return `超 ${Math.floor(m / 1440)} 天 ${Math.floor((m % 1440) / 60)} 时`;
}

function face() {
  clock.textContent = new Date(now() * 1000).toLocaleTimeString("zh-CN", { hour12: false, timeZone: "Asia/Shanghai" });
  wall.querySelectorAll("[data-over]").forEach((e) => (e.textContent = over(now() - e.dataset.over)));
  const pages = [...wall.querySelectorAll("[data-page]")];
  const page = pages.length ? Math.floor(now() / TURN) % pages.length : 0;
  pages.forEach((p, i) => (p.hidden = i !== page));
  const mark = wall.querySelector("[data-page-mark]");
  if (mark) mark.textContent = pages.length > 1 ? `${page + 1} / ${pages.length}` : "";
}

function say(text) {
  lost.textContent = text;
  lost.hidden = !text;
  document.body.toggleAttribute("data-lost", Boolean(text));
}

async function look() {
  const asked = Date.now();
  try {
    const answer = await fetch(document.body.dataset.board, { cache: "no-store", signal: AbortSignal.timeout(GIVE_UP) });
    if (answer.status === 404) return say("此大屏链接已停用，请联系集团监控重新建立");
    if (!answer.ok) throw new Error(answer.status);
    const text = await answer.text();
    if (failures > 12) return location.reload(); // it was away for a minute: perhaps it came back as a newer one
    wall.innerHTML = text; // our own fragment: the server has escaped what is in it
    learn(asked);
    failures = 0;
    say("");
    face();
  } catch {
    failures += 1;
    say(`连接中断，数据停在 ${since}，正在重连`);
  }
}

async function rounds() {
  for (;;) {
    const wait = EVERY * 1000 - ((Date.now() + offset) % (EVERY * 1000));
    await new Promise((done) => setTimeout(done, Math.max(200, wait)));
    await look();
  }
}

learn(0);
face();
setInterval(face, 1000);
rounds();
