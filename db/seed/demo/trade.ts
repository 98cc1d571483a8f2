import type { CAPITAL_SOURCES, CapitalState, LINKAGE_TYPES, LinkageState, SUPPORT_KINDS } from "#db/constants.ts";
import { buyerInDirectory } from "./buyers.ts";
import { instantOn } from "./days.ts";
import { happened, type Life } from "./group.ts";
import type { LinkageScript } from "./lives.ts";
import { addEvent, type Doer, owned, recordedAt } from "./world.ts";

type LinkageType = (typeof LINKAGE_TYPES)[number];
type SupportKind = (typeof SUPPORT_KINDS)[number];

const ONLINE = ["Shopee", "Tokopedia", "TikTok Shop", "Pasar Digital UMKM", "Reseller Daring Nusantara"];
const CHANNELS: Record<LinkageType, string> = {
  titip_jual: "Toko",
  kontrak: "Pesanan langsung",
  maklun: "Pesanan langsung",
  marketplace: "Daring",
  bazar: "Pameran",
  e_katalog: "E-katalog lokal",
};
const SUPPORTS: readonly { kind: SupportKind; costIdr: readonly [number, number]; results: readonly string[] }[] = [
  { kind: "packaging", costIdr: [4, 18], results: ["Kemasan standing pouch 500 lembar", "Label baru dicetak"] },
  { kind: "branding", costIdr: [5, 15], results: ["Logo dan nama merek disepakati", "Spanduk dan kartu nama"] },
  { kind: "photo", costIdr: [3, 8], results: ["24 foto produk siap unggah", "Katalog foto 12 halaman"] },
  {
    kind: "marketplace",
    costIdr: [0, 5],
    results: ["Toko daring aktif, 8 produk tayang", "Akun penjual terverifikasi"],
  },
  {
    kind: "exhibition",
    costIdr: [10, 35],
    results: ["Penjualan selama pameran Rp1,4 juta", "Tiga calon pembeli dicatat"],
  },
  { kind: "certification", costIdr: [3, 12], results: ["Berkas SPP-IRT diajukan", "NIB terbit"] },
  { kind: "training", costIdr: [8, 25], results: ["Anggota menghitung harga pokok", "Pembukuan sederhana berjalan"] },
  { kind: "other", costIdr: [2, 10], results: ["Dipertemukan dengan dua pembeli", "Bantuan bahan baku awal"] },
  { kind: "worker_search", costIdr: [0, 2], results: ["Empat penjahit rumahan bergabung"] },
  { kind: "organising", costIdr: [1, 4], results: ["Pembagian kerja disepakati", "Rapat bulanan dijadwalkan"] },
  { kind: "capacity", costIdr: [2, 8], results: ["Anggota memeriksa mutu sendiri"] },
  { kind: "negotiation", costIdr: [0, 1], results: ["Upah maklun naik Rp500 per potong"] },
  { kind: "legality", costIdr: [0, 4], results: ["Akta kelompok ditandatangani", "NIB didaftarkan lewat OSS"] },
];
const ENDED = ["Pembeli tutup", "Kelompok berhenti memasok", "Harga tidak cocok lagi", "Kontrak selesai"];
const UNPAID = ["Angsuran di atas kemampuan", "Agunan tidak ada", "Usaha belum enam bulan"];
const DECLINED = ["Harga terlalu tinggi", "Jumlah belum sanggup", "Mutu belum seragam", "Belum ada izin edar"];
const PURPOSES = ["Bahan baku", "Tambahan mesin", "Sewa tempat produksi", "Modal kerja pesanan"];
const SOURCES: readonly (typeof CAPITAL_SOURCES)[number][] = [
  "kur",
  "kur",
  "hibah",
  "dana_bergulir",
  "csr",
  "koperasi",
  "bank",
];

function typeOf(buyer: string, life: Life): LinkageType {
  if (ONLINE.includes(buyer)) return "marketplace";
  if (buyer.startsWith("Bazar")) return "bazar";
  if (buyer.startsWith("E-katalog")) return "e_katalog";
  if (/^(CV|Garmen|Distro|Grosir)/.test(buyer)) return life.r.chance(0.6) ? "maklun" : "kontrak";
  return life.r.chance(0.6) ? "titip_jual" : "kontrak";
}

const sellerOn = (life: Life, day: string): Doer => life.mentorOn(day)?.doer ?? life.team.clerk;

export function addSupports(life: Life): void {
  const { world, r } = life;
  for (const scriptDay of life.script.supports) {
    const on = happened(life, scriptDay);
    if (!on) continue;
    const { kind, costIdr, results } = r.pick(SUPPORTS);
    const doer = sellerOn(life, on);
    const row = {
      ...owned(r, "mkt", doer, recordedAt(world, r, on)),
      groupId: life.groupId,
      kind,
      on,
      provider: life.mentorOn(on)?.name ?? life.team.officeName,
      costIdr: r.int(...costIdr) * 50_000,
      result: r.pick(results),
    };
    world.data.marketingSupports.push(row);
    addEvent(world, r, doer, life.where, "marketing_support", on, {
      subjectId: row.id,
      state: kind,
      value: row.costIdr,
    });
  }
}

