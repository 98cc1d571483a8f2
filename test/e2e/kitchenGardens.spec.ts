import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { pdfOf } from "../support/files.ts";
import { type Api, expect, expectAccessible, expectToFit, test } from "./journey.ts";

interface Named {
  id: string;
  name: string;
}
interface Signal {
  code: string;
  ruleVersion: number;
  clearedAt: number | null;
}

const GROUP = "Kebun Melati";
const FORM = "Kunjungan kebun pangan";
const PLAN = "Rencana kebun pangan";
const PROGRAM = "Kebun Pangan RW 03";
const RULES = ["KP1", "KP2"];

const choose = async (page: Page, name: string | RegExp, option: string | RegExp, within: Page | Locator = page) => {
  await within.getByRole("combobox", { name, exact: typeof name === "string" }).click();
  await page.getByRole("option", { name: option, exact: typeof option === "string" }).click();
};
const save = (page: Page) => page.getByRole("button", { name: "Simpan", exact: true }).click();
const inBoth = async (within: Page | Locator, label: string, id: string, en: string) => {
  await within.getByLabel(`${label} (Indonesia)`).last().fill(id);
  await within.getByLabel(`${label} (Inggris)`).last().fill(en);
};

/** Somebody else signs in on the same browser. */
async function become(page: Page, signIn: () => Promise<void>): Promise<void> {
  await page.context().clearCookies();
  await page.goto("about:blank");
  await signIn();
}

test.describe.configure({ mode: "serial" });

test("the questions: a form of the office's own is published", async ({ page, signIn }) => {
  await signIn("admin");
  await page.goto("/#/forms/create");
  await page.getByLabel(/Nama \(Indonesia\)/).fill(FORM);
  await page.getByLabel(/Nama \(Inggris\)/).fill("Kitchen garden visit");
  await save(page);
  const ask = async (kind: string, id: string, en: string) => {
    await page.getByRole("button", { name: "Tambah pertanyaan", exact: true }).click();
    await page.getByRole("menuitem", { name: kind, exact: true }).click();
    await inBoth(page, "Pertanyaan", id, en);
  };
  await ask("Ya atau tidak", "Bedengan ditanami?", "Are the beds planted?");
  await page.getByLabel("Wajib dijawab").check();
  await ask("Angka", "Panen bulan ini (kg)", "Harvest this month (kg)");
  await page.getByLabel("Paling kecil").fill("0");
  await page.getByLabel("Paling besar").fill("400");
  await page.getByLabel("Hanya ditanyakan bila syarat terpenuhi").check();
  await ask("Pilih satu", "Tanaman utama", "Main crop");
  for (const [at, [id, en]] of [
    ["Kangkung", "Water spinach"],
    ["Cabai", "Chilli"],
  ].entries()) {
    await page.getByLabel(`Pilihan ${at + 1} (Indonesia)`).fill(id ?? "");
    await page.getByLabel(`Pilihan ${at + 1} (Inggris)`).fill(en ?? "");
  }
  await page.getByRole("button", { name: "Terbitkan", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Terbitkan versi 1" }).click();
  await expect(page.getByText("dipakai sekarang")).toBeVisible();
});

test("the fact: what the last visit heard of the harvest", async ({ page, signIn }) => {
  await signIn("admin");
  await page.goto("/#/computed-facts/create");
  await choose(page, /^Yang dihitung/, "Isi yang terakhir");
  await choose(page, /^Kejadian/, "Tindak lanjut selesai");
  await choose(page, /^Isi yang diambil/, "Jawaban formulir");
  await choose(page, /^Formulir/, FORM);
  await choose(page, /^Pertanyaan/, "Panen bulan ini (kg)");
  await inBoth(page, "Nama", "Panen terakhir (kg)", "Last harvest (kg)");
  await page.getByLabel("Kode").fill("panenTerakhir");
  await expect(page.getByRole("heading", { name: "Pada kelompok Anda hari ini" })).toBeVisible();
  await expect(page.getByText(/Panen bulan ini/).first()).toBeVisible();
  await expectAccessible(page);
  await save(page);
  await expect(page.getByText("Panen terakhir (kg)")).toBeVisible();
});

test("the plan: two points, the second counted from the first", async ({ page, signIn }) => {
  await signIn("admin");
  await page.goto("/#/plans/create");
  const type = (name: string, text: string) =>
    page.getByRole(name === "Jarak" ? "spinbutton" : "textbox", { name, exact: true }).fill(text);
  await type("Nama", PLAN);
  await type("Nama titik", "Lihat bedengan");
  await type("Jarak", "14");
  await choose(page, "Satuan", "hari");
  await choose(page, "Formulir yang ditanyakan", new RegExp(FORM));
  await choose(page, "Petugas", "Petugas wilayahnya");
  await page.getByRole("button", { name: "Tambah titik" }).click();
  await type("Nama titik", "Panen pertama");
  await choose(page, "Dihitung dari", "Titik lain selesai");
  await choose(page, "Titik yang mana", "Lihat bedengan");
  await type("Jarak", "30");
  await choose(page, "Satuan", "hari");
  await choose(page, "Formulir yang ditanyakan", new RegExp(FORM));
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: PLAN })).toBeVisible();
  await expect(page.getByText("30 hari sesudah titik Lihat bedengan")).toBeVisible();
});

