// htmx: no eval, CSRF header, answers that refuse are shown and never lose what was typed.
import htmx from "htmx.org";
import { toast } from "./toasts.js";

window.htmx = htmx;
Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  disableInheritance: true, // what an element does stands on it: a button inside a live region replaces its own target only
  includeIndicatorStyles: false,
  historyCacheSize: 0, // pages hold personal data: never kept in localStorage
  refreshOnHistoryMiss: true,
  scrollIntoViewOnBoost: false,
  defaultSettleDelay: 0,
  timeout: 30000,
});

export const csrf = () => document.querySelector('meta[name="csrf-token"]')?.content ?? "";

const SENTENCES = {
  400: "提交的内容不完整，请检查后再试。",
  401: "登录已过期，请重新登录。您填写的内容还在。",
  403: "您没有这项操作的权限，或登录已过期。您填写的内容还在。",
  404: "没有找到，或不在您的管理范围内。",
  413: "文件或内容太大。",
  429: "操作太频繁，请稍等一会儿再试。",
};

export function sentence(status) {
  return SENTENCES[status] ?? "系统出错了，没有保存。您填写的内容还在，请稍后再试。";
}

document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = csrf();
});

// 409/422 bring the form again, or a toast aimed by HX-Retarget; other errors are told in words.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (xhr.status < 400) return;
  const aimed = xhr.getResponseHeader("HX-Retarget");
  event.detail.shouldSwap = Boolean(aimed) || xhr.status === 409 || xhr.status === 422;
  event.detail.isError = !event.detail.shouldSwap;
  if (xhr.status === 409 || xhr.status === 422) event.detail.ignoreTitle = true;
});

document.addEventListener("htmx:responseError", (event) => {
  const { xhr } = event.detail;
  const id = xhr.getResponseHeader("X-Request-Id");
  toast(sentence(xhr.status) + (xhr.status >= 500 && id ? `（编号 ${id}）` : ""), "bad");
});
for (const kind of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(kind, (event) => {
    if (!event.target.closest?.("[data-live]")) toast("网络不通，没有提交成功。您填写的内容还在，请重试。", "bad");
  });
}

let running = 0;
let showing;
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.matches?.("[data-live]")) return; // quiet refreshes
  running += 1;
  clearTimeout(showing);
  showing = setTimeout(() => document.documentElement.toggleAttribute("data-busy", running > 0), 180);
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target.matches?.("[data-live]")) return;
  running = Math.max(0, running - 1);
  if (running === 0) {
    clearTimeout(showing);
    document.documentElement.removeAttribute("data-busy");
  }
});
