/** Codes are typed in two systems: case and blanks make no other article. */
export function codeOf(sku: string): string {
  return sku.normalize("NFKC").trim().toUpperCase();
}
