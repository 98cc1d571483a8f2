import type { Page } from "@playwright/test";
import { type Api, expect, expectAccessible, expectToFit, test } from "./journey.ts";

interface Rule {
  id: string;
  code: string;
  version: number;
}

const ruleOf = async (api: Api, code: string): Promise<Rule> => {
  const [rule] = await api.list<Rule>("rules", { code });
  if (!rule) throw new Error(`no rule ${code}`);
  return rule;
};

const tierOf = (page: Page, number: number) => page.getByRole("group", { name: `Tingkat ${number}: Berlaku bila` });

/** Chooses the fact a condition asks about, by typing part of its name. */
async function ask(page: Page, tier: number, place: string, fact: string): Promise<void> {
  await tierOf(page, tier).getByLabel(`Fakta ${place}`, { exact: true }).fill(fact);
  await page.getByRole("option", { name: fact }).first().click();
}

test("an admin writes a rule, sees whom it would flag, and publishes a second version of it", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("admin");
  await page.goto("/#/rules");
  await page.getByRole("link", { name: "Tambah", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Aturan baru" })).toBeVisible();
  await page.getByRole("textbox", { name: "Kode" }).fill("u_sunyi");
  await page.getByLabel("Nama aturan (Bahasa Indonesia)").fill("Sunyi sebulan");
  await page.getByLabel("Nama aturan (Inggris)").fill("A silent month");
  await page
    .getByRole("textbox", { name: "Wilayah" })
    .or(page.getByRole("combobox", { name: "Wilayah" }))
    .fill("malang");
  await page.getByRole("option", { name: /^Kota Malang.*\(35\.73\)/ }).click();
  await page.getByLabel("Dari bulan ke-").fill("1");
  await tierOf(page, 1).getByRole("button", { name: "Tambah syarat" }).click();
  await ask(page, 1, "1", "Hari tanpa kabar");
  await tierOf(page, 1).getByLabel("Nilai 1").fill("30");
  await expect(
    page.getByText("Kelompok mendapat 10 poin risiko bila hari tanpa kabar lebih dari 30 hari."),
  ).toBeVisible();
  await expect(
    page.getByText("A group gets 10 risk points when this is true: days of silence more than 30 days."),
  ).toBeVisible();
  await expect(page.getByText(/^Hanya untuk wilayah .*Malang.*; paling cepat 1 bulan/)).toBeVisible();
  await expect(page.getByText(/^Hari ini: \d+ sampai \d+, separuhnya/)).toBeVisible();
  await expect(page.getByText(/^Hari ini berlaku untuk \d+ dari \d+ kelompok\.$/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Tambah tingkat" }).click();
  await tierOf(page, 2).getByLabel("Nilai 1").fill("120");
  await expect(
    page.getByText("Kelompok mendapat 20 poin risiko bila hari tanpa kabar lebih dari 120 hari."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "U_SUNYI · Sunyi sebulan" })).toBeVisible();

  const rule = await ruleOf(api, "U_SUNYI");
  await api.send("POST", "stall-runs", {});
  const [signal] = await api.list<{ groupId: string; ruleVersion: number }>("signals", { code: "U_SUNYI", tier: 1 });
  expect(signal?.ruleVersion).toBe(1);

  await page.getByRole("link", { name: "Ubah" }).click();
  await expect(page.getByText("Versi 1 berlaku sekarang; yang disimpan menjadi versi 2.")).toBeVisible();
  await tierOf(page, 1).getByLabel("Nilai 1").fill("90");
  await expect(page.getByRole("tab", { name: /^Hilang [1-9]/ })).toBeVisible();
  await expect(page.getByRole("tab", { name: "Baru 0" })).toBeVisible();
  await page.getByRole("tab", { name: /^Hilang/ }).click();
  await expect(page.getByText("Tingkat 1 → tidak berlaku").first()).toBeVisible();
  await page.getByRole("button", { name: "Simpan sebagai versi baru" }).click();
  await expect(page.getByRole("heading", { name: "Bunyi aturan · versi 2" })).toBeVisible();

  // A signal of the first version still opens what that version said.
  await page.goto(`/#/groups/${signal?.groupId}/show`);
  await page.getByRole("link", { name: "versi 1" }).first().waitFor();
  await page.goto(`/#/rules/${rule.id}/show?version=1`);
  await expect(page.getByRole("heading", { name: "Bunyi aturan · versi 1" })).toBeVisible();
  await expect(page.getByText(/bila hari tanpa kabar lebih dari 30 hari/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Penilaian terakhir" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Urungkan" })).toBeVisible();
  await expectAccessible(page);
});

test("a rule that tells nothing apart says so before it is saved; one with a gap says where", async ({
  page,
  signIn,
  provoked,
}) => {
  provoked.add(422);
  await signIn("admin");
  await page.goto("/#/rules/create");
  await page.getByRole("textbox", { name: "Kode" }).fill("U_SEMUA");
  await page.getByLabel("Nama aturan (Bahasa Indonesia)").fill("Semua");
  await page.getByLabel("Nama aturan (Inggris)").fill("All");
  await tierOf(page, 1).getByRole("button", { name: "Tambah syarat" }).click();
  await ask(page, 1, "1", "Jumlah pesanan");
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText(/Syarat 1: .*memerlukan angka/)).toBeVisible();
  await tierOf(page, 1).getByLabel("Pembanding 1").click();
  await page.getByRole("option", { name: "paling sedikit" }).click();
  await tierOf(page, 1).getByLabel("Nilai 1").fill("0");
  await expect(page.getByText(/Tingkat 1: benar untuk semua \(\d+\)/)).toBeVisible();
  await page.getByRole("button", { name: "Simpan" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/benar untuk semua/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Batal" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Aturan baru" })).toBeVisible();
});

