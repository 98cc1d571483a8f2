/** What a programme teaches, and with it what its groups make, sell, use and call themselves. */
export type CraftName =
  | "sewing"
  | "food"
  | "batik"
  | "digital"
  | "crochet"
  | "pastry"
  | "ecoprint"
  | "catering"
  | "printing"
  | "sandals"
  | "herbal"
  | "tempe"
  | "fish"
  | "weaving";

export interface Machine {
  item: string;
  category: string;
  brands: readonly string[];
  valueIdr: number;
}

export interface Craft {
  groupWord: string;
  products: readonly string[];
  machines: readonly Machine[];
  unit: string;
  pieces: readonly [min: number, max: number];
  priceIdr: readonly [min: number, max: number];
  buyers: readonly string[];
}

const sewingMachine: Machine = {
  item: "Mesin jahit high speed",
  category: "Mesin jahit",
  brands: ["Typical GC6-28", "Juki DDL-8100", "Yamata FY8500"],
  valueIdr: 3_450_000,
};
const portableMachine: Machine = {
  item: "Mesin jahit portable",
  category: "Mesin jahit",
  brands: ["Brother GS2700", "Janome 2222", "Singer M1255"],
  valueIdr: 2_250_000,
};
const overlock: Machine = {
  item: "Mesin obras benang 3",
  category: "Mesin obras",
  brands: ["Butterfly GN1-1", "Yamata FY737"],
  valueIdr: 2_850_000,
};
const oven: Machine = {
  item: "Oven gas 2 rak",
  category: "Oven",
  brands: ["Golden Star", "Kiwi"],
  valueIdr: 2_600_000,
};
const mixer: Machine = {
  item: "Mixer roti 7 liter",
  category: "Pengolah pangan",
  brands: ["Getra B7", "Fomac DMX-B7"],
  valueIdr: 3_900_000,
};
const vacuumSealer: Machine = {
  item: "Vacuum sealer",
  category: "Pengemas",
  brands: ["Maksindo DZ-280", "Ramesia DZ-300"],
  valueIdr: 1_850_000,
};
const bandSealer: Machine = {
  item: "Continuous band sealer",
  category: "Pengemas",
  brands: ["Powerpack FR-900", "Maksindo FR-770"],
  valueIdr: 1_650_000,
};
const spinner: Machine = {
  item: "Spinner peniris minyak",
  category: "Pengolah pangan",
  brands: ["Agrowindo", "Maksindo"],
  valueIdr: 2_150_000,
};
const batikStove: Machine = {
  item: "Kompor batik listrik",
  category: "Alat batik",
  brands: ["Astoetik"],
  valueIdr: 450_000,
};
const stampSet: Machine = {
  item: "Set cap tembaga",
  category: "Alat batik",
  brands: ["Buatan Pekalongan"],
  valueIdr: 1_900_000,
};
const steamer: Machine = {
  item: "Dandang kukus ecoprint",
  category: "Alat pewarna",
  brands: ["Stainless 60 L"],
  valueIdr: 1_250_000,
};
const iron: Machine = { item: "Setrika uap", category: "Finishing", brands: ["Silver Star ES-94A"], valueIdr: 980_000 };
const pressTable: Machine = {
  item: "Meja sablon 6 papan",
  category: "Alat sablon",
  brands: ["Rakitan"],
  valueIdr: 4_200_000,
};
const heatPress: Machine = {
  item: "Mesin press kaos",
  category: "Alat sablon",
  brands: ["Maxx Pro", "Venus"],
  valueIdr: 3_300_000,
};
const shoePress: Machine = {
  item: "Mesin press sol",
  category: "Alat alas kaki",
  brands: ["Rakitan"],
  valueIdr: 5_100_000,
};
const studio: Machine = {
  item: "Set foto produk",
  category: "Alat pemasaran",
  brands: ["Lightbox 60 cm"],
  valueIdr: 750_000,
};
const label: Machine = {
  item: "Printer label",
  category: "Alat pemasaran",
  brands: ["Xprinter XP-420B"],
  valueIdr: 1_150_000,
};

const cloth = [
  "Garmen Sejahtera Abadi",
  "CV Busana Anggun",
  "Koperasi Seragam Guru",
  "Toko Kain Pasar Besar",
  "Butik Nirwana",
];
const snack = ["Pusat Oleh-oleh Sanan", "Toko Oleh-oleh Singosari", "Koperasi Karyawan Kota", "Warung Kopi Kayutangan"];

