/** Times said in English, each held to what is told to have happened then. Pure. */
import { beside, speaksOf } from "./english-beside.ts";
import { isLatest, type Known } from "./known.ts";
import type { Mark } from "./reading.ts";
import { fitsRounded } from "./times.ts";
import type { Claim } from "./verdict.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const counts: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  thirty: 30,
  twenty: 20,
  "twenty-four": 24,
};
/** Words that count. */
export const countWords: readonly string[] = Object.keys(counts);

const partsOfDay: Readonly<Record<string, readonly [string, string]>> = {
  "early morning": ["00:00", "07:00"],
  morning: ["05:00", "12:00"],
  afternoon: ["12:00", "18:30"],
  evening: ["17:00", "24:00"],
  night: ["18:00", "06:00"],
  "at night": ["18:00", "06:00"],
  overnight: ["20:00", "06:00"],
};

export interface Times {
  claims: Claim[];
  rest: string;
}

/** Every time of a sentence with what supports it; in `rest` none is left. `term` is the term that the sentence says, whose spans it holds. */
export function timesOf(sentence: string, { known, term, marks }: { known: Known; term: string | null; marks: ReadonlyMap<string, Mark> }): Times {
  const claims: Claim[] = [];
  const open = sentence.trimEnd().endsWith("?");
  let rest = takeDates(sentence, { known, claims, marks });
  const take = (form: RegExp, support: (text: string, groups: string[], telling: string) => string | null): void => {
    rest = rest.replace(form, (text: string, ...told: unknown[]) => {
      // Behind the groups stand the place and the whole sentence.
      const groups = told.slice(0, -2).map((group) => (typeof group === "string" ? group : ""));
      const [at, whole] = told.slice(-2) as [number, string];
      claims.push({ kind: "date", text: text.trim(), support: support(text, groups, beside(whole, at)) });
      return " ";
    });
  };
  const clockSupport = (said: string, telling: string, hourly = false): string | null =>
    known.terms.hours.includes(said) && term !== null
      ? term
      : (known.moments.find(
          (one) =>
            (one.clock === said ||
              fitsRounded(
                { clock: said, rounded: hourly ? "hour" : undefined },
                one.clock,
                one.events.includes("promised") || one.events.includes("deadline"),
              )) &&
            speaksOf(one.events, telling) &&
            isThere(one, telling, { known, marks }),
        )?.name ?? null);
  // "on the 26th": a day without its month.
  take(/\b(?:on |by |before |until |since |from )?the ([0-9]{1,2})(?:st|nd|rd|th)\b(?! (?:of|floor))/g, (text, [day = ""], telling) => {
    const same = known.moments.filter((one) => one.day.endsWith(`-${day.padStart(2, "0")}`));
    const since = /^since/.test(text) && known.truth.has("scan:not") ? same.find((one) => one.events.includes("scan")) : undefined;
    return (same.find((one) => speaksOf(one.events, telling) && isThere(one, telling, { known, marks })) ?? since)?.name ?? null;
  });
  take(
    /(?:\bat\s+|\bfrom\s+|\bto\s+|\bby\s+)?\b([0-9]{1,2}):([0-9]{2})\s*((?:a|p)\.?m\.?|in the (?:morning|afternoon|evening)|at night)?/g,
    (_, [hour = "", minute = "", half = ""], telling) => clockSupport(clockOf(hour, minute, half), telling),
  );
  take(
    /(?:\bat\s+|\bfrom\s+|\bto\s+|\bby\s+)?\b([0-9]{1,2})\s*((?:a|p)\.?m\b\.?|(?:o.?clock )?in the (?:morning|afternoon|evening)|(?:o.?clock )?at night)/g,
    (_, [hour = "", half = ""], telling) => clockSupport(clockOf(hour, "00", half), telling, true),
  );
  // "in the morning": a part of the day that the record's hour is in.
  take(/\b(?:in the |during the )(early morning|morning|afternoon|evening|night)\b|\b(at night|overnight)\b/g, (_, [part = "", night = ""], telling) => {
    const [from, to] = partsOfDay[part === "" ? night : part] ?? ["24:00", "24:00"];
    const days = claims.filter(({ support }) => support !== null).map(({ text }) => text);
    return (
      known.moments.find(
        ({ clock, events, name }) =>
          clock !== null &&
          events.length > 0 &&
          (from < to ? clock >= from && clock < to : clock >= from || clock < to) &&
          speaksOf(events, telling) &&
          (days.length === 0 || claims.some(({ support }) => support !== null && support.split("：")[0] === name.split("：")[0])),
      )?.name ?? (open || /\bgood\b|have a|hope/.test(sentence) ? "问句" : null)
    );
  });
  take(
    new RegExp(
      `\\b(?:within |in |for |about |around |takes? |usually )*([0-9]{1,3}|${Object.keys(counts).join("|")})(?:\\s+|-)(?:working |business |full )?(minute|hour|day|week|month|year)s?\\b`,
      "g",
    ),
    (text, [count = "", unit = ""]) => spanSupport(spanKey(count, unit), text, { sentence, known, term, open }),
  );
  take(
    /\b(?:(?:until |till |by |at )?(?:midnight|noon)|today|tomorrow|tonight|yesterday|soon|shortly|immediately|right away|instantly|this (?:morning|afternoon|evening|week|weekend|month)|next (?:week|day|month|monday|friday)|by (?:noon|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the end of)|(?:(?:since|on|until|till|from|last|next|this|before|after) )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?|last (?:week|night|month)|(?:earlier|later) (?:today|this)|(?:days|hours|weeks|months) ago|for (?:days|weeks|hours|ages)|(?:by|before|over|at|after|during|for) (?:the |this |next )(?:weekend|week|month|evening|afternoon|morning|day|year)|in no time|any (?:minute|moment|day|hour|time) now|before long|within (?:days|hours|minutes)|24\/7|around the clock|at any time of day|(?:day|night) (?:and|or) (?:day|night)|(?:a )?few (?:hours|days|minutes|weeks))\b(?! as)/g,
    (text) =>
      (/^(?:soon|shortly)$/.test(text) &&
        /\binspect|\bcheck (?:the|your|it)\b/.test(sentence) &&
        known.allowed.some(({ text: said }) => /尽快[^,]{0,6}验/.test(said))) ||
      open ||
      /help you|have a nice|nice day/.test(sentence)
        ? "问句"
        : /few/.test(text) && /\b(?:if|once|unless|when)\b/.test(sentence)
          ? "问句"
          : null,
  );
  return { claims: claims.filter(({ support }) => support !== "问句"), rest };
}

