/** The bills of 金蝶云星空 that tell what happened to orders: asked for by heads first, then whole, as a query gives one row a line. */
import type { Json } from "../../kernel/json.ts";
import { ok } from "../../kernel/result.ts";
import { fromBeijing, toBeijing } from "../../kernel/time.ts";
import type { DocumentList, Documents } from "../documents.ts";
import type { ConnectorContext } from "../port.ts";
import { type JsonObject, type Outcome, textOf } from "../wire.ts";
import { queryBills, quoted } from "./gateway.ts";

const PAGE_SIZE = 50;
const DAY = 86_400_000;
const SECOND = 1_000;

const HEAD = ["FID", "FBillNo", "FModifyDate", "FDocumentStatus", "FCancelStatus", "FApproveDate"] as const;

interface Form {
  form: string;
  /** Setting that names the field of the shop's number, and the field where it is empty. */
  number: readonly [setting: string, field: string];
  waybill: readonly [setting: string, field: string];
  org: string;
  /** Fields of a line: article, quantity, warehouse. */
  line: { sku: string; quantity: string; warehouse: string };
}

type KnownList = "order" | "outbound" | "received";
const FORMS: Readonly<Record<KnownList, Form>> = {
  order: {
    ...{ form: "SAL_SaleOrder", number: ["orderField", "FBillNo"], waybill: ["", ""], org: "FSaleOrgId.FNumber" },
    line: { sku: "FMaterialId.FNumber", quantity: "FQty", warehouse: "" },
  },
  outbound: {
    ...{ form: "SAL_OUTSTOCK", number: ["outboundField", "FSoorDerno"], waybill: ["waybillField", "FCarriageNO"], org: "FSaleOrgId.FNumber" },
    line: { sku: "FMaterialID.FNumber", quantity: "FRealQty", warehouse: "FStockID.FName" },
  },
  received: {
    ...{ form: "SAL_RETURNSTOCK", number: ["returnField", "FOrderNo"], waybill: ["returnWaybillField", ""], org: "FSaleOrgId.FNumber" },
    line: { sku: "FMaterialId.FNumber", quantity: "FRealQty", warehouse: "FStockId.FName" },
  },
};
const LISTS: readonly DocumentList[] = ["order", "outbound", "received"];
const formOf = (list: DocumentList): Form => FORMS[list === "order" || list === "outbound" ? list : "received"];

const FIELD = /^\w+(?:\.\w+)*$/;
/** A field as a person has set it; what is no field's name is none. */
function fieldOf({ settings }: ConnectorContext, [setting, field]: readonly [string, string]): string {
  const told = (settings[setting] ?? "").trim();
  return FIELD.test(told) ? told : field;
}

/** Whole bills, their lines within them, in the order of the ids. */
async function readBills(context: ConnectorContext, list: DocumentList, filter: string): Promise<Outcome<JsonObject[]>> {
  const { form, number, waybill, org, line } = formOf(list);
  const lines: Readonly<Record<string, string>> = { number: fieldOf(context, number), waybill: fieldOf(context, waybill), ...line };
  const asked = Object.entries(lines).filter(([, field]) => field !== "");
  const fields = [...HEAD, org, ...asked.map(([, field]) => field)];
  const rows = await queryBills(context, { form, fields, filter, order: "FID" });
  if (!rows.ok) return rows;
  const bills = new Map<string, { head: JsonObject; lines: JsonObject[] }>();
  for (const row of rows.value) {
    const id = textOf(row[0]);
    const head: JsonObject = { ...named(HEAD, row), org: row[HEAD.length] ?? "" };
    const bill = bills.get(id) ?? { head, lines: [] };
    bill.lines.push(
      named(
        asked.map(([name]) => name),
        row.slice(HEAD.length + 1),
      ),
    );
    bills.set(id, bill);
  }
  return ok([...bills.values()].map(({ head, lines: own }) => ({ ...head, lines: own })));
}

const named = (names: readonly string[], values: readonly Json[]): JsonObject => Object.fromEntries(names.map((name, at) => [name, values[at] ?? null]));

const ID = /^\d{1,19}$/;

export const documents: Documents = {
  name: "金蝶",
  lists: () => LISTS,
  pageSize: () => PAGE_SIZE,
  longestMs: () => DAY,
  read: async (context, list, { from, to, page }) => {
    // Moments have fractions there, and the last second is within.
    const filter = `FModifyDate>=${quoted(toBeijing(from))} and FModifyDate<${quoted(toBeijing(new Date(to.getTime() + SECOND)))}`;
    const heads = await queryBills(context, { form: formOf(list).form, fields: ["FID"], filter, order: "FID" });
    if (!heads.ok) return heads;
    const ids = [...new Set(heads.value.map(([id]) => textOf(id)).filter((id) => ID.test(id)))];
    const some = ids.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const rows: Outcome<JsonObject[]> = some.length === 0 ? ok([]) : await readBills(context, list, `FID in (${some.join(",")})`);
    return rows.ok ? ok({ rows: rows.value, total: ids.length }) : rows;
  },
  byNumber: async (context, list, id) => {
    const rows = await readBills(context, list, `FBillNo=${quoted(id)}`);
    return rows.ok ? ok(rows.value.find((row) => textOf(row.FBillNo) === id) ?? null) : rows;
  },
  idOf: (_list, row) => textOf(row.FBillNo).trim(),
  changedAt: (row) => fromBeijing(textOf(row.FModifyDate).trim()),
  version: (row) => [textOf(row.FDocumentStatus), textOf(row.FCancelStatus)].join("/"),
  shopOf: (row) => textOf(row.org).trim(),
};
