/** 09:00 in Shanghai on a day written as `2026-11-20`, ms; `null` when there is no such day. */
export function nineOClockOn(date: string): number | null {
  const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T09:00:00+08:00`) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date) ? ms : null;
}
