/** What a person is called once their data is erased: the end of the record's id, which names nobody. */
export const anonymousName = (id: string): string => `Orang ${id.slice(-6)}`;

/**
 * A person's row after erasure. What places the person in a count stays (sex, village, kind of work, insurance,
 * verification, product): figures keep counting a row that is nobody.
 */
export const anonymousPerson = (id: string, now: number) => ({
  name: anonymousName(id),
  nameKey: id.toLowerCase(),
  nik: null,
  nikIndex: null,
  nikLast2: null,
  phone: null,
  phoneIndex: null,
  phoneLast2: null,
  birthDate: null,
  address: null,
  rtRw: null,
  employer: null,
  consent: null,
  baselineRevenueIdr: null,
  customPersonal: null,
  erasedAt: now,
});
