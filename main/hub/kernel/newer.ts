/**
 * Which of two things told about one subject counts. Channels stamp in seconds, so one second may hold two different versions: of
 * equal versions the one read later counts. Whatever order and batches they are taken in, the same one is left.
 */
export interface Told {
  /** The channel's own change time, ms. */
  version: number;
  /** Place in the order in which we read: grows with every payload that is kept. 0 = not known. */
  reading: number;
}

/** True when `told` counts over `kept`; also when both are the same reading, told again. */
export function isNewer(told: Told, kept: Told): boolean {
  return told.version > kept.version || (told.version === kept.version && told.reading >= kept.reading);
}
