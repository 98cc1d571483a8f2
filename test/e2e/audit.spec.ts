import { pdfOf } from "../support/files.ts";
import { expect, expectAccessible, expectSettled, expectToFit, test } from "./journey.ts";

interface Item {
  id: string;
  order: number;
}
const SEED = "31415926535897932384";

test("a commission freezes, draws 50 people, checks on a phone, sees the match rate and files a finding; the office answers", async ({
  page,
  signIn,
  api,
  browser,
  baseURL,
}) => {
  test.setTimeout(150_000);
  await signIn("commission");
  await page.goto("/#/samples/create");
  const question = `Apakah pekerja terdaftar BPJS seperti dilaporkan? ${Date.now()}`;
  await page.getByRole("textbox", { name: "Pertanyaan" }).fill(question);
  await page.getByRole("combobox", { name: "Unit" }).click();
  await page.getByRole("option", { name: "Orang" }).click();
  const population = page.getByRole("status").filter({ hasText: "dalam populasi" });
  await expect(population).toContainText(/Hari ini [\d.]+ orang/);
  const everybody = (await population.textContent()) ?? "";
  await page.getByRole("combobox", { name: "Jenis kelamin" }).click();
  await page.getByRole("option", { name: "Perempuan" }).click();
  await page.keyboard.press("Escape");
  await expect(population).not.toHaveText(everybody);
  await page.getByLabel("Jumlah yang sanggup diperiksa").check();
  await page.getByRole("spinbutton", { name: "Jumlah sampel" }).fill("50");
  await page.getByRole("checkbox", { name: "BPJS Ketenagakerjaan" }).check();
  const size = page.getByRole("status").filter({ hasText: "peluang menemukan" });
  await expect(size).toContainText(/50 dari [\d.]+ orang diperiksa.*± [\d,]+ poin persen/s);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Simpan rancangan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: question })).toBeVisible();
  const id = /samples\/(smp_\w+)\/show/.exec(page.url())?.[1] ?? "";

  await expect(page.getByRole("region", { name: "Rancangan" })).toContainText("Jenis kelamin: Perempuan");
  await page.getByRole("button", { name: "Bekukan kerangka" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Bekukan kerangka" }).click();
  await expect(page.getByRole("region", { name: "Kerangka beku" })).toContainText(/[0-9a-f]{64}/);
  await page.getByRole("button", { name: "Undi", exact: true }).click();
  await page.getByRole("textbox", { name: "Benih undian" }).fill(SEED);
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Undi", exact: true }).click();
  const units = page.getByRole("region", { name: "Unit yang diperiksa" });
  await expect(units).toContainText("0 dari 50 diperiksa");
  await expectAccessible(page);

  await page.goto(`/#/samples/${id}/checklist`);
  await expect(page.getByRole("row")).toHaveCount(51);
  await expect(page.getByRole("img", { name: "Kode QR halaman terbuka" })).toBeVisible();

  await page.setViewportSize({ width: 360, height: 740 });
  const asked = new URLSearchParams({
    ...{ filter: JSON.stringify({ sampleId: id }), sort: '["order","ASC"]', range: "[0,99]" },
  });
  const items = await api.get<Item[]>(`sample-items?${asked}`);
  await page.goto(`/#/sample-items/${items[0]?.id}/show`);
  await page.getByRole("combobox", { name: "BPJS Ketenagakerjaan" }).click();
  await page.getByRole("option", { name: "Terdaftar" }).first().click();
  await expectAccessible(page);
  await expectToFit(page);
  await page.getByRole("button", { name: "Simpan pemeriksaan" }).click();
  await expect(page.getByRole("region", { name: /Dibandingkan/ })).toContainText("Dilaporkan");
  for (const item of items.slice(1)) {
    const body = { observed: [{ item: "bpjsStatus", seen: item.order % 5 === 0 ? "active" : "unknown" }] };
    const headers = { Origin: baseURL ?? "" };
    const reply = await page.request.post(`/api/sample-items/${item.id}/check`, { data: body, headers });
    expect(reply.status(), await reply.text()).toBe(200);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`/#/samples/${id}/show`);
  await page.reload();
  await page.getByRole("button", { name: "Tutup pemeriksaan" }).click({ timeout: 30_000 });
  await page.getByRole("dialog").getByRole("button", { name: "Tutup pemeriksaan" }).click();
  const result = page.getByRole("region", { name: "Hasil", exact: true });
  await expect(result).toContainText(/95%: [\d,]+%–[\d,]+%/);
  await expectSettled(page);

  const stranger = await browser.newContext({ baseURL });
  const open = await stranger.newPage();
  await open.goto(`/#/draw/${id}`);
  await expect(open.getByRole("status")).toContainText("SAMA: undian");
  await open.getByRole("button", { name: "English" }).click();
  await expect(open.getByRole("status")).toContainText("EQUAL");
  await expectAccessible(open);
  await stranger.close();

  const offices = await api.list<{ id: string; name: string }>("organizations", { kind: "office" }, ["name", "ASC"]);
  await page.goto(`/#/findings/create?sampleId=${id}&addresseeId=${offices[0]?.id}`);
  const text = `Data BPJS tidak sesuai ${Date.now()}`;
  await page.getByRole("textbox", { name: "Temuan" }).fill(text);
  await page.getByRole("textbox", { name: "Rekomendasi" }).fill("Perbarui data BPJS peserta");
  await page.getByRole("button", { name: "Buat temuan" }).click();
  await expect(page.getByText("Menunggu jawaban kantor.")).toBeVisible();
  const findingId = /findings\/(fnd_\w+)/.exec(page.url())?.[1] ?? "";
  await page.request.delete("/api/session", { headers: { Origin: baseURL ?? "" } });

  const office = await browser.newContext({ baseURL });
  const theirs = await office.newPage();
  const credentials = { email: "office@lanjut.test", password: process.env.LANJUT_TEST_PASSWORD };
  await office.request.post("/api/session", { data: credentials, headers: { Origin: baseURL ?? "" } });
  await theirs.goto(`/#/findings/${findingId}/show`);
  await theirs.getByRole("button", { name: "Jawab" }).click();
  await theirs.getByRole("textbox", { name: "Jawaban" }).fill("Data diperbarui paling lambat bulan depan");
  const file = { name: "jadwal.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdfOf()) };
  await theirs.getByRole("dialog").locator('input[type="file"]').last().setInputFiles(file);
  await theirs.getByRole("dialog").getByRole("button", { name: "Jawab" }).click();
  await expect(theirs.getByText("Sudah dijawab; menunggu penilaian pemeriksa.")).toBeVisible();
  await expect(theirs.getByRole("region", { name: "Berkas temuan dan jawaban" })).toContainText("jadwal.pdf");
  await expectAccessible(theirs);
  await office.close();
});
