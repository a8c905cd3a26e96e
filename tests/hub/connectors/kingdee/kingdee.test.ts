import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readAppId, signedHeaders } from "../../../../main/hub/connectors/kingdee/auth.ts";
import { kingdee } from "../../../../main/hub/connectors/kingdee/connector.ts";
import { normalize } from "../../../../main/hub/connectors/kingdee/normalize.ts";
import { contextOf, NOW, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { type FakeKingdee, fakeKingdee } from "../../../conformance/fakes/kingdee.ts";

const WINDOW = { from: new Date(SOLD_AT.getTime() - 60_000), to: NOW };

describe("金蝶 signatures", () => {
  it("are those of the vendor's own client", () => {
    const appId = "123456_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4";
    const of = { appId, appSecret: "test-app-secret-value", acctId: "dcid-1", user: "user-1", lcid: "2052", org: "100" };
    const path = "/K3Cloud/Kingdee.BOS.WebApi.ServicesStub.DynamicFormService.ExecuteBillQuery.common.kdsvc";
    expect(readAppId(appId)).toEqual({ client: "123456", secret: "UVJWUANVXl8KXFlfWV1YSBNCShcUQRNL" });
    expect(signedHeaders(of, { path, timestamp: "1700000000", nonce: "1700000000" })).toMatchObject({
      "X-Api-Signature": "MjNhMzg5MmZiMWE1MTQ1ZGE5NWFkYmZiZWYxYzhlY2NjNzcwM2ZjNDJlZTczMzBhNzkxOTk1ODhjNDZkMTEzYw==",
      "X-Kd-Signature": "NjI5MzRiZGVhNGJhOWY2N2Y2YzQ2MzQ5ODA3N2JiZTRiMDRmOTUwNjI3YWIzODU1ODBkZDdhNzgwMzdmMDgxMg==",
    });
    expect(["", "123456", "_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4", "123456_YWJj"].map(readAppId)).toEqual([null, null, null, null]);
  });
});

describe("金蝶 bills", () => {
  const row = (more: object) => ({
    ...{ FID: 1, FBillNo: "X1", FModifyDate: "2026-11-20T09:12:31.12", FDocumentStatus: "C", FCancelStatus: "A", FApproveDate: "2026-11-20T09:00:00" },
    lines: [{ number: "301", sku: "A", quantity: 2, warehouse: "演示四号仓", waybill: "ZT1" }],
    ...more,
  });
  const kinds = (topic: string, more = {}): string[] => {
    const read = normalize(topic, JSON.stringify(row(more)));
    if (!read.ok) throw new Error(read.refusal.message);
    return read.value.map((fact) => (fact.type === "warehouse" ? `${fact.kind} ${fact.orderRef}` : fact.type));
  };

  it("count once they are audited, and no more when that is taken back or they are void", () => {
    expect(["Z", "A", "B", "C", "D", "4711"].map((FDocumentStatus) => kinds("outbound", { FDocumentStatus })[0])).toEqual([
      ...["nothing", "nothing", "nothing", "outbound channel:*:301", "outbound_cancelled channel:*:301", "nothing"],
    ]);
    expect(["order", "outbound", "received"].map((topic) => kinds(topic)[0])).toEqual([
      ...["audited channel:*:301", "outbound channel:*:301", "return_arrived channel:*:301"],
    ]);
    expect(["order", "outbound", "received"].map((topic) => kinds(topic, { FCancelStatus: "B" })[0])).toEqual([
      ...["held channel:*:301", "outbound_cancelled channel:*:301", "nothing"],
    ]);
    expect(kinds("outbound", { FApproveDate: null })).toEqual(["nothing"]);
    expect(kinds("outbound", { lines: [{ number: "", sku: "A", quantity: 1 }] })).toEqual(["nothing"]);
  });
});

describe("金蝶 pull", () => {
  let fake: FakeKingdee;
  beforeEach(async () => {
    fake = await fakeKingdee();
  });
  afterEach(() => fake.server.close());
  const page = (settings = {}) => kingdee.pull?.(contextOf(fake, { settings: { ...fake.settings, lists: "order", ...settings } }), "orders", WINDOW, null);
  const refusal = async (answer: unknown, settings = {}): Promise<unknown> => {
    fake.before(() => answer);
    const read = await page(settings);
    return read?.ok ? null : read?.refusal;
  };

  it("puts the lines of a bill together, and asks for those of fifty bills at once", async () => {
    fake.fill("orders", 4);
    const [first] = fake.bills.SAL_SaleOrder;
    first?.lines.push({ ...first.lines[0], FThirdNo: "302", "FMaterialId.FNumber": "CUP-01" });
    const read = await page();
    expect(read?.ok && read.value.items.map(({ payload }) => (JSON.parse(payload) as { lines: unknown[] }).lines.length)).toEqual([2, 1]);
    expect(fake.asked.map(({ FilterString }) => FilterString.slice(0, 7))).toEqual(["FModify", "FID in "]);
    expect(fake.asked[1]?.FieldKeys).toContain("FThirdNo");
  });

  it("goes on where a query gives as many rows as it may, and doubles quotes", async () => {
    fake.fill("orders", 2);
    const rows = Array.from({ length: 2_000 }, (_, at) => [String(500_000 + at)]);
    fake.before(({ StartRow, FilterString }) => (FilterString.startsWith("FModify") ? rows.slice(0, StartRow === 0 ? 2_000 : 7) : undefined));
    await page();
    expect(fake.asked.slice(0, 2).map(({ StartRow }) => StartRow)).toEqual([0, 2_000]);
    fake.before(() => undefined);
    expect(await kingdee.fetchOne(contextOf(fake), { kind: "order", id: "a' or '1'='1" })).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    expect(fake.asked.at(-1)?.FilterString).toBe("FBillNo='a'' or ''1''=''1'");
  });

  it("takes no field that is none from its settings", async () => {
    fake.fill("orders", 2);
    await page({ orderField: "FNote); drop" });
    expect(fake.asked.at(-1)?.FieldKeys.split(",")).toContain("FBillNo");
    expect(fake.asked.at(-1)?.FieldKeys).not.toContain("drop");
  });

  it("says in a sentence what is wrong", async () => {
    const of = (MsgCode: number, Message: string) =>
      refusal([[{ Result: { ResponseStatus: { IsSuccess: "false", MsgCode, Errors: [{ FieldName: "FX", Message }] } } }]]);
    expect(await of(1, "会话丢失")).toMatchObject({ code: "AUTH_EXPIRED" });
    expect(await of(2, "没有查询权限")).toMatchObject({ code: "REFUSED", message: expect.stringContaining("权限") });
    expect(await of(9, "字段不存在")).toMatchObject({ code: "REFUSED", message: expect.stringContaining("FX") });
    expect(await of(13, "被锁")).toMatchObject({ code: "THROTTLED", details: { waitMs: 5_000 } });
    expect(await of(0, "签名错误")).toMatchObject({ code: "BAD_SIGNATURE" });
    expect(await refusal("response_error: 时间戳过期")).toMatchObject({ code: "REFUSED", message: expect.stringContaining("时钟") });
    expect(await refusal({ some: "thing" })).toMatchObject({ code: "UNREADABLE" });
    expect(await refusal([], { appId: "no id" })).toMatchObject({ code: "REFUSED", details: { setting: "appId" } });
  });
});
