/** The NGO's own start page. */
export const ngo = {
  myGroups: "Kelompok yang kami dampingi",
  noGroups: "Belum ada kelompok",
  noGroupsHelp: "Minta dinas mengizinkan Anda mendampingi sebuah kelompok.",
  requests: "Permintaan & masa pendampingan",
  noRequests: "Belum ada permintaan pendampingan",
  whichGroup: "Pesanan untuk kelompok mana?",
  findGroup: "Nama kelompok",
  next: {
    over: "Sudah bubar: bahas kelanjutannya dengan dinas",
    lookIn: "Sedang tersendat: tengok sebelum kunjungan terjadwal",
    visitLate: "Kunjungan terlambat sejak %{day}",
    findBuyer: "Belum punya pembeli: pertemukan dengan satu",
    firstOrder: "Sudah punya pembeli: catat pesanan pertama",
    visit: "Kunjungan berikutnya %{day}",
    keepOn: "Catat pesanan berikutnya",
  },
};
