import type { RefusalCode, TermsBody } from "../contract/index.ts";
import { termsFields } from "../contract/terms-names.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { faultsOf } from "./check.ts";
import { isShop } from "./shops.view.store.ts";
import { holdTerms, type KeptRow, keepTerms, placeOf, termsAt } from "./terms.store.ts";
import { differing } from "./terms.ts";

/** Terms somebody wants kept, and the revision they looked at. */
export interface SavedTerms {
  shopId: string | null;
  body: TermsBody;
  revision: number;
}

/** Keeps terms, with who changed which field from what to what in the journal. Refused when they have a fault, or when somebody saved meanwhile. */
export async function saveTerms(store: Store, actor: string, saved: SavedTerms): Promise<Result<{ revision: number }, RefusalCode>> {
  const [fault] = faultsOf(saved.body);
  if (fault) return refuse("BAD_INPUT", fault.zh, { field: fault.field, en: fault.en });
  return commit(store, actor, async (tx) => {
    if (saved.shopId !== null && !(await isShop(tx, saved.shopId))) return refuse("NOT_FOUND", "没有这个店铺。");
    holdTerms(tx, saved.shopId);
    const kept = (await termsAt(tx, saved.shopId === null ? [] : [saved.shopId])).get(placeOf(saved.shopId));
    if (!kept) throw new Error(`no terms of ${placeOf(saved.shopId)}`);
    if (kept.revision !== saved.revision) return savedMeanwhile(kept, saved.body);
    const changed = differing(kept.body, saved.body);
    if (changed.length > 0) await write(tx, { ...saved, revision: kept.revision + 1 }, { before: kept.body, changed });
    return ok({ revision: kept.revision + (changed.length > 0 ? 1 : 0) });
  });
}

async function write(tx: Tx, next: SavedTerms, was: { before: TermsBody; changed: (keyof TermsBody)[] }): Promise<void> {
  const { shopId, revision, body } = next;
  await keepTerms(tx, { shopId, body, revision });
  const subjectId = placeOf(shopId);
  const fields = Object.fromEntries(was.changed.map((field) => [field, { from: was.before[field], to: body[field] }]));
  tx.journal({ verb: "terms.changed", subject: "terms", subjectId, data: { revision, fields } });
  tx.emit({ name: "terms.changed", subjectId, data: { shopId, revision, fields: was.changed } });
}

function savedMeanwhile(kept: KeptRow, wanted: TermsBody): Result<never, RefusalCode> {
  const fields = differing(kept.body, wanted);
  const named = fields.map((field) => termsFields[field].zh).join("、");
  return refuse(
    "SAVED_MEANWHILE",
    fields.length === 0 ? "别人刚刚保存了同样的内容，请刷新。" : `别人刚刚保存过，与您要保存的不同之处：${named}。请对照之后再保存。`,
    {
      revision: kept.revision,
      by: kept.updatedBy,
      at: kept.updatedAt?.toISOString() ?? null,
      fields: fields.join(","),
      en:
        fields.length === 0
          ? "Somebody has just saved the same: refresh."
          : `Somebody has just saved this; it differs from yours in: ${fields.map((field) => termsFields[field].en).join(", ")}. Compare, then save again.`,
      ...Object.fromEntries(fields.map((field) => [`kept.${field}`, JSON.stringify(kept.body[field])])),
    },
  );
}
