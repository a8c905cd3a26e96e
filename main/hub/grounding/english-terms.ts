/** Times said in English, and what an English sentence says of the seller's terms. */
import type { Known } from "./known.ts";
import type { TermSaid } from "./seller-terms.ts";
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
const eventWords: Readonly<Record<string, RegExp>> = {
  sign: /deliver|sign|placed in|left|locker/,
  pay: /paid|payment/,
  order: /order|placed/,
  ship: /ship|dispatch|sent|left/,
  outbound: /left|warehouse|ship/,
  pickup: /picked|collected/,
  arrive: /arriv|reach|at the|hub/,
  scan: /scan|update|arriv|reach/,
  apply: /request|appl|submit|opened/,
  promised: /ship|dispatch|by\b|before|leave/,
  back_arrive: /return|back|warehouse|receiv|exchange/,
  inspect: /inspect/,
  deliver: /deliver/,
  close: /clos/,
  complete: /complet|finish/,
  deadline: /deadline|by\b|before|until|limit/,
};

export interface Times {
  claims: Claim[];
  rest: string;
}

/** Every time of a sentence with what supports it; in `rest` none is left. `term` is the term that the sentence says, whose spans it holds. */
export function timesOf(sentence: string, known: Known, term: string | null): Times {
  const claims: Claim[] = [];
  const open = sentence.trimEnd().endsWith("?");
  let rest = takeDates(sentence, known, claims);
  const dated = (): (string | null)[] => claims.filter(({ kind, support }) => kind === "date" && support !== null).map(({ support }) => support);
  const take = (form: RegExp, support: (text: string, groups: string[]) => string | null): void => {
    rest = rest.replace(form, (text: string, ...told: unknown[]) => {
      // Behind the groups stand the place and the whole sentence.
      const groups = told.slice(0, -2).map((group) => (typeof group === "string" ? group : ""));
      claims.push({ kind: "date", text: text.trim(), support: support(text, groups) });
      return " ";
    });
  };
  const clockSupport = (said: string): string | null =>
    known.terms.hours.includes(said) && term !== null
      ? term
      : (known.moments.find((one) => one.clock === said && (dated().includes(one.name) || speaksOf(one.events, sentence)))?.name ?? null);
  take(
    /(?:\bat\s+|\bfrom\s+|\bto\s+|\bby\s+)?\b([0-9]{1,2}):([0-9]{2})\s*((?:a|p)\.?m\.?|in the (?:morning|afternoon|evening)|at night)?/g,
    (_, [hour = "", minute = "", half = ""]) => clockSupport(clockOf(hour, minute, half)),
  );
  take(
    /(?:\bat\s+|\bfrom\s+|\bto\s+|\bby\s+)?\b([0-9]{1,2})\s*((?:a|p)\.?m\b\.?|(?:o.?clock )?in the (?:morning|afternoon|evening)|(?:o.?clock )?at night)/g,
    (_, [hour = "", half = ""]) => clockSupport(clockOf(hour, "00", half)),
  );
  take(
    new RegExp(
      `\\b(?:within |in |for |about |around |takes? |usually )*([0-9]{1,3}|${Object.keys(counts).join("|")})(?:\\s+|-)(?:working |business |full )?(minute|hour|day|week|month|year)s?\\b`,
      "g",
    ),
    (text, [count = "", unit = ""]) => spanSupport(spanKey(count, unit), text, { sentence, known, term, open }),
  );
  take(
    /\b(?:(?:until |till |by |at )?(?:midnight|noon)|today|tomorrow|tonight|yesterday|soon|shortly|immediately|right away|instantly|this (?:morning|afternoon|evening|week|weekend|month)|next (?:week|day|month|monday|friday)|by (?:noon|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the end of)|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|last (?:week|night|month)|(?:by|before|over|at|after|during|for) (?:the |this |next )(?:weekend|week|month|evening|afternoon|morning|day|year)|in no time|any (?:minute|moment|day|hour|time) now|before long|within (?:days|hours|minutes)|24\/7|around the clock|at any time of day|day and night|(?:a )?few (?:hours|days|minutes|weeks)|overnight)\b(?! as)/g,
    (text) =>
      open || /help you|have a nice|nice day/.test(sentence) ? "问句" : /few/.test(text) && /\b(?:if|once|unless|when)\b/.test(sentence) ? "问句" : null,
  );
  return { claims: claims.filter(({ support }) => support !== "问句"), rest };
}

/** A clock time as `HH:mm`; `half` begins with `p` after noon. */
function clockOf(hour: string, minute: string, half: string): string {
  const at = /^p|afternoon|evening|night/.test(half) && Number(hour) < 12 ? Number(hour) + 12 : Number(hour);
  return `${String(at).padStart(2, "0")}:${minute}`;
}

