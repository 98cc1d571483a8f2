import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startProvider, type Turn } from "#test/support/provider.ts";
import { emailSender } from "#worker/notify/senders/email.ts";
import { logSender } from "#worker/notify/senders/log.ts";
import { outcomeOf, postJson } from "#worker/notify/senders/post.ts";
import { type Message, oneLine, type Sender } from "#worker/notify/senders/sender.ts";
import { whatsappSender } from "#worker/notify/senders/whatsapp.ts";

let provider: Awaited<ReturnType<typeof startProvider>>;
let email: Sender;
let whatsapp: Sender;
const message: Message = {
  ...{ id: "dlv_0123456789", to: "sri@dinas.test", locale: "id", kind: "case_due" },
  ...{ sentence: "Kasus Anda melewati tenggat.", link: "https://lanjut.test/#/notifications/ntf_1/show" },
};

beforeAll(async () => {
  provider = await startProvider();
  const made = emailSender({
    ...{ EMAIL_API_URL: `${provider.url}/emails`, EMAIL_API_KEY: "kunci", EMAIL_FROM: "Lanjut <lanjut@dinas.test>" },
  });
  const other = whatsappSender({
    ...{ WHATSAPP_URL: provider.url, WHATSAPP_TOKEN: "token", WHATSAPP_PHONE_ID: "1055" },
    WHATSAPP_TEMPLATE: undefined,
  });
  if (!made || !other) throw new Error("no sender");
  email = made;
  whatsapp = other;
});
afterAll(() => provider.stop());
beforeEach(() => {
  provider.received.length = 0;
  provider.next();
});

describe("e-mail", () => {
  test("one sentence and one link, under the key of the message", async () => {
    expect(await email.send(message)).toEqual({ state: "sent", providerId: "msg_1" });
    const [{ path, headers, body } = { path: "", headers: {}, body: {} }] = provider.received;
    expect(path).toBe("/emails");
    expect(headers).toMatchObject({ authorization: "Bearer kunci", "idempotency-key": "dlv_0123456789" });
    expect(body).toEqual({
      from: "Lanjut <lanjut@dinas.test>",
      to: ["sri@dinas.test"],
      subject: "Lanjut: Kasus Anda melewati tenggat.",
      text: expect.stringContaining(`Buka di Lanjut: ${message.link}`),
    });
  });
  test("in the receiver's language", async () => {
    await email.send({ ...message, locale: "en", sentence: "A case is late." });
    expect(provider.received[0]?.body).toMatchObject({
      subject: "Lanjut: A case is late.",
      text: expect.stringContaining("Open in Lanjut"),
    });
  });
  test("line breaks add no header and no receiver", async () => {
    await email.send({ ...message, to: "a@b.test\r\nBcc: x@y.test", sentence: "Satu\r\nBcc: x@y.test\u2028dua" });
    expect(provider.received[0]?.body).toMatchObject({
      to: ["a@b.test Bcc: x@y.test"],
      subject: "Lanjut: Satu Bcc: x@y.test dua",
    });
  });
});

describe("WhatsApp", () => {
  test("a template with the sentence and the link, to the digits of the number", async () => {
    const sent = await whatsapp.send({ ...message, to: "+62 812-3456-7890" });
    expect(sent).toMatchObject({ state: "sent" });
    expect(provider.received[0]).toMatchObject({
      path: "/1055/messages",
      headers: { authorization: "Bearer token" },
      body: {
        ...{
          messaging_product: "whatsapp",
          to: "6281234567890",
          type: "template",
          biz_opaque_callback_data: message.id,
        },
        template: {
          name: "lanjut_notice",
          language: { code: "id" },
          components: [{ type: "body", parameters: [{ text: message.sentence }, { text: message.link }] }],
        },
      },
    });
  });
});

const CASES: [string, Turn, string, object][] = [
  ["a fault of theirs", { status: 500 }, "retry", { error: "http_500" }],
  ["too many", { status: 429, headers: { "retry-after": "120" } }, "retry", { error: "http_429", afterMs: 120_000 }],
  ["a wrong key of ours", { status: 401 }, "retry", { error: "http_401" }],
  [
    "a pause longer than a day",
    { status: 503, headers: { "retry-after": "999999" } },
    "retry",
    { afterMs: 86_400_000 },
  ],
  [
    "a date to wait for",
    { status: 503, headers: { "retry-after": "Wed, 21 Oct 2026" } },
    "retry",
    { afterMs: undefined },
  ],
  ["a bad message", { status: 422 }, "refused", { error: "http_422" }],
  ["a redirect", { status: 302, headers: { location: "http://127.0.0.1:1/" } }, "refused", { error: "http_302" }],
  ["somebody between", { status: 504 }, "unknown", { error: "http_504" }],
  ["a line cut", { hangUp: true }, "unknown", { error: "network" }],
  ["a reply that is no JSON", { text: "<html>" }, "sent", { providerId: null }],
  ["an endless reply", { text: `"${"x".repeat(500_000)}"` }, "sent", { providerId: null }],
  ["an id that is none", { text: '{"id":{"a":1},"messages":[{"id":7}]}' }, "sent", { providerId: null }],
];

describe.each(CASES)("%s", (_, turn, state, more) => {
  test("is told apart", async () => {
    for (const sender of [email, whatsapp]) {
      provider.next(turn);
      expect(await sender.send(message)).toMatchObject({ state, ...more });
    }
    expect(provider.received).toHaveLength(2);
  });
});

test("a provider that does not answer is left after a while", async () => {
  provider.next({ delayMs: 2_000 });
  const reply = await postJson(provider.url, {}, {}, 100);
  expect(outcomeOf(reply, () => null)).toEqual({ state: "unknown", error: "timeout" });
});

test("nobody there", async () => {
  expect(await postJson("http://127.0.0.1:1", {}, {})).toEqual({ fault: "network" });
});

test("without a provider the log tells that something was said, not what nor to whom", async ({ onTestFinished }) => {
  const lines: string[] = [];
  const { log } = console;
  console.log = (line: string) => lines.push(line);
  onTestFinished(() => {
    console.log = log;
  });
  expect(await logSender.send(message)).toEqual({ state: "sent", providerId: "log" });
  expect(lines).toEqual(['{"delivery":"dlv_0123456789","kind":"case_due"}']);
});

test("an unfinished setting makes no sender", () => {
  expect(emailSender({ EMAIL_API_URL: "https://x.test", EMAIL_API_KEY: undefined, EMAIL_FROM: "a" })).toBeUndefined();
  expect(oneLine("a\u0000b\t c   d ")).toBe("a b c d");
});
