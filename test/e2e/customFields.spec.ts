import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

interface Group {
  id: string;
  name: string;
  version: number;
  custom: Record<string, unknown> | null;
}

const signOut = (page: Page) => page.context().clearCookies();

async function addField(page: Page, kind: string, labels: [id: string, en: string], more: () => Promise<unknown>) {
  await page.getByRole("link", { name: "Tambah isian" }).click();
  await page.getByLabel("Jenis isian").click();
  await page.getByRole("option", { name: kind, exact: true }).click();
  await page.getByLabel("Nama isian (Indonesia)").fill(labels[0]);
  await page.getByLabel("Nama isian (Inggris)").fill(labels[1]);
  await more();
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("link", { name: labels[0] })).toBeVisible();
}

test("an admin gives groups fields of its own; staff fill them in, filter by them and export them; others see what they may", async ({
  page,
  signIn,
  api,
  provoked,
}) => {
  test.setTimeout(180_000);
  page.setDefaultTimeout(20_000);
  await signIn("admin");
  await page.goto("/#/custom-fields");
  await page.getByRole("tab", { name: "Kelompok" }).click();
  await expect(page.getByText("Belum ada isian tambahan")).toBeVisible();
  await expectAccessible(page);

  // What is missing is said beside its input before anything is sent.
  await page.getByRole("link", { name: "Tambah isian" }).click();
  await page.getByLabel("Nama isian (Indonesia)").fill("Luas lahan");
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Teks ini belum diisi.")).toHaveCount(1);
  await page.goto("/#/custom-fields?entity=groups");
  await addField(page, "Angka", ["Luas lahan (m²)", "Plot area (m²)"], async () => {
    await expect(page.getByRole("textbox", { name: "Kode" })).toHaveValue("luas_lahan_m");
    await page.getByRole("spinbutton", { name: "Paling kecil", exact: true }).fill("1");
    await page.getByRole("spinbutton", { name: "Paling besar", exact: true }).fill("5000");
    await expectAccessible(page);
  });
  await addField(page, "Pilih satu", ["Sumber air", "Source of water"], async () => {
    await page.getByLabel("Pilihan 1 (Indonesia)").fill("Sumur");
    await page.getByLabel("Pilihan 1 (Inggris)").fill("Well");
    await page.getByLabel("Pilihan 2 (Indonesia)").fill("PDAM");
    await page.getByLabel("Pilihan 2 (Inggris)").fill("Tap water");
  });
  await addField(page, "Teks", ["Pemilik lahan", "Owner of the plot"], () =>
    page.getByRole("switch", { name: "Data pribadi" }).click(),
  );
  await page.getByRole("button", { name: "Naikkan Sumber air" }).click();
  await expect(page.getByRole("link", { name: /^(Luas|Sumber|Pemilik)/ })).toHaveText([
    ...["Sumber air", "Luas lahan (m²)", "Pemilik lahan"],
  ]);
  await expectAccessible(page);

  await signOut(page);
  await signIn("office");
  const [group, other] = await api.list<Group>("groups", {}, ["name", "ASC"], 1);
  if (!group || !other) throw new Error("the demo has no groups");
  await page.goto(`/#/groups/${group.id}`);
  await page.getByLabel("Luas lahan (m²)").fill("0");
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Paling kecil 1.")).toBeVisible();
  await page.getByLabel("Luas lahan (m²)").fill("120.5");
  await page.getByRole("radio", { name: "Sumur" }).check();
  await page.getByLabel("Pemilik lahan").fill("Bu Ratna");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Bu Ratna")).toBeVisible();
  await expect(page.getByText("120,5")).toBeVisible();
  await expect(page.getByText("Sumur")).toBeVisible();
  await expectAccessible(page);

  await page.goto("/#/groups");
  await expect(page.getByRole("columnheader", { name: "Sumber air" })).toBeVisible();
  await page.getByRole("button", { name: "Saringan", exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: "Sumber air" }).click();
  await page.getByRole("combobox", { name: "Sumber air" }).click();
  await page.getByRole("option", { name: "Sumur" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("row").nth(1)).toContainText(group.name);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unduh Excel" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Kunjungan lapangan" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Buat berkas" }).click();
  expect((await download).suggestedFilename()).toMatch(/^kelompok-.*\.xlsx$/);

  // The commission reads the field, and that a personal one is masked.
  await signOut(page);
  await signIn("commission");
  await page.goto(`/#/groups/${group.id}/show`);
  await expect(page.getByText("120,5")).toBeVisible();
  await expect(page.getByText("Disamarkan")).toBeVisible();
  await expect(page.getByText("Bu Ratna")).toHaveCount(0);

  // A field with values cannot go; it is retired, and its values stay.
  await signOut(page);
  await signIn("admin");
  provoked.add(409);
  await page.goto("/#/custom-fields?entity=groups");
  await page.getByRole("link", { name: "Luas lahan (m²)" }).click();
  await expect(page.getByRole("combobox", { name: "Jenis isian" })).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "Hapus", exact: true }).click();
  await page.getByRole("button", { name: "Ya, lanjutkan" }).click();
  await expect(page.getByText(/1 data mempunyai nilai/)).toBeVisible();
  await page.goto("/#/custom-fields?entity=groups");
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: "Luas lahan" });
  await row.getByRole("button", { name: "Hentikan" }).click();
  await expect(page.getByText(/dihentikan. Nilai lama tetap terbaca/)).toBeVisible();
  await expect(row.getByText("dihentikan", { exact: true })).toBeVisible();

  await signOut(page);
  await signIn("office");
  await page.goto(`/#/groups/${group.id}`);
  await expect(page.getByRole("radio", { name: "Sumur" })).toBeChecked();
  await expect(page.getByLabel("Luas lahan (m²)")).toHaveCount(0);
  await page.goto(`/#/groups/${group.id}/show`);
  await expect(page.getByText("120,5")).toBeVisible();
});

