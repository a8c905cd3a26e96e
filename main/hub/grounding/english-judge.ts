/** What a dangerous English word claims where it stands in its clause. Pure. */
import type { Times } from "./english-times.ts";
import { deedOf, type Form, type Piece } from "./english-verbs.ts";
import type { Known } from "./known.ts";
import { isMark } from "./lexicon.ts";
import type { Claim } from "./verdict.ts";
import type { About } from "./word-list-events.ts";

export interface EnglishReading {
  claims: Claim[];
  faults: string[];
}

/** A sentence while it is read. */
export interface Ground extends EnglishReading {
  known: Known;
  sentence: string;
  times: Times;
  /** A term of the seller is said as it is: its own words claim nothing more. */
  term: string | null;
  /** What the sentence before spoke of, for who says "it". */
  last: About;
}

export const seller = /^(?:we|i|our|us|staff|team|agent|agents|colleague|colleagues|shop|store)$/;
const naming =
  /^(?:request|requests|application|status|progress|page|amount|process|reason|details?|label|department|number|form|option|options|button|address|time|date|policy|flow|record|records|information|info|method|account|instructions?|step|steps|case|way)$/;
const nouns =
  /^(?:latest|last|first|next|new|tracking|previous|a|an|the|your|our|this|that|any|no|for|about|regarding|of|requested|full|partial|same|exchange|return|sum|its|my|these|each|every|further|to the|with)$/;

interface Place {
  words: readonly string[];
  at: number;
  frame: Piece["frame"];
}

type Mode = "named" | "open" | "done" | "doing" | "not" | "ahead" | "refusing" | "awaited";

/** @returns the claim, or `null` when the word only names a thing, asks or supposes. */
export function judge(place: Place, deed: { verb: string; form: Form }, ground: Ground): Claim | null {
  const { words, at, frame } = place;
  const { known } = ground;
  const text = words.slice(Math.max(0, at - 3), at + 2).join(" ");
  const claim = (kind: Claim["kind"], support: string | undefined | null): Claim => ({ kind, text, support: support ?? null });
  const truth = (verb: string, mode: string): string | undefined => known.truth.get(`${verb}:${mode}`);
  const word = words[at] ?? "";
  const mode = modeOf(place, deed.form);
  if (frame === "open" && !(mode === "done" && /^(?:after|since|because)$/.test(words[0] ?? ""))) return null;
  if (deed.verb === "fault" || (deed.verb === "vow" && deed.form === "base")) return claim("promise", null);
  if (deed.verb === "vow")
    return claim("promise", known.moments.some(({ events }) => events.includes("promised")) && /ship/.test(ground.sentence) ? "承诺发货时间" : null);
  if (mode === "named" || mode === "open") return null;
  const topic = topicOf(words, at);
  const back = topic === "back" || deed.verb === "back";
  const verb = verbFor(deed.verb, topic, place);
  if (verb === null) return null;
  if (
    /^(?:refund|pay|complete|handle)$/.test(verb) &&
    /\b(?:money|refund)\b/.test(ground.sentence) &&
    /\b(?:account|method|way|card)\b.*\b(?:paid|original|used)\b|\boriginal (?:payment )?(?:method|account)\b/.test(ground.sentence) &&
    mode !== "done" &&
    ground.times.claims.length === 0
  )
    return claim("promise", known.allowed.find(({ text }) => text.includes("原路"))?.name);
  if (frame === "request" && given.has(verb)) return ahead(verb, claim, ground);
  if (frame === "request") return requested(verb, words, at) ? claim("promise", truth("agree", "done")) : mode === "ahead" ? null : stated();
  if (mode === "ahead") return ahead(verb, claim, ground);
  if (mode === "refusing") return claim("promise", truth(verb, "not"));
  if (verb === "sign" && mode === "done" && /\b(?:yourself|in person|by you)\b/.test(words.join(" "))) return claim("state", truth("take", "done"));
  if (verb === "ship" && mode === "done" && /\b(?:new one|another|replacement|new item|second one|spare)\b/.test(words.join(" "))) return claim("state", null);
  // "It passed inspection": so it was found, where the refund goes on.
  if (verb === "inspect_passed" && mode === "done") return claim("state", truth("inspect", "done") && truth("refund", "doing"));
  // "left at your door": where it was put is told by what the record says of it.
  if (verb === "place" && !/\b(?:locker|lockers|station|stations)\b/.test(words.slice(at).join(" "))) return claim("state", null);
  if (verb === "order" && mode === "done") return claim("state", truth("order", "done"));
  return stated();

  function stated(): Claim {
    if (mode === "awaited") return claim("state", truth(verb ?? "", "not") ?? truth(verb ?? "", "doing"));
    if (verb === "handle" && mode === "not") return claim("state", truth("handle", "not") ?? truth("refund", "not"));
    if (verb === "review" && word === "pending") return claim("state", truth("review", "doing") ?? truth("refund", "doing"));
    // "Thirty yuan was refunded earlier": so much of it was.
    const part =
      verb === "refund" && mode === "done"
        ? known.amounts.find(({ subject, name }) => subject === "refunded" && ground.claims.some((one) => one.support === name))
        : undefined;
    if (part) return claim("state", part.name);
    if (mode === "done" && /^(?:agree|refund)$/.test(verb ?? "") && /\bfull\b/.test(words.join(" "))) return claim("promise", truth("refund", "done"));
    // Where it was on its way; without a place it is at its end.
    if (verb === "arrive" && mode === "done" && words.some((one) => isMark(one))) return claim("state", truth("reach", "done") ?? truth("arrive", "done"));
    const asked = mode === "doing" && verb === "refund" ? truth("refund", "doing") : truth(verb ?? "", mode);
    return claim("state", asked ?? (back && verb === "arrive" ? truth("back_arrive", mode) : undefined));
  }
}