test("conditions are joined, turned round, moved and removed from the keyboard", async ({ page, signIn }) => {
  await signIn("admin");
  await page.goto("/#/rules/create");
  const tier = tierOf(page, 1);
  await tier.getByRole("button", { name: "Tambah syarat" }).focus();
  await page.keyboard.press("Enter");
  await tier.getByRole("button", { name: "Tambah kelompok syarat" }).focus();
  await page.keyboard.press("Enter");
  await ask(page, 1, "1", "Punya pembeli");
  await ask(page, 1, "2.1", "Terakhir terlihat");
  await tier.getByLabel("Pembanding 2.1").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "salah satu dari", exact: true }).click();
  await tier.getByLabel("Nilai 2.1").click();
  await page.getByRole("option", { name: "vakum" }).click();
  await page.keyboard.press("Escape");
  await tier
    .getByRole("switch", { name: "kebalikannya 2" })
    .or(tier.getByLabel("kebalikannya 2"))
    .first()
    .press("Space");
  await expect(
    page.getByText(/bila punya pembeli: ya dan tidak benar bahwa \(terakhir terlihat salah satu dari aktif, vakum\)/),
  ).toBeVisible();
  await tier.getByRole("button", { name: "Turunkan 1" }).press("Enter");
  await expect(page.getByText(/bila tidak benar bahwa \(punya pembeli: ya dan|bila tidak benar bahwa/)).toBeVisible();
  await tier
    .getByRole("button", { name: /^Hapus syarat/ })
    .last()
    .press("Enter");
  await expect(page.locator(":focus")).toHaveText("Tambah syarat");
});

test("a past day tells what a rule would have been worth", async ({ page, signIn, api }) => {
  await signIn("office");
  const silence = await ruleOf(api, "R06");
  await page.goto(`/#/rules/${silence.id}/show`);
  await expect(
    page.getByText("Kelompok mendapat 10 poin risiko bila hari tanpa kabar lebih dari 60 hari."),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: "Ubah" })).toHaveCount(0);
  await page.getByRole("button", { name: "Uji mundur" }).click();
  await expect(
    page.getByText(/^Pada .* aturan ini akan menandai \d+ dari \d+ kelompok; \d+ di antaranya/),
  ).toBeVisible();
  await expect(page.getByRole("row", { name: /^Ketepatan/ })).toContainText(/\d+\/\d+|belum dapat dihitung/);
  await expectAccessible(page);
});

test("a rule is switched off and on, and a phone has room for its form", async ({ page, signIn, api }) => {
  await signIn("admin");
  const silence = await ruleOf(api, "R06");
  await page.goto(`/#/rules/${silence.id}/show`);
  const used = page.getByRole("switch", { name: "Dipakai: R06" });
  await used.click();
  await expect(page.getByText("Aturan R06 tidak dipakai lagi")).toBeVisible();
  await used.click();
  await expect(used).toBeChecked();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/#/rules/${silence.id}`);
  await expect(tierOf(page, 4).getByLabel("Nilai 1")).toBeVisible();
  await expect(page.getByText(/^Hari ini berlaku untuk \d+ dari \d+ kelompok\.$/)).toBeVisible();
  await expectToFit(page);
  await expectAccessible(page);
});
