/** English verbs that state how an order, a parcel, a return or money stands, or commit the seller; and how an English clause is framed. Pure. */

/** Phrases that mean one thing, read as one word. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bon (?:its|the|their|your) way back\b|\bcoming back to (?:us|our)\b|\bheading back\b/g, "wayback"],
  [/\bon (?:its|the|their|your) way\b|\bin transit\b|\ben route\b|\bheading (?:to|for|towards)\b|\bunder way to\b|\bmaking (?:its|the) way\b/g, "onway"],
  [/\bout (?:for|on) delivery\b|\bbeing delivered\b|\b(?:with|by) the (?:driver|courier) (?:for delivery|today)\b/g, "outdelivery"],
  [/\b(?:picked|collected) (?:it|the (?:parcel|package|item|box)|your (?:parcel|package|order))(?: up)?\b|\bpicked up\b|\bcollected\b/g, "pickedup"],
  [/\bpick (?:it|the (?:parcel|package|item|box)|your (?:parcel|package|order)) up\b|\bpick up\b/g, "pickup"],
  [/\bhanded (?:it |the (?:parcel|package) )?(?:over )?to\b/g, "handed"],
  [
    /\bwhat you (?:sent|shipped|posted|mailed)(?: us)?(?: back)?(?: to us)?\b|\bthe (?:parcel|package|item|goods|box) (?:that )?you (?:sent|shipped|posted|mailed|returned)(?: us)?(?: back)?(?: to us)?\b|\byour return(?:ed)? (?:parcel|package|item|goods|box|shipment)\b|\bthe returned (?:parcel|package|item|goods|box)\b/g,
    "thereturn",
  ],
  [/\bon the (?:move|road)\b|\bin motion\b|\bunder transport\b/g, "onway"],
  [
    /\b(?:on|in) (?:the|a|their) (?:delivery )?(?:van|vehicle|truck)(?: for delivery)?\b|\bwith the (?:delivery (?:person|driver|man|guy|rider)|driver|courier) (?:now|right now|at the moment)\b|\bwith the delivery (?:person|driver|man|guy|rider)\b/g,
    "outdelivery",
  ],
  [/\b(?:got|came|come|made it|arrived|gotten) back (?:to|with|at) (?:us|our warehouse|the warehouse)\b/g, "came back"],
  [/\b(box|boxes|parcel|package|order|everything) (?:is|are) (?:all )?ready\b(?! to)/g, "$1 is packed"],
  [/\bpick(?:-| )?up (has|have|had|did|was)( not)?(?: yet)? (?:happened|happen|taken place|take place|been done|occurred)\b/g, "parcel $1$2 been pickedup"],
  [/\bpick-?up (?:point|station|counter|shop|place)s?\b|\bcollection points?\b/g, "station"],
  [/\b(?:is|was|were|are) not (?:your|the buyer)(?: own)? fault\b/g, "is not man-made"],
  [/\btook it in\b|\btaken it in\b|\baccepted it\b/g, "signed it"],
  [/\bback (?:with|at|to) (?:us|our end|ours)\b/g, "withus"],
  [/\b(?:given|gave|got) ((?:your|the|this|it)(?: \w+){0,2} )?(?:the|a) green light\b/g, "approved $1"],
  [/\bsaid no to\b|\bturned (?:down|away)\b|\bknocked back\b|\bthrown out\b/g, "declined"],
  [/\b(?:still |now |currently )*(?:sitting|sits|waiting|stored|lying|resting) (?:in|at) (?:our|the) (?:warehouse)\b/g, "is inwarehouse"],
  [/\b(?:promised )?ship-?by (?:time|date|deadline)\b|\bdeadline (?:for shipping|to ship)\b/g, "promised shipping time"],
  [/\b(?:is|are) due to ship by\b/g, "will ship by"],
  [/\bis is\b/g, "is"],
  [/(?<=platform[^.,]{0,30}\b)(?:stepped|come|came) in(?=$|\s(?:and|to|on|for|now|already)\b)|\bintervened\b|\bgot involved\b|\bis involved\b/g, "steppedin"],
  [/\b(?:is|are) (?:now |already |back |still |currently |just )*(?:in|at|with|back at|back in) (?:our|the) (?:return )?(?:warehouse)\b/g, "is inwarehouse"],
  [
    /\bpass(?:ed|es)? (?:the |our )?inspection\b|\binspection (?:found|showed|shows|revealed|turned up|came back|came out|confirmed|proved)\b/g,
    "passedinspection",
  ],
  [/\bsent (?:out|off)\b/g, "dispatched"],
  [
    /\b(?:left|placed|put|dropped) (?:at|in|off at) (?=(?:a|the|your|our)?\s*(?:parcel )?(?:locker|station|pick|front|door|reception|neighbou?r))/g,
    "placedin ",
  ],
  [/\bsigned for\b/g, "signed"],
  [/\b(?:gone|went) through\b/g, "wentthrough"],
  [/\b(?:go|goes) through\b/g, "gothrough"],
  [/\b(been|was|were|being) (?:checked|examined|looked over|checked over|tested)\b/g, "$1 inspected"],
  [/\b(?:is|are) not (?:quite )?there yet\b/g, "is not arrived yet"],
  [/\b(?:gone|went) out\b/g, "dispatched"],
  [/\b(?:go|goes) out\b/g, "ship"],
  [/\b(?:go|goes) back\b|\bbe returned\b(?= to your)/g, "refund"],
  [/\bpaid back\b|\bgiven back\b|\bsent back to your (?:account|card|bank)\b/g, "refunded"],
  [/\bwaiting (?:for|to be|to)\b|\bawaiting\b|\bready to\b|\byet to be\b|\bstill (?:has|have|needs|need) to(?: be)?\b|\b(?:needs|need) to be\b/g, "awaits"],
  [/\bunder review\b|\bbeing (?:reviewed|checked|looked at)\b|\bin review\b/g, "underreview"],
  [/\bin progress\b|\bunder way\b|\bunderway\b|\bbeing (?:processed|handled|worked on)\b/g, "inprogress"],
  [/\b(?:as )?soon as (?:possible|we can)\b/g, "asap"],
  [/\bbear with (?:us|me)\b/g, "wait"],
  [/\bwe have (?:got )?(?=(?:your|the) return(?:ed)?\b)/g, "we received "],
  [/\bget back to you\b|\bcome back to you\b/g, "answer you"],
  [/\bkeep you (?:posted|updated|informed|in the loop)\b|\blet you know\b/g, "inform you"],
  [/\blook(?:ing)? into\b/g, "check"],
  [/\b(?:the )?inspection (?:was|has been|is) (?:already )?(?:done|completed|complete|finished|carried out|over)\b/g, "it was inspected"],
  [/\b(?:transfer|transit|sorting|distribution) (?:center|centre|hub|station|facility)\b/g, "hub"],
  [/\bfollow(?:ing)? up\b/g, "chase"],
  [/\b(?:take|have) (?:a|another) (?:quick |closer |good |proper |careful |further )?look\b/g, "look"],
  [/\bshipping (?:fee|cost|costs|charge|charges)\b|\breturn shipping\b|\bpostage\b/g, "freight"],
  [/\bat (?:the|this) moment\b|\bfor now\b|\bright now\b/g, "now"],
  [/\bout of stock\b|\bsold out\b|\bin stock\b/g, "instock"],
];
const short: readonly (readonly [RegExp, string])[] = [
  [/\bwon't\b/g, "will not"],
  [/\bcan't\b|\bcannot\b/g, "can not"],
  [/n't\b/g, " not"],
  [/'ll\b/g, " will"],
  [/'ve\b/g, " have"],
  [/'re\b/g, " are"],
  [/\bi'm\b/g, "i am"],
  [/'d\b/g, " would"],
  [/\b(it|that|there|what|here|he|she|who|where|how)'s\b/g, "$1 is"],
  [/\blet's\b/g, "let us"],
  [/'s\b|s'(?=\s)/g, ""],
];

/** Short forms written out, phrases as one word. */
export function spelt(text: string): string {
  let out = text;
  for (const [form, full] of [...short, ...phrases]) out = out.replace(form, full);
  return out;
}

