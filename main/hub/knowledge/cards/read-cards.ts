/** Reads answer cards as they are written for a person: YAML by want, `act: [wordings]`, a `?` behind the act where the sentence may be left out. */
import { parse } from "yaml";
import { z } from "zod";
import { AnswerCard } from "../../contract/answers.ts";

const Said = z.record(z.string(), z.array(z.string()).min(1));
const Written = z.record(
  z.string(),
  z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      when: z.record(z.string(), z.union([z.boolean(), z.array(z.string())])),
      says: z.array(z.string()).default([]),
      unless: z.array(z.string()).default([]),
      zh: z.array(Said).min(1),
      en: z.array(Said).default([]),
    }),
  ),
);

/** Cards of one file. @throws with the place of what cannot be read: these files ship with the program. */
export function readCards(yaml: string): AnswerCard[] {
  return Object.entries(Written.parse(parse(yaml))).flatMap(([want, cards]) =>
    cards.map(({ id, zh, en, ...card }) => AnswerCard.parse({ ...card, id: `${want}.${id}`, want, zh: zh.map(sentence), en: en.map(sentence) })),
  );
}

function sentence(said: Record<string, string[]>): unknown {
  const [[act, texts] = ["", []], ...others] = Object.entries(said);
  if (others.length > 0) throw new Error(`A sentence does one thing: ${Object.keys(said).join(", ")}`);
  return { act: act.replace(/\?$/, ""), optional: act.endsWith("?"), texts };
}
