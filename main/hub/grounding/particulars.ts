/** What single acts claim by their own words, before the general rule: another kind of case, an asking, what comes in exchange. Pure. */
import type { Act } from "./acts-before.ts";
import { promised } from "./promised.ts";
import type { Here } from "./reading.ts";
import { markOf } from "./supports.ts";
import { goesOut, replaced } from "./told.ts";
import type { Claim } from "./verdict.ts";

/** A claim's kind and what supports it. */
export type Particular = Pick<Claim, "kind" | "support">;

/** What courier and warehouse are asked to do. */
const askedOfOthers = new Set(["pickup", "deliver", "scan", "transit", "ship", "outbound", "pack", "sign"]);

/** What an act claims by its own words; `null` where it has none of these. */
export function particular(act: Act, here: Here): Particular | null {
  const of = (kind: Claim["kind"], support: string | null): Particular => ({ kind, support });
  if (act.verb === "stock" && /不是现货/.test(here.clause.text)) return of("state", here.around.known.truth.get("presale:done") ?? null);
  // "仓库会按时间安排的": by the time that was named just before.
  if (
    (act.verb === "ship" || act.verb === "handle") &&
    act.mode === "ahead" &&
    /按(?:这个|承诺的?|规定的?|页面的?)?时间?(?:去|来|给您)?(?:安排|发|处理)/.test(here.clause.text) &&
    /承诺|最晚|最迟|前/.test(here.around.before) &&
    here.around.known.truth.has("ship:not")
  )
    return of("promise", here.around.known.moments.find(({ events }) => events.includes("promised"))?.name ?? null);
  const [kind] = here.around.known.kinds;
  if (kind && act.mode === "bare" && new RegExp(`(?:这单|这笔|申请|办|走|提)的?(?:就|也)?是${kind.text}`).test(here.clause.text)) return of("state", kind.name);
  // "退货退款59": the case by its name, with what it asks for.
  if (
    kind &&
    act.mode === "bare" &&
    new RegExp(`^(?:这个|这笔|您的|您这个|您这笔|就是|是)*${kind.text}的?(?:金额)?(?:是)?[0-9.]+[元块]?(?:钱)?(?:的|那个|这个)?$`).test(here.clause.text)
  )
    return of("state", kind.name);
  // An exchange gives no money back.
  if (act.verb === "refund" && act.mode === "refusing" && kind?.text === "换货" && here.figures.length === 0) return of("state", kind.name);
  if (act.verb === "refund" && act.mode === "refusing" && /不(?:会)?退(?:到|进|给)(?:别|其他|其它|另)/.test(here.clause.text))
    return of("promise", here.around.known.allowed.find(({ text }) => text.includes("原路"))?.name ?? null);
  // "得先过验货": what stands before.
  if (
    (act.verb === "review" || act.verb === "inspect") &&
    (act.mode === "bare" || act.mode === "ahead") &&
    /先/.test(here.clause.text) &&
    here.times.length === 0
  ) {
    const ahead = here.around.known.truth.get(act.verb === "review" ? "review:doing" : "inspect:not");
    if (ahead !== undefined) return of("state", ahead);
  }
  if (act.verb === "problem" && act.mode === "not" && /[没无]有?异常|^[^不]*没(?:有)?(?:弄)?丢/.test(here.clause.text))
    return of("state", here.around.known.truth.get("normal:done") ?? null);
  // "催促圆通尽快揽收": what the other one is asked for, as the asking is allowed.
  const asker = here.acts.find(({ at, verb }) => at < act.at && (verb === "urge" || verb === "contact") && !/优先|加急|插队|加紧/.test(here.clause.text));
  if (asker && askedOfOthers.has(act.verb) && (act.mode === "ahead" || act.mode === "bare") && here.times.length === 0 && here.figures.length === 0)
    return of("promise", promised(asker, here));
  // The seller decided, and nobody else.
  if ((act.verb === "refuse" || act.verb === "agree") && act.mode !== "ahead" && /(?:平台|系统)(?!里|上|显示|审核)/.test(here.clause.text))
    return of("state", null);
  // "现在还不能给您发新的": it waits for what comes back.
  if ((act.mode === "not" || act.mode === "refusing") && replaced.test(here.clause.text) && goesOut.test(act.verb) && here.times.length === 0)
    return of("state", here.around.known.truth.get("replacement:not") ?? null);
  // What was sent instead is another parcel than the one whose way is known.
  if (
    ["pack", "ship", "outbound", "pickup", "transit", "deliver"].includes(act.verb) &&
    act.mode !== "not" &&
    act.mode !== "refusing" &&
    /换货的(?!件|申请|包裹|退|旧|进度|流程)|新衣|新睡衣|(?<!更)新的|新件|新货|新品|换的|换货的|补的|补发的|另一件|另外一/.test(here.clause.text)
  )
    return of("state", null);
  if (act.verb === "agree" && /验收|验货|质检|检验|查验/.test(here.clause.text)) return of("state", here.around.known.truth.get("refund:doing") ?? null);
  if (act.verb === "transit" && act.mode === "ahead" && here.times.length === 0 && markOf(here, "city"))
    return of("state", here.around.known.truth.get("transit:doing") ?? null);
  if (act.text === "送" && act.verb === "deliver" && /[\ue000-\ue1ff](?:在|负责|速递在)?送/.test(here.clause.text))
    return of("state", here.around.known.truth.get("deliver:doing") ?? here.around.known.truth.get("transit:doing") ?? null);
  // "点完我们审": looked at, and nothing said of what comes of it.
  if (
    act.verb === "review" &&
    act.actor === "seller" &&
    (act.mode === "bare" || act.mode === "ahead") &&
    here.times.length === 0 &&
    !here.around.known.truth.has("review:done") &&
    /^审/.test(act.text)
  )
    return of("promise", promised({ ...act, verb: "check" }, here));
  return null;
}
