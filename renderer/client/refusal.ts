/** Turns whatever a call threw into a sentence for the person who waits. */
import { ORPCError } from "@orpc/client";
import { type RefusalCode, refusals } from "../../main/hub/contract/errors.ts";
import type { Language, Translate } from "../locales/text.ts";
import { isTimedOut } from "./patience.ts";

/** The code of an expected refusal, `null` for anything else. */
export function refusalCode(error: unknown): RefusalCode | null {
  return error instanceof ORPCError && error.code in refusals ? (error.code as RefusalCode) : null;
}

/** The hub could not be asked at all (it is starting, or the line is down). */
export function isUnreachable(error: unknown): boolean {
  return !(error instanceof ORPCError);
}

/** What the refusal says of itself in English, where it does. */
function ownEnglish(error: unknown): string | null {
  const { details } = ((error as { data?: unknown }).data ?? {}) as { details?: { en?: unknown } | null };
  return typeof details?.en === "string" ? details.en : null;
}

/** The refusal's own sentence in Chinese (the hub knows the details); in English its own where it has one, else the list's. */
export function sentenceOf(error: unknown, spoken: { language: Language; t: Translate }): string {
  const code = refusalCode(error);
  if (code)
    return spoken.language === "en"
      ? (ownEnglish(error) ?? refusals[code].en)
      : error instanceof Error && error.message !== ""
        ? error.message
        : refusals[code].zh;
  if (isTimedOut(error)) return spoken.t("error.timedOut");
  if (isUnreachable(error)) return spoken.t("error.unreachable");
  return spoken.t("error.unexpected");
}
