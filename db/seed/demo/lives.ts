import type { ActivityStatus, CapitalState, EquipmentState, LinkageState } from "#db/constants.ts";
import type { Random } from "./random.ts";

export interface Seen {
  from: number;
  status: ActivityStatus;
  /** Share of the members at work. */
  share: number;
}
export interface LinkageScript {
  steps: { on: number; state: LinkageState }[];
}
export interface CapitalScript {
  steps: { on: number; state: CapitalState }[];
}

/** What becomes of one group. Every number is a day counted from the end of its training. */
export interface Script {
  seen: Seen[];
  /** Points of the plan due later than this are not visited. */
  pointsUntil: number;
  missChance: number;
  /** Contacts outside the plan. */
  visits: number[];
  /** The last contacts are calls that cannot count members. */
  byPhone: boolean;
  handover: number | null;
  /** What a check would find from a day on; empty: nobody has looked. */
  machines: { from: number; state: EquipmentState }[];
  linkages: LinkageScript[];
  orders: number[];
  supports: number[];
  capital: CapitalScript[];
  attempts: number[];
  leavers: number[];
}

type Gap = readonly [min: number, max: number];

function series(r: Random, from: number, to: number, [min, max]: Gap): number[] {
  const days: number[] = [];
  for (let day = from; day <= to; day += r.int(min, max)) days.push(day);
  return days;
}

/** A series that ends on a given day, however long it is. */
function seriesUntil(r: Random, from: number, last: number, [min, max]: Gap): number[] {
  const days: number[] = [];
  for (let day = last; day >= from; day -= r.int(min, max)) days.unshift(day);
  return days;
}

function linkage(r: Random, acceptedOn: number, orders: readonly number[], endedOn?: number): LinkageScript {
  const steps: LinkageScript["steps"] = [
    { on: Math.max(1, acceptedOn - r.int(6, 20)), state: "offered" },
    { on: acceptedOn, state: "accepted" },
  ];
  if (orders[0] !== undefined) steps.push({ on: orders[0], state: "first_order" });
  if (orders[1] !== undefined) steps.push({ on: orders[1], state: "repeat_orders" });
  if (endedOn !== undefined) steps.push({ on: endedOn, state: "ended" });
  return { steps };
}

const declined = (r: Random, on: number): LinkageScript => ({
  steps: [
    { on, state: "offered" },
    { on: on + r.int(5, 14), state: "declined" },
  ],
});

const CAPITAL_PATHS: readonly (readonly CapitalState[])[] = [
  ["applied"],
  ["applied", "surveyed"],
  ["applied", "surveyed", "approved"],
  ["applied", "surveyed", "declined"],
];

function capital(r: Random, from: number, path: readonly CapitalState[]): CapitalScript {
  let on = from;
  return {
    steps: path.map((state) => {
      const step = { on, state };
      on += state === "performing" ? r.int(150, 240) : r.int(9, 24);
      return step;
    }),
  };
}

function base(r: Random): Script {
  return {
    seen: [{ from: 0, status: "active", share: 0.86 + r.next() * 0.14 }],
    pointsUntil: Number.POSITIVE_INFINITY,
    missChance: 0.06,
    visits: [],
    byPhone: false,
    handover: r.int(8, 34),
    machines: [{ from: 20, state: "in_use" }],
    linkages: [],
    orders: [],
    supports: r.chance(0.7) ? [r.int(20, 70), r.int(90, 200)] : [r.int(30, 120)],
    capital: [],
    attempts: [],
    leavers: [],
  };
}

type Life = (r: Random, age: number) => Script;

function trading(r: Random, age: number, gap: Gap, lastAgo: Gap): Script {
  const script = base(r);
  const start = Math.min(r.int(38, 78), Math.max(4, age - r.int(18, 40)));
  script.orders = seriesUntil(r, start, age - r.int(...lastAgo), gap);
  script.linkages = [linkage(r, Math.max(2, (script.orders[0] ?? start) - r.int(6, 18)), script.orders)];
  if (r.chance(0.35)) script.linkages.push(declined(r, Math.max(3, Math.floor(age / 2))));
  if (r.chance(0.3)) script.linkages.push({ steps: [{ on: Math.max(2, age - r.int(3, 30)), state: "offered" }] });
  script.visits = seriesUntil(r, 45, age - r.int(4, 50), [70, 120]);
  if (age > 200 && r.chance(0.3)) script.leavers = [r.int(60, age - 20)];
  return script;
}