interface Link {
  id: string;
  acceptedOn: string | null;
}

function addLinkage(life: Life, script: LinkageScript, buyer: string): Link | null {
  const { world, r } = life;
  const steps = script.steps.flatMap(({ on, state }) => {
    const day = happened(life, on);
    return day ? [{ day, state }] : [];
  });
  const [first] = steps;
  const last = steps.at(-1);
  if (!first || !last) return null;
  const reached = (wanted: LinkageState) => steps.find(({ state }) => state === wanted)?.day;
  const doer = sellerOn(life, first.day);
  const type = typeOf(buyer, life);
  const changed = { at: instantOn(last.day, 16 * 60), times: steps.length - 1 };
  const head = owned(r, "lnk", doer, recordedAt(world, r, first.day), changed);
  world.data.linkages.push({
    ...head,
    groupId: life.groupId,
    buyer,
    buyerId: buyerInDirectory(world, r, doer, buyer, first.day),
    channel: CHANNELS[type],
    type,
    state: last.state,
    startedOn: first.day,
    declinedReason: last.state === "declined" ? r.pick(DECLINED) : undefined,
    acceptedOn: reached("accepted"),
    firstOrderOn: reached("first_order"),
    endedOn: reached("ended"),
    endedReason: reached("ended") ? r.fork("ended").pick(ENDED) : undefined,
    creditedTo: doer.organizationId,
  });
  steps.forEach(({ day, state }, i) => {
    const data = { from: steps[i - 1]?.state ?? null, creditedTo: doer.organizationId };
    addEvent(world, r, doer, life.where, "linkage_changed", day, { subjectId: head.id, state, data });
  });
  return { id: head.id, acceptedOn: steps.find(({ state }) => state === "accepted")?.day ?? null };
}

export function addTrade(life: Life): void {
  const { world, r, craft, script } = life;
  const buyers = r.shuffle(craft.buyers);
  const links = script.linkages.flatMap((one, i) => addLinkage(life, one, buyers[i % buyers.length] ?? "") ?? []);
  const link = links.find(({ acceptedOn }) => acceptedOn !== null);
  for (const scriptDay of script.orders) {
    const on = happened(life, scriptDay);
    if (!on) continue;
    const doer = sellerOn(life, on);
    const quantity = r.int(...craft.pieces);
    const price = Math.round(r.int(...craft.priceIdr) / 500) * 500;
    const linkageId = link?.acceptedOn && on >= link.acceptedOn ? link.id : undefined;
    const row = {
      ...owned(r, "ord", doer, recordedAt(world, r, on)),
      groupId: life.groupId,
      linkageId,
      on,
      quantity,
      unit: craft.unit,
      valueIdr: quantity * price,
      evidence: r.chance(0.7)
        ? r.pick(["Nota penjualan", "Foto nota", "Bukti transfer", "Tangkapan layar pesanan"])
        : undefined,
    };
    world.data.orders.push(row);
    addEvent(world, r, doer, life.where, "order", on, {
      subjectId: row.id,
      value: row.valueIdr,
      count: quantity,
      data: { linkageId: linkageId ?? null },
    });
  }
}

const LENDERS: Partial<Record<(typeof CAPITAL_SOURCES)[number], string>> = {
  kur: "BRI Unit",
  bank: "Bank Pembangunan Daerah",
  koperasi: "Koperasi Karyawan Kota",
  dana_bergulir: "LPDB-KUMKM",
};

export function addCapital(life: Life): void {
  const { world, r } = life;
  for (const one of life.script.capital) {
    const steps = one.steps.flatMap(({ on, state }) => {
      const day = happened(life, on);
      return day ? [{ day, state }] : [];
    });
    const [first] = steps;
    const last = steps.at(-1);
    if (!first || !last) continue;
    const reached = (...states: CapitalState[]) => steps.find(({ state }) => states.includes(state))?.day;
    const source = r.pick(SOURCES);
    const amountIdr = r.int(source === "bank" ? 15 : 3, source === "kur" || source === "bank" ? 50 : 15) * 1_000_000;
    const doer = sellerOn(life, first.day);
    const head = owned(r, "cap", doer, recordedAt(world, r, first.day), {
      at: instantOn(last.day, 16 * 60),
      times: steps.length - 1,
    });
    world.data.capitalApplications.push({
      ...head,
      groupId: life.groupId,
      source,
      amountIdr,
      state: last.state,
      appliedOn: first.day,
      surveyedOn: reached("surveyed"),
      decidedOn: reached("approved", "declined"),
      approvedIdr: reached("approved") ? amountIdr : undefined,
      declinedReason: last.state === "declined" ? r.fork(`unpaid ${first.day}`).pick(UNPAID) : undefined,
      disbursedOn: reached("disbursed"),
      arrearsSince: last.state === "in_arrears" ? last.day : undefined,
      repaidOn: reached("repaid"),
      lender: LENDERS[source],
      purpose: r.pick(PURPOSES),
    });
    for (const [i, { day, state }] of steps.entries()) {
      const data = { source, from: steps[i - 1]?.state ?? null };
      const facts = { subjectId: head.id, state, value: amountIdr, data };
      addEvent(world, r, doer, life.where, "capital_changed", day, facts);
    }
  }
}
