import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addressFault } from "#worker/webhooks/address.ts";
import { MAX_ATTEMPTS, pauseAfter, settle } from "#worker/webhooks/decide.ts";
import { signatureOf } from "#worker/webhooks/sign.ts";

describe("an address that events may be sent to", () => {
  test.each([
    "https://kait.malangkota.go.id/lanjut",
    "https://example.com:8443/x?y=1",
    "https://8.8.8.8/x",
    "https://[2606:4700:4700::1111]/x",
  ])("%s", (url) => expect(addressFault(url, false)).toBeNull());

  test.each([
    ...["http://kait.malangkota.go.id/", "ftp://a.go.id/", "javascript:alert(1)", "file:///etc/passwd", "nonsense", ""],
    ...[
      "https://localhost/",
      "https://LOCALHOST/",
      "https://localhost./",
      "https://app.localhost/",
      "https://router/",
      "https://db.internal/",
    ],
    ...[
      "https://nas.local/",
      "https://x.home.arpa/",
      "https://127.0.0.1/",
      "https://127.1/",
      "https://2130706433/",
      "https://0x7f000001/",
    ],
    ...[
      "https://0177.0.0.1/",
      "https://0/",
      "https://10.1.2.3/",
      "https://172.16.0.1/",
      "https://172.31.255.255/",
      "https://192.168.1.1/",
    ],
    ...[
      "https://169.254.169.254/latest/meta-data",
      "https://100.64.0.1/",
      "https://224.0.0.1/",
      "https://255.255.255.255/",
    ],
    ...[
      "https://[::1]/",
      "https://[::]/",
      "https://[::ffff:127.0.0.1]/",
      "https://[::ffff:a9fe:a9fe]/",
      "https://[fe80::1]/",
      "https://[fd00::1]/",
    ],
    ...["https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://[2001:db8::1]/", "https://[ff02::1]/"],
    ...["https://[2001:10::1]/", "https://[3fff::1]/", "https://x.home.arpa./", "https://.go.id/", "https://a..go.id/"],
    ...["https://user:pass@example.com/", "https://example.com/#x", "http://127.0.0.1/", "https://１２７.0.0.1/"],
  ])("not %s", (url) => expect(addressFault(url, false)).not.toBeNull());

  it("on a machine of its own also http on 127.0.0.1, and nothing else inside", () => {
    expect(addressFault("http://127.0.0.1:9999/x", true)).toBeNull();
    for (const url of ["https://127.0.0.1/", "http://localhost:9999/", "http://10.0.0.1/", "http://[::1]/"])
      expect(addressFault(url, true), url).not.toBeNull();
  });

  it("never in a private range, however the number is written", () => {
    const closed = fc.oneof(
      fc.tuple(fc.constant(10), fc.nat(255), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(127), fc.nat(255), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(169), fc.constant(254), fc.nat(255), fc.nat(255)),
    );
    fc.assert(
      fc.property(closed, fc.constantFrom(10, 16, 8), ([a, b, c, d], base) => {
        const n = ((a * 256 + b) * 256 + c) * 256 + d;
        const whole = base === 10 ? String(n) : base === 16 ? `0x${n.toString(16)}` : `0${n.toString(8)}`;
        const hex = (x: number) => x.toString(16);
        for (const host of [`${a}.${b}.${c}.${d}`, whole, `[::ffff:${hex(a * 256 + b)}:${hex(c * 256 + d)}]`])
          if (addressFault(`https://${host}/`, false) === null) throw new Error(host);
      }),
    );
  });
});

describe("a delivery", () => {
  it("is tried again for about a day, then given up", () => {
    const minutes = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, i) => pauseAfter(i + 1, 0.5) / 60_000);
    const hours = minutes.reduce((sum, n) => sum + n, 0) / 60;
    expect([hours > 20, hours < 28]).toEqual([true, true]);
    const one = { now: 0, chance: 0.5 };
    expect(settle({ status: 500 }, { ...one, attempts: 1 })).toMatchObject({
      state: "waiting",
      lastStatus: 500,
      nextAttemptAt: 60_000,
    });
    expect(settle({ error: "timeout" }, { ...one, attempts: 3 })).toMatchObject({
      state: "waiting",
      nextAttemptAt: 240_000,
    });
    expect(settle({ status: 503 }, { ...one, attempts: MAX_ATTEMPTS })).toMatchObject({ state: "dead" });
    expect(settle({ status: 410 }, { ...one, attempts: 1 })).toMatchObject({ state: "dead" });
    expect(settle({ status: 204 }, { ...one, attempts: 5 })).toEqual({
      state: "sent",
      lastStatus: 204,
      lastError: null,
    });
    expect(settle({ status: 302 }, { ...one, attempts: 1 }), "a redirect is not followed").toMatchObject({
      state: "waiting",
      lastError: "redirect",
    });
  });

  it("is signed over its instant and its body", async () => {
    const signature = await signatureOf("whsec_abc", '{"a":1}', 1_700_000_000_999);
    const v1 = createHmac("sha256", "whsec_abc").update('1700000000.{"a":1}').digest("hex");
    expect(signature).toBe(`t=1700000000,v1=${v1}`);
  });
});