/** A span as terms hold it (`7day`). */
function spanKey(count: string, unit: string): string {
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

function takeDates(sentence: string, known: Known, claims: Claim[]): string {
  const form = new RegExp(
    `\\b(?:on |by |before |until |since )?(?:(${months.join("|")})[a-z]*\\.?\\s+([0-9]{1,2})|([0-9]{1,2})(?:st|nd|rd|th)?(?: of)?\\s+(${months.join("|")})[a-z]*)(?:st|nd|rd|th)?(?:,?\\s+(20[0-9]{2}))?(?:,?\\s+(?:at\\s+)?([0-9]{1,2}:[0-9]{2})(?!\\s*(?:[ap]\\.?m|in the|at night)))?`,
    "g",
  );
  return sentence.replace(form, (text, ...groups: (string | undefined)[]) => {
    const month = months.indexOf((groups[0] ?? groups[3] ?? "").slice(0, 3)) + 1;
    const day = `${String(month).padStart(2, "0")}-${(groups[1] ?? groups[2] ?? "").padStart(2, "0")}`;
    const clock = groups[5]?.padStart(5, "0");
    const found = known.moments.find((moment) => moment.day === day && (clock === undefined || moment.clock === clock) && speaksOf(moment.events, sentence));
    const since =
      /^since/.test(text) && known.truth.has("scan:not") ? known.moments.find((moment) => moment.day === day && moment.events.includes("scan")) : undefined;
    claims.push({ kind: "date", text: text.trim(), support: found?.name ?? since?.name ?? null });
    return " ";
  });
}

function speaksOf(events: readonly string[], sentence: string): boolean {
  return events.length === 0 || events.some((event) => eventWords[event]?.test(sentence));
}

const spanForm = new RegExp(`\\b([0-9]{1,3}|${Object.keys(counts).join("|")})(?:\\s+|-)(?:working |business )?(minute|hour|day|week|month|year)s?\\b`, "g");

/** What a spelt sentence says of the seller's terms; `null` where it says nothing of them. */
export function sayTerms(sentence: string, { terms }: Known): TermSaid | null {
  if (sentence.trimEnd().endsWith("?")) return null;
  const of = (topic: TermSaid["topic"], agrees: boolean): TermSaid => ({ topic, support: agrees ? terms.names[topic] : null });
  const spans = [...sentence.matchAll(spanForm)].map(([, count = "", unit = ""]) => spanKey(count, unit));
  const fits = (span: string | null): boolean => spans.every((one) => one === span);
  if (
    /\bfreight\b|\breturn (?:fee|cost|costs)\b|\bcost of (?:the )?(?:return|sending)/.test(sentence) &&
    /\b(?:pay|pays|paid|cover|covers|covered|bear|bears|borne|on us|on you|yours|ours|free)\b/.test(sentence)
  ) {
    const payer = /\b(?:we|by us|on us|seller|our (?:side|cost|expense))\b/.test(sentence.replace(/\bwe (?:think|see|note)\b/g, ""))
      ? "seller"
      : /\b(?:you|buyer|buyers|customer|yours)\b/.test(sentence)
        ? "buyer"
        : null;
    const fault =
      /\b(?:quality|defect|defective|faulty|wrong item|damaged|damage)\b/.test(sentence) &&
      !/\b(?:no|not|without)(?: an?)?(?: [a-z]+)? (?:quality|defect|fault)/.test(sentence);
    const wish =
      /\b(?:no reason|without a reason|no-reason|change of mind|changed? (?:your|of) mind|do(?:es)? not want|not like|no quality|without quality|not fit|no defect|personal reason|no longer want)\b/.test(
        sentence,
      );
    if (payer === null || spans.length > 0 || /\b(?:always|any reason|whatever|all)\b/.test(sentence)) return of("freight", false);
    if (!fault && !wish) return /order|paid|included|total|sum|yuan/.test(sentence) && !/return/.test(sentence) ? null : of("freight", false);
    return of("freight", terms.freight[wish && !fault ? "wish" : "fault"] === payer);
  }
  if (/\bwarrant(?:y|ies)\b|\brepair(?:s|ed)?\b/.test(sentence)) {
    if (terms.warranty === null || /\b(?:everything|lifetime|any damage|replace)\b/.test(sentence)) return of("warranty", false);
    const byHand = /\b(?:man-made|human|accidental|caused by (?:you|misuse|people)|misuse|your own|yourself|by hand)\b/.test(sentence);
    const denied = /\b(?:not|non|no|except|excluding|unless|without)\b/.test(sentence);
    return of("warranty", fits(terms.spans.warranty) && (!byHand || denied) && (!/\bfree\b/.test(sentence) || terms.warranty.free));
  }
  if (/\bprice (?:protection|guarantee|match)|\bprice (?:drops?|falls?|goes down|is reduced)/.test(sentence))
    return terms.spans.price === null ? of("price", false) : of("price", fits(terms.spans.price) && !/double|twice/.test(sentence));
  if (/\binvoices?\b/.test(sentence) && terms.invoices && !/\b(?:issued|sent|email|emailed|today|tomorrow|posted)\b/.test(sentence))
    return of("invoice", fits(terms.spans.invoice));
  if (/\b(?:available|online|working hours|business hours|service hours|agents?|staff|customer service|on duty|here from|work from|open)\b/.test(sentence)) {
    const clocks = [...sentence.matchAll(/\b([0-9]{1,2})(?::([0-9]{2}))?\s*((?:a|p)\.?m)?\b/g)]
      .filter(([text, , minute, half]) => minute !== undefined || half !== undefined || /[ap]m/.test(text))
      .map(([, hour = "", minute = "00", half = ""]) => clockOf(hour, minute, half));
    if (/24 hours|24\/7|around the clock|all day/.test(sentence)) return of("hours", false);
    if (clocks.length === 2 && terms.hours.length === 2)
      return of(
        "hours",
        clocks.every((clock) => terms.hours.includes(clock)),
      );
  }
  if (
    /\breturn(?:s|ed|ing)?\b|\bsend (?:it|them|the item) back\b/.test(sentence) &&
    spans.length > 0 &&
    /\b(?:deliver\w*|sign\w*|receiv\w*|within|have)\b/.test(sentence) &&
    !/refund(?:ed)?\b/.test(sentence)
  )
    return of("returns", fits(terms.spans.returns));
  return null;
}