/** "reached Hangzhou at 03:12": a time of arrival belongs to the place where the parcel was last. */
function isThere({ events }: Known["moments"][number], telling: string, { known, marks }: { known: Known; marks: ReadonlyMap<string, Mark> }): boolean {
  if (!events.includes("arrive")) return true;
  const places = [...telling].flatMap((sign) => marks.get(sign) ?? []).filter(({ kind }) => kind === "place");
  return places.length === 0 || known.latest.length === 0 || places.some((mark) => isLatest(mark, known));
}

/** A clock time as `HH:mm`; `half` begins with `p` after noon. */
export function clockOf(hour: string, minute: string, half: string): string {
  const at = /^p|afternoon|evening|night/.test(half) && Number(hour) < 12 ? Number(hour) + 12 : Number(hour);
  return `${String(at).padStart(2, "0")}:${minute}`;
}

/** A span as terms hold it (`7day`). */
export function spanKey(count: string, unit: string): string {
  return `${counts[count] ?? Number(count)}${unit}`;
}

interface About {
  sentence: string;
  known: Known;
  term: string | null;
  open: boolean;
}

function spanSupport(key: string, text: string, { sentence, known, term, open }: About): string | null {
  if (term !== null) return term;
  if (open || /video|clip|second/.test(sentence)) return "问句";
  if (
    key === known.terms.spans.answer &&
    /reply|respon|answer|check|verif|inform|let you|update|review|look/.test(sentence) &&
    !/refund(?:ed)? (?:you|within)/.test(sentence)
  )
    return known.allowed.find(({ times }) => times.has(key))?.name ?? null;
  return /^(?:a|one) (?:day|moment)/.test(text) ? "问句" : null;
}

function takeDates(sentence: string, { known, claims, marks }: { known: Known; claims: Claim[]; marks: ReadonlyMap<string, Mark> }): string {
  const form = new RegExp(
    `\\b(?:on |by |before |until |since )?(?:(${months.join("|")})[a-z]*\\.?\\s+([0-9]{1,2})|([0-9]{1,2})(?:st|nd|rd|th)?(?: of)?\\s+(${months.join("|")})[a-z]*)(?:st|nd|rd|th)?(?:,?\\s+(20[0-9]{2}))?(?:,?\\s+(?:at\\s+)?([0-9]{1,2}:[0-9]{2})(?!\\s*(?:[ap]\\.?m|in the|at night)))?`,
    "g",
  );
  return sentence.replace(form, (text, ...told: unknown[]) => {
    const groups = told.slice(0, -2).map((group) => (typeof group === "string" ? group : undefined));
    const telling = beside(sentence, told.at(-2) as number);
    const month = months.indexOf((groups[0] ?? groups[3] ?? "").slice(0, 3)) + 1;
    const day = `${String(month).padStart(2, "0")}-${(groups[1] ?? groups[2] ?? "").padStart(2, "0")}`;
    const clock = groups[5]?.padStart(5, "0");
    // "on the morning of 26 November": the record's hour lies in it.
    const part = /\b(?:in|on) the (morning|afternoon|evening|night) of (?:the )?$/.exec(sentence.slice(0, told.at(-2) as number))?.[1];
    const [begins, ends] = (part === undefined ? undefined : partsOfDay[part]) ?? ["00:00", "24:00"];
    const found = known.moments.find(
      (moment) =>
        moment.day === day &&
        (part === undefined || (moment.clock !== null && moment.clock >= begins && moment.clock < ends)) &&
        (clock === undefined || moment.clock === clock) &&
        speaksOf(moment.events, telling) &&
        isThere(moment, telling, { known, marks }),
    );
    const since =
      /^since/.test(text) && known.truth.has("scan:not") ? known.moments.find((moment) => moment.day === day && moment.events.includes("scan")) : undefined;
    claims.push({ kind: "date", text: text.trim(), support: found?.name ?? since?.name ?? null });
    return " ";
  });
}
