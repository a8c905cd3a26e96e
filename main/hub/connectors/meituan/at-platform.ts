/** What has no call, and is done on the platform's own pages. Pure. */
import type { ActionKind } from "../../contract/words.ts";
import type { Said } from "../../kernel/said.ts";
import type { ChannelActions } from "../port.ts";

const ANSWERS: ReadonlySet<ActionKind> = new Set(["agree_refund", "agree_return", "refuse_refund", "refuse_return"]);

const APPEALED: Said = {
  zh: "买家已申诉，由美团裁定；请到商家后台举证或等候结果。",
  en: "The buyer appealed and the platform decides: show evidence on its own pages, or wait.",
};
const UNKNOWN: Said = {
  zh: "这种售后没有可用的接口，请到美团商家后台处理。",
  en: "There is no call for this kind of after-sale: settle it on the platform's own pages.",
};

/** Why a step is done on the platform's own pages; `null`: there is a call for it. */
export const atPlatform: NonNullable<ChannelActions["atPlatform"]> = (action, { kind = "", appeal = "" }) => {
  if (!ANSWERS.has(action)) return null;
  if (appeal === "1") return APPEALED;
  return kind === "complaint" ? UNKNOWN : null;
};
