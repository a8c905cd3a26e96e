/** Pictures that go to the buyer with a message: of the case's own files, within what the channel takes, read once more as they leave. */
import type { ConnectorManifest } from "../connectors/port.ts";
import type { RefusalCode } from "../contract/index.ts";
import { type DeskPicture, deskPictures } from "../evidence/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Tx } from "../store/index.ts";
import type { ActionSpec } from "./action.ts";

/** A picture that went out cannot be taken back by anybody: so many seconds are left to think again. */
const PICTURE_HOLD_SECONDS = 10;

/** Seconds in which a person can take it back. */
export function holdSeconds({ personHoldSeconds }: ActionSpec, { pictures = [] }: { pictures?: readonly unknown[] | undefined }): number {
  return pictures.length > 0 ? Math.max(PICTURE_HOLD_SECONDS, personHoldSeconds) : personHoldSeconds;
}

/** What was asked to go along, as it lies by the case; only messages carry anything. */
export async function picturesOf(
  from: Pick<Tx, "rows">,
  { asks }: ActionSpec,
  { caseId, pictures = [] }: { caseId: string; pictures?: readonly string[] | undefined },
): Promise<Result<DeskPicture[], RefusalCode>> {
  const keys = [...new Set(pictures)];
  if (keys.length === 0) return ok([]);
  if (asks.text !== "message") return refuse("BAD_INPUT", "只有给买家的留言能带图片。", { en: "Only messages to a buyer carry pictures." });
  const found = new Map((await deskPictures(from, { caseId, keys })).map((picture) => [picture.key, picture]));
  const there = keys.flatMap((key) => found.get(key) ?? []);
  if (there.length === keys.length) return ok(there);
  return refuse("BAD_INPUT", "有图片已经不在这张工单的附件里，或不是图片，请去掉后重新选择。", {
    field: "pictures",
    en: "One of the pictures is not among the files of this case any more, or is none: take it out and choose again.",
  });
}

const names: Readonly<Record<string, string>> = { "image/jpeg": "JPG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WebP" };
const kilobytes = (bytes: number): number => Math.ceil(bytes / 1_000);

/** Whether the channel takes them with a message; said before anything is held. */
export function fitsMessage(pictures: readonly DeskPicture[], manifest: Pick<ConnectorManifest, "messagePictures"> | undefined): Result<null, RefusalCode> {
  if (pictures.length === 0) return ok(null);
  const takes = manifest?.messagePictures;
  if (!takes)
    return refuse("NOT_SUPPORTED", "这个平台的留言带不了图片：去掉图片再发，或复制文字、存下图片，到平台聊天窗口发。", {
      en: "Messages of this platform carry no pictures: send without them, or copy the words, save the pictures and send both there.",
    });
  if (pictures.length > takes.most)
    return refuse("BAD_INPUT", `这个平台一条留言最多带 ${takes.most} 张图片。`, { en: `This platform takes ${takes.most} pictures with a message at most.` });
  for (const { type, bytes } of pictures) {
    if (bytes > takes.mostBytes)
      return refuse("TOO_LARGE", `这个平台的留言图片每张最大 ${kilobytes(takes.mostBytes)} KB，这张有 ${kilobytes(bytes)} KB，请压缩后再发。`, {
        en: `This platform takes pictures of ${kilobytes(takes.mostBytes)} KB at most with a message; this one has ${kilobytes(bytes)} KB.`,
      });
    if (!takes.types.some((one) => one === type)) {
      const known = takes.types.map((one) => names[one] ?? one);
      return refuse("BAD_INPUT", `这个平台的留言只收 ${known.join("、")} 图片。`, { en: `With a message this platform takes ${known.join(", ")} only.` });
    }
  }
  return ok(null);
}
