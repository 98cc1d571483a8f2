import type { BUYER_KINDS } from "#db/constants.ts";
import { buyerKey } from "#worker/names.ts";
import { instantOn } from "./days.ts";
import type { Random } from "./random.ts";
import { type Doer, owned, type World } from "./world.ts";

type BuyerKind = (typeof BUYER_KINDS)[number];

const KINDS: readonly [RegExp, BuyerKind][] = [
  [/^(Shopee|Tokopedia|TikTok|Pasar Digital)/, "marketplace"],
  [/^(CV|PT|Garmen|Distro|Grosir|Konveksi)/, "company"],
  [/^(Koperasi)/, "cooperative"],
  [/^(Hotel|Katering|Kantin|Warung|Kafe|Rumah Makan)/, "hospitality"],
  [/^(E-katalog|SD|SMP|SMK|SDIT|Dinas|RS)/, "government"],
  [/^(Toko|Butik|Galeri|Minimarket|Apotek|Pusat Oleh-oleh|Outlet)/, "shop"],
];
const PRODUCTS: Partial<Record<BuyerKind, string>> = {
  shop: "Barang titip jual, isi ulang tiap dua pekan",
  company: "Maklun dan pesanan partai",
  hospitality: "Kudapan dan perlengkapan acara",
  government: "Seragam dan konsumsi rapat lewat e-katalog",
  marketplace: "Penjualan eceran daring",
};

/** People who answer the phone there; invented, like the buyers. */
const CONTACTS = ["Bu Ratih", "Pak Joko", "Bu Lestari", "Mas Arif", "Mbak Dewi", undefined];

const kindOf = (name: string): BuyerKind => KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? "other";

/** The buyer in the directory of whoever met it; one that is not there yet is added. */
export function buyerInDirectory(world: World, random: Random, doer: Doer, name: string, on: string): string {
  const nameKey = buyerKey(name);
  const { organizationId } = doer;
  const known = world.data.buyers.find((one) => one.organizationId === organizationId && one.nameKey === nameKey);
  if (known) return known.id;
  const kind = kindOf(name);
  const row = {
    ...owned(random.fork(`buyer ${organizationId} ${nameKey}`), "buy", doer, instantOn(on, 9 * 60)),
    name,
    nameKey,
    kind,
    products: PRODUCTS[kind],
    contact: kind === "marketplace" ? undefined : CONTACTS[nameKey.length % CONTACTS.length],
  };
  world.data.buyers.push(row);
  return row.id;
}
