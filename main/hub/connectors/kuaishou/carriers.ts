/** Letters with which some carriers begin their numbers. */
const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^SF\d{10,}$/i, "shunfeng"],
  [/^YT\d{10,}$/i, "yuantong"],
  [/^JTX?\d{10,}$/i, "jtexpress"],
  [/^JD[A-Z0-9]{10,}$/i, "jd"],
  [/^DPK\d{9,}$/i, "debangkuaidi"],
  [/^E[A-Z]\d{9}CN$/i, "ems"],
];

/**
 * The platform names carriers by numbers of its own, and no list of them is public: the tracker's code where the waybill itself tells it, else the
 * number, marked as the platform's so that nobody takes it for a tracker's.
 */
export function carrierCode(number: string, waybill: string): string {
  const told = number.trim();
  const known = BEGINNINGS.find(([pattern]) => pattern.test(waybill.trim()))?.[1];
  return known ?? (told === "" || told === "0" ? "" : `KS-${told}`);
}
