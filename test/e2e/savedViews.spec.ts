import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectToFit, test } from "./journey.ts";

const signOut = (page: Page) => page.context().clearCookies();

async function openMenu(page: Page) {
  await page.getByRole("button", { name: /^Tampilan/ }).click();
  return page.getByRole("menu");
}

test("a list's filter, order and columns are kept under a name, opened, changed, shared, and open first", async ({
  page,
  signIn,
  api,
}) => {
  test.setTimeout(150_000);
  page.setDefaultTimeout(20_000);
  await signIn("office");
  await page.goto("/#/people");
  await page.getByRole("button", { name: "Kolom" }).click();
  await page.getByRole("checkbox", { name: "Jenis kelamin" }).uncheck();
  await page.getByRole("button", { name: "Pindahkan Verifikasi ke kiri" }).press("Enter");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "Jenis kelamin" })).toHaveCount(0);
  await page.getByRole("columnheader", { name: "Produk" }).getByRole("button").click();
  await page.getByRole("combobox", { name: "Verifikasi" }).click();
  await page.getByRole("option", { name: "Terverifikasi", exact: true }).click();
  await expect(page).toHaveURL(/verification/);

  let menu = await openMenu(page);
  await expectAccessible(page);
  await menu.getByRole("menuitem", { name: "Simpan sebagai tampilan baru" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nama tampilan").fill("Sudah terverifikasi");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Tampilan “Sudah terverifikasi” disimpan.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Tampilan: Sudah terverifikasi", exact: true })).toBeVisible();

  // The list as it is, and the view again.
  await (await openMenu(page)).getByRole("menuitem", { name: "Daftar apa adanya" }).click();
  await expect(page.getByRole("columnheader", { name: "Jenis kelamin" })).toBeVisible();
  await expect(page).not.toHaveURL(/verification/);
  await (await openMenu(page)).getByRole("menuitem", { name: /^Sudah terverifikasi/ }).click();
  await expect(page).toHaveURL(/verification/);
  await expect(page).toHaveURL(/sort=product/);
  await expect(page.getByRole("columnheader", { name: "Jenis kelamin" })).toHaveCount(0);

  // Changed, it says so; saved, it is the view.
  await page.getByRole("columnheader", { name: "Nama" }).getByRole("button").click();
  await expect(page.getByRole("button", { name: "Tampilan: Sudah terverifikasi (diubah)" })).toBeVisible();
  menu = await openMenu(page);
  await menu.getByRole("menuitem", { name: "Simpan perubahan ke “Sudah terverifikasi”" }).click();
  await expect(page.getByText("Tampilan “Sudah terverifikasi” diperbarui.")).toBeVisible();
  await page.getByRole("button", { name: "Urungkan" }).click();
  await expect(page.getByRole("button", { name: "Tampilan: Sudah terverifikasi (diubah)" })).toBeVisible();

  // It opens first from now on.
  await (await openMenu(page)).getByRole("menuitem", { name: "Buka daftar ini dengan tampilan ini" }).click();
  await expect(page.getByText("Daftar ini sekarang dibuka dengan")).toBeVisible();
  await page.goto("/#/groups");
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.includes("people")) localStorage.removeItem(key);
  });
  await page.reload();
  await page.goto("/#/people");
  await expect(page).toHaveURL(/verification/);

  // Shared with the head, who sees it and cannot change it.
  await (await openMenu(page)).getByRole("menuitem", { name: "Ubah nama dan pembagian" }).click();
  await dialog.getByRole("combobox", { name: "Dibagikan kepada" }).click();
  await page.getByRole("option", { name: "Kepala dinas" }).click();
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog).toHaveCount(0);
  const link = page.url();
  await signOut(page);
  await signIn("head");
  await page.goto(link.replace(/^https?:\/\/[^/]+/, ""));
  await expect(page).toHaveURL(/verification/);
  menu = await openMenu(page);
  await menu.getByRole("menuitem", { name: /^Sudah terverifikasi/ }).click();
  menu = await openMenu(page);
  await expect(menu.getByRole("menuitem", { name: "Hapus" })).toHaveCount(0);
  await expect(menu.getByRole("menuitem", { name: /Ubah nama/ })).toHaveCount(0);
  await page.keyboard.press("Escape");

  // Deleted and taken back, on a phone.
  await signOut(page);
  await signIn("office");
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/#/people");
  await (await openMenu(page)).getByRole("menuitem", { name: /^Sudah terverifikasi/ }).click();
  await expectToFit(page);
  await (await openMenu(page)).getByRole("menuitem", { name: "Hapus “Sudah terverifikasi”" }).click();
  await expect(page.getByText("Tampilan “Sudah terverifikasi” dihapus.")).toBeVisible();
  await page.getByRole("button", { name: "Urungkan" }).click();
  await expect
    .poll(async () => (await api.list<{ name: string }>("saved-views", { resource: "people" })).map(({ name }) => name))
    .toEqual(["Sudah terverifikasi"]);
});

test("a view whose field is gone opens without it and says so", async ({ page, signIn, api, provoked }) => {
  await signIn("office");
  await api.send("POST", "saved-views", {
    ...{ resource: "groups", name: "Kebun lama" },
    ...{ filter: { kind: "group", "custom.tak_ada_lagi": "x" }, columns: ["name", "custom.tak_ada_lagi"] },
  });
  provoked.add(400);
  await page.goto("/#/groups");
  await (await openMenu(page)).getByRole("menuitem", { name: "Kebun lama" }).click();
  await expect(page.getByText("Sudah tidak ada dan dihilangkan dari tampilan: tak_ada_lagi")).toBeVisible();
  await expect(page).toHaveURL(/kind/);
  await expect(page).not.toHaveURL(/tak_ada_lagi/);
  await expect(page.getByRole("columnheader")).toHaveCount(1);
});
