import { expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

const csvOf = (name: string, day: string) => `hasil-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${day}.csv`;

interface Program {
  id: string;
  name: string;
}

test("a commission sees whether it lasted: as a chart, as a table, as a file, as the list behind a figure", async ({
  page,
  signIn,
}) => {
  await signIn("commission");
  await page.getByRole("navigation", { name: "Menu utama" }).getByRole("link", { name: "Hasil" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Hasil" })).toBeVisible();
  const ages = page.getByRole("region", { name: "Keadaan di bulan 1, 3, 6, 12, 24" });
  await expect(ages.getByText("Belum diketahui")).toBeVisible();
  await expectSettled(page);
  await expectAccessible(page);

  await ages.getByRole("button", { name: /^Tampilkan sebagai tabel/ }).click();
  await expect(ages.getByRole("columnheader", { name: "Belum diketahui" })).toBeVisible();
  const download = page.waitForEvent("download");
  await ages.getByRole("button", { name: /^Unduh CSV/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^keadaan-di-bulan-.*\.csv$/);

  const survival = page.getByRole("region", { name: "Bertahan aktif" });
  await survival.getByLabel("Dibandingkan menurut").click();
  await page.getByRole("option", { name: "Dengan atau tanpa pembeli" }).click();
  await expect(survival.getByText(/Uji log-rank: χ² =/)).toBeVisible();
  await expectAccessible(page);

  const reasons = page.getByRole("region", { name: "Sebab mandek" });
  const marketing = reasons.getByRole("listitem").filter({ hasText: "Pemasaran" }).getByRole("link");
  const count = await marketing.textContent();
  await marketing.click();
  await expect(page.getByRole("heading", { level: 1, name: "Kelompok" })).toBeVisible();
  await expect(page.getByText(new RegExp(`dari ${count}$`)).first()).toBeVisible();
});

test("a past day is asked and stays in the address; the report of it is one page with a code to hold on to", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("office");
  const [program] = await api.list<Program>("programs", { state: "mentoring" }, ["score", "DESC"]);
  if (!program) throw new Error("the demo has no programme in mentoring");
  const { asOf } = await api.get<{ asOf: string }>("dashboard");
  const day = new Date(Date.parse(asOf) - 60 * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`/#/outcomes?by=program&id=${program.id}`);
  await page.getByLabel("Keadaan per tanggal").fill(day);
  await expect(page.getByLabel("Menurut", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`asOf=${day}`));
  await expect(page.getByText(/^Yang tampil adalah keadaan .*, bukan hari ini\.$/)).toBeVisible();
  const everything = page.waitForEvent("download");
  await page.getByRole("button", { name: "Semua angka (CSV)" }).click();
  expect((await everything).suggestedFilename()).toBe(csvOf(program.name, day));
  const income = page.getByRole("region", { name: "Omzet sebelum dan sesudah" });
  await expect(income.getByRole("link", { name: /^Median Rp/ }).first()).toHaveAttribute(
    "href",
    /figure.*income\.both/,
  );
  await page.getByRole("button", { name: "Laporan" }).click();
  await page.getByRole("menuitem", { name: "Satu halaman untuk sidang" }).click();
  await expect(page.getByRole("heading", { level: 1, name: program.name })).toBeVisible();
  await expect(page.getByText("Apakah bertahan?")).toBeVisible();
  await expect(page.getByText(/Titik periksa log audit|Belum ada titik periksa/)).toBeVisible();
  await expectSettled(page);
  await expectAccessible(page);
  const sheet = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(sheet.toString("latin1").match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
});

test("programmes are compared at the same age, as shares of each, and one leads back from a past day to today", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("office");
  const [first, second] = await api.list<Program>("programs", { state: "mentoring" }, ["name", "ASC"]);
  if (!first || !second) throw new Error("the demo has too few programmes");
  await page.goto(`/#/compare?programs=${first.id},${second.id}&month=6&asOf=2026-06-30`);
  const states = page.getByRole("region", { name: "Keadaan pada umur 6 bulan" });
  await expect(states.getByText(first.name)).toBeVisible();
  await page.getByRole("button", { name: "Kembali ke hari ini" }).click();
  await expect(page).not.toHaveURL(/asOf/);
  await expect(page.getByText(/Adil karena seumur/)).toBeVisible();
  await expectSettled(page);
  await expectAccessible(page);
});

test("the map bunches groups by state, and the same counts can be read by region on a phone", async ({
  page,
  signIn,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn("office");
  await page.goto("/#/map");
  const map = page.getByRole("region", { name: "Peta kelompok menurut keadaan" });
  await expect(map.getByRole("button", { name: /^Beberapa kelompok: \d+ Aktif/ }).first()).toBeVisible();
  await expectToFit(page);
  await expectAccessible(page);
  await expect(page.getByRole("heading", { name: /^Tampak di peta: \d+ kelompok/ })).toBeVisible();
  await map
    .getByRole("button", { name: /^Beberapa kelompok/ })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  await expect(map).toBeFocused();
  const regions = page.getByRole("region", { name: "Menurut wilayah" }).first();
  await regions.getByRole("button", { name: "Kelurahan/desa" }).click();
  await expect(regions.getByRole("row").nth(6)).toBeVisible();
  await regions.getByRole("row").nth(1).getByRole("link").last().click();
  await expect(page.getByRole("heading", { level: 1, name: "Kelompok" })).toBeVisible();
});
