const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_LENGTH = 10;
const ORDER_LENGTH = 5;
const RANDOM_LENGTH = 11;
/** Requests that run side by side have an instant each. */
const INSTANTS_KEPT = 256;

/** Prefixes of ids, one per entity; the id pattern of a resource is built from it. */
export const ID_PREFIX = {
  organizations: "org",
  users: "usr",
  sessions: "ses",
  programs: "prg",
  cohorts: "coh",
  groups: "grp",
  group_partners: "gpt",
  partner_requests: "gpr",
  people: "ppl",
  memberships: "mbr",
  equipment: "eqp",
  handovers: "hnd",
  equipment_checks: "eqc",
  equipment_moves: "eqm",
  marketing_supports: "mkt",
  linkages: "lnk",
  orders: "ord",
  capital_applications: "cap",
  plans: "pln",
  follow_ups: "fup",
  contact_attempts: "att",
  rules: "rul",
  signals: "sig",
  stall_runs: "run",
  imports: "imp",
  import_rows: "imr",
  events: "evt",
  audit_log: "aud",
  access_log: "acc",
  settings: "stg",
  buyers: "buy",
  licences: "lic",
  capital_schemes: "sch",
  equipment_requests: "eqr",
  redistributions: "rdt",
  cases: "cas",
  case_actions: "act",
  overrides: "ovr",
  notifications: "ntf",
  notification_preferences: "npf",
  deliveries: "dlv",
  complaints: "cmp",
  attachments: "fil",
  submission_forms: "sfm",
  submissions: "sub",
  exports: "exp",
  merges: "mrg",
  duplicate_verdicts: "dup",
  checkpoints: "chk",
  samples: "smp",
  sample_items: "smi",
  findings: "fnd",
  finding_steps: "fst",
  targets: "tgt",
  data_requests: "drq",
  forms: "frm",
  form_versions: "fmv",
  computed_facts: "cft",
  custom_fields: "cfd",
  program_templates: "tpl",
  config_versions: "cfv",
  saved_views: "viw",
  indicators: "ind",
  dashboards: "dsh",
  invitations: "inv",
  api_tokens: "tok",
  webhooks: "whk",
  webhook_deliveries: "whd",
} as const;

export type IdPrefix = (typeof ID_PREFIX)[keyof typeof ID_PREFIX];

function base32(value: number, length: number): string {
  let text = "";
  for (let rest = value, i = 0; i < length; i++, rest = Math.floor(rest / 32)) text = ALPHABET.charAt(rest % 32) + text;
  return text;
}

/** How far the ids of an instant have come, of the latest instants: each begins at a random place, of the lower half. */
const order = new Map<number, number>();

function nextPlace(now: number): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  const place = (order.get(now) ?? random % 2 ** (5 * ORDER_LENGTH - 1)) + 1;
  order.set(now, place);
  const [oldest = now] = order.keys();
  if (order.size > INSTANTS_KEPT) order.delete(oldest);
  return place;
}

/**
 * `prefix_` + 10 characters of time (ms, base 32) + 5 that grow within one instant + 11 random ones: sorts by time of
 * making, in one process also within a millisecond; never reused.
 */
export function newId(prefix: IdPrefix, now: number): string {
  let random = "";
  for (const byte of crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH))) random += ALPHABET.charAt(byte % 32);
  return `${prefix}_${base32(now, TIME_LENGTH)}${base32(nextPlace(now), ORDER_LENGTH)}${random}`;
}

/** What the rest of an id begins with that a database makes for the end of a batch: after all of `newId`'s own instant. */
export const LAST_OF_INSTANT = "Z";

/** What a well-formed id of this prefix looks like; a client may make its own. */
export function idPattern(prefix: IdPrefix): RegExp {
  return new RegExp(`^${prefix}_[0-9A-Za-z_-]{6,40}$`);
}
