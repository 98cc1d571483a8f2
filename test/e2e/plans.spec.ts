import type { BrowserContext, Page } from "@playwright/test";
import { type Account, expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

interface Named {
  id: string;
  name: string;
}
interface Point {
  planStep: string;
  dueOn: string;
  state: string;
}

const NAME = "Rencana warung uji";
const addDays = (day: string, n: number) => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);

const become = async (context: BrowserContext, signIn: (account: Account) => Promise<void>, account: Account) => {
  await context.clearCookies();
  await signIn(account);
};
const choose = async (page: Page, name: string, option: string | RegExp) => {
  await page.getByRole("combobox", { name, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
};
/** The field of the point that is open: those of the others are not shown. */
const type = (page: Page, name: string, text: string) =>
  page.getByRole(name === "Jarak" ? "spinbutton" : "textbox", { name, exact: true }).fill(text);

test("an admin writes a plan, sees what it means for a group, and what a change moves before it moves", async ({
  page,
  context,
  signIn,
  api,
}) => {
  test.setTimeout(120_000);
  await signIn("admin");
  await page.goto("/#/plans/create");
  await type(page, "Nama", NAME);
  await type(page, "Nama titik", "Kunjungan awal");
  await type(page, "Jarak", "14");
  await choose(page, "Satuan", "hari");

  await page.getByRole("button", { name: "Tambah titik" }).click();
  await type(page, "Nama titik", "Sesudah laku");
  await choose(page, "Dihitung dari", "Pesanan pertama");
  await choose(page, "Petugas", "Petugas wilayahnya");
  await page.getByRole("button", { name: "Tambah syarat" }).click();
  await expect(page.getByRole("button", { name: "Hapus syarat" })).toBeVisible();
  await page.getByRole("button", { name: "Hapus syarat" }).click();

  await page.getByRole("button", { name: "Tambah titik" }).click();
  await type(page, "Nama titik", "Susulan");
  await choose(page, "Dihitung dari", "Titik lain selesai");
  await choose(page, "Titik yang mana", "Kunjungan awal");
  await type(page, "Jarak", "7");
  await choose(page, "Satuan", "hari");
  await expectAccessible(page);

  // By keyboard: the last point goes up and comes back.
  await page.getByRole("button", { name: /^\d\. Susulan/ }).press("Alt+ArrowUp");
  await expect(page.getByText("2. Susulan")).toBeVisible();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByText("3. Susulan")).toBeVisible();
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
  await expect(page.getByText("7 hari sesudah titik Kunjungan awal")).toBeVisible();
  const [plan] = await api.list<Named>("plans", { name: NAME });

  await become(context, signIn, "office");
  const [any] = await api.list<Named>("groups");
  const draft = {
    groupId: any?.id,
    anchor: "trainedOn",
    steps: [{ label: "x", offsetDays: 0, windowBefore: 0, windowAfter: 0 }],
  };
  const { today } = await api.send<{ today: string }>("POST", "plans/calendar", draft);
  const program = await api.send<Named>("POST", "programs", {
    ...{ name: `Warung ${NAME}`, year: 2026, fundingSource: "csr", regionCode: "35.73", planId: plan?.id },
  });
  const [first, second] = await Promise.all(
    ["Warung Satu", "Warung Dua"].map((name) =>
      api.send<Named>("POST", "groups", { programId: program.id, name: `${name} ${NAME}`, trainedOn: today }),
    ),
  );
  const points = async (group: Named | undefined) =>
    (await api.list<Point>("follow-ups", { groupId: group?.id }, ["dueOn", "ASC"])).map(
      ({ planStep, dueOn, state }) => `${planStep} ${dueOn} ${state}`,
    );
  await api.send("POST", "orders", { groupId: second?.id, on: today, valueIdr: 150_000 });
  expect(await points(first)).toEqual([`Kunjungan awal ${addDays(today, 14)} scheduled`]);
  expect((await points(second))[1]).toMatch(/^Sesudah laku .* scheduled$/);

  await become(context, signIn, "admin");
  await page.goto(`/#/plans/${plan?.id}`);
  await page.getByRole("button", { name: /^\d\. Kunjungan awal/ }).click();
  await page.getByRole("combobox", { name: "Kelompok", exact: true }).fill("Warung Satu");
  await page.getByRole("option", { name: new RegExp(`Warung Satu ${NAME}`) }).click();
  await expect(page.getByText("menunggu pesanan pertama")).toBeVisible();
  await type(page, "Jarak", "21");
  await expect(page.getByText(/akan pindah dari/)).toBeVisible();
  await page.getByRole("button", { name: "Hapus titik Sesudah laku" }).click();
  await page.getByRole("button", { name: "Simpan" }).click();
  const dialog = page.getByRole("dialog", { name: "Yang berubah bila disimpan" });
  await expect(dialog.getByText("2 dari 2 kelompok berubah.")).toBeVisible();
  await expect(dialog.getByText("2 titik pindah tanggal")).toBeVisible();
  await expect(dialog.getByText("1 titik dihapus")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Simpan dan terapkan" }).click();
  await expect(page.getByText("21 hari sesudah selesai pelatihan")).toBeVisible();

  await become(context, signIn, "office");
  for (const group of [first, second])
    expect(await points(group)).toEqual([`Kunjungan awal ${addDays(today, 21)} scheduled`]);
  await become(context, signIn, "admin");
  await page.goto(`/#/plans/${plan?.id}/show`);
  await page.getByRole("button", { name: "Kembalikan versi 1" }).click();
  await expect(page.getByText("14 hari sesudah selesai pelatihan")).toBeVisible();
  await become(context, signIn, "office");
  expect(await points(first)).toEqual([`Kunjungan awal ${addDays(today, 14)} scheduled`]);
  expect(await points(second)).toHaveLength(2);
});

test("a skipped point tells why, and is opened again; plans fit a phone in both languages", async ({
  page,
  context,
  signIn,
  api,
}) => {
  await signIn("admin");
  const [plan] = await api.list<Named>("plans", { name: NAME });
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [`/plans/${plan?.id}`, `/plans/${plan?.id}/show`, "/plans"]) {
    await page.goto(`/#${path}`);
    await expectSettled(page);
    await expectAccessible(page);
    await expectToFit(page);
  }
  await page.goto(`/#/plans/${plan?.id}`);
  await page.getByRole("button", { name: /^\d\. Susulan/ }).click();
  await page.getByRole("combobox", { name: "Kelompok", exact: true }).fill("Warung Satu");
  await page.getByRole("option", { name: new RegExp(`Warung Satu ${NAME}`) }).click();
  await expect(page.getByText("menunggu titik lain selesai")).toBeVisible();
  await expectToFit(page);
  await page.getByRole("button", { name: "Tambah syarat" }).click();
  await expectSettled(page);
  await expectToFit(page);

  await become(context, signIn, "office");
  const [group] = await api.list<Named>("groups", { q: `Warung Satu ${NAME}` });
  const [point] = await api.list<Named>("follow-ups", { groupId: group?.id });
  await api.send("POST", `follow-ups/${point?.id}/skip`, { reason: "Digabung dengan kunjungan lain" });
  await page.goto(`/#/groups/${group?.id}/show`);
  await page.getByRole("tab", { name: /Tindak lanjut/ }).click();
  await expect(page.getByText("Digabung dengan kunjungan lain").first()).toBeVisible();
  await page.getByRole("button", { name: "Buka lagi" }).click();
  await expect(page.getByText("Titik dibuka lagi.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Buka lagi" })).toHaveCount(0);

  await become(context, signIn, "admin");
  await page.goto(`/#/plans/${plan?.id}/show`);
  await page.getByRole("button", { name: /Bahasa: English/ }).click();
  await expect(page.getByText("7 days after the point Kunjungan awal")).toBeVisible();
  await expectToFit(page);
});
