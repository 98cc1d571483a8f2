import { expect, expectAccessible, expectToFit, test } from "./journey.ts";

test("a complaint is taken down, seen to, answered and closed", async ({ page, signIn, api }) => {
  await signIn("office");
  const [group] = await api.list<{ id: string; name: string }>("groups", { kind: "group" }, ["name", "ASC"], 0);
  await page.goto(`/#/groups/${group?.id}/show?tab=complaints`);
  await page.getByRole("button", { name: "Catat pengaduan" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Isi pengaduan").fill("Mesin obras uji sering macet.");
  await dialog.getByRole("radio", { name: "Telepon" }).click();
  await expect(dialog.getByText("tenggat kantor: 10 hari")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  const notice = page.getByText(/Tercatat sebagai ADU\/\d{3}\/\d{4}\./);
  const number = /ADU\/\d+\/\d+/.exec((await notice.textContent()) ?? "")?.[0] ?? "";
  await page.getByRole("link", { name: number }).click();
  await expect(page.getByRole("heading", { level: 1, name: number })).toBeVisible();
  await page.getByRole("button", { name: "Mulai tangani" }).click();
  await expect(page.getByText("Sedang ditangani; catat jawabannya")).toBeVisible();
  await page.getByRole("button", { name: "Jawab" }).click();
  await page.getByRole("dialog").getByLabel("Jawaban").fill("Teknisi sudah datang dan mesin jalan lagi.");
  await page.getByRole("dialog").getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Teknisi sudah datang dan mesin jalan lagi.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Tutup", exact: true }).click();
  await expect(page.getByText("Pengaduan ini sudah ditutup.")).toBeVisible();
  await page.goto(`/#/groups/${group?.id}/show?tab=timeline`);
  await expect(page.getByText("Pengaduan").first()).toBeVisible();
  await expect(page.getByText("Mesin obras uji")).toHaveCount(0);
});

test("late complaints are a figure of the start page that opens their list", async ({ page, signIn, api }) => {
  await signIn("office");
  const late = await api.list("complaints", { late: true }, ["dueOn", "ASC"], 99);
  expect(late.length).toBeGreaterThan(0);
  await page.getByRole("link", { name: /Pengaduan terlambat dijawab/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pengaduan" })).toBeVisible();
  await expect(page.getByText(/terlambat \d+ hari/)).toHaveCount(late.length);
  await expectAccessible(page);
});

test("an admin sets the pattern of BAST numbers and sees what it makes; the office reads it", async ({
  page,
  signIn,
  api,
  provoked,
}) => {
  provoked.add(422);
  await signIn("admin");
  await page.goto("/#/settings");
  const pattern = page.getByLabel("Pola nomor BAST");
  await pattern.fill("{tahun}/tanpa nomor");
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText(/Tulis \{nomor\} satu kali/).first()).toBeVisible();
  await pattern.fill("027/{nomor}/DISKOPINDAG/{tahun}");
  await expect(page.getByText(/Contoh hari ini: 027\/001\/DISKOPINDAG\/\d{4}/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Ketentuan tersimpan.")).toBeVisible();
  const [rules] = await api.list<{ id: string; version: number; bastPattern: string }>("settings");
  expect(rules?.bastPattern).toBe("027/{nomor}/DISKOPINDAG/{tahun}");
  await api.send(
    "PUT",
    `settings/${rules?.id}`,
    { bastPattern: "BAST/{nomor}/{bulan}/{tahun}" },
    { "If-Match": `"${rules?.version}"` },
  );
});

test("what is deleted comes back: at once from the notice, later from the bin", async ({ page, signIn, api }) => {
  await signIn("office");
  const { user } = await api.get<{ user: { organizationId: string } }>("session");
  const own = { organizationId: user.organizationId };
  const [order] = await api.list<{ id: string }>("orders", own, ["on", "DESC"], 0);
  const gone = async () => (await api.list("orders", { id: order?.id })).length === 0;
  const remove = async () => {
    await page.goto(`/#/orders/${order?.id}`);
    await page.getByRole("button", { name: "Hapus" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /Konfirmasi|Hapus|Ya/ })
      .click();
    await expect(page.getByText("Dihapus. Dapat dipulihkan dari")).toBeVisible();
    expect(await gone()).toBe(true);
  };
  await remove();
  await page.getByRole("button", { name: "Urungkan" }).click();
  await expect.poll(gone).toBe(false);
  await remove();
  await page
    .getByRole("alert")
    .getByRole("link", { name: "Keranjang sampah" })
    .or(page.getByRole("status").getByRole("link", { name: "Keranjang sampah" }))
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Keranjang sampah" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Pulihkan" }).first().click();
  await expect(page.getByText("Dipulihkan.")).toBeVisible();
  await expect.poll(gone).toBe(false);
});

const screens: [account: "office" | "officer" | "head" | "admin" | "ngo", path: string][] = [
  ["office", "/complaints"],
  ["office", "/settings"],
  ["office", "/recycle-bin"],
  ["officer", "/complaints"],
  ["head", "/complaints"],
  ["admin", "/settings"],
  ["ngo", "/recycle-bin"],
];

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });
  for (const [account, path] of screens) {
    test(`${account} ${path}`, async ({ page, signIn }) => {
      await signIn(account);
      await page.goto(`/#${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectToFit(page);
      await expectAccessible(page);
    });
  }
});