export const CRAFTS: Record<CraftName, Craft> = {
  sewing: {
    groupWord: "Kelompok Jahit",
    products: ["seragam sekolah", "mukena", "daster", "tas belanja kain", "sprei", "gamis anak"],
    machines: [sewingMachine, portableMachine, overlock, iron],
    unit: "potong",
    pieces: [8, 45],
    priceIdr: [28_000, 85_000],
    buyers: [...cloth, "SDIT Cahaya Ilmu", "Hotel Taman Rejo", "E-katalog Pemerintah Kota"],
  },
  food: {
    groupWord: "Kelompok Olahan",
    products: ["keripik buah", "keripik singkong", "abon ayam", "sambal kemasan", "rempeyek"],
    machines: [spinner, vacuumSealer, bandSealer],
    unit: "bungkus",
    pieces: [30, 160],
    priceIdr: [9_000, 24_000],
    buyers: [...snack, "Minimarket Barokah", "Bazar Minggu Pagi", "Toko Buah Tangan Batu"],
  },
  batik: {
    groupWord: "Kelompok Batik",
    products: ["batik tulis", "batik cap", "selendang batik", "kemeja batik"],
    machines: [batikStove, stampSet, iron],
    unit: "lembar",
    pieces: [2, 12],
    priceIdr: [135_000, 320_000],
    buyers: [
      "Galeri Batik Kota",
      "E-katalog Pemerintah Kota",
      "Butik Sekar Jagad",
      "Hotel Griya Pasundan",
      "Dekranasda",
    ],
  },
  digital: {
    groupWord: "Komunitas UMKM",
    products: ["kue kering", "hijab", "aksesori", "minuman serbuk", "kerajinan kayu"],
    machines: [studio, label],
    unit: "paket",
    pieces: [6, 40],
    priceIdr: [25_000, 90_000],
    buyers: ["Shopee", "Tokopedia", "TikTok Shop", "Reseller Daring Nusantara", "Pasar Digital UMKM"],
  },
  crochet: {
    groupWord: "Kelompok Rajut",
    products: ["tas rajut", "boneka rajut", "bros rajut", "sepatu bayi rajut"],
    machines: [portableMachine, studio],
    unit: "buah",
    pieces: [5, 28],
    priceIdr: [35_000, 120_000],
    buyers: ["Galeri Kriya Ijen", "Toko Suvenir Kayutangan", "Shopee", "CV Kriya Nusantara", "Butik Nirwana"],
  },
  pastry: {
    groupWord: "Kelompok Kue",
    products: ["kue kering", "roti manis", "bolu kukus", "pia"],
    machines: [oven, mixer, bandSealer],
    unit: "kotak",
    pieces: [20, 90],
    priceIdr: [18_000, 55_000],
    buyers: [...snack, "Katering Bu Darmi", "Kantin RS Melati Husada"],
  },
  ecoprint: {
    groupWord: "Kelompok Ecoprint",
    products: ["kain ecoprint", "tas ecoprint", "jilbab ecoprint"],
    machines: [steamer, portableMachine],
    unit: "lembar",
    pieces: [3, 14],
    priceIdr: [95_000, 240_000],
    buyers: ["Galeri Kriya Ijen", "Butik Sekar Jagad", "Toko Suvenir Kayutangan", "Bazar Minggu Pagi"],
  },
  catering: {
    groupWord: "Kelompok Katering",
    products: ["nasi kotak", "tumpeng mini", "lauk beku"],
    machines: [oven, vacuumSealer, mixer],
    unit: "kotak",
    pieces: [25, 110],
    priceIdr: [15_000, 32_000],
    buyers: [
      "E-katalog Pemerintah Kota",
      "Bazar Minggu Pagi",
      "Panti Asuhan Al-Kautsar",
      "Kantin Pabrik Karya",
      "SDIT Cahaya Ilmu",
    ],
  },
  printing: {
    groupWord: "Kelompok Sablon",
    products: ["kaos sablon", "totebag", "spanduk kain"],
    machines: [pressTable, heatPress, overlock],
    unit: "potong",
    pieces: [10, 50],
    priceIdr: [35_000, 75_000],
    buyers: ["Distro Kampus Veteran", "Panitia Reuni SMK", "CV Busana Anggun", "Komunitas Sepeda Malam"],
  },
  sandals: {
    groupWord: "Kelompok Alas Kaki",
    products: ["sandal spon", "sandal hotel", "sepatu kulit anak"],
    machines: [shoePress, sewingMachine],
    unit: "pasang",
    pieces: [12, 70],
    priceIdr: [18_000, 95_000],
    buyers: ["Hotel Taman Rejo", "Toko Sepatu Pasar Besar", "Grosir Comboran"],
  },
  herbal: {
    groupWord: "Kelompok Jamu",
    products: ["jahe instan", "beras kencur botol", "teh rosela"],
    machines: [spinner, bandSealer],
    unit: "botol",
    pieces: [30, 150],
    priceIdr: [8_000, 22_000],
    buyers: ["Apotek Waras", "Bazar Minggu Pagi", "Warung Kopi Kayutangan", "Koperasi Karyawan Kota"],
  },
  tempe: {
    groupWord: "Kelompok Keripik Tempe",
    products: ["keripik tempe", "tempe bacem beku"],
    machines: [spinner, bandSealer, vacuumSealer],
    unit: "bungkus",
    pieces: [40, 200],
    priceIdr: [8_000, 18_000],
    buyers: [...snack, "Agen Oleh-oleh Stasiun"],
  },
  fish: {
    groupWord: "Kelompok Olahan Ikan",
    products: ["abon patin", "pempek beku", "kerupuk ikan", "tempoyak kemasan"],
    machines: [vacuumSealer, spinner, bandSealer],
    unit: "bungkus",
    pieces: [25, 120],
    priceIdr: [14_000, 38_000],
    buyers: [
      "Pusat Oleh-oleh Simpang Kawat",
      "Toko Temphoyac",
      "Koperasi Angso Duo",
      "Bandara Mart",
      "Katering Sekoja",
    ],
  },
  weaving: {
    groupWord: "Kelompok Anyaman",
    products: ["anyaman rotan", "tas pandan", "tikar pandan", "keranjang hantaran"],
    machines: [portableMachine, studio],
    unit: "buah",
    pieces: [4, 25],
    priceIdr: [40_000, 150_000],
    buyers: ["Galeri Angso Duo", "Toko Suvenir Gentala", "CV Rotan Batanghari", "Hotel Abadi Jaya"],
  },
};
