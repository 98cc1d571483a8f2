const STEPS = [1, 2, 2.5, 5, 10];

/** Round marks at equal distances from nought to just past the largest value: two to five of them. */
export function scaleTo(largest: number): number[] {
  const rough = largest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((one) => one * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, at) => at * step);
}
