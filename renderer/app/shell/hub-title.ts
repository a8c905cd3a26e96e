/** A hub without a name of its own calls itself by its address, which tells a person nothing. */
export function hubTitle(hubName: string): string {
  return hubName === "" || /^https?:/.test(hubName) ? "Aftercare" : hubName;
}