test("the fields: one to filter by, one in the list, one about a person", async ({ page, signIn }) => {
  await signIn("admin");
  const add = async (kind: string, id: string, en: string, more: () => Promise<unknown>) => {
    await page.goto("/#/custom-fields?entity=groups");
    await page.getByRole("link", { name: "Tambah isian" }).click();
    await choose(page, /^Jenis isian/, kind);
    await inBoth(page, "Nama isian", id, en);
    await more();
    await save(page);
    await expect(page.getByRole("link", { name: id })).toBeVisible();
  };
  await add("Angka", "Luas bedengan (m²)", "Area of the beds (m²)", () =>
    page.getByRole("spinbutton", { name: "Paling kecil", exact: true }).fill("1"),
  );
  await add("Pilih satu", "Air untuk kebun", "Water for the garden", async () => {
    for (const [at, [id, en]] of [
      ["Sumur kebun", "Garden well"],
      ["Air hujan", "Rain water"],
    ].entries()) {
      await page.getByLabel(`Pilihan ${at + 1} (Indonesia)`).fill(id ?? "");
      await page.getByLabel(`Pilihan ${at + 1} (Inggris)`).fill(en ?? "");
    }
    await expect(page.getByRole("switch", { name: "Dapat dipakai menyaring dan mengurutkan" })).toBeChecked();
  });
  await add("Teks", "Pemilik tanah", "Owner of the land", () =>
    page.getByRole("switch", { name: "Data pribadi" }).click(),
  );
});

test("the kind of programme: its stages, a guard, a document, and what it promises", async ({ page, signIn }) => {
  await signIn("admin");
  await page.goto("/#/program-templates/create");
  await page.getByLabel("Nama (Indonesia)").first().fill("Kebun pangan");
  await page.getByLabel("Nama (Inggris)").first().fill("Kitchen gardens");
  await page.getByRole("textbox", { name: "Kode", exact: true }).fill("kebun_pangan");
  await page.getByLabel("Keterampilan").fill("Berkebun");
  await choose(page, /^Rencana tindak lanjut/, new RegExp(PLAN));
  await choose(page, /^Formulir/, new RegExp(FORM));
  await page.keyboard.press("Escape");
  const documents = page.getByRole("group", { name: "Dokumen wajib" });
  await documents.getByRole("button", { name: "Tambah" }).click();
  await documents.getByLabel("Kode dokumen").fill("izin_tanah");
  await inBoth(documents, "Nama", "Izin pakai tanah", "Permit to use the land");
  const approved = page.getByRole("region", { name: "Disetujui" });
  await inBoth(approved, "Disebut", "Tanah siap", "Land is ready");
  await page.getByRole("button", { name: "Tambah syarat untuk Disetujui" }).click();
  await choose(page, /^Yang diperiksa/, "Dokumen: Izin pakai tanah", approved);
  const supports = page.getByRole("group", { name: "Dukungan yang dijanjikan" });
  await supports.getByRole("button", { name: "Tambah" }).click();
  await choose(page, /^Jenis dukungan/, "Bazar atau pameran", supports);
  await supports.getByLabel("Kali per kelompok").fill("1");
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: "Kebun pangan" })).toBeVisible();
});

