import { createHmac } from "node:crypto";
import { type FakeChannel, NOW, SECOND, SOLD_AT } from "./fake.ts";
import { type Received, serve, type Trouble } from "./server.ts";

/** A bill: its head, and lines by the fields they are asked for. */
interface Bill {
  FID: number;
  FBillNo: string;
  FModifyDate: string;
  FDocumentStatus: string;
  FCancelStatus: string;
  FApproveDate: string | null;
  "FSaleOrgId.FNumber": string;
  lines: Record<string, unknown>[];
}
type Form = "SAL_SaleOrder" | "SAL_OUTSTOCK" | "SAL_RETURNSTOCK";
interface Query {
  FormId: Form;
  FieldKeys: string;
  FilterString: string;
  StartRow: number;
  Limit: number;
}

export interface FakeKingdee extends FakeChannel {
  bills: Record<Form, Bill[]>;
  asked: Query[];
  /** Looks at every query before it is answered; may give an answer in its place. */
  before(hook: (query: Query) => unknown): void;
}

const local = (at: number): string => new Date(at + 8 * 3600 * SECOND).toISOString().slice(0, 23);
const APP_ID = "123456_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4";
/** What the official client makes of the second part of that id. */
const CLIENT_SECRET = "UVJWUANVXl8KXFlfWV1YSBNCShcUQRNL";
const PATH = "/Kingdee.BOS.WebApi.ServicesStub.DynamicFormService.ExecuteBillQuery.common.kdsvc";

const proof = (secret: string, text: string): string => Buffer.from(createHmac("sha256", secret).update(text).digest("hex")).toString("base64");

/** The rule as the vendor's client follows it. */
function verified({ path, headers }: Received): boolean {
  const [time, nonce] = [String(headers["x-api-timestamp"]), String(headers["x-api-nonce"])];
  const call = `POST\n${path.split("/").join("%2F")}\n\nx-api-nonce:${nonce}\nx-api-timestamp:${time}\n`;
  const plain = "acct,ops,2052,100";
  return (
    path === PATH &&
    headers["x-api-clientid"] === "123456" &&
    Math.abs(Number(time) - NOW.getTime() / SECOND) < 300 &&
    headers["x-api-signature"] === proof(CLIENT_SECRET, call) &&
    headers["x-kd-appkey"] === APP_ID &&
    headers["x-kd-appdata"] === Buffer.from(plain).toString("base64") &&
    headers["x-kd-signature"] === proof("kd-secret", APP_ID + plain)
  );
}

const failed = (MsgCode: number, Message: string): unknown => [
  [{ Result: { ResponseStatus: { IsSuccess: false, ErrorCode: 500, MsgCode, Errors: [{ FieldName: null, Message, DIndex: 0 }] } } }],
];
const TROUBLES: Partial<Record<Trouble, unknown>> = { throttle: failed(14, "调用次数超限"), expired: failed(1, "会话信息已丢失") };

