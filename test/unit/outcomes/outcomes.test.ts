import { describe, expect, it } from "vitest";
import { FUNNEL_STEPS, funnel, type GroupSteps, type StepState, stuckBefore } from "#worker/outcomes/funnel.ts";
import { moneyPerActive } from "#worker/outcomes/money.ts";
import { type Life, survival, survivalAt } from "#worker/outcomes/survival.ts";
import { wilson } from "#worker/outcomes/wilson.ts";

describe("wilson", () => {
  it.each([
    [35, 50, 0.562496, 0.808964],
    [0, 50, 0, 0.071348],
    [50, 50, 0.928652, 1],
    [7, 10, 0.396778, 0.892209],
  ])("%i of %i", (successes, n, low, high) => {
    const found = wilson(successes, n);
    expect(found?.low).toBeCloseTo(low, 6);
    expect(found?.high).toBeCloseTo(high, 6);
  });

  // Newcombe RG. Two-sided confidence intervals for the single proportion. Stat Med 1998;17:857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i, as Newcombe prints it", (successes, n, low, high) => {
    const found = wilson(successes, n);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  it("has no interval without a sample, nor for a census", () => {
    expect(wilson(0, 0)).toBeNull();
    expect(wilson(7, 10, 10)).toBeNull();
    expect(wilson(7, 10, 11)).not.toBeNull();
  });
});

const LIVES: Life[] = (
  [
    [1, 1],
    [3, 1],
    [3, 0],
    [6, 1],
    [6, 1],
    [6, 0],
    [12, 1],
    [12, 0],
    [24, 0],
    [24, 0],
  ] as const
).map(([month, stopped]) => ({ month, stopped: stopped === 1 }));

describe("survival", () => {
  it("follows the product of the shares that went on, with Greenwood's error", () => {
    const steps = survivalAt(LIVES, [1, 3, 6, 12]);
    const expected = [
      [0.9, 0.094868],
      [0.8, 0.126491],
      [0.571429, 0.163775],
      [0.428571, 0.174338],
    ] as const;
    for (const [i, [share, se]] of expected.entries()) {
      expect(steps[i]?.share).toBeCloseTo(share, 6);
      expect(steps[i]?.se).toBeCloseTo(se, 6);
    }
    expect(steps[3]?.low).toBeCloseTo(0.114, 4);
    expect(steps[3]?.high).toBeCloseTo(0.7185, 4);
    expect(steps.map(({ atRisk }) => atRisk)).toEqual([10, 9, 7, 4]);
  });

  it("prints the table of 6-mercaptopurine with its standard errors", () => {
    // Freireich et al. Blood 1963;21:699–716; product-limit and Greenwood's errors as in Kleinbaum & Klein, Survival
    // Analysis, 3rd ed. 2012, ch. 2, and as R's summary(survfit(Surv(time, status) ~ 1)) prints them.
    const lives = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
      .split(" ")
      .map((one): Life => ({ month: Number.parseInt(one, 10), stopped: !one.endsWith("+") }));
    const printed = [
      [6, 21, 3, 0.857, 0.0764],
      [7, 17, 1, 0.807, 0.0869],
      [10, 15, 1, 0.753, 0.0963],
      [13, 12, 1, 0.69, 0.1068],
      [16, 11, 1, 0.627, 0.1141],
      [22, 7, 1, 0.538, 0.1282],
      [23, 6, 1, 0.448, 0.1346],
    ] as const;
    const steps = survival(lives).filter(({ stopped }) => stopped > 0);
    expect(steps.map(({ month, atRisk, stopped }) => [month, atRisk, stopped])).toEqual(
      printed.map(([month, atRisk, stopped]) => [month, atRisk, stopped]),
    );
    for (const [i, [, , , share, se]] of printed.entries()) {
      expect(steps[i]?.share).toBeCloseTo(share, 3);
      expect(steps[i]?.se).toBeCloseTo(se, 4);
    }
  });

  it("is held between all lost groups stopped and all of them alive", () => {
    const [at] = survivalAt(LIVES, [12]);
    expect(at?.worst).toBeCloseTo(0.2, 10);
    expect(at?.best).toBeCloseTo(0.5, 10);
  });

  it("bears nobody, nobody stopped, and everybody stopped", () => {
    expect(survival([])).toEqual([]);
    expect(survivalAt([], [12])).toMatchObject([{ share: 1, atRisk: 0 }]);
    const all = survival([{ month: 2, stopped: true }]);
    expect(all).toMatchObject([{ share: 0, se: 0, low: null, high: null }]);
    expect(survival([{ month: 2, stopped: false }])).toMatchObject([{ share: 1, se: 0, low: null }]);
  });
});

describe("money per group still active", () => {
  it("is a range: unknown groups as active, and as none", () => {
    expect(moneyPerActive(100_000_000, 10, 10)).toEqual({ low: 5_000_000, high: 10_000_000 });
    expect(moneyPerActive(100_000_000, 0, 4)).toEqual({ low: 25_000_000, high: null });
    expect(moneyPerActive(100_000_000, 0, 0)).toEqual({ low: null, high: null });
    expect(moneyPerActive(null, 3, 0)).toBeNull();
  });
});

describe("funnel", () => {
  const group = (...states: StepState[]): GroupSteps =>
    Object.fromEntries(FUNNEL_STEPS.map((step, i) => [step, states[i] ?? "missed"])) as GroupSteps;

  it("counts each step against the groups it is for and puts each group's money at one step", () => {
    const lines = funnel(
      [
        group("reached", "reached", "reached", "reached", "reached", "reached", "reached"),
        group("reached", "reached", "reached", "missed", "reached", "missed", "missed"),
        group("reached", "reached", "na", "unknown", "unknown", "unknown", "unknown"),
        group("reached", "reached", "reached", "reached", "reached", "reached", "na"),
      ].map((steps) => ({ steps, partIdr: 10_000_000 })),
    );
    const by = Object.fromEntries(lines.map((line) => [line.step, line]));
    expect(by.registered).toMatchObject({ count: 4, total: 4, unknown: 0, stuck: 0, stuckIdr: 0, interval: null });
    expect(by.equipped).toMatchObject({ count: 3, total: 3, stuck: 0 });
    expect(by.supported).toMatchObject({ count: 2, total: 4, unknown: 1, stuck: 1, stuckIdr: 10_000_000 });
    expect(by.supported?.share).toBeCloseTo(2 / 3, 10);
    expect(by.earning).toMatchObject({ count: 2, total: 4, unknown: 1, stuck: 1, worst: 0.5, best: 0.75 });
    expect(by.activeAtMonth12).toMatchObject({ count: 1, total: 3, unknown: 1, stuck: 0 });
    expect(lines.reduce((sum, { stuckIdr }) => sum + (stuckIdr ?? 0), 0)).toBe(20_000_000);
  });

  it("says nothing about shares when there is nobody", () => {
    expect(funnel([])[0]).toMatchObject({ count: 0, total: 0, share: null, worst: null, stuckIdr: null });
  });

  it("knows where a way ends", () => {
    expect(stuckBefore(group("reached", "reached", "na", "missed"))).toBe("supported");
    expect(stuckBefore(group("reached", "unknown"))).toBe("trained");
    expect(stuckBefore(group(...Array(7).fill("reached")))).toBeNull();
  });
});
