import type { Fetcher, Queue, R2Bucket, RateLimit } from "@cloudflare/workers-types";
import { z } from "zod";

export type FieldKey = { kid: string; key: Uint8Array<ArrayBuffer> };
export type Secrets = z.output<typeof secretsShape>;
export type Env = z.output<typeof workerSchema>;
export type NodeEnv = z.output<typeof nodeSchema>;

const KEY_BYTES = 32;
/** PKCS#8 of an Ed25519 private key. */
const SIGNING_KEY_BYTES = 48;

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
}

const bytes = (length: number, what: string) =>
  z.string().transform((text, context) => {
    const value = decodeBase64(text.trim());
    if (value?.length === length) return value;
    context.addIssue({ code: "custom", message: `must be ${what}, in base64` });
    return z.NEVER;
  });

function fieldKeyPairs(text: string): [string, unknown][] {
  if (!text.startsWith("{"))
    return text.split(",").map((part) => part.trim().split(/:(.*)/s).slice(0, 2) as [string, string]);
  try {
    return Object.entries(JSON.parse(text) as object);
  } catch {
    return [];
  }
}

const fieldKeys = z.string().transform((text, context): FieldKey[] => {
  const keys = fieldKeyPairs(text.trim()).map(([kid, value]) => ({
    kid,
    key: typeof value === "string" ? decodeBase64(value) : undefined,
  }));
  const sound = keys.filter(
    (entry): entry is FieldKey => /^[a-z]\w*$/i.test(entry.kid) && entry.key?.length === KEY_BYTES,
  );
  const distinct = new Set(keys.map(({ kid }) => kid)).size === keys.length;
  if (sound.length > 0 && sound.length === keys.length && distinct) return sound;
  context.addIssue({ code: "custom", message: "must be kid:base64[,kid2:base64], newest first, each key 32 bytes" });
  return z.NEVER;
});

type Bytes = Uint8Array<ArrayBuffer>;

/** Newest first; those after it signed before it was made, and only tell their public half. */
const signingKeys = z.string().transform((text, context): [Bytes, ...Bytes[]] => {
  const [newest, ...former] = text.split(",").map((part) => decodeBase64(part.trim()));
  const sound = (key: Bytes | undefined): key is Bytes => key?.length === SIGNING_KEY_BYTES;
  if (sound(newest) && former.every(sound)) return [newest, ...former];
  context.addIssue({
    code: "custom",
    message: "must be an Ed25519 private key as PKCS#8 DER, in base64[, older ones]",
  });
  return z.NEVER;
});

const secretsShape = z.object({
  FIELD_KEYS: fieldKeys,
  INDEX_KEY: bytes(KEY_BYTES, "32 random bytes"),
  PEPPER: bytes(KEY_BYTES, "32 random bytes"),
  AUDIT_SIGNING_KEY: signingKeys,
});
export const SECRET_NAMES = Object.keys(secretsShape.shape) as (keyof Secrets)[];

const flag = z
  .union([z.boolean(), z.enum(["", "0", "1", "false", "true"])])
  .default(false)
  .transform((value) => value === true || value === "1" || value === "true");
const environment = z.enum(["production", "local", "test"], "must be production, local or test");
const databaseUrl = z
  .string()
  .regex(/^(libsql|https?|wss?):\/\/[^\s/]+/, "must start with libsql://, https:// or http://");
