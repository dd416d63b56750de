// One chart: the option comes as JSON from the page; a point with a `url` opens its cases.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, TooltipComponent, MarkLineComponent, CanvasRenderer]);

export function draw(box) {
  const option = JSON.parse(document.getElementById(box.dataset.chart).textContent);
  const css = getComputedStyle(document.documentElement);
  const ink = css.getPropertyValue("--color-base-content").trim();
  const colours = ["--color-primary", "--color-info", "--nj-clock-calm", "--nj-sev-normal"].map((n) => css.getPropertyValue(n).trim());
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const chart = init(box, null, { renderer: "canvas" });
  chart.setOption({ color: colours, animation: !calm, animationDuration: 150, textStyle: { color: ink, fontFamily: css.fontFamily }, ...option });
  chart.on("click", ({ data }) => data?.url && location.assign(data.url));
  new ResizeObserver(() => chart.resize()).observe(box);
}
