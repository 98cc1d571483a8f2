import type { Locator, Page } from "@playwright/test";
import { pictureOf } from "../support/files.ts";
import { publicXlsForm } from "../support/publicXlsForm.ts";
import { type Api, expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

interface Form {
  id: string;
  version: number;
  isDefault: boolean;
  name: { id: string };
}
interface FollowUp {
  id: string;
  groupId: string;
  planStep: string;
}

/** The default form is everybody's: the one that was is put back when the journey ends. */
async function restoreDefault(api: Api, before: Form | undefined): Promise<void> {
  const [now] = await api.list<Form>("forms", { isDefault: true });
  if (now && now.id !== before?.id)
    await api.send("PUT", `forms/${now.id}`, { isDefault: false }, { "If-Match": `"${now.version}"` });
  if (!before || now?.id === before.id) return;
  const { version } = await api.get<Form>(`forms/${before.id}`);
  await api.send("PUT", `forms/${before.id}`, { isDefault: true }, { "If-Match": `"${version}"` });
}

/** Adds a question of a kind, with its words, into the form or into what the button names. */
async function add(page: Page, kind: string, id: string, en: string, into = "Tambah pertanyaan"): Promise<void> {
  await page.getByRole("button", { name: into, exact: true }).click();
  await page.getByRole("menuitem", { name: kind, exact: true }).click();
  await page.getByLabel("Pertanyaan (Indonesia)").fill(id);
  await page.getByLabel("Pertanyaan (Inggris)").fill(en);
}

async function addChoices(page: Page, choices: [string, string][]): Promise<void> {
  for (const [at, [id, en]] of choices.entries()) {
    const number = at + 1;
    if (number > 2) await page.getByRole("button", { name: "Tambah pilihan" }).click();
    await page.getByLabel(`Pilihan ${number} (Indonesia)`).fill(id);
    await page.getByLabel(`Pilihan ${number} (Inggris)`).fill(en);
  }
}

/** By the handles, as a mouse does it. */
async function dragAbove(page: Page, moved: string, other: string): Promise<void> {
  const line = (name: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("button", { name: new RegExp(`^${name}`) }) });
  const handle = line(moved).getByTitle("Seret untuk memindahkan");
  await line(other).scrollIntoViewIfNeeded();
  const from = await handle.boundingBox();
  if (!from) throw new Error("no handle");
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(from.x + 5, from.y - 10, { steps: 4 });
  await page.waitForTimeout(200);
  const to = await page.getByRole("button", { name: new RegExp(`^${other}`) }).boundingBox();
  if (!to) throw new Error("nowhere to go");
  await page.mouse.move(to.x + 30, to.y - 9, { steps: 6 });
  await page.mouse.up();
}

async function sign(page: Page, area: Locator): Promise<void> {
  await area.scrollIntoViewIfNeeded();
  const box = await area.boundingBox();
  if (!box) throw new Error("no area to sign in");
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 20, middle);
  await page.mouse.down();
  for (let i = 1; i <= 20; i++) await page.mouse.move(box.x + 20 + i * 6, middle + 20 * Math.sin(i / 2));
  await page.mouse.up();
}

test.describe.configure({ mode: "serial" });

test("a form of every kind is built, tried, published, asked on a phone and read back", async ({
  page,
  context,
  signIn,
  api,
}) => {
  test.setTimeout(150_000);
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: -7.9826, longitude: 112.6308, accuracy: 12 });
  await signIn("admin");
  const [before] = await api.list<Form>("forms", { isDefault: true });
  try {
    await build(page);
    await askOnPhone(page, signIn, api);
    await changeAndReadOld(page, signIn, api);
  } finally {
    await page.goto("/#/account");
    await page.evaluate(() => fetch("/api/session", { method: "DELETE" }));
    await signIn("admin");
    await restoreDefault(api, before);
  }
});