async function writeRule(page: Page, words: { code: string; id: string; en: string }, fact: string): Promise<Locator> {
  await page.goto("/#/rules/create");
  await page.getByRole("textbox", { name: "Kode" }).fill(words.code);
  await page.getByLabel("Nama aturan (Bahasa Indonesia)").fill(words.id);
  await page.getByLabel("Nama aturan (Inggris)").fill(words.en);
  await choose(page, "Jenis program", "Kebun pangan");
  const tier = page.getByRole("group", { name: "Tingkat 1: Berlaku bila" });
  await tier.getByRole("button", { name: "Tambah syarat" }).click();
  await tier.getByLabel("Fakta 1", { exact: true }).fill(fact);
  await page.getByRole("option", { name: fact }).first().click();
  return tier;
}

test("the rules: one over the office's own fact, one over a shipped one, both for this kind only", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  const harvest = await writeRule(
    page,
    { code: "KP1", id: "Panen kebun sedikit", en: "Little harvest" },
    "Panen terakhir (kg)",
  );
  await harvest.getByLabel("Pembanding 1").click();
  await page.getByRole("option", { name: "kurang dari", exact: true }).click();
  await harvest.getByLabel("Nilai 1").fill("5");
  await expect(
    page.getByText("Kelompok mendapat 10 poin risiko bila panen terakhir (kg) kurang dari 5."),
  ).toBeVisible();
  await expect(page.getByText(/^Hanya untuk .*Kebun pangan/)).toBeVisible();
  await save(page);
  await page.getByRole("dialog").getByRole("button", { name: "Tetap simpan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "KP1 · Panen kebun sedikit" })).toBeVisible();

  await writeRule(
    page,
    { code: "KP2", id: "Kebun belum punya pembeli", en: "A garden without a buyer" },
    "Punya pembeli",
  );
  const tier = page.getByRole("group", { name: "Tingkat 1: Berlaku bila" });
  await choose(page, "Nilai 1", "Tidak", tier);
  await save(page);
  await page.getByRole("dialog").getByRole("button", { name: "Tetap simpan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "KP2 · Kebun belum punya pembeli" })).toBeVisible();

  await page.goto("/#/program-templates");
  await page.getByRole("link", { name: "Kebun pangan" }).click();
  await page.getByRole("combobox", { name: /^Aturan yang dihidupkan/ }).click();
  await page.getByRole("option", { name: /^KP1/ }).click();
  await page.getByRole("option", { name: /^KP2/ }).click();
  await page.keyboard.press("Escape");
  await save(page);
  await expect(page.getByText("Versi 2", { exact: true })).toBeVisible();
});

const dayBefore = (days: number) => {
  const jakarta = new Date(Date.now() + 7 * 3_600_000 - days * 86_400_000);
  return jakarta.toISOString().slice(0, 10);
};
const groupOf = async (api: Api): Promise<Named> => {
  const [group] = await api.list<Named>("groups", { q: GROUP });
  if (!group) throw new Error("no garden");
  return group;
};

test("an office starts a programme of that kind, keeps to its stages, and adds a group", async ({
  page,
  signIn,
  provoked,
}) => {
  provoked.add(409);
  await signIn("office");
  await page.goto("/#/programs/create");
  await choose(page, /^Jenis program/, "Kebun pangan");
  await expect(
    page.getByText(`Ikut dibawa: 1 tahap, 1 dokumen wajib, 2 aturan, 1 jenis dukungan, rencana ${PLAN}.`),
  ).toBeVisible();
  await page.getByLabel("Nama program").fill(PROGRAM);
  await choose(page, /^Sumber dana/, "CSR");
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: PROGRAM })).toBeVisible();
  await expect(page.getByText("Lihat bedengan").first()).toBeVisible();

  const move = async () => {
    await page.getByRole("button", { name: "Pindah tahap" }).click();
    await page.getByRole("menuitem", { name: "Tanah siap" }).click();
  };
  await move();
  const refused = page.getByRole("dialog");
  await expect(refused.getByText(/Izin pakai tanah \(belum terpenuhi\)/)).toBeVisible();
  await refused.getByRole("button", { name: "Batal" }).click();
  await page
    .locator('input[type="file"][aria-label="Unggah Izin pakai tanah"]')
    .setInputFiles({ name: "izin.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdfOf()) });
  await expect(page.getByText("1 berkas")).toBeVisible();
  await move();
  await expect(page.getByText(/^Tanah siap · /).first()).toBeVisible();

  await page.getByRole("link", { name: "Tambah kelompok" }).click();
  await expect(page.getByRole("combobox", { name: /^Program/ })).toHaveValue(PROGRAM);
  await page.getByLabel("Nama kelompok").fill(GROUP);
  await page.getByRole("combobox", { name: /^Kelurahan\/desa/ }).fill("kasin");
  await page.getByRole("option", { name: /Kasin/ }).first().click();
  await page.getByLabel("Selesai pelatihan").fill(dayBefore(14));
  await page.getByLabel("Luas bedengan (m²)").fill("0");
  await save(page);
  await expect(page.getByText("Paling kecil 1.")).toBeVisible();
  await page.getByLabel("Luas bedengan (m²)").fill("48");
  await page.getByRole("radio", { name: "Sumur kebun" }).check();
  await page.getByLabel("Pemilik tanah").fill("Pak Darmo");
  await expectAccessible(page);
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: GROUP })).toBeVisible();
  for (const words of ["48", "Sumur kebun", "Pak Darmo"])
    await expect(page.getByText(words, { exact: true })).toBeVisible();
});

