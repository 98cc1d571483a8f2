import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Somebody else's server: keeps what it is sent. */
async function receiver() {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kait`;
  return { calls, url, close: () => new Promise((resolve) => server.close(resolve)) };
}

const isSigned = ({ headers, body }: Call, secret: string): boolean => {
  const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["lanjut-signature"])) ?? [];
  return v1 === createHmac("sha256", secret).update(`${t}.${body}`).digest("hex");
};

test("a program comes in with a token, and another system is told of what it did, signed", async ({
  page,
  signIn,
  api,
  playwright,
}) => {
  test.setTimeout(180_000);
  const other = await receiver();
  await signIn("admin");
  await page.goto("/#/webhooks");
  await page.getByRole("button", { name: "Buat webhook" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Nama").fill("Dasbor kota");
  await form.getByLabel("Alamat").fill("https://169.254.169.254/");
  await form.getByLabel("Kejadian").click();
  await page.getByRole("option", { name: "Pesanan", exact: true }).click();
  await page.keyboard.press("Escape");
  await expectAccessible(page);
  await form.getByLabel("Alamat").fill(other.url);
  await form.getByRole("button", { name: "Simpan" }).click();
  const secret = await page.getByRole("dialog").getByRole("textbox", { name: "Kunci" }).inputValue();
  expect(secret).toMatch(/^whsec_/);
  await page.getByRole("button", { name: "Tutup" }).click();
  await page.getByRole("button", { name: "Uji: Dasbor kota" }).click();
  await expect(page.getByText("Terkirim: jawaban 204.")).toBeVisible();
  expect(other.calls.map((call) => isSigned(call, secret))).toEqual([true]);

  await page.goto("/#/api-tokens");
  await page.getByRole("button", { name: "Buat token" }).first().click();
  const token = page.getByRole("dialog");
  await token.getByLabel("Nama").fill("Kasir kota");
  await token.getByLabel("Sebagai").click();
  await page.getByRole("option", { name: "Staf dinas" }).click();
  await token.getByLabel("Berakhir pada").fill(new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10));
  for (const [group, right] of [
    ["Kelompok", "Lihat"],
    ["Pesanan", "Lihat"],
    ["Pesanan", "Tambah"],
  ] as const)
    await token.getByRole("group", { name: group, exact: true }).getByLabel(right).check();
  await expectAccessible(page);
  await token.getByRole("button", { name: "Simpan" }).click();
  const bearer = await page.getByRole("dialog").getByRole("textbox", { name: "Token" }).inputValue();
  await page.getByRole("button", { name: "Tutup" }).click();
  await expect(page.getByRole("row", { name: /Kasir kota/ })).toContainText("belum pernah");

  const program = await playwright.request.newContext({ extraHTTPHeaders: { Authorization: `Bearer ${bearer}` } });
  const origin = new URL(page.url()).origin;
  const organizationId = (await api.get<{ user: { organizationId: string } }>("session")).user.organizationId;
  const groups = await program.get(
    `${origin}/api/groups?filter=${encodeURIComponent(JSON.stringify({ organizationId }))}`,
  );
  const [group] = (await groups.json()) as { id: string }[];
  const on = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const made = await program.post(`${origin}/api/orders`, { data: { groupId: group?.id, on, valueIdr: 125_000 } });
  expect(made.status(), await made.text()).toBe(201);
  expect((await program.get(`${origin}/api/people`)).status()).toBe(403);
  await program.dispose();

  await page.goto("/#/webhook-deliveries");
  await expectSettled(page);
  await expect(page.getByRole("row", { name: /Pesanan/ })).toBeVisible();
  await expectAccessible(page);
  await expect.poll(() => other.calls.length, { timeout: 120_000 }).toBe(2);
  expect(other.calls.map((call) => isSigned(call, secret))).toEqual([true, true]);
  expect(JSON.parse(other.calls[1]?.body ?? "{}")).toMatchObject({ kind: "order", event: { groupId: group?.id, on } });

  await page.goto("/#/api-tokens");
  await expect(page.getByRole("row", { name: /Kasir kota/ })).not.toContainText("belum pernah");
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ["/api-tokens", "/webhooks", "/webhook-deliveries"]) {
    await page.goto(`/#${path}`);
    await expectSettled(page);
    await expectToFit(page);
    await expectAccessible(page);
  }
  await page.goto("/#/api-tokens");
  await page.getByRole("button", { name: "Cabut: Kasir kota" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cabut" }).click();
  await expect(page.getByText("Token dicabut.")).toBeVisible();
  await other.close();
});
