const KIND = 1_024;

/** A size as people read it; a file under a megabyte in kilobytes. */
export function megabytes(bytes: number): string {
  const kilobytes = bytes / KIND;
  return kilobytes < KIND ? `${Math.max(1, Math.round(kilobytes))} KB` : `${(kilobytes / KIND).toFixed(1)} MB`;
}
