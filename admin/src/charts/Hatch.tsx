import { HATCH } from "./useChartInk.ts";

/** The hatching of what is not known, to stand inside a chart. */
export function Hatch({ ink, ground }: { ink: string; ground: string }) {
  return (
    <defs>
      <pattern id={HATCH} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} fill={ground} />
        <line x1={0} y1={0} x2={0} y2={6} stroke={ink} strokeWidth={3} />
      </pattern>
    </defs>
  );
}
