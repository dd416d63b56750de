// Charts load ECharts only when a page shows one: <div data-chart="id-of-json-script">.
const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    import("./chart.js").then(({ draw }) => draw(target));
  }
});
const find = (root) => root.querySelectorAll?.("[data-chart]").forEach((e) => seen.observe(e));
document.addEventListener("htmx:load", (event) => find(event.target));
find(document);
