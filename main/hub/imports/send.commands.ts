/** A file comes in: in parts, and goes on after a lost line, as evidence does. */
import { createHash } from "node:crypto";
import { actorName, type Principal } from "../access/index.ts";
import type { ImportKind } from "../contract/imports.ts";
import type { RefusalCode } from "../contract/index.ts";
import { PART_BYTES } from "../contract/limits.ts";
import { shopsById } from "../ingest/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit } from "../store/index.ts";
import type { ImportDeps } from "./deps.ts";
import { beginImport, importById, keepPart, lockImport, partsThere } from "./import.store.ts";

type Outcome<Value> = Promise<Result<Value, RefusalCode>>;
export type Person = Extract<Principal, { kind: "operator" }>;

/** Refusals that several of the room's commands share. */
export const gone = refuse("NOT_FOUND", "没有这次导入。", { en: "There is no such import." });

export interface Begun {
  shopId: string;
  kind: ImportKind;
  name: string;
  bytes: number;
  modified: number;
}

/** Begins an import, or goes on sending the same file of the same person where it stood; one that was sent before is begun anew. */
export async function beginSending({ store }: ImportDeps, of: Begun, by: Person): Outcome<{ importId: string; parts: number; have: number[] }> {
  if (!(await shopsById(store, [of.shopId])).has(of.shopId)) return refuse("NOT_FOUND", "没有这个店铺。", { en: "There is no such shop." });
  return commit(store, actorName(by), async (tx) => {
    for (let time = 0; ; time += 1) {
      const id = `im-${createHash("sha256")
        .update(JSON.stringify([by.id, of.shopId, of.kind, of.name, of.bytes, of.modified, time]))
        .digest("hex")
        .slice(0, 24)}`;
      const known = await lockImport(tx, id);
      if (known && known.state !== "sending") continue;
      beginImport(tx, { id, byId: by.id, shopId: of.shopId, kind: of.kind, name: of.name, bytes: of.bytes });
      return ok({ importId: id, parts: Math.ceil(of.bytes / PART_BYTES), have: known ? await partsThere(tx, id) : [] });
    }
  });
}

/** Takes one part; told again it changes nothing. */
export async function putPart({ store, vault }: ImportDeps, of: { importId: string; place: number; bytes: Uint8Array }, by: Person): Outcome<{ ok: true }> {
  return commit(store, actorName(by), async (tx) => {
    const held = await importById(tx, of.importId);
    if (!held || held.byId !== by.id || held.state !== "sending") return gone;
    if (of.bytes.byteLength !== Math.min(PART_BYTES, held.bytes - of.place * PART_BYTES))
      return refuse("BAD_INPUT", "这一段的长度不对，请重新上传。", { en: "This part has the wrong length: send it again." });
    keepPart(tx, vault, { id: of.importId, place: of.place, bytes: of.bytes });
    return ok({ ok: true as const });
  });
}