function halfAtWork(r: Random, age: number): Script {
  const script = trading(r, age, [55, 95], [75, 115]);
  const turned = Math.min(r.int(110, 320), Math.floor(age * 0.6));
  script.seen.push({ from: turned, status: "partly_active", share: 0.52 + r.next() * 0.12 });
  script.visits = seriesUntil(r, 45, age - r.int(3, 40), [60, 100]);
  return script;
}

function stopped(r: Random, age: number, status: "dormant" | "disbanded"): Script {
  const script = base(r);
  const slack = Math.max(60, Math.min(r.int(90, 240), Math.floor(age * 0.4)));
  const end = Math.max(slack + 20, Math.min(r.int(150, 330), Math.floor(age * 0.65)));
  script.seen.push(
    { from: slack, status: "partly_active", share: 0.45 + r.next() * 0.2 },
    { from: end, status, share: 0 },
  );
  script.machines.push({ from: end, state: r.chance(0.5) ? "damaged" : "idle" });
  script.visits = [...seriesUntil(r, 50, slack, [70, 110]), end + r.int(2, 20), age - r.int(10, 85)];
  if (r.chance(0.6)) {
    script.orders = series(r, r.int(45, 70), slack, [35, 60]);
    script.linkages = [linkage(r, 40, script.orders, status === "disbanded" ? end : undefined)];
  }
  script.byPhone = status === "dormant" && r.chance(0.45);
  script.leavers = series(r, slack, end, [20, 60]).slice(0, 3);
  return script;
}

