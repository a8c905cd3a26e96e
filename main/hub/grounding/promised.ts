/** Which sentence of the seller's allows what a clause promises. Pure. */
import type { Act } from "./acts-before.ts";
import type { Allowed } from "./known.ts";
import { is } from "./lexicon.ts";
import type { Here } from "./reading.ts";

/** Light acts, for which a promise of their kind is enough; all others must keep to the promise's own words and conditions. */
const light: Readonly<Record<string, readonly string[]>> = {
  check: ["check", "handle"],
  contact: ["contact", "urge"],
  reply: ["reply"],
  handle: ["handle", "check"],
  urge: ["urge", "contact"],
  inspect: ["inspect"],
  scan: ["scan", "urge", "check"],
};

const parties: readonly RegExp[] = [/快递|物流|承运|网点|站点|驿站|配送/, /仓库|库房|仓储/, /平台/];

export const byPromise =
  /按(?:照|着)?(?:页面|平台|约定|商品页)?(?:上)?的?承诺的?(?:发货)?(?:时间|日期|时效)?(?:来|准时|按时|给您|安排|去|内)*(?:发货|发出|寄出|发)/;

/** With whom it is looked into. */
const ofOthers = /(?:找|跟|和|向|问|同|与|让|请)(?:一下|下)?(?:快递|物流|承运|网点|站点|驿站|配送|仓库|库房|仓储|平台)/;

const firm =
  /优先|插队|排到?前|处理好|解决好|办好|搞定|满意|负责|专人|主管|领导|专员|升级|破例|特批|例外|通融|处罚|追责|开除|全程|到底(?!在|是|到|怎|什|哪|有|咋|走)/;

/** The clause's promise: the first allowed sentence that holds the act, or, without one, any of the clause's acts. */
export function promiseFor(here: Here, act: Act | null): Allowed | null {
  const acts = act ? [act] : here.acts;
  return here.around.known.allowed.find((allowed) => acts.some((one) => covers(allowed, one, here))) ?? null;
}

export function promised(act: Act, here: Here): string | null {
  return promiseFor(here, act)?.name ?? null;
}

function covers(allowed: Allowed, act: Act, here: Here): boolean {
  // "找快递核实": who is asked to look is asked.
  const asksThem = act.verb === "check" && ofOthers.test(here.clause.text);
  const kinds = asksThem ? ["contact", "urge"] : light[act.verb];
  if (!(kinds ?? [act.verb]).some((kind) => allowed.verbs.has(kind))) return false;
  const byDeadline = here.around.known.moments.filter(({ events }) => events.includes("deadline")).map(({ day, clock }) => `${day} ${clock ?? ""}`.trim());
  const inTime = act.verb === "handle" && /前/.test(here.clause.text);
  if (here.times.some((time) => !allowed.times.has(time) && !(inTime && byDeadline.some((one) => one === time || one.endsWith(time.replace("?", ""))))))
    return false;
  // "59元的申请我们正在核实": the request by its sum.
  const claimed = (fen: number): boolean => here.around.known.amounts.some((one) => one.fen === fen && one.subject === "claimed");
  const names = /^(?:check|reply|handle)$/.test(act.verb) && /申请|这笔/.test(here.clause.text) && !/退(?!款申请|货申请|款的申请)/.test(here.clause.text);
  if (here.figures.some((fen) => !allowed.amounts.has(fen) && !(names && claimed(fen)))) return false;
  const { text } = here.clause;
  if (firm.test(text) && !firm.test(allowed.text)) return false;
  if (parties.some((party) => (asksThem || act.verb === "contact" || act.verb === "urge") && party.test(text) && !party.test(allowed.text))) return false;
  if (act.actor === "other") return false;
  if (act.verb === "handle" && act.text !== "处理") return allowed.text.includes(act.text);
  if (
    act.verb === "reply" &&
    !/^(?:回复|答复|反馈|告知|通知|同步|告诉|回您|回给您|回您消息|给您回复|给您回话|给您答复|给您回信|[跟和给]您[说讲]|同步给您|知会)$/.test(act.text)
  )
    return allowed.text.includes(act.text);
  if (kinds) return true;
  return keepsTo(allowed, act, here);
}

/** A weighty promise keeps to the seller's words: the act itself, the things it is about, the conditions under which it holds. */
function keepsTo(allowed: Allowed, act: Act, here: Here): boolean {
  if (act.text.length < 2 || !allowed.text.includes(act.text)) return false;
  if (allowed.conditions.some((condition) => !here.around.sentence.includes(condition))) return false;
  const common = /^(?:订单|商品|包裹|快递|物流|售后|客服|款项|退款|事情?|问题|情况|货|货物|金额)$/;
  return here.tokens.every((token) => !is(token, "noun") || common.test(token.text) || allowed.text.includes(token.text));
}
