/** What a check says. */
import type { SuggestionClaim } from "../contract/index.ts";

/** A statement found in a reply, with the record entry that supports it; `null` = nothing does. */
export type Claim = SuggestionClaim;

/** One sentence as it was written, with what it claims and, in Chinese, why it may not leave. */
export interface SentenceVerdict {
  text: string;
  ok: boolean;
  claims: Claim[];
  faults: string[];
}

/** The check of a whole reply: `grounded` when every sentence is. */
export interface Verdict {
  grounded: boolean;
  sentences: SentenceVerdict[];
  claims: Claim[];
  faults: string[];
  /** Data of a person that never leaves, whatever the settings say; `null` when there is none. */
  personal: string | null;
}

const names: Readonly<Record<Claim["kind"], string>> = {
  amount: "金额",
  figure: "数字",
  date: "时间",
  place: "地点",
  state: "状态",
  promise: "承诺",
  waybill: "单号",
  contact: "站外联系方式",
  superlative: "绝对化用语",
  personal: "个人信息",
};

/** Why a claim without support keeps its sentence back. */
export function faultOf(claim: Claim): string {
  return claim.kind === "contact" || claim.kind === "superlative" || claim.kind === "personal"
    ? `出现了${names[claim.kind]}“${claim.text}”`
    : `${names[claim.kind]}“${claim.text}”在记录里没有依据`;
}
