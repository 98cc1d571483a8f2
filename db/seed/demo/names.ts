/** Given and family-style names as they are heard in the two cities; their combinations are invented. */
export const NAMES = {
  malang: {
    female: [
      ..."Sri Siti Dewi Endang Lilik Wiwik Sulastri Suparmi Rukmini Yuliati Nanik Kartini Sumiati Tutik Ningsih".split(
        " ",
      ),
      ..."Nur Anik Umi Ratna Eni Titik Yayuk Rini Indah Lestari Khusnul Mujiati Winarti Fitri Novi Ika Dian".split(" "),
      ..."Maya Retno Puji Sundari Erna Hanik Istiqomah Luluk Mamik Suhartini Ainun Zulaikha Faridah Binti".split(" "),
    ],
    male: [
      ..."Agus Slamet Bambang Sugeng Hariyanto Sutrisno Wawan Joko Hadi Mulyono Suprapto Imam Arif Yudi Andik".split(
        " ",
      ),
      ..."Budi Eko Rudi Purnomo Samsul Djoko Heri Totok Kusnadi Nanang Gatot Didik Prayit Taufik Ridwan".split(" "),
    ],
    lastFemale: [
      ..."Wahyuni Rahayu Astuti Utami Setyowati Handayani Puspitasari Kusumawati Mulyani Susanti Hidayati".split(" "),
      ..."Purwanti Maharani Fatimah Aminah Rohmah Agustina Anggraini Wulandari Ariani Permatasari Kholifah".split(" "),
      ..."Sulistyowati Maslukhah Romadhoni Indrawati Suryani Hartatik Pratiwi Ekawati Nuraini Sholihah".split(" "),
    ],
    lastMale: [
      ..."Santoso Prasetyo Wibowo Saputra Hidayat Setiawan Kurniawan Susilo Widodo Nugroho Cahyono Utomo".split(" "),
      ..."Wahyudi Firmansyah Hartono Gunawan Rahmadi Suryanto Budiono Siswanto Maulana Fauzi".split(" "),
    ],
  },
  jambi: {
    female: [
      ..."Nurhayati Rosmiati Yusnidar Marlina Zubaidah Rohana Asmawati Ernawati Siti Nurlela Salmah Rabiah".split(" "),
      ..."Maimunah Fatmawati Yenni Desi Rosita Halimah Aisyah Mariana Eliza Susi Linda Yulia Hasnah".split(" "),
      ..."Darmawati Suryati Netti Ermi Masnah Raudah Sopiah Kamariah Emilda Reni".split(" "),
    ],
    male: [
      ..."Ahmad Muhammad Zainal Syafruddin Hasan Ismail Amrizal Junaidi Abdullah Firdaus Herman Edison".split(" "),
      ..."Hendri Sudirman Rusdi Yusuf Anwar Mahmud Iskandar Tarmizi Saipul Marzuki".split(" "),
    ],
    lastFemale: [
      ..."Sari Lubna Putri Hasanah Wati Yani Dewi Nuraini Oktavia Safitri Ramadhani Amelia Kartika".split(" "),
      ..."Rahmawati Zahra Yanti Afriani Melati Husna Mardiah Lestari Anggraini Delima".split(" "),
    ],
    lastMale: [
      ..."Hakim Syahputra Rahman Effendi Hidayat Saputra Arifin Nasution Ramadhan Pratama Siregar".split(" "),
      ..."Usman Kurnia Harahap Putra Fadli Wijaya Ilyas Bakri".split(" "),
    ],
  },
} as const;

export const GROUP_NAMES = [
  ..."Melati Mawar Anggrek Kenanga Flamboyan Dahlia Teratai Cempaka Bougenville Seruni Kamboja Sakura".split(" "),
  ..."Wijayakusuma Kemuning Tanjung Soka Alamanda Lavender Edelweis Asoka Nusa-Indah Sedap-Malam".split(" "),
  ..."Srikandi Larasati Kartini Sekar-Arum Sekar-Wangi Mekar-Sari Mekar-Jaya Sumber-Rejeki Barokah".split(" "),
  ..."Sejahtera Maju-Bersama Guyub-Rukun Karya-Mandiri Karya-Ibu Harapan-Kita Tunas-Harapan Bina-Usaha".split(" "),
  ..."Berkah-Jaya Sinar-Harapan Rukun-Makmur Sido-Makmur Sido-Mulyo Cahaya-Ibu Amanah Al-Hidayah Pelangi".split(" "),
  ..."Lestari Permata Mutiara Intan Zamrud Merpati Cendrawasih Kasuari Kreatif-Mandiri Rumah-Kita".split(" "),
].map((name) => name.replaceAll("-", " "));

export const STREETS = {
  malang: [
    "Jl. Danau Ranau",
    "Jl. Ki Ageng Gribig",
    "Jl. Muharto",
    "Jl. Kolonel Sugiono",
    "Jl. Simpang Borobudur",
    "Jl. Candi Panggung",
    "Jl. Bandulan Gg. V",
    "Jl. Raya Tlogomas",
    "Jl. Sumpil",
    "Jl. Kebalen Wetan",
    "Jl. Pelabuhan Ketapang",
    "Jl. Terusan Surabaya",
    "Jl. Bareng Kulon",
    "Jl. Mayjen Panjaitan",
  ],
  jambi: [
    "Jl. Kapten Pattimura",
    "Lrg. Bangka",
    "Jl. Sultan Thaha",
    "Lrg. Siswa",
    "Jl. Lingkar Barat",
    "Jl. Yunus Sanis",
    "Lrg. H. Ibrahim",
    "Jl. KH. Hasan Anang",
    "Jl. Sentot Ali Basa",
    "Lrg. Kelapa Gading",
    "Jl. Marsda Surya Darma",
    "Jl. Adityawarman",
  ],
} as const;
