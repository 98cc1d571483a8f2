import { expect, expectAccessible, test } from "./journey.ts";

interface Program {
  id: string;
  name: string;
  version: number;
  groupCount: number;
}

test("an office makes a programme; what is missing is said beside the field", async ({ page, signIn }) => {
  await signIn("office");
  await page.goto("/#/programs");
  await page.getByRole("link", { name: "Tambah" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tambah program" })).toBeVisible();
  await page.getByLabel("Nama program").fill("Pelatihan Anyaman Uji");
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Wajib diisi")).toBeVisible();
  await page.getByLabel("Sumber dana").click();
  await page.getByRole("option", { name: "CSR" }).click();
  await expect(page.locator("[role=listbox]")).toHaveCount(0);
  await page.getByLabel("Pagu").fill("125000000");
  await expect(page.getByLabel("Pagu")).toHaveValue("125.000.000");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pelatihan Anyaman Uji" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Impor daftar peserta" })).toBeVisible();

  await page.getByRole("button", { name: "Pindah tahap" }).click();
  await expect(page.getByRole("menuitem")).toHaveText(["Disetujui", "Dibatalkan"]);
  await page.getByRole("menuitem", { name: "Disetujui" }).click();
  await expect(page.getByText("Tahap berpindah ke Disetujui")).toBeVisible();
});

test("a figure opens the list of exactly what it counts", async ({ page, signIn }) => {
  await signIn("office");
  const figure = page.getByRole("link", { name: /Kelompok mandek/ });
  const count = (await figure.textContent())?.match(/^\d+/)?.[0] ?? "";
  await figure.click();
  await expect(page.getByRole("heading", { level: 1, name: "Kelompok" })).toBeVisible();
  await expect(
    page
      .getByText(`dari ${count}`)
      .or(page.getByText(`1–${count} dari ${count}`))
      .first(),
  ).toBeVisible();
  const bands = page.getByRole("table").getByText("Mandek");
  expect(await bands.count()).toBe(Math.min(25, Number(count)));
});

test("two people at one programme: yours and theirs are shown, and a choice is made", async ({
  page,
  signIn,
  api,
  provoked,
}) => {
  provoked.add(412);
  const mine = `Keterampilan saya ${Date.now()}`;
  const theirs = `Keterampilan rekan ${Date.now()}`;
  await signIn("office");
  const [program] = await api.list<Program>("programs", { state: "running" }, ["name", "ASC"]);
  if (!program) throw new Error("the demo has no running programme");
  await page.goto(`/#/programs/${program.id}`);
  await page.getByLabel("Keterampilan").fill(mine);
  await api.send("PUT", `programs/${program.id}`, { skill: theirs }, { "If-Match": `"${program.version}"` });
  await page.getByRole("button", { name: "Simpan" }).click();
  const dialog = page.getByRole("dialog", { name: "Data ini sudah diubah orang lain" });
  await expect(dialog.getByLabel(`Punya Anda: ${mine}`)).toBeChecked();
  await expectAccessible(page);
  await dialog.getByLabel(`Punya mereka: ${theirs}`).check();
  await dialog.getByRole("button", { name: "Simpan pilihan ini" }).click();
  await expect(page.getByRole("heading", { level: 1, name: program.name })).toBeVisible();
  const saved = await api.get<{ skill: string }>(`programs/${program.id}`);
  expect(saved.skill).toBe(theirs);
});

test("closing before its time is asked for with a reason and approved by the head", async ({
  page,
  signIn,
  api,
  provoked,
}) => {
  provoked.add(409);
  await signIn("office");
  const name = `Pelatihan Sulam ${Date.now()}`;
  const made = await api.send<Program>("POST", "programs", {
    name,
    year: 2024,
    fundingSource: "csr",
    regionCode: "35.73",
  });
  for (const to of ["approved", "running", "trained", "mentoring", "assessed"]) {
    await api.send("POST", `programs/${made.id}/transition`, { to });
  }
  const address = `/#/programs/${made.id}/show`;
  await page.goto(address);
  await page.getByRole("button", { name: "Pindah tahap" }).click();
  await page.getByRole("menuitem", { name: "Ditutup" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Dana dikembalikan dan kelompok dialihkan ke dinas lain.");
  await page.getByRole("dialog").getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Menunggu persetujuan kepala dinas")).toBeVisible();
  await api.send("DELETE", "session");

  await signIn("head");
  await page.goto(address);
  await expect(page.getByText("Dana dikembalikan dan kelompok dialihkan")).toBeVisible();
  await page.getByRole("button", { name: "Setujui penutupan" }).click();
  await expect(page.getByText("Program ditutup dengan pengecualian.")).toBeVisible();
  expect((await api.get<{ state: string }>(`programs/${made.id}`)).state).toBe("closed");
});
