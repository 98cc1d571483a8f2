import { expect, expectSettled, test } from "./journey.ts";

const personal = /\d{16}|\b(08|\+62)\d{8,}/;

test("the commission finds no name, number or way to reveal one on any list", async ({ page, signIn, api }) => {
  await signIn("commission");
  const [person] = await api.list<{ id: string; name: string }>("people");
  expect(person?.name).toMatch(/^Orang /);
  const screens = [
    ...["/people", `/people/${person?.id}/show`, "/equipment", "/handovers", "/linkages", "/orders"],
    ...["/marketing-supports", "/capital-applications", "/follow-ups", "/audit-log"],
  ];
  for (const path of screens) {
    await page.goto(`/#${path}`);
    await expectSettled(page);
    expect(await page.locator("body").textContent(), path).not.toMatch(personal);
    await expect(page.getByRole("button", { name: /^(Lihat (NIK|Telepon)|Tambah|Catat|Tugaskan|Ubah)/ })).toHaveCount(
      0,
    );
  }
  const [handover] = await api.list<{ id: string; giver: string | null }>("handovers");
  expect(handover?.giver).toBeNull();
});

test("a NIK is shown for a reason, and the look is logged", async ({ page, signIn, api }) => {
  await signIn("office");
  const [person] = await api.list<{ id: string; name: string }>("people", {}, ["name", "ASC"]);
  await page.goto(`/#/people/${person?.id}/show`);
  await page.getByRole("button", { name: "Lihat NIK lengkap" }).click();
  const show = page.getByRole("button", { name: "Tampilkan" });
  await page.getByLabel("Untuk keperluan apa").fill("ya");
  await expect(show).toBeDisabled();
  await page.getByLabel("Untuk keperluan apa").fill("Mencocokkan berkas BPJS");
  await show.click();
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText(/^\d{16}$/);
  expect(page.url()).not.toMatch(/\d{16}/);
});

test("the search finds a person by the whole NIK without putting it in an address", async ({ page, signIn, api }) => {
  await signIn("office");
  const [person] = await api.list<{ id: string; name: string }>("people", {}, ["name", "ASC"]);
  const { value } = await api.send<{ value: string }>("POST", `people/${person?.id}/reveal`, {
    ...{ field: "nik", reason: "Menguji penelusuran" },
  });
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto("/#/search");
  await page.getByLabel("Nama, nomor telepon, atau NIK").fill(value);
  await page.getByRole("button", { name: "Cari", exact: true }).click();
  await expect(page.getByRole("link", { name: person?.name, exact: true })).toBeVisible();
  expect([...addresses, page.url()].filter((address) => address.includes(value))).toEqual([]);
});
