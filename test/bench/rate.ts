/** Requests a second of some work at a number of connections, for `seconds`. */
export async function rateOf(
  work: (turn: number) => Promise<void>,
  connections: number,
  seconds: number,
): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  let turn = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        await work(turn++);
        done++;
      }
    }),
  );
  return (done * 1000) / (performance.now() - started);
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export interface Comparison {
  ours: number;
  floor: number;
  ratio: number;
}

/** Ours against a floor, turn about, so that the machine's moods hit both alike; medians of the rounds. */
export async function compareRates(
  ours: (turn: number) => Promise<void>,
  floor: (turn: number) => Promise<void>,
  { connections, seconds = 1.5, rounds = 5 }: { connections: number; seconds?: number; rounds?: number },
): Promise<Comparison> {
  const rates: [number[], number[]] = [[], []];
  await rateOf(ours, connections, 0.5);
  await rateOf(floor, connections, 0.5);
  for (let round = 0; round < rounds; round++) {
    rates[0].push(await rateOf(ours, connections, seconds));
    rates[1].push(await rateOf(floor, connections, seconds));
  }
  const [a, b] = [median(rates[0]), median(rates[1])];
  return { ours: a, floor: b, ratio: a / b };
}

/** Milliseconds of each run of two pieces of work, turn about; medians. */
export async function compareTimes(
  ours: () => Promise<unknown>,
  floor: () => Promise<unknown>,
  rounds = 5,
): Promise<Comparison> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    for (const [i, work] of [ours, floor].entries()) {
      const started = performance.now();
      await work();
      times[i]?.push(performance.now() - started);
    }
  }
  const [a, b] = [median(times[0]), median(times[1])];
  return { ours: a, floor: b, ratio: a / b };
}
