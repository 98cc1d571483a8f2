import { readFile } from "node:fs/promises";
import { expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

interface File {
  rules: { code: string; name: { id: string; en: string }; severity?: string }[];
}

const jsonFile = (value: unknown) => ({
  name: "kantor-lain.json",
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify(value)),
});

test("the configuration goes out as a file, comes back with its differences, and can be undone", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("admin");
  await page.goto("/#/configuration");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unduh konfigurasi" }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^konfigurasi-lanjut-\d{4}-\d\d-\d\d\.json$/);
  const file = JSON.parse(await readFile(await download.path(), "utf8")) as File;
  const [first] = file.rules;
  const changed = {
    ...file,
    rules: [
      { ...first, severity: "high" },
      ...file.rules.slice(2),
      { ...first, code: "K01", name: { id: "Aturan kebun", en: "Garden rule" } },
    ],
  };
  const input = page.locator('input[type="file"]');
  await input.setInputFiles(jsonFile(changed));
  const rules = page.getByRole("region", { name: "Aturan", exact: true });
  await expect(rules.getByText("K01 · Aturan kebun")).toBeVisible();
  await expect(rules.getByText("Tidak ada di berkas", { exact: true })).toBeVisible();
  await expect(rules.getByRole("checkbox", { name: /^Hapus/ })).not.toBeChecked();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Terapkan 2 hal" }).click();
  await expect(page.getByText("2 hal diterapkan.")).toBeVisible();
  expect((await api.list<{ code: string }>("rules", { code: "K01" })).length).toBe(1);
  await page.getByRole("button", { name: "Urungkan" }).click();
  await expect(page.getByText("Konfigurasi dikembalikan.")).toBeVisible();
  expect(await api.get("configuration")).toEqual(file);
});

test("a file with a mistake says where, and nothing of it is taken", async ({ page, signIn, api, provoked }) => {
  provoked.add(422);
  await signIn("admin");
  const before = await api.get<File>("configuration");
  const [first] = before.rules;
  await page.goto("/#/configuration");
  const input = page.locator('input[type="file"]');
  await input.setInputFiles(jsonFile({ halo: 1 }));
  await expect(page.getByText("Ini bukan berkas konfigurasi Lanjut.")).toBeVisible();
  await input.setInputFiles(jsonFile({ ...before, rules: [...before.rules, { ...first, code: "k 1" }] }));
  await expect(page.getByText("Huruf besar, angka, atau garis bawah.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Terapkan 1 hal" })).toBeDisabled();
  await expect(page.getByText(/1 hal yang dipilih masih salah/)).toBeVisible();
  await expectAccessible(page);
  expect(await api.get("configuration")).toEqual(before);
});

test("what the office departs from the shipped configuration in is seen; an old version is put back", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  await page.goto("/#/settings");
  await page.getByLabel(/Tenggat kasus/).fill("21");
  await page.getByRole("button", { name: "Simpan" }).click();
  const history = page.getByRole("region", { name: "Riwayat versi" });
  await expect(history.getByText("Versi 2", { exact: true })).toBeVisible();
  await page.goto("/#/configuration");
  await page.getByRole("button", { name: "Bandingkan dengan bawaan Lanjut" }).click();
  await expect(page.getByRole("region", { name: "Ketentuan kantor" }).getByText("21")).toBeVisible();
  await page.goto("/#/settings");
  await history.getByRole("button", { name: "Kembalikan versi 1" }).click();
  await expect(page.getByText("Versi 1 dipakai lagi.")).toBeVisible();
  await expect(page.getByLabel(/Tenggat kasus/)).toHaveValue("14");
  await expectAccessible(page);
  await page.getByRole("button", { name: /Bahasa: English/ }).click();
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ["/configuration", "/program-templates", "/settings"]) {
    await page.goto(`/#${path}`);
    await expectSettled(page);
    await expectAccessible(page);
    await expectToFit(page);
  }
});