/** Phrases of one word as they are told again in a reason. */
const told: Readonly<Record<string, string>> = {
  wayback: "on its way back",
  onway: "on its way",
  outdelivery: "out for delivery",
  pickedup: "picked up",
  pickup: "pick up",
  steppedin: "stepped in",
  awaits: "waiting for",
  underreview: "under review",
  inprogress: "in progress",
  asap: "as soon as possible",
  instock: "in stock",
  placedin: "left at",
  inwarehouse: "in our warehouse",
  passedinspection: "passed inspection",
  wentthrough: "gone through",
  gothrough: "go through",
  withus: "back with us",
  thereturn: "your return",
  sum: "…",
};

/** What {@link spelt} made one word, in words again. */
export function unspelt(text: string): string {
  return text.replace(/[a-z]+/g, (word) => (Object.hasOwn(told, word) ? (told[word] ?? word) : word));
}

export type Form = "done" | "ing" | "base" | "state";
interface Deed {
  verb: string;
  form: Form;
}

const deeds: Record<string, Deed> = {};
const put = (verb: string, form: Form, words: string): void => {
  for (const word of words.split(" ")) deeds[word] = { verb, form };
};
put("ship", "done", "shipped dispatched sent handed mailed posted");
put("ship", "base", "ship ships dispatch mail");
put("ship", "ing", "shipping dispatching");
put("outbound", "done", "left departed");
put("outbound", "base", "leave leaves depart");
put("outbound", "ing", "leaving");
put("pack", "done", "packed boxed");
put("pack", "ing", "packing");
put("pack", "base", "pack");
put("pickup", "done", "pickedup");
put("scan", "done", "scanned updated");
put("scan", "base", "scan scans");
put("place", "done", "placedin");
put("label", "done", "printed");
put("transit", "state", "onway");
put("back", "state", "wayback");
put("transit", "ing", "moving travelling traveling");
put("deliver", "state", "outdelivery");
put("deliver", "base", "deliver delivers");
put("deliver", "ing", "delivering");
put("sign", "done", "delivered signed");
put("arrive", "done", "arrived reached landed");
put("atwarehouse", "done", "inwarehouse");
put("inspect_passed", "done", "passedinspection");
put("arrive", "base", "arrive arrives reach reaches");
put("arrive", "ing", "arriving reaching");
put("receive", "done", "received got");
put("receive", "base", "receive get");
put("refund", "done", "refunded issued credited reimbursed repaid");
put("refund", "base", "refund issue credit reimburse repay");
put("refund", "ing", "refunding issuing");
put("agree", "done", "approved accepted agreed granted");
put("agree", "base", "approve accept agree grant");
put("agree", "ing", "approving accepting");
put("refuse", "done", "declined rejected refused denied");
put("refuse", "base", "decline reject refuse deny");
put("inspect", "done", "inspected");
put("inspect", "base", "inspect inspection");
put("inspect", "ing", "inspecting");
put("close", "done", "cancelled canceled closed");
put("close", "base", "cancel close");
put("complete", "done", "completed finished done");
put("complete", "base", "complete");
put("handle", "done", "processed handled resolved solved");
put("handle", "base", "process handle resolve solve");
put("handle", "ing", "processing handling");
put("handle", "done", "wentthrough");
put("handle", "base", "gothrough");
put("handle", "state", "inprogress");
put("review", "state", "underreview pending");
put("review", "done", "reviewed");
put("review", "ing", "reviewing");
put("pay", "done", "paid");
put("order", "done", "ordered placed");
put("problem", "done", "lost damaged-in-transit misplaced");
put("stall", "done", "stuck delayed stopped stalled");
put("arbitrate", "done", "steppedin");
put("compensate", "base", "compensate compensation coupon coupons voucher gift discount bonus cashback free waive cover covers bear");
put("compensate", "done", "compensated covered waived discounted");
put("exchange", "base", "replace replacement");
put("exchange", "done", "replaced exchanged");
put("resend", "base", "resend reship");
put("resend", "done", "resent reshipped");
put("resend", "ing", "resending reshipping");
put("repair", "base", "repair repairs fix");
put("repair", "done", "repaired fixed");
put("vow", "base", "guarantee promise ensure definitely certainly surely absolutely assure guaranteed guarantees");
put("vow", "done", "promised assured ensured");
put("intercept", "base", "intercept");
put("intercept", "done", "intercepted");
put("stock", "state", "instock");
put("entitled", "base", "entitled eligible qualify qualifies");
put("fault", "base", "fault mistake blame liable responsibility responsible negligence defective counterfeit fake genuine authentic");

