import { expect, expectAccessible, expectToFit, test } from "./journey.ts";

interface Item {
  id: string;
  assigneeId: string | null;
  dueOn: string;
}

test("an office assigns several overdue follow-ups at once and takes it back", async ({ page, signIn, api }) => {
  await signIn("office");
  await page.goto("/#/follow-ups");
  const before = await api.get<Item[]>("worklist?view=overdue&range=[0,1]");
  const boxes = page.getByRole("checkbox", { name: /^Pilih baris ini/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await expect(page.getByText("2 dipilih")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Tugaskan" }).click();
  const dialog = page.getByRole("dialog", { name: "Tugaskan 2 tindak lanjut" });
  await dialog.getByLabel("Petugas").click();
  await page.getByRole("option", { name: "Rini Kusumawati" }).click();
  await dialog.getByRole("button", { name: "Tugaskan" }).click();
  await expect(page.getByText("2 tindak lanjut ditugaskan kepada Rini Kusumawati")).toBeVisible();
  const ids = before.map(({ id }) => id);
  const [one, two] = await api.list<Item>("follow-ups", { id: ids });
  expect(new Set([one?.assigneeId, two?.assigneeId]).size).toBe(1);

  await page.getByRole("button", { name: "Urungkan" }).click();
  await expect(page.getByText("Penugasan dikembalikan.")).toBeVisible();
  const after = await api.list<Item>("follow-ups", { id: ids });
  expect(new Map(after.map(({ id, assigneeId }) => [id, assigneeId]))).toEqual(
    new Map(before.map(({ id, assigneeId }) => [id, assigneeId])),
  );
});

test("late follow-ups move to a new day; the counts on the tabs follow", async ({ page, signIn }) => {
  await signIn("office");
  await page.goto("/#/follow-ups");
  const overdue = page.getByRole("tab", { name: /^Terlambat/ });
  await expect(overdue).toHaveText(/\d/);
  const count = Number(((await overdue.textContent()) ?? "").replace(/\D/g, ""));
  await page
    .getByRole("checkbox", { name: /^Pilih baris ini/ })
    .first()
    .check();
  await page.getByRole("button", { name: "Jadwalkan ulang" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Alasan").fill("Petugas sakit minggu ini");
  await dialog.getByRole("button", { name: "Jadwalkan ulang" }).click();
  await expect(page.getByText("1 tindak lanjut dijadwalkan ulang.")).toBeVisible();
  await expect(overdue).toHaveText(new RegExp(`^Terlambat ?${count - 1}$`));
});

test("an officer works off the list on a phone: an attempt, then the visit", async ({ page, signIn, api }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn("officer");
  await page.goto("/#/follow-ups");
  const first = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: "Catat kunjungan" }) })
    .first();
  await expect(first).toBeVisible();
  await expectToFit(page);
  await expectAccessible(page);
  await first.getByRole("button", { name: /^Tindakan lain/ }).click();
  await page.getByRole("menuitem", { name: "Catat percobaan kontak" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Telepon" }).click();
  await dialog.getByRole("radio", { name: "Tidak dijawab" }).click();
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog).toBeHidden();

  const [item] = await api.get<(Item & { groupId: string })[]>("worklist?view=overdue&range=[0,0]");
  await first.getByRole("button", { name: "Catat kunjungan" }).click();
  await dialog.getByRole("radio", { name: "Vakum" }).click();
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("status").filter({ hasText: /Pita/ })).toBeVisible();
  const [done] = await api.list<{ state: string }>("follow-ups", { id: [item?.id] });
  expect(done?.state).toBe("done");
});
