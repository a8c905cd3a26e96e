/** A desk that takes files in, and the hub's own work behind it. */
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { connectors, readerAmong } from "../../../main/hub/connectors/index.ts";
import type { ImportKind, ImportView, RowOutcome } from "../../../main/hub/contract/imports.ts";
import { PART_BYTES } from "../../../main/hub/contract/limits.ts";
import { understandDue } from "../../../main/hub/frame/understand.ts";
import { importDue, importHandlers } from "../../../main/hub/imports/index.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { testVault } from "../../support/store.ts";

export const supervisor: Principal = { kind: "operator", id: "zhou", name: "周敏", roles: ["supervisor"], demo: false };
export const vault = openVault(new Uint8Array(32).fill(5));

type Given<Part extends keyof ReturnType<typeof importHandlers>> = Parameters<ReturnType<typeof importHandlers>[Part]>[0];

export interface Desk {
  /** Sends a file and has its head read. */
  send(file: { name: string; bytes: Uint8Array; kind?: ImportKind; shopId?: string }, by?: Principal): Promise<ImportView>;
  look(of: Given<"look">): Promise<ImportView>;
  /** Plans with the columns as they were recognised. */
  plan(view: ImportView, zone?: ImportView["zone"]): Promise<ImportView>;
  run(view: ImportView): Promise<ImportView>;
  undo(view: ImportView): Promise<ImportView>;
  get(id: string): Promise<ImportView>;
  rows(view: ImportView, outcome?: RowOutcome): Promise<{ key: string; outcome: RowOutcome; why: string | null; from: number; to: number; cells: string[] }[]>;
  handlers: ReturnType<typeof importHandlers>;
  /** Works until nothing is under way, then understands what was kept. */
  work(): Promise<void>;
}

/** @throws Error with the refusal's sentence */
export async function granted<Value>(asked: Promise<{ ok: true; value: Value } | { ok: false; refusal: { message: string } }>): Promise<Value> {
  const told = await asked;
  if (!told.ok) throw new Error(told.refusal.message);
  return told.value;
}

export function openDesk(store: Store): Desk {
  const deps = { store, vault };
  const handlers = importHandlers({ ...deps, wake: () => undefined });
  const understand = { store, vault: testVault, reader: readerAmong(connectors), log: () => undefined };
  const work = async (): Promise<void> => {
    while ((await importDue(deps)) > 0);
    while ((await understandDue(understand)) > 0);
  };
  const get = (importId: string): Promise<ImportView> => granted(handlers.get({ importId }, supervisor));
  const desk: Desk = {
    handlers,
    work,
    get,
    send: async ({ name, bytes, kind = "orders", shopId = "taobao" }, by = supervisor) => {
      const begun = await granted(handlers.begin({ shopId, kind, name, bytes: bytes.byteLength, modified: 1 }, by));
      for (let place = 0; place < begun.parts; place += 1)
        if (!begun.have.includes(place))
          await granted(
            handlers.put(
              { importId: begun.importId, place, base64: Buffer.from(bytes.subarray(place * PART_BYTES, (place + 1) * PART_BYTES)).toString("base64") },
              by,
            ),
          );
      return granted(handlers.look({ importId: begun.importId }, by));
    },
    look: (of) => granted(handlers.look(of, supervisor)),
    plan: async (view, zone = "Asia/Shanghai") => {
      const columns = view.columns.flatMap(({ index, field }) => (field === null ? [] : [{ index, field }]));
      await granted(handlers.plan({ importId: view.id, zone, columns }, supervisor));
      await work();
      return get(view.id);
    },
    run: async ({ id }) => {
      await granted(handlers.run({ importId: id }, supervisor));
      await work();
      return get(id);
    },
    undo: async ({ id }) => {
      await granted(handlers.undo({ importId: id }, supervisor));
      await work();
      return get(id);
    },
    rows: async ({ id }, outcome) => {
      const all = [];
      for (let cursor: string | undefined; ; ) {
        const page = await granted(handlers.rows({ importId: id, limit: 50, ...(outcome ? { outcome } : {}), ...(cursor ? { cursor } : {}) }, supervisor));
        all.push(...page.rows.map(({ key, outcome, why, from, to, cells }) => ({ key, outcome, why: why?.zh ?? null, from, to, cells })));
        if (page.next === null) return all;
        cursor = page.next;
      }
    },
  };
  return desk;
}
