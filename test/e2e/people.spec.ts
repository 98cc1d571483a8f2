import { expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

const PASSWORD = "sepeda biru di pasar pagi";

test("an admin invites an officer by link; she joins, gets work, and hands it over before she leaves", async ({
  page,
  signIn,
  api,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await signIn("admin");
  const email = `ratna.${Date.now()}@lanjut.test`;
  const endsOn = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  await page.goto("/#/users");
  await page.getByRole("button", { name: "Undang orang" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Nama").fill("Ratna Undangan Uji");
  await form.getByLabel("Surel").fill(email);
  await form.getByLabel("Peran").click();
  await page.getByRole("option", { name: "Petugas lapangan" }).click();
  await form.getByLabel("Hari terakhir akun").fill(endsOn);
  await expectAccessible(page);
  await form.getByRole("button", { name: "Simpan" }).click();
  const link = await page.getByRole("dialog").getByRole("textbox", { name: "Tautan undangan" }).inputValue();
  expect(link).toMatch(/\/#\/join\/[\w-]{20,}$/);
  await page.getByRole("button", { name: "Tutup" }).click();
  await page.getByRole("tab", { name: "Undangan" }).click();
  await expect(page.getByRole("row", { name: /Ratna Undangan Uji/ })).toContainText("Terbuka");
  await expectAccessible(page);

  const fresh = await browser.newContext({ baseURL, viewport: { width: 360, height: 740 }, locale: "id-ID" });
  const theirs = await fresh.newPage();
  await theirs.goto(link.replace(/^https?:\/\/[^/]+/, ""));
  await expect(theirs.getByRole("heading", { name: /^Bergabung dengan / })).toBeVisible();
  await expect(theirs.getByText(email)).toBeVisible();
  await expectToFit(theirs);
  await expectAccessible(theirs);
  await theirs.getByRole("button", { name: "English" }).click();
  await expect(theirs.getByRole("heading", { name: /^Join / })).toBeVisible();
  await theirs.getByRole("button", { name: "Indonesia" }).click();
  await theirs.getByLabel("Kata sandi baru", { exact: true }).fill(PASSWORD);
  await theirs.getByLabel("Ulangi kata sandi baru").fill(PASSWORD);
  await theirs.getByRole("button", { name: "Terima undangan" }).click();
  await expect(theirs.getByText("Akun Anda siap")).toBeVisible();
  await theirs.getByLabel("Surel").fill(email);
  await theirs.getByLabel("Kata sandi", { exact: true }).fill(PASSWORD);
  await theirs.getByRole("button", { name: "Masuk" }).click();
  await expectSettled(theirs);
  await fresh.close();

  const again = await browser.newContext({ baseURL, locale: "id-ID" });
  const late = await again.newPage();
  await late.goto(link.replace(/^https?:\/\/[^/]+/, ""));
  await expect(late.getByText("Undangan ini sudah dipakai")).toBeVisible();
  await again.close();

  const [user] = await api.list<{ id: string; endsOn: string }>("users", { email });
  expect(user?.endsOn).toBe(endsOn);
  await giveWork(page, user?.id ?? "");
  await page.goto(`/#/users/${user?.id}`);
  await page.getByRole("switch", { name: "Aktif" }).click();
  await expect(page.getByText(/Masih ada pekerjaan terbuka: 2 tindak lanjut/)).toBeVisible();
  await page.getByRole("button", { name: "Alihkan pekerjaan" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Kepada").fill("Rini");
  await page.getByRole("option").first().click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Alihkan" }).click();
  await expect(page.getByText("2 pekerjaan dialihkan.")).toBeVisible();
  await page.getByRole("button", { name: "Urungkan" }).click();
  await expect(page.getByText("2 pekerjaan dikembalikan.")).toBeVisible();
});

/** Two open visits of the demo become hers, as the office assigns them. */
async function giveWork(page: import("@playwright/test").Page, assigneeId: string): Promise<void> {
  const origin = new URL(page.url()).origin;
  const password = process.env.LANJUT_TEST_PASSWORD ?? "";
  const { request } = page.context();
  const own = await page.context().browser()?.newContext();
  const office = own?.request ?? request;
  const headers = { Origin: origin };
  const signedIn = await office.post(`${origin}/api/session`, {
    headers,
    data: { email: "office@lanjut.test", password },
  });
  expect(signedIn.status()).toBe(200);
  const filter = encodeURIComponent(JSON.stringify({ state: "scheduled" }));
  const list = await office.get(`${origin}/api/follow-ups?filter=${filter}&range=[0,1]`);
  const ids = ((await list.json()) as { id: string }[]).map(({ id }) => id);
  const bulk = await office.post(`${origin}/api/follow-ups/bulk`, { headers, data: { ids, assigneeId } });
  expect(bulk.status(), await bulk.text()).toBe(200);
  await own?.close();
}