test("an officer asks the form on a phone, and both rules raise their signal at once", async ({
  page,
  signIn,
  api,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn("officer");
  await page.goto("/#/groups");
  await page.getByRole("textbox", { name: "Cari" }).fill(GROUP);
  await page.getByRole("link", { name: GROUP }).click();
  await page.getByRole("button", { name: "Catat kunjungan Lihat bedengan" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Aktif", exact: true }).click();
  await dialog.getByLabel("Anggota yang bekerja").fill("6");
  await expect(dialog.getByLabel("Panen bulan ini (kg)")).toHaveCount(0);
  await dialog
    .getByRole("radiogroup", { name: /^Bedengan ditanami/ })
    .getByRole("radio", { name: "Ya" })
    .check();
  await dialog.getByLabel("Panen bulan ini (kg)").fill("900");
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog.getByText("Paling besar 400.")).toBeVisible();
  await dialog.getByLabel("Panen bulan ini (kg)").fill("3");
  await dialog.getByRole("radio", { name: "Kangkung" }).check();
  await expectAccessible(page);
  await expectToFit(page);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("status").filter({ hasText: "sinyal baru" })).toContainText("Panen kebun sedikit");

  await page.getByRole("tab", { name: "Risiko" }).click();
  const risk = page.getByRole("tabpanel");
  for (const [code, name] of [
    ["KP1", "Panen kebun sedikit"],
    ["KP2", "Kebun belum punya pembeli"],
  ]) {
    const signal = risk.getByRole("listitem").filter({ hasText: name });
    await expect(signal).toContainText(`${code} · `);
    await expect(signal).toContainText("versi 1");
  }
  await expect(risk.getByText("Panen terakhir (kg): 3")).toBeVisible();
  await expectToFit(page);

  const { id } = await groupOf(api);
  const raised = await api.list<Signal>("signals", { groupId: id, code: RULES });
  expect(raised.map(({ code, ruleVersion }) => `${code} ${ruleVersion}`).sort()).toEqual(["KP1 1", "KP2 1"]);
  await page.getByRole("tab", { name: "Tindak lanjut" }).click();
  const second = page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: "Panen pertama" });
  await expect(second.getByRole("button", { name: "Catat kunjungan" })).toBeVisible();
});

