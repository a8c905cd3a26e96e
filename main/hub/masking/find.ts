/** Everything in a text that may name a person or lead to one. */
import { claimAccounts } from "./accounts.ts";
import { type Found, openClaims } from "./claims.ts";
import { claimNet } from "./net.ts";
import { claimNumbers } from "./numbers.ts";
import { claimPeople } from "./people.ts";
import { claimPlaces } from "./places.ts";
import { digitsOf } from "./seen.ts";

/**
 * What a text of one width (see `seen`) tells of people, from left to right, none within another.
 * @param isOurs words of the record and the seller, in which places and people are named that every buyer may read ("本人签收"); only what leads to
 * somebody is looked for.
 */
export function personalIn(text: string, isOurs: boolean): Found[] {
  const claims = openClaims(text);
  const digits = digitsOf(text);
  claimNet(claims);
  claimAccounts(claims, digits);
  claimNumbers(claims, text, digits);
  if (isOurs) return claims.found().filter(({ kind }) => kind !== "生日");
  claimPlaces(claims);
  claimPeople(claims);
  return claims.found();
}