/** What a word of an English sentence does; `undefined` for words that do nothing. */
export const deedOf = (word: string): Deed | undefined => (Object.hasOwn(deeds, word) ? deeds[word] : undefined);

/** Every word in `deeds`, for who asks whether a title speaks. */
export const deedWords: ReadonlySet<string> = new Set(Object.keys(deeds));

/** A piece of an English sentence: one clause. */
export interface Piece {
  words: readonly string[];
  text: string;
  /** `open` asked or supposed · `request` put to the buyer · `told` said to be so. */
  frame: "open" | "request" | "told";
}

const supposing =
  /^(?:and |or |but |so )?(?:if|when|whenever|once|unless|until|till|before|whether|in case|how|what|where|why|who|asap as|as soon as|should you|in the event|depending|provided|assuming)\b/;
const asking =
  /^(?:and |or |but |so |then )?(?:could|can|would|will|may|might|shall|do|does|did|is|are|was|were|have|has|had|what|which|who|when|where|why|how|any|anything)\b/;
const polite =
  /^(?:(?:so|then|also|and|next|or|for this|in that case|meanwhile|otherwise|again|just|kindly|first|dear \w+|hi|hello)[ ,]+)*(?:please|kindly|feel free|let us know|make sure|be sure|remember|do not|do |you (?:can|may|could|might|need|should|will need|would need|only need|just need)|we (?:kindly )?(?:ask|need|suggest|recommend|advise)|i (?:suggest|recommend)|it (?:would|will) (?:help|be)|rest assured|take your time|keep|check|send|share|attach|upload|tell|give us|contact|reply|leave|wait|open|tap|click|choose|select|go to|see|hold|note|have a)\b/;
