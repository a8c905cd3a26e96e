/** What an English sentence tells beside a time that it names: the clause the time stands in, and which event of the record happened in it. Pure, linear in the sentence. */

/** Where one telling ends and the next begins. A comma before "at", "on" or a bare time parts nothing. */
const seam =
  /[;:.!?](?=\s|$)|,(?!\s*(?:at|on|by|around|about|before|in the)?\s*(?:[0-9]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b))|\b(?:and|but|then|while|although|though|before (?!nov|dec|oct|the deadline|[0-9])|after (?!nov|dec|oct|[0-9])|which|so|because|until (?=it|we|you|the (?:parcel|courier)))\b/g;

/** The words by which an event of the record is told. Each time belongs to what is told beside it. */
const tellings: Readonly<Record<string, RegExp>> = {
  sign: /\bdelivered\b|\bsign|placedin|\bleft (?:at|in|with)\b|locker|\b(?:you|was|been|is) (?:have |has )?(?:received|got)\b/,
  pay: /\bpaid\b|\bpay(?:ment)?\b/,
  order: /\bordered\b|\bplaced\b|\border (?:was |is |has been )?(?:made|created|came)|\byour order of\b|\border(?:ing)? (?:time|date)\b/,
  ship: /\bship|\bdispatch|\bsent\b|\bhanded\b|\bposted\b|\bon its way out\b/,
  outbound:
    /\b(?:left|leave|leaving|leaves|departed|exited|out of|from|moved out of)\s+(?:of )?(?:our|the|your|us)?\s*(?:sender's )?(?:warehouse|storehouse|depot|us\b)|\boutbound\b|\bwarehouse (?:released|sent|shipped|dispatched)|^\W*(?:it |the (?:parcel|package|order) |your (?:parcel|package|order) )?(?:has |had )?left\W*(?:at|on|around)?\W*$/,
  pickup: /pickedup|pickup|\bcollect|\bpick-?up\b|\bcourier took\b|\btook (?:it|the)\b/,
  arrive: /\barriv|\breach|\bat the\b|\bhub\b|\bgot (?:to|into)\b|\bcame (?:to|into|in)\b|\bland|\bmade it\b|\bin [\ue000-\uf8ff]|\bthrough\b|\bpassed\b/,
  scan: /\bscan|\bupdate|\btracking\b|\blast seen\b|\brecord|\bmovement\b|\bnews\b/,
  apply: /\brequest|\bappl|\bsubmit|\bopened\b|\basked\b|\bclaim|\braised\b|\bfiled\b/,
  back_arrive:
    /\bback\b|inwarehouse|withus|\breceiv|\barriv|\breach|\bgot (?:to|here)\b|\bcame in\b|\bchecked in\b|\bland|\bgot\b|\bour hands\b|\bhere\b|\bin our warehouse\b/,
  inspect: /\binspect|passedinspection|\bchecked\b|\bexamin/,
  deliver: /\bdeliver|outdelivery/,
  place: /placedin|\bleft (?:at|in|with)\b|locker|station/,
  close: /\bclos|\bcancel/,
  complete: /\bcomplet|\bfinish/,
  refund: /\brefund(?!s? request)|\bpaid back\b/,
};
/** What is promised or runs out: said with a word that sets a limit, and not of what is done. */
const limits: Readonly<Record<string, RegExp>> = {
  promised: /^(?!.*\b(?:was|were|has been|have been|had been|already) (?:shipped|dispatched|sent)).*\b(?:ship|dispatch|sent|leave|go out|promised?).*$/,
  deadline: /\b(?:deadline|limit|handle|deal|decide|process|answer|review|refunds?|act)\b/,
};
const limit = /\b(?:by|before|latest|until|till|deadline|limit|due|promised?|no later|at the latest|within)\b/;

/** The telling that a place in the sentence stands in; where it tells nothing by itself, with the one before it, else the one behind it. */
export function beside(sentence: string, at: number): string {
  const cuts = [0, ...[...sentence.matchAll(seam)].map(({ index, 0: text }) => index + text.length), sentence.length];
  const parts = cuts.slice(1).map((to, index) => ({ from: cuts[index] ?? 0, to, text: sentence.slice(cuts[index], to) }));
  const own = parts.findIndex(({ from, to }) => at >= from && at < to);
  if (own < 0) return sentence;
  const tells = (text: string): boolean => limit.test(text) || Object.values(tellings).some((form) => form.test(text));
  for (const index of [own, ...Array.from({ length: own }, (_, back) => own - 1 - back), ...parts.keys()]) {
    const text = parts[index]?.text ?? "";
    if (tells(text)) return index === own ? text : `${text} ${parts[own]?.text ?? ""}`;
  }
  return sentence;
}

/** What the buyer sends back, or where it goes. */
const ofReturn = /\breturn|thereturn|\bback\b|withus|\bexchange\b|\b(?:our|the) warehouse\b|inwarehouse|\bto us\b|\bwe (?:have |had )?(?:got|received)\b/;

/** Whether a telling is one of these events. Without any, the time is of anything. */
export function speaksOf(events: readonly string[], telling: string): boolean {
  if (events.length === 0) return true;
  // "shipped" is told of what left the house, whoever took it; "left our warehouse" and "collected" are one event each.
  const named = [..."outbound pickup".split(" ")].filter((event) => tellings[event]?.test(telling));
  if (named.length > 0 && (events.includes("ship") || events.includes("promised"))) return named.some((event) => events.includes(event));
  if (tellings.inspect?.test(telling)) return events.includes("inspect");
  if (ofReturn.test(telling) && (events.includes("sign") || events.includes("scan"))) return false;
  const set = events.find((event) => Object.hasOwn(limits, event));
  if (set !== undefined) return limit.test(telling) && (limits[set]?.test(telling) ?? false);
  return events.some((event) => tellings[event]?.test(telling));
}
