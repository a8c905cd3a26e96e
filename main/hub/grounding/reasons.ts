/** The guard's reasons in English: each form in which a reason is given, once. What is quoted stays as it was written. */

const kinds: Readonly<Record<string, string>> = {
  金额: "amount",
  数字: "figure",
  时间: "time",
  地点: "place",
  状态: "state",
  承诺: "promise",
  单号: "number",
  站外联系方式: "a contact off the platform",
  绝对化用语: "a superlative",
  个人信息: "personal data",
  站外或诱导内容: "leads off the platform or lures",
  未经核实的认错: "admits a fault that nobody verified",
  涉及其他买家: "speaks of other buyers",
  不礼貌的话: "is impolite",
  内部信息: "is internal",
  法律或医疗说法: "is a legal or medical claim",
  没有依据的原因: "gives a cause that nothing supports",
  没有依据的保证: "guarantees what nothing supports",
};
const whole: Readonly<Record<string, string>> = {
  "句子太长，无法逐项核对": "the sentence is too long to be checked part by part",
  "读来像记录里没有依据的话，请核对": "it reads like what nothing in the record supports; please look at it",
  含有看不懂的文字: "it holds a script that cannot be read",
  含有看不懂的符号: "it holds signs that cannot be read",
  含有标记或代码符号: "it holds markup or code signs",
  诱导买家的话: "it lures the buyer",
  "只有商品名，没有说明什么": "it only names the goods and says nothing",
};
const forms: readonly (readonly [RegExp, (quoted: string, kind: string) => string])[] = [
  [/^出现了(?<kind>站外联系方式|绝对化用语|个人信息)“(?<quoted>.*)”$/s, (quoted, kind) => `it holds ${kinds[kind] ?? kind}: “${quoted}”`],
  [
    /^(?<kind>金额|数字|时间|地点|状态|承诺|单号)“(?<quoted>.*)”在记录里没有依据$/s,
    (quoted, kind) => `nothing in the record supports the ${kinds[kind] ?? kind} “${quoted}”`,
  ],
  [/^“(?<quoted>.*)”在记录里没有依据$/s, (quoted) => `nothing in the record supports “${quoted}”`],
  [/^“(?<quoted>.*)”是不使用的词$/s, (quoted) => `“${quoted}” is a word the house does not use`],
  [/^“(?<quoted>.*)”看不懂或没有依据$/s, (quoted) => `“${quoted}” is unknown or nothing supports it`],
  [/^“(?<quoted>.*)”没有依据的承诺$/s, (quoted) => `“${quoted}” promises what nothing allows`],
  [/^“(?<quoted>.*)”没有依据$/s, (quoted) => `nothing supports “${quoted}”`],
  [/^“(?<quoted>.*)”：(?<kind>[^”]+)$/s, (quoted, kind) => `“${quoted}” ${kind === "绝对化用语" ? "is a superlative" : (kinds[kind] ?? kind)}`],
];

/** A reason of the guard in both languages. Pure; a form that is not known is told as it is. */
export function bothLanguages(reason: string): { zh: string; en: string } {
  const said = whole[reason];
  if (said !== undefined) return { zh: reason, en: said };
  for (const [form, say] of forms) {
    const groups = form.exec(reason)?.groups;
    if (groups) return { zh: reason, en: say(groups.quoted ?? "", groups.kind ?? "") };
  }
  return { zh: reason, en: reason };
}
