/** What a refusal must hold, by the channel's own rules: its reasons are asked of it, words and proof held against its limits. */
import type { RefusalReason } from "../connectors/port.ts";
import type { RefusalCode, RefusalForm } from "../contract/index.ts";
import { contextOf, shopsById } from "../ingest/index.ts";
import { type Picture, readPicture } from "../kernel/picture.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { ActionKind, CaseNow } from "./action.ts";
import type { ActionDeps } from "./deps.ts";
import { actionList } from "./list.ts";
import { problemOf } from "./problem-words.ts";

/** How long a channel's reasons for a case as it stands are taken as they were told, ms; and of how many cases at once. */
const KNOWN_FOR_MS = 600_000;
const KNOWN_AT_MOST = 500;

type Form = Result<RefusalForm, RefusalCode>;

/** Gives the form of a case; what a channel answered is not asked again while somebody writes. */
export interface RefusalForms {
  of(now: CaseNow, kind: ActionKind): Promise<Form>;
}

export function openRefusalForms(deps: ActionDeps): RefusalForms {
  const known = new Map<string, { form: RefusalForm; until: number }>();
  return {
    async of(now, kind) {
      const key = `${kind}:${now.id}:${now.version}`;
      const at = deps.store.clock.now();
      const kept = known.get(key);
      if (kept && kept.until > at) return ok(kept.form);
      const asked = await ask(deps, now, kind);
      if (!asked.ok) return asked;
      known.delete(key);
      known.set(key, { form: asked.value, until: at + KNOWN_FOR_MS });
      for (const oldest of known.keys()) {
        if (known.size <= KNOWN_AT_MOST) break;
        known.delete(oldest);
      }
      return asked;
    },
  };
}

async function ask(deps: ActionDeps, now: CaseNow, kind: ActionKind): Promise<Form> {
  const connector = deps.connectors(now.channel);
  const rules = connector?.manifest.review?.refusal;
  const reasonsOf = connector?.actions.refusalReasons;
  if (!actionList[kind].asks.reason) return refuse("BAD_INPUT", "这个动作没有原因可选。", { en: "This action has no reasons." });
  if (!rules || !reasonsOf) return notSupported();
  const elsewhere = connector.actions.atPlatform?.(kind, now.writeToken);
  if (elsewhere) return refuse("NOT_SUPPORTED", elsewhere.zh, { en: elsewhere.en });
  const shop = (await shopsById(deps.store, [now.shopId])).get(now.shopId);
  if (!shop) return notSupported();
  const told = await reasonsOf(contextOf(deps, shop), { channelCaseId: now.channelCaseId, writeToken: now.writeToken });
  if (!told.ok) {
    const { code, message } = told.refusal;
    const { en } = problemOf(told.refusal);
    const isNo = code === "REFUSED" || code === "NOT_FOUND" || code === "NOT_SUPPORTED";
    return refuse(isNo ? "NOT_SUPPORTED" : "CHANNEL_UNREACHABLE", message, { en: `${en}.` });
  }
  if (told.value.length === 0)
    return refuse("NOT_SUPPORTED", "平台没有给出可选的拒绝原因，这张售后现在不能拒绝。", {
      en: "The channel offers no reason: this case cannot be refused now.",
    });
  const shown = (reason: RefusalReason) => ({ ...reason, proofWanted: reason.proofWanted ?? null });
  return ok({ reasons: told.value.map(shown), words: rules.words, proof: rules.proof && { ...rules.proof, types: [...rules.proof.types] } });
}

const notSupported = (): Form =>
  refuse("NOT_SUPPORTED", "这个平台没有拒绝的接口，请到平台后台处理。", { en: "This channel has no interface for refusing: do it on its own pages." });

/** A refusal as it may be kept. */
export interface Refusing {
  /** Not known of what a person did by hand where the channel could not be asked. */
  reason?: { id: string; text: string };
  picture: Picture | null;
}

export interface RefusalInput {
  reasonId?: string | undefined;
  text?: string | undefined;
  proof?: { base64: string } | undefined;
}

/** Holds what was filled in against the channel's form; says which field is wrong. */
export function fitsForm(form: RefusalForm, input: RefusalInput): Result<Refusing, RefusalCode> {
  const reason = form.reasons.find(({ id }) => id === input.reasonId);
  if (!reason) return bad("reason", "请选择平台给出的拒绝原因。", "Choose one of the channel's reasons.");
  const { least, most } = form.words;
  const letters = [...(input.text ?? "").trim()].length;
  if (letters < least || letters > most)
    return bad(
      "text",
      `说明要 ${least}–${most} 个字，这段有 ${letters} 个字。`,
      `The explanation must have ${least} to ${most} characters; this has ${letters}.`,
    );
  if (reason.proof === "elsewhere")
    return bad("reason", "这个原因的凭证只能在平台后台上传，请到平台处理。", "The proof for this reason is taken on the platform's own pages alone.");
  const { id, text } = reason;
  if (!input.proof) {
    if (reason.proof === "required") return bad("proof", "这个原因要附凭证图片。", "This reason needs a picture as its proof.");
    return ok({ reason: { id, text }, picture: null });
  }
  const picture = proofOf(form, input.proof.base64);
  return picture.ok ? ok({ reason: { id, text }, picture: picture.value }) : picture;
}

function proofOf({ proof: rules }: RefusalForm, base64: string): Result<Picture, RefusalCode> {
  if (!rules) return bad("proof", "这个平台的接口不收凭证图片。", "This channel's interface takes no picture.");
  const read = readPicture(Buffer.from(base64, "base64"));
  if (!read.ok)
    return read.refusal.code === "BROKEN"
      ? bad("proof", "图片不完整或已损坏，请重新选择。", "The picture is cut off or damaged: choose it again.")
      : bad("proof", "文件不是 JPG、PNG 或 GIF 图片（只看内容，不看文件名）。", "The file is no JPG, PNG or GIF, whatever its name says.");
  if (!rules.types.includes(read.value.type)) return bad("proof", "这个平台不收这种图片。", "This channel does not take this kind of picture.");
  const kilobytes = (bytes: number): number => Math.ceil(bytes / 1000);
  if (read.value.bytes.byteLength > rules.mostBytes) {
    const [has, most] = [kilobytes(read.value.bytes.byteLength), kilobytes(rules.mostBytes)];
    return bad("proof", `图片有 ${has} KB，平台最多收 ${most} KB，请压缩后再附。`, `The picture has ${has} KB; the channel takes ${most} KB at most.`);
  }
  return read;
}

function bad(field: "reason" | "text" | "proof", zh: string, en: string): Result<never, RefusalCode> {
  return refuse("BAD_INPUT", zh, { field, en });
}