/** What is given to the buyer, however politely it is put: "you can get a refund". */
const given = new Set(["refund", "compensate", "exchange", "resend", "repair", "agree"]);

/** What a request may ask the buyer to do with goods: to send them back only when that was agreed. */
function requested(verb: string, words: readonly string[], at: number): boolean {
  return verb === "return" || (/^(?:ship|send_back)$/.test(verb) && /\b(?:back|return|item|parcel|goods)\b/.test(words.slice(at).join(" ")));
}

function ahead(
  verb: string,
  claim: (kind: Claim["kind"], support: string | undefined | null) => Claim,
  { known, sentence, times, claims }: Ground,
): Claim | null {
  const has = (name: string): string | null => known.allowed.find(({ text }) => text.includes(name))?.name ?? null;
  if (times.claims.some(({ support }) => support === null)) return claim("promise", null);
  const { truth } = known;
  if (
    (verb === "refund" || verb === "handle") &&
    /\b(?:after|once|when|until)\b.*\b(?:receiv\w*|inspect\w*|arriv\w*|back)\b/.test(sentence) &&
    truth.has("refund:not")
  )
    return claim("promise", truth.get("agree:done"));
  // "up to 99 yuan can still be refunded": the most that may go back, by its sum.
  if (
    verb === "refund" &&
    /\bcan (?:still |also )?be refunded\b/.test(sentence) &&
    /\b(?:up to|at most|no more than|maximum|remaining|left)\b/.test(sentence)
  ) {
    const rest = known.amounts.find(
      ({ subject, name }) => subject === "refundable" && claims.some(({ kind, support }) => kind === "amount" && support === name),
    );
    if (rest) return claim("state", rest.name);
  }
  if (verb === "inspect") return claim("promise", has("验收"));
  if (verb === "refund" && /original|same way|way (?:it was|you) paid|payment method/.test(sentence)) return claim("promise", has("原路"));
  if (verb === "ship" && times.claims.length > 0) return claim("promise", known.moments.find(({ events }) => events.includes("promised"))?.name);
  if (verb === "review" || verb === "handle") return claim("promise", has("核实"));
  return claim("promise", null);
}

type Topic = "back" | "refund" | "request" | "forward" | "platform" | null;

/** What a clause is about: the nearest thing named before the verb, else behind it. */
function topicOf(words: readonly string[], at: number): Topic {
  const kind = (index: number): Topic => {
    const word = words[index] ?? "";
    if (/^(?:refund|money|amount|sum)$/.test(word) && index !== at) return naming.test(words[index + 1] ?? "") ? "request" : "refund";
    if (/^(?:request|application|claim)$/.test(word)) return "request";
    if (/^(?:return|returned|exchange)$/.test(word) && index !== at) return naming.test(words[index + 1] ?? "") ? "request" : "back";
    if (
      /^(?:back|wayback|thereturn)$/.test(word) ||
      (/^(?:parcel|package|item)$/.test(word) && /^(?:exchange|return|returned|returning)$/.test(words[index - 1] ?? ""))
    )
      return "back";
    if (word === "platform") return "platform";
    return /^(?:parcel|package|order|shipment|delivery)$/.test(word) ? "forward" : null;
  };
  const before = Array.from({ length: at }, (_, index) => kind(at - 1 - index)).find((one) => one !== null);
  const behind = Array.from({ length: Math.max(0, words.length - at) }, (_, index) => kind(at + index)).find((one) => one !== null);
  if (before === "forward" && behind === "back" && /^(?:sent|shipped)$/.test(words[at] ?? "")) return "back";
  return before ?? behind ?? null;
}