const parting =
  /[,.;!?:()]+(?=\s|$)|\s-+\s|\s(?=(?:if|when|whenever|once|unless|until|till|before|after|because|since (?!nov|dec|oct|jan)|while|whether|in case|although|though)\s)|(?<!\b(?:if|when|whenever|once|unless|until|before|after|whether|that|how|what|where|why|as|which|than|and|while|because|since)\s*)\s(?=(?:we|i)\s(?:will|can|shall|would|pay|cover|refund|send|ship|give|offer)\b)|\s(?:but|so|yet(?= (?:it|we|the)))\s|\s(?=(?:how|what|where|why)\s)|\band\s(?=(?:(?:we|i|it|you|they|there|your|our|this|that|please|let|kindly|then|will|can)|the [a-z]+ (?:is|was|has|will|are|were|have))\b)/;

/** Cuts a spelt sentence into clauses with their frames. */
export function piecesOf(sentence: string): Piece[] {
  const asks = sentence.trimEnd().endsWith("?");
  const texts = sentence
    .split(parting)
    .map((text) => text.replace(/^[\s"'-]+|[\s"'.!?,;:-]+$/g, ""))
    .filter((text) => text !== "");
  let asked = false;
  return texts.map((text, at) => {
    const words = text.match(/[a-z]+(?:-[a-z]+)*|[0-9]+(?:[.:][0-9]+)*|[^\s\w]/g) ?? [];
    asked ||= asks && asking.test(text);
    const open = supposing.test(text) || (asks && (asked || at === texts.length - 1)) || (/^after\b/.test(text) && !/\b(?:was|were|had|been)\b/.test(text));
    return { text, words, frame: open ? "open" : polite.test(text) ? "request" : "told" };
  });
}
