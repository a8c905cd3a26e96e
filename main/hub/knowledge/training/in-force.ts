/** What an example commits to, held against what is in force: promises nobody makes any more, money nobody set, what the policy would decide otherwise. Pure. */
import type { AnswerCard } from "../../contract/answers.ts";
import type { ExampleMark } from "../../contract/training.ts";
import { commitmentsOf } from "../../grounding/index.ts";
import type { TermsInForce } from "./conflicts.ts";

/** What the policy in force says to the case that an example tells of. */
export interface Ruled {
  policy: string;
  version: number;
  /** `null` when no row matches: then a person decides. */
  row: string | null;
  /** The row in the seller's words. */
  note: string;
  outcome: "grant" | "agent" | "supervisor" | "risk";
}

/** What costs the seller money or goods when it is promised. */
const giving: ReadonlySet<string> = new Set(["refund", "compensate", "exchange", "resend", "repair", "return"]);
const sum = /(?:[¥￥]\s*[0-9]+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?\s*(?:元|块钱?|yuan|rmb))/gi;
const freight = /运费|邮费|快递费/;
/** Told as done. */
const happened = /已|(?<!通)过|了/;
const refusing = /(?:不能|无法|不支持|不可以|没办法|没法|不给|不予)[^，。！？,.!?]{0,6}(?:退|换|补|赔)/;
/** Whose word it takes before anything may be promised. */
const sent = { supervisor: ["主管", "the supervisor"], risk: ["风控", "a risk reviewer"] } as const;

/** Promises that neither a card of the want nor terms and policy make, and sums of money that stand nowhere in them. */
export function unbackedIn(card: AnswerCard, { terms, cards }: { terms: TermsInForce; cards: readonly AnswerCard[] }): ExampleMark[] {
  const own = cards.filter(({ id, want }) => want === card.want && id !== card.id);
  const wordings = own.flatMap(textsOf);
  const made = new Set([...wordings, ...terms.promises].flatMap((text) => commitmentsOf(bare(text)).promises));
  const set = sumsIn([...wordings, ...terms.promises, ...Object.values(terms.slots)]);
  return textsOf(card).flatMap((text): ExampleMark[] => {
    // Who pays return freight is held against the terms themselves.
    const promised = freight.test(text) ? [] : commitmentsOf(bare(text)).promises.filter((verb) => giving.has(verb) && !made.has(verb));
    const money = [...sumsIn([text])].find((one) => !set.has(one));
    return [
      ...(promised.length > 0
        ? [
            {
              with: "terms.promises",
              zh: `“${text}”答应的事，现行的答复卡、条款和规则都没有答应`,
              en: `"${text}" promises what no card, term or policy in force promises`,
            },
          ]
        : []),
      ...(money === undefined
        ? []
        : [
            {
              with: "terms.money",
              zh: `“${money}”在现行条款里没有，不能再答应别的买家`,
              en: `"${money}" stands in no term in force and cannot be promised to another buyer`,
            },
          ]),
    ];
  });
}

/** What contradicts the policy in force: giving where somebody else's word is needed first, refusing where it is granted. `ruled` is `null` where no case stands behind it. */
export function againstPolicy(card: AnswerCard, ruled: Ruled | null): ExampleMark[] {
  if (!ruled) return [];
  const { policy, version, row, note, outcome } = ruled;
  const place = { with: `policy.${policy}/${row ?? ""}` };
  const [zh, en] = [`现行规则第 ${version} 版（${note}）`, `policy version ${version} in force (${note})`];
  if (outcome === "supervisor" || outcome === "risk") {
    const given = textsOf(card).find((text) => commits(bare(text)));
    const [who, whom] = sent[outcome];
    return given === undefined
      ? []
      : [{ ...place, zh: `这里答应“${given}”，而${zh}要先由${who}处理`, en: `promises "${given}" where ${en} has ${whom} decide first` }];
  }
  const refused = outcome === "grant" ? textsOf(card).find((text) => refusing.test(text)) : undefined;
  return refused === undefined ? [] : [{ ...place, zh: `这里拒绝“${refused}”，而${zh}会同意`, en: `refuses "${refused}" where ${en} grants` }];
}

/** Promised, or said as good as done: "马上给您退600元". */
function commits(text: string): boolean {
  const { promises, states } = commitmentsOf(text);
  return promises.some((verb) => giving.has(verb)) || (!happened.test(text) && states.some((verb) => giving.has(verb)));
}

const bare = (text: string): string => text.replace(/\{[^{}]*\}/g, "");
const textsOf = (card: AnswerCard): string[] => [...card.zh, ...card.en].flatMap(({ texts }) => texts);
const sumsIn = (texts: readonly string[]): Set<string> => new Set(texts.flatMap((text) => [...bare(text).matchAll(sum)].map(([whole]) => yuan(whole))));
const yuan = (text: string): string => `${Number(/[0-9.]+/.exec(text)?.[0])}元`;
