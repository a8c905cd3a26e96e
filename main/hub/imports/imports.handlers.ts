import { exportList, namesOfPeople, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { ImportView } from "../contract/imports.ts";
import type { Contract, RefusalCode } from "../contract/index.ts";
import { allShops } from "../ingest/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { ImportDeps } from "./deps.ts";
import { importById, newestImports, samplesOf } from "./import.store.ts";
import type { PlannedThing } from "./import.ts";
import { briefOf, type Names, viewOf } from "./import.view.ts";
import { lookAtFile } from "./look.commands.ts";
import { beginPlan } from "./plan.commands.ts";
import { plannedRows, refusedRows, shownColumns } from "./rows.queries.ts";
import { beginRun } from "./run.commands.ts";
import { beginSending, gone, type Person, putPart } from "./send.commands.ts";
import { beginUndo, cancelImport } from "./undo.commands.ts";

const peopleOnly = refuse("NOT_ALLOWED", "只有人员可以导入文件。", { en: "Only people take files in." });
const MOST_LISTED = 100;

/** Answers for files that are taken in; `wake` says that there is work. */
export function importHandlers(deps: ImportDeps & { wake(): void }): HandlersOf<Contract["imports"], Principal> {
  const { store, vault } = deps;
  const names = async (): Promise<Names> => {
    const [shops, people] = await Promise.all([allShops(store), namesOfPeople(store)]);
    const shopNames = new Map(shops.map(({ id, name }) => [id, name]));
    return { shop: (id) => shopNames.get(id) ?? id, person: (id) => people.get(`operator:${id}`) ?? id };
  };
  const view = async (id: string): Promise<Result<ImportView, "NOT_FOUND">> => {
    const held = await importById(store, id);
    return held ? ok(viewOf(held, { names: await names(), vault, sealed: await samplesOf(store, id) })) : gone;
  };
  const moved = async (by: Principal, id: string, move: (by: Person) => Promise<Result<null, RefusalCode>>): Promise<Result<ImportView, RefusalCode>> => {
    if (by.kind !== "operator") return peopleOnly;
    const done = await move(by);
    if (!done.ok) return done;
    deps.wake();
    return view(id);
  };
  return {
    list: async () => {
      const [rows, named] = await Promise.all([newestImports(store, MOST_LISTED), names()]);
      return ok({ rows: rows.map((row) => briefOf(row, named)) });
    },
    get: ({ importId }) => view(importId),
    begin: async (input, by) => (by.kind === "operator" ? beginSending(deps, input, by) : peopleOnly),
    put: async ({ base64, ...of }, by) => (by.kind === "operator" ? putPart(deps, { ...of, bytes: Buffer.from(base64, "base64") }, by) : peopleOnly),
    look: (input, by) => moved(by, input.importId, (person) => lookAtFile(deps, input, person)),
    plan: (input, by) => moved(by, input.importId, (person) => beginPlan(deps, input, person)),
    rows: async ({ importId, outcome, cursor, limit }) => {
      const held = await importById(store, importId);
      if (!held) return gone;
      return ok({ ...(await plannedRows(deps, { importId, outcome, cursor, limit })), columns: shownColumns(held) });
    },
    run: ({ importId }, by) => moved(by, importId, (person) => beginRun(deps, importId, person)),
    cancel: ({ importId }, by) => moved(by, importId, (person) => cancelImport(deps, importId, person)),
    undo: ({ importId }, by) => moved(by, importId, (person) => beginUndo(deps, importId, person)),
    refused: async ({ importId, format, language }, principal) => {
      const held = await importById(store, importId);
      if (!held) return gone;
      const text = language === "zh" ? { row: "行", why: "原因", title: "未收的行" } : { row: "Row", why: "Why", title: "Refused rows" };
      const columns = [
        { name: text.row, kind: "number" as const, of: (row: PlannedThing) => row.from },
        { name: text.why, kind: "text" as const, of: (row: PlannedThing) => row.why?.[language] ?? "" },
        ...shownColumns(held).map((name, at) => ({ name, kind: "text" as const, personal: true, of: (row: PlannedThing) => row.cells?.[at] ?? "" })),
      ];
      return ok(exportList(store, principal, { list: "imports.refused", format, columns, batches: refusedRows(deps, importId), title: text.title }));
    },
  };
}
