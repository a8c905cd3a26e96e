/** Files that people of the desk add to a case: they come in parts, go on after a lost line, and are named by their content. */

import { createHash } from "node:crypto";
import { actorName, may, type Principal, type Vault } from "../access/index.ts";
import type { RefusalCode } from "../contract/index.ts";
import { MOST_ATTACHMENT_BYTES, PART_BYTES } from "../contract/limits.ts";
import { lockOrdersThenCases } from "../disputes/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import {
  beginUpload,
  dropStaleUploads,
  dropUpload,
  filesOfDesk,
  heldUpload,
  keepAttachment,
  keepPart,
  partsThere,
  removeAttachment,
  wholeUpload,
} from "./attach.store.ts";
import { isCase } from "./attachments.view.store.ts";
import { kindOfFile } from "./kinds.ts";
import { wentToBuyer } from "./sent.view.store.ts";

export interface Attaching {
  store: Store;
  vault: Vault;
}
type Outcome<Value> = Promise<Result<Value, RefusalCode>>;
type Person = Extract<Principal, { kind: "operator" }>;
interface Place {
  caseId: string;
  key: string;
}

const MOST_FILES = 50;
/** What began to come and did not go on for so long is given up. */
const GIVEN_UP_MS = 24 * 3_600_000;
const done = ok({ ok: true as const });
const gone = refuse("NOT_FOUND", "这个附件已经不在，可能上传中断太久，请重新添加。", {
  en: "It is not there any more, perhaps because it stood still too long: add it again.",
});

/** Begins a file, or goes on with one of the same name, size and date of the same person: what is there of it need not be sent again. */
export async function beginAttachment(
  { store }: Attaching,
  of: { caseId: string; name: string; bytes: number; modified: number },
  by: Person,
): Outcome<{ key: string; parts: number; have: number[] }> {
  const { caseId, name, bytes, modified } = of;
  if (!(await isCase(store, caseId))) return refuse("NOT_FOUND", "没有这个工单。", { en: "There is no such case." });
  const key = `up-${createHash("sha256")
    .update(JSON.stringify([caseId, by.id, name, bytes, modified]))
    .digest("hex")
    .slice(0, 32)}`;
  return commit(store, actorName(by), async (tx) => {
    const have = await partsThere(tx, { caseId, key });
    if (have.length === 0 && (await filesOfDesk(tx, caseId)) >= MOST_FILES)
      return refuse("STATE_NOT_ALLOWED", `一个工单最多 ${MOST_FILES} 个附件，请先删掉不用的。`, { en: `A case takes ${MOST_FILES} files: remove some first.` });
    beginUpload(tx, { caseId, key, name, bytes, byId: by.id });
    return ok({ key, parts: Math.ceil(bytes / PART_BYTES), have });
  });
}

/** Takes one part; told again it changes nothing. */
export async function putPart({ store, vault }: Attaching, of: Place & { place: number; bytes: Uint8Array }, by: Person): Outcome<{ ok: true }> {
  return commit(store, actorName(by), async (tx) => {
    const upload = await heldUpload(tx, of);
    if (!upload || upload.byId !== by.id) return gone;
    const expected = Math.min(PART_BYTES, upload.bytes - of.place * PART_BYTES);
    if (of.bytes.byteLength !== expected)
      return refuse("BAD_INPUT", "这一段的长度不对，请重新上传。", { en: "This part has the wrong length: send it again." });
    keepPart(tx, vault, of);
    return done;
  });
}

/** All parts are there: reads the file by its bytes and adds it to the case. */
export async function finishAttachment({ store, vault }: Attaching, of: Place, by: Person): Outcome<{ key: string }> {
  return commit(store, actorName(by), async (tx) => {
    const upload = await heldUpload(tx, of);
    if (!upload || upload.byId !== by.id) return gone;
    const whole = await wholeUpload(tx, vault, of);
    if (whole.byteLength !== upload.bytes || whole.byteLength > MOST_ATTACHMENT_BYTES)
      return refuse("BAD_INPUT", "文件还没有传完，请继续上传。", { en: "The file is not whole yet: go on sending." });
    const kind = kindOfFile(whole);
    if (!kind) {
      await dropUpload(tx, of);
      return refuse("NOT_SUPPORTED", "这种文件不能作为附件（只看内容）：可以是图片、MP4 视频、PDF、Office 文档、压缩包或纯文本。", {
        en: "Files of this kind are not taken, whatever their name says: pictures, MP4, PDF, Office documents, ZIP or plain text are.",
      });
    }
    const key = `f-${createHash("sha256").update(kind.bytes).digest("hex").slice(0, 40)}`;
    if (await keepAttachment(tx, vault, { caseId: of.caseId, upload: of.key, key, ...kind, about: upload })) {
      tx.emit({ name: "case.attached", subjectId: of.caseId, data: { key } });
      tx.journal({ verb: "case.attached", subject: "case", subjectId: of.caseId, data: { key, bytes: kind.bytes.byteLength, type: kind.type } });
    }
    return ok({ key });
  });
}

/** Takes a file away: one's own, or anybody's for who assigns cases. */
export async function takeAway({ store }: Attaching, of: Place, by: Person): Outcome<{ ok: true }> {
  return commit(store, actorName(by), async (tx) => {
    const byId = may(by, "case.assign") ? null : by.id;
    // A message that takes it along is begun under the same lock.
    await lockOrdersThenCases(tx, { caseIds: [of.caseId] });
    if (await wentToBuyer(tx, of))
      return refuse("STATE_NOT_ALLOWED", "这张图片随留言发给了买家，要留作记录，不能删除。", {
        en: "It went to the buyer with a message and stays on record.",
      });
    if (!(await removeAttachment(tx, { ...of, byId })))
      return refuse("NOT_FOUND", "没有这个附件，或是别人添加的。", { en: "There is no such file, or somebody else added it." });
    tx.emit({ name: "case.attached", subjectId: of.caseId, data: { key: of.key } });
    tx.journal({ verb: "case.attachment_removed", subject: "case", subjectId: of.caseId, data: { key: of.key } });
    return done;
  });
}

/** Gives up what did not go on for a day. */
export function forgetUploads(store: Store): Promise<void> {
  return commit(store, "system", (tx) => dropStaleUploads(tx, new Date(store.clock.now() - GIVEN_UP_MS)));
}
