/** What a clause tells without a verb of its own: where the goods lie, what is dealt with, who signed, what is in its place. Pure. */
import type { Mode } from "./telling-modes.ts";
import type { Part, Word } from "./telling-words.ts";
import type { About } from "./word-list-events.ts";

/** Something told: the record's verb, how it stands, and where in the clause. */
export interface Told {
  verb: string;
  mode: Mode;
  text: string;
  from: number;
  to: number;
  /** Places and signers stand with it. */
  placed: boolean;
  figured: boolean;
}

interface Without {
  clause: string;
  about: About;
  /** What its events told. */
  told: readonly Told[];
  /** How many events there are. */
  events: number;
}

/** What the words tell beside their events. */
export function toldWithout(words: readonly Word[], { clause, about, told, events }: Without): Told[] {
  const out: Told[] = [];
  if (events === 0) out.push(...carried(words, about));
  if (isInside(words) && !words.some(({ part }) => part === "not" && events === 0)) {
    const verb = about === "back" ? "back_arrive" : about === "goods" || about === "none" ? "in_house" : null;
    if (verb !== null) out.push({ verb, mode: "done", text: clause, from: 0, to: clause.length, placed: false, figured: false });
  }
  // "件刚过武汉", "目前在武汉": a place of the record without a verb is where the parcel was.
  if (
    events === 0 &&
    told.length + out.length === 0 &&
    (about === "goods" || about === "none" || about === "trace") &&
    words.some(({ part }) => part === "place") &&
    !/[从自离出]/.test(clause)
  )
    out.push({
      verb: "reach",
      mode: words.some(({ part }) => part === "not") ? "not" : "done",
      text: clause,
      from: 0,
      to: clause.length,
      placed: true,
      figured: false,
    });
  // "东西在快递柜": where it was left.
  const lies = words.findIndex(({ part }) => part === "signer");
  if (
    told.length + out.length === 0 &&
    events === 0 &&
    lies > 0 &&
    /^(?:在|就在|还在)$/.test(words[lies - 1]?.text ?? "") &&
    (about === "goods" || about === "none")
  )
    out.push({
      verb: "place",
      mode: words.some(({ part }) => part === "not") ? "not" : "done",
      text: clause,
      from: 0,
      to: clause.length,
      placed: false,
      figured: false,
    });
  // "柜子或者驿站": where it was left, named alone.
  const alone =
    words.every(({ part, text }) => part === "signer" || /^(?:或|或者|还是|要么|是|就是|哦|哈|呢)$/.test(text)) && words.some(({ part }) => part === "signer");
  if (told.length + out.length === 0 && alone)
    out.push({ verb: "sign", mode: "done", text: clause, from: 0, to: clause.length, placed: false, figured: false });
  // "走的驿站": how it was signed for.
  const how = words.filter(({ part, text }) => part !== "signer" && text !== "或").every(({ part, text }) => part === "fill" || /^[走由]/.test(text));
  if (told.length + out.length === 0 && events === 0 && how && words.some(({ part }) => part === "signer") && /走|由|签收(?:方式|记录|人|状态)/.test(clause))
    out.push({ verb: "sign", mode: "done", text: clause, from: 0, to: clause.length, placed: false, figured: false });
  return out;
}

/** What is told without an event: a request that is dealt with, a trade that is over, goods that stand in the warehouse. */
function carried(words: readonly Word[], about: About): Told[] {
  const text = words.map((word) => word.text).join("");
  const of = (verb: string, mode: Mode): Told[] => [{ verb, mode, text, from: 0, to: Number.POSITIVE_INFINITY, placed: false, figured: false }];
  const has = (part: Part): boolean => words.some((word) => word.part === part);
  // "申请给您过了": passed, without another verb.
  if (about === "request" && words.some(({ text: said }) => said === "过")) return of("agree", has("not") ? "not" : "done");
  const carries = words.findIndex(({ part }) => part === "carry");
  if (has("platform") && carries >= 0) return has("not") ? of("arbitrate", "not") : has("doing") ? of("arbitrate", "doing") : [];
  if (about === "money" && words.some(({ text: said, part }) => part === "doing" && said.includes("走"))) return has("not") ? [] : of("refund", "doing");
  if (about === "request" && words.some(({ text: said, part }) => part === "doing" && said.includes("走"))) return has("not") ? [] : of("handle", "doing");
  if (about === "bill" && has("not") && carries < 0) return of("no_waybill", "done");
  // "物流正常".
  if (carries < 0 && (about === "trace" || about === "goods") && /正常(?:的|哈|哦|呢|了)*$/.test(text) && words.every(({ part }) => part !== "not"))
    return of("normal", "done");
  // "仓库那边还没轮到": not packed yet, or not looked at yet.
  if (carries < 0 && has("not") && has("house") && words.some(({ text: said }) => said === "轮到")) return of("pack", "not");
  if (carries < 0) return [];
  // "那59还在看": a sum that is looked at is the request.
  if (about === "money" && /^(?:看|审理|受理)$/.test(words[carries]?.text ?? ""))
    return has("doing") && !has("not") && !has("done") ? of("review", "doing") : [];
  // "退款59这个还在待处理": the request for it waits.
  if (about === "money" && has("wait") && /处理|审|看/.test(words[carries]?.text ?? "") && !has("done")) return of("handle", "not");
  // "货还没走", "走了": out of the house, by nobody who is named.
  if ((about === "goods" || about === "none") && words[carries]?.text === "走" && !has("wait") && !has("seller") && !has("buyer") && !has("way"))
    return has("not") ? of("ship", "not") : has("done") ? of("ship", "done") : [];
  // "退款59这个还在待处理", "not") : has("doing") && !has("done") ? of("refund", "doing") : [];
  if (about === "request" || words.some((word) => word.text === "点处理"))
    return has("not") || has("wait") ? of("handle", "not") : has("doing") && !has("done") ? of("handle", "doing") : has("done") ? of("handle", "done") : [];
  return [];
}

/** "还在仓库里", "压在仓库". */
function isInside(words: readonly Word[]): boolean {
  const house = words.findIndex(({ part }) => part === "house");
  const before = words[words[house - 1]?.part === "seller" ? house - 2 : house - 1];
  // "仓库压着呢".
  if (house >= 0 && words[house + 1]?.part === "rest" && /着$/.test(words[house + 1]?.text ?? "")) return true;
  return house > 0 && before !== undefined && (/^(?:在|还在|仍在)$/.test(before.text) || before.part === "rest");
}
