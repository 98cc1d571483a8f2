export const regions = {
  name: "Wilayah |||| Wilayah",
  fields: { code: "Kode wilayah", name: "Nama", level: "Tingkat", parentCode: "Wilayah induk" },
};
