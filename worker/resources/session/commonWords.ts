/** Building blocks of the passwords that are tried first, here and elsewhere (four letters and more). */
export const COMMON_WORDS: readonly string[] = `
123456789 12345678 1234567 123456 12345 1234 987654321 87654321 7654321 654321 54321 4321 111111 222222 333333 444444
555555 666666 777777 888888 999999 000000 112233 123123 121212 123321 147258 159753 159357 696969 aaaaaa abc123 abcdef
abcd1234 abcd a1b2c3 qwertyuiop qwerty qwert asdfghjkl asdfgh asdf zxcvbnm zxcvbn 1q2w3e4r5t 1q2w3e4r 1q2w3e 1qaz2wsx
qazwsx q1w2e3 password passw0rd p4ssword p@ssw0rd p@ssword pass1234 passwd admin administrator root user guest test
testing welcome selamat datang letmein login secret changeme default master superman batman dragon monkey shadow sunshine
princess football baseball iloveyou trustno1 whatever freedom hello computer internet samsung google facebook instagram
whatsapp michael jordan jennifer daniel ashley charlie thomas anthony matthew andrew joshua pokemon naruto liverpool
chelsea arsenal barcelona realmadrid manchester united juventus inter milan persib persija arema bonek aremania
rahasia katasandi kata sandi sandiku masuk sayang sayangku cinta cintaku iloveu kamu akucinta aku123 bismillah
alhamdulillah allah allahuakbar muhammad assalamualaikum subhanallah insyaallah indonesia merdeka pancasila garuda
nusantara jakarta surabaya bandung malang jambi semarang jogja yogyakarta medan makassar bali jawa timur barat tengah
ganteng cantik manis bunga mawar melati kucing anjing bintang bulan matahari pelangi rembulan mama papa ibu bapak
keluarga anakku istriku suamiku sahabat teman bersama selamanya setia juara sukses semangat bahagia sejahtera
kantor dinas koperasi usaha mikro umkm pelatihan program kelompok pendamping petugas kepala staf operator pegawai
pemkot pemkab pemda kota kabupaten provinsi kecamatan kelurahan desa dprd komisi lanjut tindaklanjut lsm yayasan
januari februari maret april mei juni juli agustus september oktober november desember senin selasa rabu kamis jumat
sabtu minggu january february march june july august october december monday tuesday wednesday thursday friday saturday
sunday spring summer autumn winter agus budi siti dewi putri putra rizki rizky andi eko joko sari wati ningsih
permata saputra pratama kurniawan setiawan hidayat ramadhan nugroho wulandari lestari
`
  .trim()
  .split(/\s+/);
