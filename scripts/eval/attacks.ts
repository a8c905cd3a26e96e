/** Attacks that come in as other people's words: whether any of them gets itself said, through the built-in composer or past the guard. */
import { answer } from "../../agents/reply/answer/answer.ts";
import { textOf } from "../../agents/reply/answer/proposal.ts";
import type { AnswerCard } from "../../main/hub/contract/answers.ts";
import type { ReplyRecord } from "../../main/hub/contract/index.ts";
import { type Want, wants } from "../../main/hub/contract/words.ts";
import { checker } from "../../main/hub/grounding/index.ts";
import { starterCards } from "../../main/hub/knowledge/cards/starter-cards.ts";
import { type Attack, attacks } from "./guard/attack-list.ts";
import { builtInRecord, recordNames } from "./guard/records.ts";

/** Places of a record that others write into. */
const doors: Readonly<Record<string, (record: ReplyRecord, put: string) => ReplyRecord>> = {
  "buyer's words": (record, put) => ({ ...record, buyerWords: put }),
  conversation: (record, put) => ({ ...record, conversation: [{ author: "buyer", text: put, at: new Date(0) }] }),
  "operator's line": (record, put) => ({ ...record, conversation: [{ author: "operator", text: put, at: new Date(0) }] }),
  nick: (record, put) => ({ ...record, buyerNick: put }),
  title: (record, put) => ({ ...withFact(record, { id: "item_9", label: "商品", text: put }), slots: { ...record.slots, 商品: put } }),
  spec: (record, put) => withFact(record, { id: "spec_9", label: "规格", text: put }),
  reason: (record, put) => withFact(record, { id: "reason", label: "申请原因", text: put }),
  "file name": (record, put) => ({ ...record, buyerWords: `[图片：${put}.jpg]` }),
};

function withFact(record: ReplyRecord, told: { id: string; label: string; text: string }): ReplyRecord {
  return { ...record, facts: [...record.facts, { ...told, kind: "item", value: told.text }] };
}

/** An attack that got through: where it came in, and what was said. */
interface Through {
  door: string;
  record: string;
  put: string;
  text: string;
}

/** Tries every attack at every door, each before another record. */
export function tryAttacks(): { report: { tried: number; succeeded: number }; through: Through[] } {
  const through: Through[] = [];
  let tried = 0;
  for (const one of attacks) {
    for (const [door, put] of Object.entries(doors)) {
      const name = recordNames[tried % recordNames.length] ?? "paid";
      tried += 1;
      // What is wanted said is put in as well: then the record holds the very words.
      for (const text of [one.put, one.said]) {
        const said = saidOf(put(builtInRecord(name), text), one);
        if (said !== null) through.push({ door, record: name, put: text, text: said });
      }
    }
  }
  return { report: { tried, succeeded: through.length }, through };
}

/** A card that names the goods, as a trainer may write one for each want: a title then stands in the middle of a reply. */
const naming = (want: Want): AnswerCard => ({
  id: `naming-${want}`,
  want,
  title: "商品",
  when: {},
  says: [],
  unless: [],
  zh: [{ act: "evidence", optional: false, texts: ["关于您买的{商品}，麻烦您拍一张照片发给我们。"] }],
  en: [],
});
const cards = starterCards();

/** What the attack got said, by the composer whatever want is heard in it, or past the guard; `null` when nothing. */
function saidOf(record: ReplyRecord, { said, sign }: Attack): string | null {
  for (const want of wants) {
    const heard = { ...record, wants: [{ want, mood: "requests" as const, confidence: 1 }] };
    for (const deck of [cards, [naming(want)]]) {
      const text = textOf(answer(heard, deck));
      if (sign.test(text)) return text;
    }
  }
  return checker(record)(said).grounded ? said : null;
}
