import { expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

const fact = { code: "pesananUji", id: "Pesanan uji", en: "Test orders" };
const figure = { code: "berpesanan_uji", id: "Berpesanan uji", en: "With orders" };

test("an admin makes a fact of events, sees what it says, and an office counts with it", async ({ page, signIn }) => {
  await signIn("admin");
  await page.goto("/#/computed-facts/create");
  await page.getByLabel("Kejadian", { exact: false }).first().click();
  await page.getByRole("option", { name: "Pesanan", exact: true }).click();
  await page.getByLabel("Hanya sekian hari terakhir").fill("3650");
  await expect(page.getByText('Banyaknya kejadian "Pesanan", dalam 3.650 hari terakhir.')).toBeVisible();
  await expect(page.getByText('How many events "Order", in the last 3,650 days.')).toBeVisible();
  await page.getByLabel("Nama (Indonesia)").fill(fact.id);
  await page.getByLabel("Nama (Inggris)").fill(fact.en);
  await page.getByLabel("Kode").fill(fact.code);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText(fact.id)).toBeVisible();

  await page.goto("/#/indicators/create");
  await page.getByRole("button", { name: "Tambah syarat" }).first().click();
  await page.getByRole("combobox", { name: /Fakta/ }).first().click();
  await page.getByRole("option", { name: new RegExp(fact.id) }).click();
  await page
    .getByLabel(/^Nilai/)
    .first()
    .fill("0");
  await expect(page.getByText(`Bagian kelompok dengan ${fact.id} lebih dari 0.`)).toBeVisible();
  await page.getByLabel("Dibagi menurut").click();
  await page.getByRole("option", { name: "Program" }).click();
  await page.getByLabel("Nama (Indonesia)").fill(figure.id);
  await page.getByLabel("Nama (Inggris)").fill(figure.en);
  await page.getByLabel("Kode").fill(figure.code);
  await expectSettled(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Simpan" }).click();

  await expect(page.getByRole("heading", { name: figure.id })).toBeVisible();
  const all = page.getByRole("row", { name: /^Semua/ });
  const door = all.getByRole("link", { name: /memenuhi, Semua/ }).first();
  const count = (await door.textContent()) ?? "";
  await door.click();
  await expect(page.getByText(`Indikator: ${figure.id} · memenuhi`)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 }).locator("xpath=following-sibling::*")).toHaveText(count);
});

test("one's own cards: added, put in order by keyboard, and back to the default", async ({ page, signIn, api }) => {
  await signIn("office");
  const figures = page.getByRole("region", { name: "Angka hari ini" }).or(page.locator("main section").first());
  await expect(figures.getByRole("link").first()).toBeVisible();
  await page.getByRole("button", { name: "Atur kartu" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: `Tambahkan ${figure.id}` }).click();
  const up = dialog.getByRole("button", { name: `Naikkan ${figure.id}` });
  const steps = await dialog.getByRole("listitem").count();
  for (let n = 1; n < steps; n++) await up.press("Enter");
  await expect(dialog.getByRole("listitem").first()).toContainText(figure.id);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog).toBeHidden();
  const first = page.getByRole("link").filter({ hasText: figure.id });
  await expect(first).toBeVisible();
  await first.click();
  await expect(page.getByText(`Indikator: ${figure.id} · memenuhi`)).toBeVisible();
  const [indicator] = await api.list<{ id: string }>("indicators", { code: figure.code });
  const listed = await api.list("groups", { indicator: indicator?.id });
  expect(listed.length).toBeGreaterThan(0);

  await page.goto("/#/");
  await page.getByRole("button", { name: "Atur kartu" }).click();
  await dialog.getByRole("button", { name: "Kembali ke bawaan" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("link").filter({ hasText: figure.id })).toHaveCount(0);
});

test("the list of groups has the fact as a column to choose and as a filter", async ({ page, signIn, api }) => {
  await signIn("office");
  await page.goto(`/#/groups?filter=${encodeURIComponent(JSON.stringify({ facts: { [`${fact.code}_gte`]: 1 } }))}`);
  await expectSettled(page);
  await expect(page.getByLabel(`${fact.id} ≥`)).toBeVisible();
  const found = await api.list<{ facts: Record<string, number> }>("groups", { [`facts.${fact.code}_gte`]: 1 });
  expect(found.every(({ facts }) => (facts[fact.code] ?? 0) >= 1)).toBe(true);
  await expect(page.getByRole("table").locator("tbody tr")).toHaveCount(found.length);
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByText("Fakta buatan dinas")).toBeVisible();
  await expect(page.getByText(fact.id)).toBeVisible();
});

test("these pages fit a phone, in English", async ({ page, signIn, api }) => {
  await signIn("admin");
  await page.getByRole("button", { name: /Bahasa: English/ }).click();
  await page.setViewportSize({ width: 360, height: 740 });
  const [made] = await api.list<{ id: string }>("indicators", { code: figure.code });
  const paths = ["/computed-facts", "/computed-facts/create", "/indicators", "/indicators/create"];
  for (const path of [...paths, `/indicators/${made?.id}/show`, `/indicators/${made?.id}`]) {
    await page.goto(`/#${path}`);
    await expectSettled(page);
    await expectToFit(page);
    const text = await page.locator("body").textContent();
    expect(text, "a key without words").not.toMatch(/\b(app|resources|enums|ra|search)\.\w+\.\w+/);
  }
  await expectAccessible(page);
});
