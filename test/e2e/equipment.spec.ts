import { expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

interface Group {
  id: string;
  name: string;
  programId: string;
}

const PASSWORD = () => process.env.LANJUT_TEST_PASSWORD ?? "";

test("a machine from purchase to its document, found idle, and on to the group that waits for it", async ({
  page,
  signIn,
  api,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const kind = `Mesin bordir ${Date.now().toString(36)}`;
  const code = `KB-${Date.now()}`;
  await signIn("office");
  const groups = await api.list<Group>("groups", { kind: "group", activityStatus: "active" }, ["name", "ASC"], 99);
  const [first, next] = groups.filter(({ programId }) => programId === groups[0]?.programId);
  if (!first || !next) throw new Error("the demo has no programme with two active groups");

  await page.goto(`/#/groups/${next.id}/show?tab=equipment`);
  await page.getByRole("button", { name: "Catat kebutuhan alat" }).click();
  const asking = page.getByRole("dialog", { name: "Kelompok ini menunggu alat" });
  await asking.getByLabel("Jenis alat").fill(kind.toLowerCase());
  await asking.getByLabel("Alasan").fill("Pesanan seragam bertambah");
  await expectAccessible(page);
  await asking.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText(`${kind.toLowerCase()} · 1 buah`)).toBeVisible();

  await page.goto(`/#/equipment/create?programId=${first.programId}`);
  await page.getByRole("textbox", { name: /^Alat\b/ }).fill(kind);
  await page.getByLabel("Kode barang").fill(code);
  await page.getByLabel("Nilai").fill("4500000");
  await page.getByLabel("Dibeli").fill("2026-06-01");
  await page.getByLabel("Dasar pemberian").click();
  await page.getByRole("option", { name: "Pinjam pakai" }).click();
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: kind })).toBeVisible();
  const machine = page.url();
  await expect(page.getByText("masih menunggu")).toBeVisible();

  await page.getByRole("link", { name: "Serahkan alat ini" }).click();
  await page.getByLabel("Kelompok penerima").fill(first.name);
  await page.getByRole("option", { name: first.name, exact: true }).first().click();
  await expect(page.getByRole("checkbox", { name: new RegExp(kind) })).toBeChecked();
  await page.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /\// })).toBeVisible();

  await page.goto(machine);
  await page.getByRole("button", { name: "Catat pemeriksaan" }).first().click();
  const checking = page.getByRole("dialog");
  await checking.getByRole("radio", { name: "Menganggur" }).click();
  await checking.getByRole("button", { name: "Simpan" }).click();
  await expect(checking).toHaveCount(0);
  await page.getByRole("link", { name: "Usulkan pengalihan" }).click();
  await page.getByRole("button", { name: `Usulkan untuk ${next.name}` }).click();
  const proposing = page.getByRole("dialog");
  await proposing.getByLabel("Alasan").fill("Menganggur sejak anggotanya bekerja di pabrik");
  await expectAccessible(page);
  await proposing.getByRole("button", { name: "Usulkan" }).click();
  await page.getByRole("link", { name: /Sudah diusulkan/ }).click();
  await expect(page.getByText("Usulan Anda sendiri")).toBeVisible();
  await expect(page.getByRole("button", { name: "Setujui" })).toHaveCount(0);
  const proposal = page.url();

  const other = await browser.newContext({ baseURL, locale: "id-ID", viewport: { width: 360, height: 740 } });
  await other.request.post("/api/session", {
    data: { email: "head@lanjut.test", password: PASSWORD() },
    headers: { Origin: baseURL ?? "" },
  });
  const head = await other.newPage();
  await head.goto(proposal);
  await expectSettled(head);
  await expectToFit(head);
  await head.getByRole("button", { name: "Setujui" }).click();
  await head.getByRole("dialog").getByRole("button", { name: "Setujui" }).click();
  await expect(head.getByText("Usulan disetujui.")).toBeVisible();
  await other.close();

  await page.reload();
  await page.getByRole("button", { name: "Serah terima" }).click();
  const giving = page.getByRole("dialog", { name: `Serah terima ke ${next.name}` });
  await giving.getByLabel("Nama yang menerima").fill("Siti Aminah");
  await expectAccessible(page);
  await giving.getByRole("button", { name: "Serah terima" }).click();
  await expect(page.getByText("Selesai: alat sudah di kelompok barunya.")).toBeVisible();
  await expectAccessible(page);

  await page.goto(machine);
  await expect(page.getByText("Dialihkan").first()).toBeVisible();
  await expect(page.getByRole("link", { name: next.name }).first()).toBeVisible();
  await page.goto(`/#/groups/${next.id}/show?tab=equipment`);
  await expect(page.getByRole("tabpanel").getByText("Terpenuhi", { exact: true }).first()).toBeVisible();
  await page.goto(`/#/groups/${first.id}/show?tab=equipment`);
  await expect(
    page
      .getByRole("tabpanel")
      .getByText(/^Keluar /)
      .first(),
  ).toBeVisible();

  await page.goto("/#/scan");
  await page.getByLabel("Kode barang, nomor seri, atau kode label").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Buka alat" }).click();
  await expect(page.getByRole("heading", { level: 1, name: kind })).toBeVisible();
});

test("labels are printed on A4 sheets, and a code nobody knows is said to be unknown", async ({
  page,
  signIn,
  api,
  provoked,
}) => {
  provoked.add(404);
  await signIn("office");
  const machines = await api.list<{ id: string }>("equipment", {}, ["item", "ASC"], 24);
  await page.goto(`/#/equipment-labels?ids=${machines.map(({ id }) => id).join(",")}`);
  await expect(page.getByRole("img", { name: "Kode QR halaman alat ini" })).toHaveCount(25);
  await expectSettled(page);
  await expectAccessible(page);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 (594|595)\S* (841|842)/);

  const label = await page.getByRole("img", { name: "Kode QR halaman alat ini" }).first().screenshot();
  await page.goto("/#/scan");
  await page.locator('input[type="file"]').setInputFiles({ name: "label.png", mimeType: "image/png", buffer: label });
  await expect(page).toHaveURL(/\/equipment\/eqp_\w+\/show/);

  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ["equipment", "equipment-matches", "redistributions", "equipment-requests", "scan"]) {
    await page.goto(`/#/${path}`);
    await expectSettled(page);
    await expectToFit(page);
    await expectAccessible(page);
  }
  await page.getByLabel("Kode barang, nomor seri, atau kode label").fill("TIDAK-ADA-7");
  await page.getByRole("button", { name: "Buka alat" }).click();
  await expect(page.getByText("Tidak ada alat dengan kode itu.")).toBeVisible();
});

test("a camera that is refused says what to do instead", async ({ page, context, signIn }) => {
  await context.clearPermissions();
  await signIn("officer");
  await page.goto("/#/scan");
  await page.getByRole("button", { name: "Nyalakan kamera" }).click();
  await expect(page.getByText(/Kamera tidak diizinkan|Tidak ada kamera|lewat https/)).toBeVisible();
  await expect(page.getByLabel("Kode barang, nomor seri, atau kode label")).toBeEnabled();
});
