import { expect, expectAccessible, expectToFit, test } from "./journey.ts";

test("an office sets a target of coverage and sees the gap; the commission sees the same numbers and no names", async ({
  page,
  signIn,
  api,
}, info) => {
  await signIn("office");
  await expect(page.getByRole("heading", { name: "Perlindungan sosial" })).toBeVisible();
  await page.goto("/#/social-protection");
  await expect(page.getByRole("heading", { name: "Perlindungan sosial", level: 1 })).toBeVisible();
  const source = `BPJS Ketenagakerjaan ${info.workerIndex}-${Date.now()}`;
  await page.getByRole("button", { name: "Tambah target" }).click();
  const form = page.getByRole("dialog", { name: "Tambah target" });
  await form.getByLabel(/^Yang berhak/).fill("468000");
  await form.getByLabel(/^Sumber angka/).fill(source);
  await form.getByLabel(/^Target/).fill("41.3");
  await form.getByLabel(/^Tercakup saat mulai/).fill("154440");
  await form.getByLabel(/^Tenggat/).fill("2099-12-31");
  await form.getByRole("button", { name: "Simpan" }).click();
  const card = page.getByRole("listitem").filter({ hasText: source });
  await expect(card).toContainText("38.844");
  await expect(card).toContainText("193.284");
  await expectAccessible(page);
  await page.screenshot({ path: info.outputPath("protection.png"), fullPage: true });
  await page.pdf({ path: info.outputPath("protection.pdf"), format: "A4" });
  await page.setViewportSize({ width: 360, height: 740 });
  await expectToFit(page);
  await page.screenshot({ path: info.outputPath("protection-phone.png"), fullPage: true });
  await page.setViewportSize({ width: 1366, height: 768 });

  const { total } = await api.get<{ total: { paying: number } }>("social-protection");
  const paying = page.getByRole("list").filter({ hasText: "Membayar (aktif)" }).getByRole("listitem").last();
  await paying.getByRole("link").first().click();
  await expect(page.getByText(new RegExp(`\\b${total.paying}\\b`)).first()).toBeVisible();
  await expect(page).toHaveURL(/people\?.*paying/);

  await page.goBack();
  await card.getByRole("button", { name: "Hapus" }).click();
  await expect(page.getByText(source)).toHaveCount(0);
  await page.getByRole("button", { name: /Urungkan/ }).click();
  await expect(page.getByText(source)).toBeVisible();
});

test("the commission reads it without names", async ({ page, signIn }) => {
  await signIn("commission");
  await page.goto("/#/social-protection");
  await expect(page.getByRole("heading", { name: "Menurut wilayah" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Tambah target" })).toHaveCount(0);
  await expectAccessible(page);
});
