/**
 * Four eyes: money above an amount of the house leaves only when two people stand behind it, each with the right to the whole sum. What a
 * policy granted needs one. The sum is the order's whole payout, so that nobody gets further by splitting it over several cases.
 */
import { grantLimitFen, may, operatorsNow, type Principal } from "../access/index.ts";
import type { RefusalCode } from "../contract/index.ts";
import { yuanText } from "../kernel/money.ts";
import { type Refusal, refuse } from "../kernel/result.ts";
import type { Said } from "../kernel/said.ts";
import { settingOf, type Tx } from "../store/index.ts";
import type { ActionRow, Second } from "./action.ts";
import { actionList } from "./list.ts";
import { payoutOf, type Question } from "./person.ts";

type From = Pick<Tx, "prisma">;

/** Where the house's amount is kept. */
export const SECOND_PERSON = "money.second_person";
interface SecondPerson {
  aboveFen: number | null;
}
/** Until an administrator says otherwise. */
const ABOVE_FEN = 200_000;

/** Above which sum (fen) a second person must agree; `null`: never. */
export async function aboveFen(from: From): Promise<number | null> {
  return ((await settingOf<SecondPerson>(from, SECOND_PERSON)) ?? { aboveFen: ABOVE_FEN }).aboveFen;
}

/** Whether this needs a second person, and why. Only what takes money does. */
export function secondNeeded(of: Pick<Question, "kind" | "now" | "money" | "wanted">, above: number | null): Second | null {
  if (above === null || actionList[of.kind].takes === null) return null;
  const sumFen = payoutOf(of);
  return sumFen > above ? { sumFen, aboveFen: above } : null;
}

/** Whether somebody's right over money reaches so far. */
function covers(principal: Principal, sumFen: number): boolean {
  return may(principal, "money.grant") && sumFen <= grantLimitFen(principal);
}

/** How many people other than this one may agree to such a sum. */
async function othersFor(from: From, sumFen: number, principal: Principal): Promise<number> {
  const people = [...(await operatorsNow(from)).values()];
  return people.filter((each) => covers(each, sumFen) && !(principal.kind === "operator" && each.kind === "operator" && each.id === principal.id)).length;
}

/** How many people may agree to more than so much (fen). */
export async function peopleAbove(from: From, above: number): Promise<number> {
  return [...(await operatorsNow(from)).values()].filter((each) => covers(each, above + 1)).length;
}

/** What a person is told before: that it waits, and that nobody could agree where that is so. */
export async function secondTold(from: From, { sumFen, aboveFen: above }: Second, principal: Principal): Promise<Said> {
  const [sum, limit] = [yuanText(sumFen), yuanText(above)];
  const why = {
    zh: `本单累计赔付将达 ${sum} 元，超过 ${limit} 元，要另一位有额度的人同意后才发出`,
    en: `The order would cost ¥${sum} in all, more than ¥${limit}: it goes out when somebody else whose limit reaches so far agrees`,
  };
  if ((await othersFor(from, sumFen, principal)) > 0) return why;
  return {
    zh: `${why.zh}；现在没有这样的人，请管理员邀请或调整双人复核金额`,
    en: `${why.en}; there is nobody now: an administrator may invite somebody or change the amount`,
  };
}

/** Why this person may not be the second one for it; `null`: he may. `principal` is undefined for whoever was disabled. */
export function mayNotAgree(
  action: Pick<ActionRow, "by">,
  of: { actor: string; principal: Principal | undefined; sumFen: number },
): Refusal<RefusalCode> | null {
  const { actor, principal, sumFen } = of;
  if (!principal) return refuse("NOT_ALLOWED", "您的账号已停用。", { en: "Your account was closed." }).refusal;
  if (action.by === actor)
    return refuse("NOT_ALLOWED", "这笔赔付由您发起，要由另一位同意。", { en: "You started this yourself: somebody else must agree." }).refusal;
  if (!covers(principal, sumFen)) {
    const sum = yuanText(sumFen);
    return refuse("NOT_ALLOWED", `您的赔付额度不到 ${sum} 元，要由额度够的人同意。`, {
      en: `Your limit does not reach ¥${sum}: somebody whose limit does must agree.`,
    }).refusal;
  }
  return null;
}

/** Whether everybody who stands behind it may do so still: a person who began it, and who agreed. A policy needs nobody behind it. */
export function stands(action: Pick<ActionRow, "by" | "auto" | "agreedBy">, people: ReadonlyMap<string, Principal>, sumFen: number): boolean {
  const behind = [...(action.auto ? [] : [action.by]), ...(action.agreedBy === null ? [] : [action.agreedBy])];
  return behind.every((actor) => {
    const principal = people.get(actor);
    return principal !== undefined && covers(principal, sumFen);
  });
}