test("the office sees why, finds the garden by its own fields and fact, and keeps that as a view", async ({
  page,
  signIn,
}) => {
  await signIn("office");
  await page.goto("/#/groups");
  await page.getByRole("button", { name: "Saringan", exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: "Air untuk kebun" }).click();
  await choose(page, "Air untuk kebun", "Sumur kebun");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: "Saringan", exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: "Panen terakhir (kg) ≤" }).click();
  await page.getByLabel("Panen terakhir (kg) ≤").fill("4");
  await expect(page).toHaveURL(/panenTerakhir/);
  await page.getByRole("button", { name: "Kolom" }).click();
  await page.getByRole("checkbox", { name: "Panen terakhir (kg)" }).check();
  await page.keyboard.press("Escape");
  const row = page.getByRole("row").nth(1);
  await expect(row).toContainText(GROUP);
  await expect(row).toContainText("Panen kebun sedikit");
  await page.getByRole("button", { name: /^Tampilan/ }).click();
  await page.getByRole("menuitem", { name: "Simpan sebagai tampilan baru" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nama tampilan").fill("Kebun bersumur");
  await choose(page, "Dibagikan kepada", "Kepala dinas", dialog);
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog).toHaveCount(0);
  await become(page, () => signIn("head"));
  await page.goto("/#/groups");
  await page.getByRole("button", { name: /^Tampilan/ }).click();
  await page.getByRole("menuitem", { name: /^Kebun bersumur/ }).click();
  await expect(page.getByRole("columnheader", { name: "Panen terakhir (kg)" })).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(2);

  await become(page, () => signIn("office"));
  await page.getByRole("button", { name: /Bahasa: English/ }).click();
  await page.goto("/#/groups");
  await page
    .getByRole("row", { name: new RegExp(GROUP) })
    .getByRole("link", { name: GROUP })
    .click();
  const signal = page.getByRole("listitem").filter({ hasText: "Little harvest" }).filter({ hasText: "KP1 · " });
  await expect(signal).toContainText("Last harvest (kg): 3");
  await expect(signal).toContainText(/Clears when: .*last harvest/i);
  await expectAccessible(page);
  await signal.getByRole("link", { name: "version 1" }).click();
  await expect(
    page.getByText("A group gets 10 risk points when this is true: last harvest (kg) below 5."),
  ).toBeVisible();
  await expect(page.getByText(/^Only for .*Kitchen gardens/)).toBeVisible();
});

interface File {
  forms: { code: string; name: { id: string } }[];
  plans: { code: string; name: string }[];
  rules: { code: string }[];
  computedFacts: { code: string }[];
  customFields: { code: string; question: { label: { id: string } } }[];
  templates: { code: string; definition: { plan: string; rules: string[]; forms: string[] } }[];
}

/** Of a configuration, what makes this kind of programme. */
function gardenOf(file: File) {
  const template = file.templates.find(({ code }) => code === "kebun_pangan");
  const labels = ["Luas bedengan (m²)", "Air untuk kebun", "Pemilik tanah"];
  return {
    template,
    forms: file.forms.filter(({ code }) => template?.definition.forms.includes(code)),
    plan: file.plans.find(({ code }) => code === template?.definition.plan),
    rules: file.rules.filter(({ code }) => RULES.includes(code)),
    fact: file.computedFacts.find(({ code }) => code === "panenTerakhir"),
    fields: file.customFields.filter(({ question }) => labels.includes(question.label.id)),
  };
}

test("another office takes the whole kind over from a file, and has the same", async ({ page, signIn, api }) => {
  await signIn("admin");
  await page.goto("/#/configuration");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unduh konfigurasi" }).click();
  const text = await readFile(await (await saving).path(), "utf8");
  const ours = gardenOf(JSON.parse(text) as File);
  expect(ours.template?.definition.rules).toEqual(RULES);
  expect(ours).toMatchObject({
    plan: { name: PLAN },
    forms: [{ name: { id: FORM } }],
    fact: { code: "panenTerakhir" },
  });
  expect(ours.rules).toHaveLength(2);
  expect(ours.fields).toHaveLength(3);

  await become(page, () => signIn("admin.jambi"));
  await page.goto("/#/configuration");
  const file = { name: "kota-malang.json", mimeType: "application/json", buffer: Buffer.from(text) };
  await page.locator('input[type="file"]').setInputFiles(file);
  for (const [part, name] of [
    ["Templat program", "Kebun pangan"],
    ["Rencana tindak lanjut", PLAN],
    ["Formulir", FORM],
    ["Fakta buatan", "Panen terakhir (kg)"],
    ["Aturan", "KP1 · Panen kebun sedikit"],
    ["Bidang tambahan", "Pemilik tanah"],
  ] as const)
    await expect(page.getByRole("region", { name: part, exact: true }).getByText(name).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Terapkan \d+ hal/ }).click();
  await expect(page.getByText(/hal diterapkan\.$/)).toBeVisible();
  expect(gardenOf(await api.get<File>("configuration"))).toEqual(ours);

  await become(page, () => signIn("office.jambi"));
  await page.goto("/#/programs/create?kind=kebun_pangan");
  await expect(
    page.getByText(`Ikut dibawa: 1 tahap, 1 dokumen wajib, 2 aturan, 1 jenis dukungan, rencana ${PLAN}.`),
  ).toBeVisible();
  expect(await api.list("groups", { q: GROUP })).toEqual([]);
});