test("fields of machines, people, programmes and linkages stand in their forms; all of it fits a phone, in English too", async ({
  page,
  signIn,
  api,
}) => {
  test.setTimeout(120_000);
  await signIn("admin");
  for (const entity of ["programs", "people", "equipment", "linkages"]) {
    const known = await api.list<{ code: string }>("custom-fields", { entity });
    if (known.some(({ code }) => code === "nomor_sk")) continue;
    const label = { id: "Nomor SK", en: "Decree number" };
    const hint = { id: "Seperti di surat keputusan.", en: "As in the decree." };
    await api.send("POST", "custom-fields", {
      entity,
      code: "nomor_sk",
      question: { kind: "text", label, hint },
      inList: true,
    });
  }
  await signOut(page);
  await signIn("office");
  const first = async (resource: string) => (await api.list<{ id: string }>(resource, {}, ["id", "ASC"], 0))[0]?.id;
  const [program, person, machine] = [await first("programs"), await first("people"), await first("equipment")];
  const [linkage] = await api.list<{ id: string; organizationId: string }>("linkages", {
    organizationId: (await api.get<{ user: { organizationId: string } }>("session")).user.organizationId,
  });
  const forms = [`/programs/${program}`, `/people/${person}`, `/equipment/${machine}`];
  if (linkage) forms.push(`/linkages/${linkage.id}`);
  for (const path of [...forms, "/programs/create", "/equipment/create"]) {
    await page.goto(`/#${path}`);
    await expect(page.getByLabel("Nomor SK"), path).toBeVisible();
  }
  await page.goto(`/#/people/${person}`);
  await page.getByLabel("Nomor SK").fill("188/12/2026");
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("188/12/2026")).toBeVisible();

  await page.getByRole("button", { name: /Bahasa: English/ }).click();
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [...forms, "/people", "/equipment"]) {
    await page.goto(`/#${path}`);
    await expectSettled(page);
    await expectToFit(page);
    await expectAccessible(page);
  }
  await signOut(page);
  await signIn("admin");
  for (const path of ["/custom-fields?entity=people", "/custom-fields/create?entity=people"]) {
    await page.goto(`/#${path}`);
    await expectSettled(page);
    await expectToFit(page);
    await expectAccessible(page);
  }
});
