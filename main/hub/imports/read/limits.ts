/** What a file may be at most. Whatever is longer is told in a sentence, and nothing of it is taken. */

/** Rows of a table; programs of tables hold no more. */
export const MOST_ROWS = 1_000_000;
/** Columns of a table: real exports have under a hundred. */
export const MOST_COLUMNS = 500;
/** Letters of a row: an open quote would take the rest of the file for one cell. */
export const MOST_ROW_LETTERS = 512 * 1024;
/** Bytes that a packed file may become, and how many times its size; a real sheet packs about ten to one, a bomb a thousand. */
export const MOST_UNPACKED = 2 * 1024 * 1024 * 1024;
export const MOST_RATIO = 200;
/** Below this a ratio says nothing. */
export const RATIO_COUNTS_FROM = 20 * 1024 * 1024;
/** Letters of an XLSX's shared texts, which have to lie in memory. */
export const MOST_SHARED_LETTERS = 48 * 1024 * 1024;
/** Parts of an archive. */
export const MOST_MEMBERS = 2_000;
