/** Notes that a channel replaces when one is written. Pure. */

/**
 * What a note becomes when words are added to it: what stands there is kept in front, and words that stand in it already are not written again.
 * `stands`: nothing is to be added.
 */
export function noteWith(there: string, words: string): { note: string; stands: boolean } {
  const stands = words === "" || `\n${there}\n`.includes(`\n${words}\n`);
  return { stands, note: stands ? there : there === "" ? words : `${there}\n${words}` };
}
