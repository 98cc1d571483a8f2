const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;

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
} as const;

export type IdPrefix = (typeof ID_PREFIX)[keyof typeof ID_PREFIX];

/** `prefix_` + 10 characters of time (ms, base 32) + 16 random ones: sorts by time of making, never reused. */
export function newId(prefix: IdPrefix, now: number): string {
  let time = "";
  for (let rest = now, i = 0; i < TIME_LENGTH; i++, rest = Math.floor(rest / 32)) {
    time = ALPHABET.charAt(rest % 32) + time;
  }
  let random = "";
  for (const byte of crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH))) random += ALPHABET.charAt(byte % 32);
  return `${prefix}_${time}${random}`;
}

/** What a well-formed id of this prefix looks like; a client may make its own. */
export function idPattern(prefix: IdPrefix): RegExp {
  return new RegExp(`^${prefix}_[0-9A-Za-z_-]{6,40}$`);
}
