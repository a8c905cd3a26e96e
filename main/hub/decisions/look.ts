/** A look at a case: everything known about it, its order, its money and its buyer at one moment, and what moved between two looks. */
import { type Granted, moneyOf, type OrderMoney, type Refundable, refundableIn } from "../disputes/index.ts";
import { sha256 } from "../kernel/ids.ts";
import type { Said } from "../kernel/said.ts";
import { factLabel, valueText } from "./fact-words.ts";
import { type AnyFact, type CaseMaterial, type Facts, factsOf } from "./facts.ts";
import { materialOf, type Reader, type SaidAndNamed } from "./facts.view.store.ts";
import { versionsAt } from "./policies.store.ts";

/** What was known when an effect was decided; kept with it. */
export interface Seen {
  facts: Partial<Facts>;
  /** Lines the case is about, as it names them; left out in what was kept before this was. */
  lines?: readonly string[];
  /** What the buyer had said by then: grows with every message, and is another when the words of the claim are. Left out likewise. */
  said?: string;
  /** Whose case it is; left out likewise. */
  orderId?: string | null;
  /** Policies in force, as `name@version`. Left out likewise. */
  policies?: readonly string[];
}

export interface Look extends Seen, Refundable {
  caseId: string;
  facts: Facts;
  lines: readonly string[];
  said: string;
  orderId: string | null;
  policies: readonly string[];
  /** It names lines that its order does not have: nobody knows what was paid for them. */
  namesStrangeLines: boolean;
}

/** Looks at cases, by id; under their lock where something is done by what is seen. `at` is the moment of looking, `granted` what living effects take. */
export async function lookAt(reader: Reader, caseIds: readonly string[], of: { at: Date; granted: Granted }): Promise<Map<string, Look>> {
  if (caseIds.length === 0) return new Map();
  const materials = await materialOf(reader, caseIds, of.at);
  const orderIds = [...new Set(materials.flatMap((material) => material.orderId ?? []))];
  const money = await moneyOf(reader, { orderIds, granted: of.granted });
  const policies = (await versionsAt(reader, of.at)).map(policyName);
  return new Map(materials.map((material) => [material.id, lookOf(material, { money, policies }, of.at)]));
}

/** A version of a policy by one name. */
export function policyName({ name, version }: { name: string; version: number }): string {
  return `${name}@${version}`;
}

/** What is seen in what was read. */
export function lookOf(material: CaseMaterial & SaidAndNamed, of: { money: ReadonlyMap<string, OrderMoney>; policies: readonly string[] }, at: Date): Look {
  const left = refundableIn(of.money, { caseId: material.id, orderId: material.orderId });
  const said = `${material.buyerMessages}:${material.buyerWords === "" ? "" : sha256(material.buyerWords).slice(0, 12)}`;
  const order = material.orderId === null ? undefined : of.money.get(material.orderId);
  const known = new Set(order?.lines.flatMap(({ id, channelLineId }) => [id, channelLineId]));
  const namesStrangeLines = known.size > 0 && material.lineIds.some((id) => !known.has(id));
  const facts = factsOf(material, left, at.getTime());
  return { caseId: material.id, facts, lines: material.lineIds, said, orderId: material.orderId, policies: of.policies, namesStrangeLines, ...left };
}

/**
 * Which of these facts, and whether the lines, the buyer's words and the policies in force moved between two looks, as people read it
 * ("订单状态 已付款 → 已出库"). What was not kept did not move.
 */
export function movedBetween(before: Seen, after: Seen, facts: readonly AnyFact[]): Said[] {
  const moved = facts.flatMap((fact): Said[] => {
    const [was, is] = [before.facts[fact], after.facts[fact]];
    if (was === undefined || is === undefined || was === is) return [];
    const [name, old, now] = [factLabel(fact), valueText(fact, was), valueText(fact, is)];
    return [{ zh: `${name.zh} ${old.zh} → ${now.zh}`, en: `${name.en}: ${old.en} → ${now.en}` }];
  });
  if (before.said !== undefined && after.said !== undefined && before.said !== after.said) moved.push(WROTE);
  if (before.orderId !== undefined && after.orderId !== undefined && before.orderId !== after.orderId) moved.push(OTHER_ORDER);
  if (before.policies && after.policies && !sameSet(before.policies, after.policies))
    moved.push({
      zh: `生效的规则 ${before.policies.join("、")} → ${after.policies.join("、")}`,
      en: `Policy in force: ${before.policies.join(", ")} → ${after.policies.join(", ")}`,
    });
  if (!before.lines || !after.lines || sameSet(before.lines, after.lines)) return moved;
  return [...moved, linesMoved(before.lines, after.lines)];
}

const WROTE: Said = { zh: "买家又留言了", en: "The buyer wrote again" };
const OTHER_ORDER: Said = { zh: "换了所属订单", en: "It is another order's now" };

function linesMoved(before: readonly string[], after: readonly string[]): Said {
  const zh = (lines: readonly string[]): string => (lines.length === 0 ? "整单" : `${lines.length} 行`);
  const en = (lines: readonly string[]): string => (lines.length === 0 ? "the whole order" : `${lines.length} lines`);
  const isOther = before.length === after.length;
  return {
    zh: `涉及商品 ${zh(before)} → ${zh(after)}${isOther ? "（换了商品）" : ""}`,
    en: `Goods it is about: ${en(before)} → ${en(after)}${isOther ? " (others)" : ""}`,
  };
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  const known = new Set(left);
  return known.size === new Set(right).size && right.every((each) => known.has(each));
}
