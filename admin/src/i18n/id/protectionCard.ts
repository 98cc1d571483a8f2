/** What the start page says of social protection; its own page brings the rest. */
export const protectionCard = {
  unknown: "%{smart_count} belum diketahui",
  card: "Perlindungan sosial",
  cardAll: "Selengkapnya",
  cardPaying: "%{paying} dari %{listed} yang terdata membayar",
  cardGap: "Kurang %{gap} untuk target %{target} pada %{day}",
};
