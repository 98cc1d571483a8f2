import type { Text } from "../unreadable.ts";

/** What a column of a file can be. */
export interface ImportField {
  name: string;
  label: Text;
  /** Fits the whole path of the heading, in lower case without punctuation. The first that fits decides how sure it is. */
  heading: RegExp[];
  /** Fits what stands in the cells. */
  content?: RegExp;
  /** Nothing else looks like its contents: they speak without a heading. */
  telling?: true;
  /** What each word of the file means here, chosen by a person: the values a word can be given. */
  meanings?: readonly string[];
}

/** What the table of one kind of file is made of. */
export interface TableShape {
  fields: readonly ImportField[];
  /** Stands in every true row; a line of totals has none. */
  key: string;
  /** One of these makes a line a row. */
  who: readonly string[];
  /** A merged cell down several rows says the same for each of them. */
  fillDown: readonly string[];
  /** Do names of groups stand in rows of their own at times? */
  sections: boolean;
}
