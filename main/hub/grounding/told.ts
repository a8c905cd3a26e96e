/** Holds what a clause tells against the record. Pure. */
import type { Here } from "./reading.ts";
import type { Telling } from "./telling.ts";
import type { Told } from "./telling-without.ts";
import type { Truth } from "./truth.ts";
import type { Claim } from "./verdict.ts";

/** What a signer is called in the record. */
const signerNames: Readonly<Record<string, string>> = { 柜子: "快递柜", 柜: "快递柜", 丰巢: "快递柜", 丰巢柜: "快递柜", 您本人: "本人", 家里人: "家人" };

/** "您自己签收的": he himself, by another word than the record's. */
const byHimself = /(?:自己|自个儿?|亲自|亲手)(?:来|去|给|就|已经?)*(?:签|收|取|拿|领)/;

/** A claim for each thing told; `found` are the claims of the clause's times, sums and marks. */
export function toldClaims({ told, signers }: Telling, here: Here, found: readonly Claim[]): Claim[] {
  const { whereabouts } = here.around.known;
  const signed = signers.every((who) => {
    const name = signerNames[who] ?? who;
    return whereabouts.includes(name) || (name === "代收" && /驿站|快递柜/.test(whereabouts));
  });
  const isHis = whereabouts.includes("本人");
  return told.map((one) => ({
    kind: "state" as const,
    text: one.text,
    support:
      /^(?:sign|take)$/.test(one.verb) && one.mode === "done" && byHimself.test(here.clause.text) && !isHis
        ? null
        : signers.length > 0 && (!signed || !/^(?:sign|take|place)$/.test(one.verb))
          ? null
          : supportOf(one, here, found),
  }));
}

function supportOf(one: Told, { around, figures }: Here, found: readonly Claim[]): string | null {
  const { verb, mode, figured, text } = one;
  const { truth, amounts, latest } = around.known;
  // "走的是原来的付款渠道": the way that promised money takes.
  if (verb === "way")
    return truth.has("refund:done") || truth.has("refund:doing") ? (around.known.allowed.find((one) => one.text.includes("原路"))?.name ?? null) : null;
  if (verb === "reach" && mode === "not" && [...text].some((sign) => around.marks.get(sign)?.kind === "place")) return null;
  if (verb === "refund" && mode === "done" && figured)
    return truth.get("refund:done") ?? amounts.find(({ subject, fen }) => subject === "refunded" && figures.includes(fen))?.name ?? null;
  // "查物流是空白的,正常的": before anybody took it over nothing can be seen of it.
  if (verb === "normal" && mode !== "not" && truth.has("pickup:not") && /空白|查不|看不|查物流|没有?物流|轨迹/.test(around.sentence))
    return truth.get("traceless:done") ?? null;
  // "之前那30元还没退": it was.
  if (verb === "refund" && mode === "not" && figures.some((fen) => isBackAlready(fen, amounts))) return null;
  // "退过一回": so it was, where a part was refunded.
  if (verb === "refund" && mode === "done" && /退过|退了一/.test(text) && !/[都全完]/.test(around.sentence))
    return truth.get("refund:done") ?? amounts.find(({ subject, fen }) => subject === "refunded" && fen > 0)?.name ?? null;
  // "发往武汉转运中心,11月22日已到达": the place was named before.
  const reached = [...around.before].some((sign) => latest.includes(around.marks.get(sign)?.text ?? "-"));
  if (verb === "arrive" && mode === "done" && reached) return found.find(({ kind, support }) => kind === "date" && support !== null)?.support ?? null;
  if (mode === "not" && replaced.test(text) && goesOut.test(verb)) return truth.get("replacement:not") ?? null;
  // What is sent instead is another parcel than the one whose way is known.
  if (
    /换货的(?!件|申请|包裹|退|旧|进度|流程)|新件|新衣|新睡衣|(?<!更)新的|新货|换的|补发|另一件/.test(around.sentence) &&
    (/^(?:pack|ship|outbound|pickup|transit|deliver)$/.test(verb) || (verb === "send_back" && !/您|回/.test(around.sentence))) &&
    mode !== "not"
  )
    return null;
  // "申请没批": decided, and not put off.
  if (verb === "agree" && mode === "not" && !/还|尚|暂|未|目前|没人|谁都没/.test(around.sentence)) return truth.get("refuse:done") ?? null;
  // "货还没收到": by whom is not said, and it is the return that is not here.
  if ((verb === "take" || verb === "arrive") && mode === "not" && !text.includes("您"))
    return stateSupport(one, truth, found) ?? truth.get("back_arrive:not") ?? null;
  return stateSupport(one, truth, found);
}

/** What is sent in the place of what came back; and how it would leave. */
export const replaced = /(?<!更)新的|新件|新衣|新睡衣|新货|新品|换的那件|换给您的|要换的新/;
export const goesOut = /^(?:pack|ship|outbound|pickup|resend|exchange|send_back)$/;

/** A sum that was refunded, and that nothing else is the sum of. */
export function isBackAlready(fen: number, amounts: Here["around"]["known"]["amounts"]): boolean {
  const own = amounts.filter((one) => one.fen === fen);
  return own.length > 0 && own.every(({ subject }) => subject === "refunded");
}

/** What in the record says so; `found` are the claims of the clause's times and places. */
export function stateSupport({ verb, mode, text }: Told, truth: Truth, found: readonly Claim[]): string | null {
  const of = (name: string): string | null => truth.get(name) ?? null;
  if (verb === "reach") return found.find(({ kind, support }) => kind === "place" && support !== null)?.support ?? null;
  // "正往外发", "正准备退款": what leaves is out or in the house, and a refund that is prepared is a promise.
  if (mode === "doing" && /^(?:ship|outbound|pickup)$/.test(verb)) return null;
  if (mode === "awaited" && verb === "refund" && !truth.has("agree:done")) return null;
  if (verb === "scan" && mode !== "not") {
    if (/\uf8f0[^\uf8f0]{0,3}(?:以后|之后|后|起|开始)/.test(text)) return null;
    // "最近一次更新是11月22日": so told, the last one rests on its time or place.
    const rests = found.filter(({ kind }) => kind === "place" || kind === "date");
    if (rests.length > 0) return rests.find(({ support }) => support !== null)?.support ?? null;
  }
  // "没有停滞": it goes its way.
  if (verb === "stall" && mode === "not") return of("normal:done");
  if (verb === "arrive") return of(mode === "not" || mode === "awaited" ? "sign:not" : "sign:done");
  if (verb === "label" && mode === "not") return of("no_waybill:done");
  if (verb === "deliver" && mode === "doing") return of("deliver:doing") ?? (/送/.test(text) && !/派|投|员|哥|师傅/.test(text) ? of("transit:doing") : null);
  if (mode === "awaited") return of(`${verb}:not`) ?? of(`${verb}:doing`);
  return of(`${verb}:${mode === "bare" ? "done" : mode}`);
}
