import { expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

test("an admin narrows and widens a role inside its bounds; it holds at once, and goes back", async ({
  page,
  signIn,
  api,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await signIn("admin");
  await page.goto("/#/permissions");
  await expectSettled(page);
  await expect(page.getByRole("columnheader", { name: "Petugas lapangan" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: /^Petugas lapangan, Pembeli\./ }).click();
  const dialog = page.getByRole("dialog", { name: "Petugas lapangan · Pembeli" });
  await expect(dialog.getByLabel("Buka telepon dan surel")).toBeVisible();
  await dialog.getByLabel("Tambah").click();
  await page.getByRole("option", { name: "Organisasi sendiri" }).click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Tutup" }).click();
  await page.getByRole("button", { name: /^Petugas lapangan, Sinyal\./ }).click();
  await page.getByRole("dialog").getByLabel("Lihat").click();
  await page.getByRole("option", { name: "Tidak", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Tutup" }).click();
  await expect(page.getByText("2 belum disimpan")).toBeVisible();
  await page.getByRole("button", { name: "Simpan perubahan" }).click();
  await expect(page.getByText(/Hak akses tersimpan/)).toBeVisible();
  await expect(page.getByText("2 diubah dari bawaan")).toBeVisible();

  await page.getByRole("button", { name: /^Admin, Pengguna\./ }).click();
  await expect(page.getByRole("dialog").getByLabel("Ubah", { exact: true })).toBeDisabled();
  await page.getByRole("dialog").getByRole("button", { name: "Tutup" }).click();

  const theirs = await browser.newContext({ baseURL, locale: "id-ID" });
  const officer = await theirs.newPage();
  const origin = new URL(page.url()).origin;
  const data = { email: "officer@lanjut.test", password: process.env.LANJUT_TEST_PASSWORD };
  await theirs.request.post(`${origin}/api/session`, { headers: { Origin: origin }, data });
  expect((await theirs.request.get(`${origin}/api/signals`)).status()).toBe(403);
  await officer.goto("/#/buyers");
  await expectSettled(officer);
  await expect(officer.getByRole("link", { name: "Tambah" })).toBeVisible();
  await theirs.close();

  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByLabel("Peran").click();
  await page.getByRole("option", { name: "Petugas lapangan" }).click();
  await page.getByRole("switch", { name: "Hanya yang diubah" }).click();
  await expect(page.getByRole("rowheader", { name: "Pembeli" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Kelompok" })).toHaveCount(0);
  await expectToFit(page);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Kembalikan ke bawaan" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^(Konfirmasi|Ya|Yakin)/ })
    .click();
  await expect(page.getByText("Tidak ada yang diubah dari bawaan.")).toBeVisible();
  expect((await api.get<{ adjusted: object }>("permissions")).adjusted).toEqual({});
  const log = await api.list<{ changes: { permissions: object } }>("audit-log", { action: "permissions" });
  expect(log.length).toBe(2);
});
