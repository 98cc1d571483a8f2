import type { ActivityStatus } from "#db/constants.ts";
import { arcsOf, type StatusMix } from "./mapModel.ts";

const SVG = "http://www.w3.org/2000/svg";
const RING = 17;
const SIZE = 44;
/** Widths of a ring: what is not known is a thin line, whatever its ink. */
export const RING_WIDTH = 6;
export const THIN = 2;
const POINT = 22;

export type StatusInk = Record<ActivityStatus, string>;

function draw(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

const picture = (size: number) => draw("svg", { width: size, height: size, viewBox: `0 0 ${size} ${size}` });

/** A bunch of groups: how many, in a ring cut by status. */
export function clusterMark(mix: StatusMix, ink: StatusInk, paper: string, text: string): HTMLElement {
  const mark = document.createElement("div");
  const svg = picture(SIZE);
  const middle = SIZE / 2;
  const around = 2 * Math.PI * RING;
  svg.append(draw("circle", { cx: middle, cy: middle, r: RING + 4, fill: paper }));
  for (const { status, length, from } of arcsOf(mix)) {
    svg.append(
      draw("circle", {
        ...{ cx: middle, cy: middle, r: RING, fill: "none", stroke: ink[status] },
        "stroke-width": status === "unknown" ? THIN : RING_WIDTH,
        "stroke-dasharray": `${length * around} ${around}`,
        "stroke-dashoffset": -from * around,
        transform: `rotate(-90 ${middle} ${middle})`,
      }),
    );
  }
  const count = draw("text", {
    ...{ x: middle, y: middle + 4, fill: text, "text-anchor": "middle", "font-size": 12, "font-weight": 600 },
  });
  count.textContent = String(mix.reduce((sum, { count }) => sum + count, 0));
  svg.append(count);
  mark.append(svg);
  return mark;
}

/** Each status has a shape of its own: full, half, paused, ended, struck out, a question. */
export function pointMark(status: ActivityStatus, ink: StatusInk, paper: string): HTMLElement {
  const mark = document.createElement("div");
  const svg = picture(POINT);
  const middle = POINT / 2;
  const round = { cx: middle, cy: middle, r: 7, stroke: ink[status], "stroke-width": 2.5 };
  svg.append(draw("circle", { cx: middle, cy: middle, r: 10, fill: paper }));
  svg.append(draw("circle", { ...round, fill: status === "active" ? ink.active : paper }));
  const stroke = { stroke: ink[status], "stroke-width": 2.5, fill: "none", "stroke-linecap": "round" };
  if (status === "partly_active") svg.append(draw("path", { d: "M11 4a7 7 0 0 1 0 14z", fill: ink.partly_active }));
  if (status === "disbanded") svg.append(draw("path", { ...stroke, d: "M8 11h6" }));
  if (status === "dormant") svg.append(draw("path", { ...stroke, d: "M9 8v6M13 8v6" }));
  if (status === "not_found") svg.append(draw("path", { ...stroke, d: "M7 7l8 8" }));
  if (status === "unknown") {
    const sign = draw("text", { x: middle, y: 15, fill: ink.unknown, "text-anchor": "middle", "font-size": 11 });
    sign.textContent = "?";
    svg.append(sign);
  }
  mark.append(svg);
  return mark;
}
