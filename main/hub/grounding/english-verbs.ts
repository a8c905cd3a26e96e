/** English verbs that state how an order, a parcel, a return or money stands, or commit the seller; and how an English clause is framed. Pure. */

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
  /^(?:and |or |but |so )?(?:if|when|whenever|once|unless|until|till|before|whether|in case|how|what|where|why|who|asap as|as soon as|should you|in the event|depending|provided|assuming|(?:that )?(?:the )?(?:courier|driver) (?:can|may|is able to) (?:reach|call|find|contact|get)|so that (?:the )?(?:courier|driver))\b/;
const asking =
  /^(?:and |or |but |so |then )?(?:could|can|would|will|may|might|shall|do|does|did|is|are|was|were|have|has|had|what|which|who|when|where|why|how|any|anything)\b/;
const polite =
  /^(?:(?:so|then|also|and|next|or|for this|in that case|meanwhile|otherwise|again|just|kindly|first|dear \w+|hi|hello)[ ,]+)*(?:please|kindly|feel free|let us know|make sure|be sure|remember|do not|do |you (?:can|may|could|might|need|should|will need|would need|only need|just need)|ask the platform|we (?:kindly )?(?:ask|need|suggest|recommend|advise)|i (?:suggest|recommend)|it (?:would|will) (?:help|be)|rest assured|take your time|keep|check|send|share|attach|upload|tell|give us|contact|reply|leave|wait|open|tap|click|choose|select|go to|see|hold|note|have a|pop it|post it|drop it|put|pack|add|fill in|enter|include|try|pick|look|scroll)\b/;
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
