/** What the start page says of social protection; its own page brings the rest. */
export const protectionCard = {
  unknown: "%{smart_count} not known",
  card: "Social protection",
  cardAll: "More",
  cardPaying: "%{paying} of %{listed} listed are paying",
  cardGap: "%{gap} short of the target of %{target} by %{day}",
};