export const LIVES = {
  lively: (r, age) => {
    const script = trading(r, age, [18, 38], [2, 14]);
    if (age > 120 && r.chance(0.5)) script.capital = [capital(r, age - r.int(25, 100), r.pick(CAPITAL_PATHS))];
    return script;
  },
  steady: (r, age) => {
    const script = trading(r, age, [38, 52], [6, 48]);
    script.visits = seriesUntil(r, 40, age - r.int(5, 44), [50, 75]);
    return script;
  },
  financed: (r, age) => {
    const script = trading(r, age, [22, 45], [3, 25]);
    const applied = Math.floor(age * (0.35 + r.next() * 0.15));
    const path: CapitalState[] = ["applied", "surveyed", "approved", "disbursed", "performing", "repaid"];
    script.capital = [capital(r, applied, path.slice(0, r.pick([4, 5, 5, 6])))];
    return script;
  },
  /** A buyer agreed, nothing was ever ordered. */
  linkedNoOrders: (r, age) => {
    const script = base(r);
    script.seen.push({ from: Math.floor(age * 0.5), status: "active", share: 0.55 + r.next() * 0.1 });
    script.linkages = [linkage(r, Math.max(20, Math.min(r.int(55, 85), age - 75)), [])];
    script.visits = seriesUntil(r, 45, age - r.int(62, 84), [70, 110]);
    script.pointsUntil = age - 62;
    return script;
  },
  /** At work, but nobody buys beyond the neighbours. */
  unlinked: (r, age) => {
    const script = base(r);
    script.linkages = r.chance(0.6) ? [declined(r, Math.max(20, Math.min(r.int(60, 140), age - 80)))] : [];
    script.visits = seriesUntil(r, 45, age - r.int(62, 86), [70, 110]);
    script.pointsUntil = age - 62;
    return script;
  },
  partly: (r, age) => {
    const script = halfAtWork(r, age);
    const [link] = script.linkages;
    if (r.chance(0.55)) link?.steps.push({ on: age - r.int(20, 60), state: "ended" });
    return script;
  },
  /** Machines stand still since the orders dried up. */
  idleMachine: (r, age) => {
    const script = halfAtWork(r, age);
    const still = Math.max(40, age - r.int(120, 190));
    script.machines.push({ from: still, state: r.chance(0.35) ? "damaged" : "idle" });
    script.visits = [...script.visits.filter((day) => day < still), still + 5, age - r.int(48, 75), age - r.int(3, 30)];
    if (r.chance(0.4)) Object.assign(script, { orders: [], linkages: [] });
    return script;
  },
  /** Handed over, never seen at work. */
  unusedMachine: (r, age) => {
    const script = base(r);
    script.machines = [];
    script.linkages = r.chance(0.5) ? [declined(r, Math.max(15, Math.floor(age * 0.4)))] : [];
    script.visits = seriesUntil(r, 45, age - r.int(62, 86), [80, 120]);
    script.pointsUntil = age - 62;
    return script;
  },
  /** A first order came, then nothing. */
  dried: (r, age) => {
    const script = base(r);
    const last = age - r.int(66, 150);
    script.orders = series(r, Math.max(12, Math.min(r.int(45, 80), last)), Math.max(12, last), [35, 70]).slice(0, 6);
    script.linkages = [linkage(r, Math.max(6, (script.orders[0] ?? 20) - 12), script.orders)];
    script.seen.push({ from: Math.floor(age * 0.7), status: "partly_active", share: 0.56 + r.next() * 0.12 });
    script.visits = seriesUntil(r, 45, age - r.int(5, 55), [60, 100]);
    if (age > 300 && r.chance(0.35)) {
      const path: CapitalState[] = ["applied", "surveyed", "approved", "disbursed", "performing", "in_arrears"];
      script.capital = [capital(r, Math.floor(age * 0.25), path)];
    }
    return script;
  },
  /** Seen a month after training, never again. */
  silent: (r) => ({
    ...base(r),
    pointsUntil: 45,
    missChance: 0,
    supports: r.chance(0.5) ? [r.int(15, 35)] : [],
    machines: r.chance(0.5) ? [{ from: 20, state: "in_use" }] : [],
  }),
  /** Nobody answers any more: that is not known to be inactive. */
  unreachable: (r, age) => ({
    ...base(r),
    pointsUntil: Math.min(100, age - 60),
    attempts: [45, 33, 21, 12, 5].map((ago) => age - ago - r.int(0, 3)).filter((day) => day > 20),
  }),
  membersLeft: (r, age) => {
    const script = halfAtWork(r, age);
    const turned = Math.floor(age * 0.55);
    script.seen.push({ from: turned, status: "partly_active", share: 0.24 + r.next() * 0.14 });
    script.leavers = series(r, turned, age - 8, [18, 45]).slice(0, 3);
    if (r.chance(0.5)) Object.assign(script, { orders: [], linkages: [] });
    return script;
  },
  dormant: (r, age) => stopped(r, age, "dormant"),
  disbanded: (r, age) => stopped(r, age, "disbanded"),
  /** Lay still for half a year, then a new buyer came. */
  recovered: (r, age) => {
    const script = base(r);
    const still = Math.floor(age * 0.3);
    const back = Math.min(Math.floor(age * 0.65), still + r.int(120, 200));
    script.seen.push(
      { from: still, status: "dormant", share: 0 },
      { from: back, status: "active", share: 0.72 + r.next() * 0.15 },
    );
    script.machines.push({ from: still, state: "idle" }, { from: back, state: "in_use" });
    script.orders = seriesUntil(r, back + 14, age - r.int(3, 16), [22, 40]);
    script.linkages = [declined(r, Math.floor(age * 0.2)), linkage(r, back + 4, script.orders)];
    script.visits = [still + 12, ...series(r, back, age - 5, [50, 80])];
    return script;
  },
  notFound: (r, age) => {
    const script = base(r);
    const gone = Math.floor(age * 0.6);
    script.seen.push({ from: gone, status: "not_found", share: 0 });
    script.machines = [
      { from: 20, state: "in_use" },
      { from: gone, state: "lost" },
    ];
    script.visits = [gone + r.int(3, 15), age - r.int(20, 80)];
    return script;
  },
  /** Somebody picked up the phone and could not say. */
  vague: (r, age) => {
    const script = base(r);
    script.machines = [];
    script.seen.push({ from: Math.floor(age * 0.4), status: "unknown", share: 0 });
    script.visits = [age - r.int(10, 50)];
    script.byPhone = true;
    return script;
  },
  /** Entered, not looked at yet. */
  untouched: (r) => ({ ...base(r), pointsUntil: -1, machines: [], supports: [], handover: null }),
} as const satisfies Record<string, Life>;

export type LifeName = keyof typeof LIVES;

export const scriptOf = (life: LifeName, r: Random, age: number): Script => LIVES[life](r, age);
