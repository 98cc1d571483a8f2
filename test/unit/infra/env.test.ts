import { expect, test } from "vitest";
import { EnvError, parseEnv, parseNodeEnv, parseSecrets } from "#worker/env.ts";
import { createSecrets } from "#worker/node/secrets.ts";

const key = Buffer.alloc(32, 7).toString("base64");
const bindings = { FILES: {}, JOBS: {}, LIMITER: {}, TURSO_DATABASE_URL: "http://127.0.0.1:8080" };

test("a Worker's environment is parsed once for one bindings object", () => {
  const given = { ...createSecrets(), ...bindings, ENVIRONMENT: "local", DEMO: "1", CLOCK_OFFSET_MS: "-5000" };
  const env = parseEnv(given);
  expect(env).toMatchObject({ DEMO: true, CLOCK_OFFSET_MS: -5000 });
  expect(parseEnv(given)).toBe(env);
});

test("several field keys keep their order, newest first", () => {
  const list = parseSecrets({ ...createSecrets(), FIELD_KEYS: `k2:${key}, k1:${key}` });
  const json = parseSecrets({ ...createSecrets(), FIELD_KEYS: JSON.stringify({ k2: key, k1: key }) });
  expect(list.FIELD_KEYS.map(({ kid }) => kid)).toEqual(["k2", "k1"]);
  expect(json.FIELD_KEYS.map(({ kid }) => kid)).toEqual(["k2", "k1"]);
});

test.each(["", "k1", `k1:${key},k1:${key}`, "k1:c2hvcnQ=", `1:${key}`, "{not json"])(
  "field keys %j are refused",
  (text) => {
    expect(() => parseSecrets({ ...createSecrets(), FIELD_KEYS: text })).toThrow(/FIELD_KEYS must be/);
  },
);

test("errors name the key and never its value", () => {
  const secret = "sangat-rahasia-sekali";
  const parse = () =>
    parseEnv({ ...createSecrets(), ...bindings, ENVIRONMENT: "local", PEPPER: secret, INDEX_KEY: secret });
  expect(parse).toThrow(EnvError);
  expect(parse).toThrow(/PEPPER/);
  expect(parse).toThrow(/^(?!.*sangat-rahasia)/);
});

test("production requires its secrets and refuses a moved clock and the demo", () => {
  expect(() => parseNodeEnv({ ENVIRONMENT: "production" })).toThrow(
    /FIELD_KEYS is required.*AUDIT_SIGNING_KEY is required/,
  );
  const secrets = createSecrets();
  const production = { ...secrets, ENVIRONMENT: "production" };
  expect(() => parseNodeEnv({ ...production, LANJUT_NOW: "2026-01-01T00:00:00Z" })).toThrow(/LANJUT_NOW is refused/);
  expect(() => parseNodeEnv({ ...production, LANJUT_SEED: "demo" })).toThrow(/LANJUT_SEED cannot be demo/);
  expect(() => parseEnv({ ...production, ...bindings, CLOCK_OFFSET_MS: "1" })).toThrow(/CLOCK_OFFSET_MS is refused/);
  expect(() => parseEnv({ ...production, ...bindings, DEMO: "1" })).toThrow(/DEMO is refused/);
});

test.each([
  [{ PORT: "abc" }, /PORT must be a port number/],
  [{ PORT: "99999" }, /PORT must be a port number/],
  [{ LANJUT_SEED: "big" }, /LANJUT_SEED must be demo or empty/],
  [{ LANJUT_NOW: "yesterday" }, /LANJUT_NOW must be an instant/],
  [{ LANJUT_DEMO_PASSWORD: "short" }, /LANJUT_DEMO_PASSWORD must have/],
  [{ TURSO_DATABASE_URL: "lanjut.db" }, /TURSO_DATABASE_URL must start with/],
  [{ TURSO_DATABASE_URL: "libsql://a.b", LANJUT_SEED: "demo" }, /LANJUT_SEED can be demo only on the local database/],
])("%j is refused", (variables, message) => {
  expect(() => parseNodeEnv(variables)).toThrow(message);
});

const email = {
  EMAIL_API_URL: "https://surel.test/kirim",
  EMAIL_API_KEY: "kunci-rahasia",
  EMAIL_FROM: "lanjut@dinas.test",
};
const secure = { ...createSecrets(), ENVIRONMENT: "production" };

test.each([
  [email, /PUBLIC_URL is required with EMAIL_API_URL/],
  [
    { EMAIL_API_URL: email.EMAIL_API_URL, PUBLIC_URL: "https://a.test" },
    /EMAIL_API_KEY is required.*EMAIL_FROM is required/,
  ],
  [{ WHATSAPP_TOKEN: "t", PUBLIC_URL: "https://a.test" }, /WHATSAPP_PHONE_ID is required/],
  [{ WHATSAPP_PHONE_ID: "+62812" }, /WHATSAPP_PHONE_ID must be digits/],
  [{ WHATSAPP_TEMPLATE: "Lanjut Notice" }, /WHATSAPP_TEMPLATE must be/],
  [{ PUBLIC_URL: "lanjut.test" }, /PUBLIC_URL must start with/],
  [{ PUBLIC_URL: "https://a.test/#x" }, /PUBLIC_URL must start with/],
  [{ ...email, PUBLIC_URL: "https://a.test", EMAIL_FROM: "a@b.test\r\nBcc: x" }, /EMAIL_FROM must be one line/],
  [{ ...secure, ...email, PUBLIC_URL: "http://a.test" }, /PUBLIC_URL must start with https/],
  [
    { ...secure, ...email, PUBLIC_URL: "https://a.test", EMAIL_API_URL: "http://surel.test" },
    /EMAIL_API_URL must start with https/,
  ],
])("a sender set up by halves or in the open is refused: %j", (variables, message) => {
  expect(() => parseNodeEnv(variables)).toThrow(message);
  expect(() => parseEnv({ ...createSecrets(), ...bindings, ENVIRONMENT: "local", ...variables })).toThrow(message);
  expect(() => parseNodeEnv(variables)).toThrow(/^(?!.*(kunci-rahasia|Bcc))/);
});

test("a sender set up whole is taken, with the address of the console without its last slash", () => {
  const env = parseNodeEnv({ ...secure, ...email, PUBLIC_URL: "https://a.test/" });
  expect(env).toMatchObject({ ...email, PUBLIC_URL: "https://a.test" });
});

test("an empty variable is an absent one", () => {
  const env = parseNodeEnv({ TURSO_DATABASE_URL: "", LANJUT_SEED: "", LANJUT_NOW: "" });
  expect(env).toMatchObject({ PORT: 8787, LANJUT_DATA: ".lanjut", ENVIRONMENT: "local" });
  expect(env.TURSO_DATABASE_URL).toBeUndefined();
});
