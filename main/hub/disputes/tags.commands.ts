/** Tags of cases: a shop's own words, made as they are used, and few enough to be found again. */
import type { RefusalCode } from "../contract/index.ts";
import { MOST_SHOP_TAGS, MOST_TAGS, TAG_LETTERS } from "../contract/limits.ts";
import { ok, type Refusal, type Result, refuse } from "../kernel/result.ts";
import { maskText } from "../masking/index.ts";
import type { Tx } from "../store/index.ts";
import { dropTag, dropUnusedTags, keepTag, shopOfLocked, tagsOfCase, tagsOfShop } from "./tags.store.ts";

const missing = refuse("NOT_FOUND", "没有这个工单。");

/** One spelling of a tag: full and half width, and blanks, make no difference. */
export function tagName(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim();
}

/** What is wrong with a tag's name, whichever case it is put on; `null`: nothing. */
export function tagFault(name: string): { ok: false; refusal: Refusal<"BAD_INPUT"> } | null {
  const letters = [...name].length;
  if (letters === 0) return refuse("BAD_INPUT", "标签是空的。", { en: "The tag is empty." });
  if (letters > TAG_LETTERS)
    return refuse("BAD_INPUT", `标签最多 ${TAG_LETTERS} 个字，这个有 ${letters} 个。`, {
      en: `A tag has at most ${TAG_LETTERS} letters; this one has ${letters}.`,
    });
  if (maskText(name) !== name)
    return refuse("BAD_INPUT", "标签人人看得到，也留得久，不要写号码、姓名和地址。", {
      en: "Everybody sees tags and they stay: no numbers, names or addresses in them.",
    });
  return null;
}

/** A case has as many tags as it may have. */
export const fullOfTags = (): { ok: false; refusal: Refusal<"BAD_INPUT"> } =>
  refuse("BAD_INPUT", `一张工单最多 ${MOST_TAGS} 个标签，先去掉一个再加。`, { en: `A case has at most ${MOST_TAGS} tags: take one off first.` });

/** Puts a tag on a case. */
export async function tagCase(tx: Tx, of: { caseId: string; name: string }): Promise<Result<{ ok: true }, RefusalCode>> {
  const name = tagName(of.name);
  const fault = tagFault(name);
  if (fault) return fault;
  const shopId = await shopOfLocked(tx, of.caseId);
  if (shopId === null) return missing;
  const there = await tagsOfCase(tx, of.caseId);
  if (there.includes(name)) return ok({ ok: true });
  if (there.length >= MOST_TAGS) return fullOfTags();
  let ofShop = await tagsOfShop(tx, shopId);
  if (!ofShop.includes(name) && ofShop.length >= MOST_SHOP_TAGS) {
    // What no case bears makes room.
    await dropUnusedTags(tx, shopId);
    ofShop = await tagsOfShop(tx, shopId);
    if (ofShop.length >= MOST_SHOP_TAGS)
      return refuse("BAD_INPUT", `这个店铺已有 ${MOST_SHOP_TAGS} 个标签，再多就没人找得到了；请用已有的。`, {
        en: `This shop has ${MOST_SHOP_TAGS} tags, and with more nobody finds any: use one of these.`,
      });
  }
  keepTag(tx, { shopId, caseId: of.caseId, name });
  tx.emit({ name: "case.marked", subjectId: of.caseId, data: { what: "tag" } });
  tx.journal({ verb: "case.tagged", subject: "case", subjectId: of.caseId, data: { tag: name } });
  return ok({ ok: true });
}

/** Takes a tag off a case; one that is not there is off already. */
export async function untagCase(tx: Tx, of: { caseId: string; name: string }): Promise<Result<{ ok: true }, RefusalCode>> {
  const name = tagName(of.name);
  if ((await dropTag(tx, { caseId: of.caseId, name })) === 0) return ok({ ok: true });
  tx.emit({ name: "case.marked", subjectId: of.caseId, data: { what: "tag" } });
  tx.journal({ verb: "case.untagged", subject: "case", subjectId: of.caseId, data: { tag: name } });
  return ok({ ok: true });
}
