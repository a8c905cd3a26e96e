/** What of an answer card changed, in words. Pure. */
import type { AnswerCard, CardSentence } from "../../../main/hub/contract/answers.ts";
import { changedLines } from "../../../main/hub/kernel/difference.ts";
import type { Translate } from "../../locales/text.ts";
import { givenName, valueName, wantName } from "../../widgets/condition-words.ts";

/** One thing that changed: what it is, and how it was and is said; `null`: it was, or is, not there. */
export interface Difference {
  name: string;
  before: string | null;
  after: string | null;
}

/** A condition in words. */
export function conditionWords(t: Translate, name: string, wanted: boolean | readonly string[]): string {
  const values = typeof wanted === "boolean" ? t(wanted ? "answers.yes" : "answers.no") : wanted.map((value) => valueName(t, name, value)).join("、");
  return `${givenName(t, name)}：${values}`;
}

/** Everything that two versions of a card differ in, in the order of the editor. */
export function differencesOf(t: Translate, before: AnswerCard, after: AnswerCard): Difference[] {
  const part = (name: string, of: (card: AnswerCard) => readonly string[]): Difference[] =>
    changedLines(of(before), of(after)).map((pair) => ({ name, ...pair }));
  const filled = (text: string): string[] => (text === "" ? [] : [text]);
  return [
    ...part(t("answers.want"), (card) => [wantName(t, card.want)]),
    ...part(t("answers.cardTitle"), (card) => [card.title]),
    ...part(t("answers.when"), ({ when }) => Object.entries(when).map(([name, wanted]) => conditionWords(t, name, wanted))),
    ...part(t("answers.says"), (card) => filled(card.says.join("、"))),
    ...part(t("answers.unless"), (card) => filled(card.unless.join("、"))),
    ...part(t("answers.zh"), (card) => card.zh.flatMap((sentence) => linesOf(t, sentence))),
    ...part(t("answers.en"), (card) => card.en.flatMap((sentence) => linesOf(t, sentence))),
  ];
}

function linesOf(t: Translate, { act, optional, texts }: CardSentence): string[] {
  const said = t(`act.${act}`) + (optional ? `（${t("answers.optional")}）` : "");
  return texts.map((text) => `${said}：${text}`);
}
