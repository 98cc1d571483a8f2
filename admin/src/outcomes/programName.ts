/** A programme's name with its year, said once. */
export const programName = ({ name, year }: { name: string; year: number }): string =>
  name.includes(String(year)) ? name : `${name} (${year})`;
