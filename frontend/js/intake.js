// The intake screen: what is chosen at the left fills the form, what is typed asks for suggestions and consequences.
import htmx from "htmx.org";

const form = () => document.getElementById("intake");
const field = (name) => form()?.querySelector(`[name="${name}"]`);
const refresh = (id) => document.getElementById(id) && htmx.trigger(`#${id}`, "refresh");
let soon;
function reckon(wait = 60) {
  clearTimeout(soon);
  soon = setTimeout(() => form() && refresh("consequence"), wait);
}

function set(name, value) {
  const input = field(name);
  if (input && value !== undefined && input.value !== String(value)) input.value = value;
}

// Another customer or house: the form follows, the words stay.
function fill(given) {
  for (const name of ["customer", "caller_name", "project"]) set(name, given[name]);
  if (given.place) {
    set("place", given.place);
    const box = document.getElementById("place");
    box.value = given.place_label;
    box.closest(".combo").setAttribute("data-chosen", "");
    refresh("spaces");
  }
  const more = document.getElementById("more-box");
  if (more && given.customer) more.open = false;
  reckon();
}

function focusNext() {
  const first = document.querySelector("#caller [data-first] [data-digit]");
  (first ?? document.getElementById("text"))?.focus();
}

document.addEventListener("htmx:afterSwap", (event) => {
  const { id } = event.detail.target;
  if (id === "caller") {
    const given = event.detail.target.querySelector("[data-fill]");
    if (given) fill(JSON.parse(given.dataset.fill));
    if (document.activeElement?.id !== "find-caller") focusNext();
  } else if (id === "intake-pane") {
    document.querySelector("#intake-pane [autofocus]")?.focus();
    reckon();
  }
});

function code(value, keep) {
  set("code", value);
  if (keep !== "pick") document.querySelectorAll("#picks input:checked").forEach((p) => (p.checked = false));
  reckon();
}

document.addEventListener("change", (event) => {
  const { target } = event;
  if (!form()?.contains(target)) return;
  if (target.name === "pick") code(target.value, "pick");
  else if (target.name === "node") target.value && code(target.value);
  else if (target.name === "place") {
    refresh("spaces");
    htmx.trigger("#text", "refresh");
  } else if (target.name === "space") htmx.trigger("#text", "refresh");
  else if (target.name === "kind" && target.value) openAnswer(false);
  reckon();
});
document.addEventListener("chosen", (event) => {
  if (event.detail.project && form()?.contains(event.target)) set("project", event.detail.project);
});
document.addEventListener("draft", (event) => event.target.closest?.("#intake") && reckon(400));
document.addEventListener("input", (event) => {
  if (event.target.id === "place") set("place_text", field("place")?.value ? "" : event.target.value);
  if (event.target.id === "text") reckon(700);
});
// The place is written as typed when nothing was chosen.
document.addEventListener("htmx:configRequest", (event) => {
  if (!["intake", "consequence"].includes(event.target.id)) return;
  const box = document.getElementById("place");
  if (box) event.detail.parameters.set("place_text", field("place")?.value ? "" : box.value);
});

// Filed: what would have followed is asked of nobody any more.
document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => {
  const preview = document.getElementById("consequence");
  if (preview && target !== preview && target.contains(preview)) htmx.trigger(preview, "htmx:abort");
});

function openAnswer(focus = true) {
  const box = document.getElementById("answer-box");
  if (!box) return;
  box.open = true;
  if (focus) document.getElementById("answer").focus();
}
function asEnquiry() {
  const chosen = form()?.querySelector('[name="kind"]:checked');
  if (chosen?.value === "" && !field("code")?.value) form().querySelector('[name="kind"][value="enquiry"]').click();
}
document.addEventListener("click", (event) => {
  const article = event.target.closest("[data-use-article]");
  if (article && form()) {
    asEnquiry();
    openAnswer();
    set("article", article.dataset.useArticle);
    document.getElementById("answer").value = article.closest("details").querySelector("[data-body]").textContent;
    document.getElementById("answer").dispatchEvent(new Event("input", { bubbles: true }));
  } else if (event.target.closest("[data-answer]")) {
    asEnquiry();
    openAnswer();
  }
});
function answering() {
  const words = document.querySelector("[data-submit-words]");
  if (words) words.textContent = document.getElementById("answer")?.value.trim() ? "答复并关闭" : "提交并指派";
}
document.addEventListener("input", answering);

// What was refused gets the focus.
document.addEventListener("misfit", (event) => {
  const name = event.detail?.field;
  const ids = { code: "node", house: "place", words: "text", node: "node" };
  const input = document.getElementById(ids[name] ?? name) ?? field(name);
  input?.closest("details")?.setAttribute("open", "");
  input?.focus();
});

// Follow-up: what a rating asks for.
document.addEventListener("change", () => {
  const rated = document.querySelector('[data-follow-up] [name="rating"]:checked')?.value;
  document.querySelectorAll("[data-follow-up] [data-when]").forEach((part) => {
    part.hidden = !rated || !part.dataset.when.split(" ").includes(rated);
  });
});
document.querySelectorAll("[data-follow-up] [data-when]").forEach((part) => (part.hidden = true));

if (form()) {
  focusNext();
  reckon(200);
  setTimeout(() => field("text")?.value && htmx.trigger("#text", "refresh"), 200); // a restored draft asks again
}
