/** The page on which it is said what a shop's payloads mean; with a payload it opens with that one as its sample. */
export function mappingPath(shopId: string, payloadId?: string): string {
  return `/shops/${encodeURIComponent(shopId)}/mapping${payloadId === undefined ? "" : `?payload=${payloadId}`}`;
}
