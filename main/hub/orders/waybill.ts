/** Waybills as people type them, made comparable. */

/** A waybill as it is kept and asked for: half-width, upper case, without spaces and what cannot be seen; hyphens stay, some carriers need them. */
export function cleanWaybill(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\p{Cf}]+/gu, "")
    .toUpperCase();
}

/** What two spellings of one waybill share: letters and digits only. The same rule makes the column `waybill_key`. */
export function waybillKey(text: string): string {
  const clean = cleanWaybill(text);
  return clean.replace(/[^0-9A-Z]/g, "") || clean;
}