function matching(bills: readonly Bill[], filter: string): Bill[] {
  const ids = /^FID in \(([\d,]+)\)$/.exec(filter)?.[1]?.split(",");
  if (ids) return bills.filter(({ FID }) => ids.includes(String(FID)));
  const number = /^FBillNo='((?:[^']|'')*)'$/.exec(filter)?.[1];
  if (number !== undefined) return bills.filter(({ FBillNo }) => FBillNo === number.replaceAll("''", "'"));
  const [, from = "", to = ""] = /^FModifyDate>='([^']+)' and FModifyDate<'([^']+)'$/.exec(filter) ?? [];
  return bills.filter(({ FModifyDate }) => FModifyDate >= from.replace(" ", "T") && FModifyDate < to.replace(" ", "T"));
}

export async function fakeKingdee(): Promise<FakeKingdee> {
  const bills: FakeKingdee["bills"] = { SAL_SaleOrder: [], SAL_OUTSTOCK: [], SAL_RETURNSTOCK: [] };
  const asked: Query[] = [];
  const troubles: Trouble[] = [];
  let bad = 0;
  let pending: Trouble | undefined;
  let hook: (query: Query) => unknown = () => undefined;

  function listed({ FormId, FieldKeys, FilterString, StartRow, Limit }: Query): unknown {
    const keys = FieldKeys.split(",");
    const rows = matching(bills[FormId], FilterString).flatMap((bill) => bill.lines.map((line) => ({ ...bill, ...line })));
    return rows.slice(StartRow, StartRow + Limit).map((row) => keys.map((key) => (row as Record<string, unknown>)[key] ?? null));
  }

  function answer(received: Received): string {
    if (!verified(received)) bad += 1;
    if (pending) return JSON.stringify(TROUBLES[pending]);
    const query = (JSON.parse(received.body) as { data: Query }).data;
    asked.push(query);
    const instead = hook(query);
    return typeof instead === "string" ? instead : JSON.stringify(instead ?? listed(query));
  }

  const server = await serve(answer, () => {
    pending = troubles.shift();
    return pending;
  });
  const put = (form: Form, prefix: string, index: number): string => {
    const nth = bills[form].length + 1;
    const bill = billOf(`${prefix}${String(nth).padStart(6, "0")}`, SOLD_AT.getTime() + index * SECOND);
    bills[form].push({ ...bill, FID: 100_000 + nth });
    return bill.FBillNo;
  };
  return {
    server,
    bills,
    asked,
    before: (next) => {
      hook = next;
    },
    settings: { acctId: "acct", user: "ops", appId: APP_ID, orderField: "FThirdNo", returnWaybillField: "FReturnCarriageNo" },
    secrets: { appSecret: "kd-secret" },
    // Nobody there tells of setting apart, packing and looking at what came back.
    tells: ["audited", "outbound", "return_arrived"],
    badSignatures: () => bad,
    next: (...more) => troubles.push(...more),
    // Half of what goes out of each sort.
    fill: (what, count) =>
      Array.from({ length: count }, (_, index) => {
        if (what !== "orders") return put("SAL_RETURNSTOCK", "XSTHD", index);
        return index < Math.ceil(count / 2) ? put("SAL_SaleOrder", "XSDD", index) : put("SAL_OUTSTOCK", "XSCKD", index);
      }),
    setStatus: (status) => {
      for (const bill of Object.values(bills).flat()) bill.FDocumentStatus = status;
    },
    refOf: (what, id) => {
      const form = (["SAL_SaleOrder", "SAL_OUTSTOCK", "SAL_RETURNSTOCK"] as const).find((one) => bills[one].some(({ FBillNo }) => FBillNo === id));
      const list = { SAL_SaleOrder: "order", SAL_OUTSTOCK: "outbound", SAL_RETURNSTOCK: "received" }[form ?? "SAL_SaleOrder"];
      return { kind: what === "orders" ? "order" : "case", id, extra: { list } };
    },
  };
}

const NUMBER = "301000000077";

/** An audited bill of any of the forms. */
function billOf(no: string, at: number): Bill {
  return {
    FID: 100_001,
    FBillNo: no,
    FModifyDate: local(at),
    FDocumentStatus: "C",
    FCancelStatus: "A",
    FApproveDate: local(SOLD_AT.getTime()),
    "FSaleOrgId.FNumber": "100",
    lines: [
      {
        ...{ FThirdNo: NUMBER, FSoorDerno: NUMBER, FOrderNo: NUMBER, FCarriageNO: "ZT7700000001", FReturnCarriageNo: "SF8800000001" },
        ...{
          "FMaterialId.FNumber": "TS-BLK-L",
          "FMaterialID.FNumber": "TS-BLK-L",
          FQty: 2,
          FRealQty: 2,
          "FStockID.FName": "演示四号仓",
          "FStockId.FName": "演示四号仓",
        },
      },
    ],
  };
}