const binding = <T>(kind: string) =>
  z.custom<T>((value) => typeof value === "object" && value !== null, `is not bound: expected a ${kind} binding`);

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const webAddress = z.string().regex(/^https?:\/\/[^\s/?#]+[^\s?#]*$/, "must start with https:// or http://");
const oneLine = z.string().regex(/^[^\r\n]+$/, "must be one line");

/** Who carries messages out of the console; without any they are only written to the log. */
const messengers = {
  PUBLIC_URL: optional(webAddress.transform((url) => url.replace(/\/+$/, ""))),
  EMAIL_API_URL: optional(webAddress),
  EMAIL_API_KEY: optional(oneLine),
  EMAIL_FROM: optional(oneLine),
  WHATSAPP_URL: optional(webAddress.transform((url) => url.replace(/\/+$/, ""))),
  WHATSAPP_TOKEN: optional(oneLine),
  WHATSAPP_PHONE_ID: optional(z.string().regex(/^\d+$/, "must be digits")),
  WHATSAPP_TEMPLATE: optional(z.string().regex(/^[a-z0-9_]+$/, "must be a template's name")),
};
export const MESSENGER_NAMES = Object.keys(messengers) as (keyof typeof messengers)[];

/** Where the ground under the map comes from; without it the map shows the points alone. */
const mapGround = {
  MAP_TILES_URL: optional(
    webAddress.refine(
      (url) => ["{z}", "{x}", "{y}"].every((part) => url.includes(part)),
      "must hold {z}, {x} and {y}, as in https://tiles.example/{z}/{x}/{y}.png",
    ),
  ),
  MAP_TILES_CREDIT: optional(oneLine),
};
export const MAP_NAMES = Object.keys(mapGround) as (keyof typeof mapGround)[];

const NEEDED_TOGETHER: [keyof typeof messengers, (keyof typeof messengers)[]][] = [
  ["EMAIL_API_URL", ["EMAIL_API_KEY", "EMAIL_FROM", "PUBLIC_URL"]],
  ["WHATSAPP_TOKEN", ["WHATSAPP_PHONE_ID", "PUBLIC_URL"]],
];

type Refuse = (key: string, message: string) => void;

/** A sender is set up whole or not at all; in production nothing personal leaves over plain http. */
function checkMessengers(env: Partial<Record<keyof typeof messengers, string>>, production: boolean, refuse: Refuse) {
  for (const [key, others] of NEEDED_TOGETHER) {
    if (!env[key]) continue;
    for (const other of others) if (!env[other]) refuse(other, `is required with ${key}`);
  }
  if (!production) return;
  for (const key of ["PUBLIC_URL", "EMAIL_API_URL", "WHATSAPP_URL"] as const) {
    if (env[key] && !env[key].startsWith("https://")) refuse(key, "must start with https:// in production");
  }
}

const workerSchema = secretsShape
  .extend({
    ENVIRONMENT: environment,
    VERSION: z.string().default("0.0.0"),
    TURSO_DATABASE_URL: databaseUrl,
    TURSO_AUTH_TOKEN: z.string().optional(),
    CLOCK_OFFSET_MS: z.coerce.number().int("must be whole milliseconds").default(0),
    DEMO: flag,
    FILES: binding<R2Bucket>("R2"),
    JOBS: binding<Queue>("queue"),
    LIMITER: binding<RateLimit>("rate limit"),
    ASSETS: binding<Fetcher>("assets").optional(),
    ...messengers,
    ...mapGround,
  })
  .superRefine((env, context) => {
    const refuse = (key: string, message: string) => context.addIssue({ code: "custom", path: [key], message });
    checkMessengers(env, env.ENVIRONMENT === "production", refuse);
    if (env.ENVIRONMENT !== "production") return;
    if (env.CLOCK_OFFSET_MS !== 0) refuse("CLOCK_OFFSET_MS", "is refused in production");
    if (env.DEMO) refuse("DEMO", "is refused in production");
  });

const nodeSchema = z
  .object({
    PORT: z.coerce
      .number("must be a port number")
      .int("must be a port number")
      .min(0, "must be a port number")
      .max(65_535, "must be a port number")
      .default(8787),
    LANJUT_DATA: z.string().min(1).default(".lanjut"),
    LANJUT_SEED: optional(z.enum(["demo", "empty"], "must be demo or empty")),
    LANJUT_DEMO_PASSWORD: optional(z.string().min(8, "must have at least 8 characters")),
    LANJUT_NOW: optional(z.iso.datetime({ offset: true, error: "must be an instant such as 2026-03-01T08:00:00Z" })),
    TURSO_DATABASE_URL: optional(databaseUrl),
    TURSO_AUTH_TOKEN: optional(z.string()),
    ENVIRONMENT: environment.default("local"),
    FIELD_KEYS: optional(z.string()),
    INDEX_KEY: optional(z.string()),
    PEPPER: optional(z.string()),
    AUDIT_SIGNING_KEY: optional(z.string()),
    ...messengers,
    ...mapGround,
  })
  .superRefine((env, context) => {
    const refuse = (key: string, message: string) => context.addIssue({ code: "custom", path: [key], message });
    checkMessengers(env, env.ENVIRONMENT === "production", refuse);
    if (env.ENVIRONMENT === "production") {
      if (env.LANJUT_NOW) refuse("LANJUT_NOW", "is refused when ENVIRONMENT=production");
      if (env.LANJUT_SEED === "demo") refuse("LANJUT_SEED", "cannot be demo when ENVIRONMENT=production");
      for (const name of SECRET_NAMES) if (!env[name]) refuse(name, "is required when ENVIRONMENT=production");
    }
    if (env.TURSO_DATABASE_URL && env.LANJUT_SEED === "demo") {
      refuse("LANJUT_SEED", "can be demo only on the local database (TURSO_DATABASE_URL is set)");
    }
  });

/** Names what is wrong with the environment, never a value. */
export class EnvError extends Error {
  override name = "EnvError";
}

function parse<T extends z.ZodType>(schema: T, values: unknown): z.output<T> {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, code, message }) => {
    const key = path.join(".");
    return `${key} ${code !== "custom" && valueAt(values, key) === undefined ? "is missing" : message}`;
  });
  throw new EnvError(faults.join("; "));
}

const valueAt = (values: unknown, key: string): unknown =>
  typeof values === "object" && values !== null ? (values as Record<string, unknown>)[key] : undefined;

const parsed = new WeakMap<object, Env>();

/** The Worker's environment, parsed once per isolate (its bindings object is the same for every request). */
export function parseEnv(bindings: object): Env {
  const known = parsed.get(bindings);
  if (known) return known;
  const env = parse(workerSchema, bindings);
  parsed.set(bindings, env);
  return env;
}

/** The environment of the commands that run under Node. */
export const parseNodeEnv = (variables: Record<string, string | undefined>): NodeEnv => parse(nodeSchema, variables);

export const parseSecrets = (values: object): Secrets => parse(secretsShape, values);