/** The verb of the record's states that a word means of what it is said of; `null` where it says nothing of them. */
function verbFor(verb: string, topic: Topic, { words, at }: Place): string | null {
  const head = words.slice(0, at);
  const ours = head.some((word) => seller.test(word)) || /\bby (?:us|our)\b/.test(words.slice(at).join(" "));
  const yours = head.includes("you") || /\bby you\b/.test(words.slice(at).join(" "));
  if (verb === "receive") {
    if (ours && (topic === "back" || topic === "forward")) return "back_arrive";
    if (ours && topic === null && /\b(?:item|goods|it|them)\b/.test(words.slice(at).join(" "))) return "back_arrive";
    if (ours || words[at] === "got") return topic === "refund" ? "refund" : null;
    return yours ? (topic === "refund" ? "refund" : "sign") : topic === "request" ? "apply" : topic === "back" ? "back_arrive" : "sign";
  }
  if (verb === "atwarehouse") return topic === "back" ? "back_arrive" : "in_house";
  if (/^(?:handle|complete)$/.test(verb) && head.includes("payment")) return "pay";
  if (verb === "pay" && yours) return "pay";
  if (verb === "pickup" && yours) return "take";
  if (topic === "refund" && /^(?:ship|complete|handle|arrive|pay|deliver|transit)$/.test(verb)) return "refund";
  if (topic === "request" && /^(?:handle|complete)$/.test(verb)) return "handle";
  if (topic === "back" && /^(?:arrive|sign|pickup)$/.test(verb)) return "back_arrive";
  if (topic === "back" && verb === "transit") return "back";
  if (verb === "ship" && (yours || topic === "back") && !ours) return "send_back";
  if (verb === "deliver" && head.some((word) => word === "for")) return null;
  if (verb === "outbound" && /\b(?:message|note|comment|feedback)\b/.test(words.slice(at).join(" "))) return null;
  if (verb === "scan" && /^(?:update|updated)$/.test(words[at] ?? "") && ours) return null;
  return verb;
}

function modeOf({ words, at }: Place, form: Form): Mode {
  const word = words[at] ?? "";
  const head = words.slice(Math.max(0, at - 7), at).join(" ");
  const next = words[at + 1] ?? "";
  const last = words[at - 1] ?? "";
  if (/\bawaits(?: [a-z]+){0,2}$/.test(head) || /^(?:pending)$/.test(last)) return "awaited";
  if (
    form === "base" &&
    (naming.test(next) || nouns.test(last)) &&
    !/^(?:free|gift|coupon|coupons|voucher|discount|compensation|replacement|bonus|cashback)$/.test(word)
  )
    return "named";
  if (form === "base" && /^(?:refund|replacement|inspection)$/.test(word) && deedOf(next)?.form === "done") return "named";
  if (word === "free" && (last === "feel" || next === "to")) return "named";
  if (
    /^(?:shipping|processing|packing|handling|delivering)$/.test(word) &&
    !/\b(?:is|are|am|we|being|be|been)(?: (?:still|now|currently|already|not|also))*$/.test(head)
  )
    return "named";
  if (
    /\b(?:want|wants|wanted|wish|wished|like|love|prefer|asked|try|tried|need|needed|intend|decide|plan|choose|how|whether|order|so|help you|able)(?: \w+)? to(?: be)?$/.test(
      head,
    ) &&
    /\byou\b/.test(head)
  )
    return "open";
  if (/\b(?:want|how|where|when|whether|like) to$/.test(head)) return "open";
  const will =
    /\b(?:will|shall|would|can|could|may|might|going to|should|must|able to)\b(?: (?:not|also|then|be|still|only|just|have|been|always|now|never|fully|it|help|you|we|i))*$/.exec(
      head,
    )?.[0];
  if (will !== undefined) return /\b(?:not|never)\b/.test(will) ? "refusing" : "ahead";
  if (
    /\b(?:not|never|no|without|nothing|neither|nor)\b(?: (?:yet|been|be|has|have|was|were|is|being|new|so|far|fully|you|a|the|made|it|refund|sum|courier|tracking|still|any))*$/.test(
      head,
    )
  )
    return "not";
  if (word === "complete" && /\b(?:is|are|was)(?: (?:now|already|all))?$/.test(head)) return "done";
  if (form === "state") return "doing";
  if (/\b(?:being|under|getting)$/.test(head)) return "doing";
  if (form === "done") {
    // "the damaged part", "the returned item": what it is like, not what is told of it.
    if (
      /^(?:a|an|the|your|any|this|that|of|its)$/.test(last) &&
      /^(?:item|items|part|parcel|goods|product|package|label|form|area|box|one|sum|amount|order)$/.test(next)
    )
      return "named";
    return "done";
  }
  if (form === "ing") return /\b(?:is|are|am|was|were|been)(?: (?:still|now|currently|already|also|just))*$/.test(head) || last === "we" ? "doing" : "named";
  if (/\b(?:do|does|did) not$/.test(head)) return "not";
  return /\b(?:to)$/.test(head) ? "open" : "ahead";
}