async function build(page: Page): Promise<void> {
  await page.goto("/#/forms");
  await expect(page.getByRole("heading", { level: 1, name: "Formulir" })).toBeVisible();
  await page.getByRole("link", { name: "Tambah", exact: true }).first().click();
  await page.getByLabel(/Nama \(Indonesia\)/).fill("Kunjungan kebun");
  await page.getByLabel(/Nama \(Inggris\)/).fill("Garden visit");
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Belum ada pertanyaan")).toBeVisible();

  await add(page, "Ya atau tidak", "Apakah kebun ditanami?", "Is the garden planted?");
  await page.getByLabel("Wajib dijawab").check();
  await add(page, "Angka", "Luas kebun (m2)", "Garden area (m2)");
  await page.getByLabel("Paling besar").fill("500");
  await page.getByLabel("Hanya ditanyakan bila syarat terpenuhi").check();
  await expect(page.getByText("“Apakah kebun ditanami?” sama dengan Ya")).toBeVisible();
  await add(page, "Pilih satu", "Tanaman utama", "Main crop");
  await addChoices(page, [
    ["Cabai", "Chilli"],
    ["Kangkung", "Water spinach"],
    ["Terong", "Aubergine"],
  ]);
  await add(page, "Pilih beberapa", "Alat yang dipakai", "Tools in use");
  await addChoices(page, [
    ["Cangkul", "Hoe"],
    ["Gembor", "Watering can"],
  ]);
  await add(page, "Teks", "Nama penjaga kebun", "Name of the keeper");
  await page.getByLabel("Data pribadi").check();
  await add(page, "Uang (rupiah)", "Hasil jual bulan ini", "Sales this month");
  await add(page, "Tanggal", "Tanam terakhir", "Last planted");
  await add(page, "Foto", "Foto kebun", "Photo of the garden");
  await add(page, "Lokasi", "Letak kebun", "Place of the garden");
  await add(page, "Tanda tangan", "Tanda tangan ketua", "Signature of the chair");
  await add(page, "Catatan untuk dibaca", "Terima kasih atas waktunya.", "Thank you for your time.");
  await add(page, "Kelompok pertanyaan", "Tentang air", "About water");
  await add(page, "Ya atau tidak", "Air cukup?", "Enough water?", "Tambah ke dalam Tentang air");
  await add(page, "Isian berulang", "Panen", "Harvest");
  await add(page, "Angka", "Berat (kg)", "Weight (kg)", "Tambah ke dalam Panen");
  await expectAccessible(page);

  await dragAbove(page, "Alat yang dipakai", "Tanaman utama");
  const order = page.locator("[data-question-path]");
  await expect(order.nth(2)).toContainText("Alat yang dipakai");

  // The keyboard moves a question, and it keeps the keyboard.
  const group = page.getByRole("button", { name: /^Tentang air/ });
  await group.focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByText("Tentang air sekarang di urutan 11.")).toBeAttached();
  await expect(group).toBeFocused();

  const phone = page.getByRole("region", { name: "Pratinjau" });
  await phone.getByRole("button", { name: "Periksa isian" }).click();
  await expect(phone.getByText("1 jawaban perlu diperbaiki.")).toBeVisible();
  await expect(phone.getByLabel("Luas kebun (m2)")).toHaveCount(0);
  await phone
    .getByRole("radiogroup", { name: /Apakah kebun ditanami/ })
    .getByRole("radio", { name: "Ya" })
    .check();
  await phone.getByLabel("Luas kebun (m2)").fill("900");
  await expect(phone.getByText("Paling besar 500.")).toBeVisible();
  await phone.getByLabel("Luas kebun (m2)").fill("40");
  await expect(phone.getByText("Isian ini akan diterima.")).toBeVisible();
  await phone.getByRole("button", { name: "Tambah Panen", exact: true }).click();
  await expect(phone.getByLabel("Berat (kg)")).toBeVisible();

  // What is deleted comes back.
  await page.getByRole("button", { name: "Pilihan untuk Tanam terakhir" }).click();
  await page.getByRole("menuitem", { name: "Hapus" }).click();
  await expect(page.getByRole("button", { name: /^Tanam terakhir/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Urungkan", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Tanam terakhir/ })).toBeVisible();

  await page.getByRole("button", { name: "Terbitkan", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("listitem")).toHaveCount(15);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Terbitkan versi 1" }).click();
  await expect(page.getByText("dipakai sekarang")).toBeVisible();
  await page.getByRole("button", { name: "Jadikan bawaan" }).click();
  await expect(page.getByText("Formulir bawaan: ditanyakan")).toBeVisible();
  await page.reload();
  await expectSettled(page);
  await expectAccessible(page);
}

/** Somebody else signs in on the same browser. */
async function changePerson(page: Page): Promise<void> {
  await page.evaluate(() => fetch("/api/session", { method: "DELETE" }));
  await page.goto("about:blank");
}

let visited: FollowUp | undefined;

async function askOnPhone(page: Page, signIn: (account: "officer") => Promise<void>, api: Api): Promise<void> {
  await changePerson(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn("officer");
  const open = await api.list<FollowUp>("follow-ups", { state: "scheduled" }, ["dueOn", "ASC"], 9);
  visited = open.at(-1);
  if (!visited) throw new Error("the demo has no open point");
  await page.goto(`/#/groups/${visited.groupId}/show?tab=followUps`);
  const point = page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: visited.planStep });
  await point.getByRole("button", { name: "Catat kunjungan" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Aktif", exact: true }).click();
  await dialog
    .getByLabel(/Anggota yang bekerja|bekerja/)
    .first()
    .fill("1");
  await expect(dialog.getByLabel("Luas kebun (m2)")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog.getByText("Wajib dijawab.")).toBeVisible();
  await dialog
    .getByRole("radiogroup", { name: /Apakah kebun ditanami/ })
    .getByRole("radio", { name: "Ya" })
    .check();
  await dialog.getByLabel("Luas kebun (m2)").fill("900");
  await expect(dialog.getByText("Paling besar 500.")).toBeVisible();
  await dialog.getByLabel("Luas kebun (m2)").fill("40");
  await dialog.getByRole("radio", { name: "Cabai" }).check();
  await dialog.getByRole("checkbox", { name: "Gembor" }).check();
  await dialog.getByLabel("Nama penjaga kebun").fill("Sulastri");
  await dialog.getByLabel("Hasil jual bulan ini").fill("1250000");
  await dialog.getByLabel("Tanam terakhir").fill("2026-01-05");
  await page
    .getByRole("group", { name: "Foto kebun" })
    .locator("input[type=file]:not([capture])")
    .setInputFiles({ name: "kebun.jpg", mimeType: "image/jpeg", buffer: Buffer.from(pictureOf("jpeg")) });
  await expect(dialog.getByRole("button", { name: "Ganti foto" })).toBeVisible();
  await dialog.getByRole("group", { name: "Letak kebun" }).getByRole("button", { name: "Tambahkan lokasi" }).click();
  await expect(dialog.getByText("-7.9826, 112.6308 (± 12 m)")).toBeVisible();
  await sign(page, dialog.getByRole("img", { name: /Tanda tangan ketua/ }));
  await dialog.getByRole("radiogroup", { name: "Air cukup?" }).getByRole("radio", { name: "Tidak" }).check();
  await dialog.getByRole("button", { name: "Tambah Panen" }).click();
  await dialog.getByLabel("Berat (kg)").fill("12");
  await expectAccessible(page);
  await expectToFit(page);

  // A closed tab costs nothing but what is about a person.
  await page.waitForTimeout(600);
  await page.reload();
  await point.getByRole("button", { name: "Catat kunjungan" }).click();
  await expect(dialog.getByText("dikembalikan")).toBeVisible();
  await expect(dialog.getByLabel("Luas kebun (m2)")).toHaveValue("40");
  await expect(dialog.getByLabel("Nama penjaga kebun")).toHaveValue("");
  await dialog.getByLabel("Nama penjaga kebun").fill("Sulastri");
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog).toBeHidden();
  await point.getByRole("button", { name: "Jawaban" }).click();
  for (const words of ["Kunjungan kebun, versi 1", "Cabai", "Gembor", "Sulastri", "Rp 1.250.000", "Panen 1"])
    await expect(point.getByText(words, { exact: true }).first()).toBeVisible();
  await expectToFit(page);
}

async function changeAndReadOld(
  page: Page,
  signIn: (account: "admin" | "office") => Promise<void>,
  api: Api,
): Promise<void> {
  await changePerson(page);
  await page.setViewportSize({ width: 1366, height: 768 });
  await signIn("admin");
  const [form] = await api.list<Form>("forms", { isDefault: true });
  await page.goto(`/#/forms/${form?.id}`);
  await page.getByRole("button", { name: /^Tanaman utama/ }).click();
  await expect(page.getByLabel("Kode jawaban")).toBeDisabled();
  await page.getByRole("button", { name: "Hentikan pilihan 1" }).click();
  await page.getByRole("button", { name: "Terbitkan", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("pilihan: dihentikan “Cabai”")).toBeVisible();
  await dialog.getByRole("button", { name: "Terbitkan versi 2" }).click();
  await expect(page.getByRole("link", { name: "Lihat versi 1" })).toBeVisible();
  const preview = page.getByRole("region", { name: "Versi 2" });
  await expect(preview.getByRole("radio", { name: "Kangkung" })).toBeVisible();
  await expect(preview.getByRole("radio", { name: "Cabai" })).toHaveCount(0);

  await changePerson(page);
  await signIn("office");
  await page.getByRole("button", { name: /^EN, Bahasa/ }).click();
  await page.goto(`/#/groups/${visited?.groupId}/show?tab=followUps`);
  await page.getByRole("button", { name: "Answers", exact: true }).first().click();
  await expect(page.getByText("Garden visit, version 1")).toBeVisible();
  await expect(page.getByText("Chilli", { exact: true })).toBeVisible();
  await expectAccessible(page);
}

test("a form made for another tool comes in, with what it could not bring, and goes out again", async ({
  page,
  signIn,
  api,
}) => {
  await signIn("admin");
  await page.goto("/#/form-import");
  const file = { name: "kunjungan.xlsx", mimeType: "application/zip", buffer: Buffer.from(publicXlsForm()) };
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.getByText(/pertanyaan dapat menjadi rancangan/)).toBeVisible();
  const list = page.getByRole("region", { name: "Yang tidak masuk seperti aslinya" });
  await expect(list.getByRole("row", { name: /deviceid/ })).toBeVisible();
  await expectAccessible(page);
  const known = (await api.list<Form>("forms", {}, ["id", "ASC"], 99)).length;
  await page.getByRole("button", { name: "Simpan sebagai rancangan" }).click();

  await expect(page.getByRole("button", { name: /^Anggota aktif/ })).toBeVisible();
  expect(await api.list<Form>("forms", {}, ["id", "ASC"], 99)).toHaveLength(known + 1);
  await expect(list.getByRole("row", { name: /deviceid/ })).toBeVisible();
  // A comparison of two answers is told in words; the editor would lose half of it.
  await page.getByRole("button", { name: /^Anggota aktif/ }).click();
  await expect(page.getByText("“Jawaban ini” paling banyak “Jumlah anggota”")).toBeVisible();
  await page.getByRole("button", { name: "Sembunyikan daftar" }).click();
  await page.reload();
  await expect(page.getByRole("button", { name: /^Anggota aktif/ })).toBeVisible();
  await expect(list).toHaveCount(0);

  await page.getByRole("link", { name: "Belum terbit" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Ekspor XLSForm" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  await page.getByRole("button", { name: "Hapus", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ya, lanjutkan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Formulir" })).toBeVisible();
  await page.getByRole("link", { name: "Keranjang sampah" }).last().click();
  await expect(page.getByText("Kunjungan usaha").first()).toBeVisible();
});
