import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kuaidi100 } from "../../../../main/hub/connectors/kuaidi100/connector.ts";
import { trackerRefusal } from "../../../../main/hub/connectors/kuaidi100/errors.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";
import { type FakeKuaidi100, fakeKuaidi100 } from "../../../conformance/fakes/kuaidi100.ts";

const PARCEL = { carrier: "yuantong", waybill: "YT0000000000001", phoneTail: "0001", callbackUrl: "https://hub.example/hooks/kuaidi100/s1" };

describe("Kuaidi100 calls", () => {
  let fake: FakeKuaidi100;
  beforeEach(async () => {
    fake = await fakeKuaidi100();
  });
  afterEach(() => fake.server.close());
  const subscribe = (more = {}) => kuaidi100.actions.subscribe?.(contextOf(fake), { ...PARCEL, ...more });

  it("subscribes with key, salt and callback inside the parameter", async () => {
    expect(await subscribe()).toMatchObject({ ok: true });
    expect(fake.subscription.asked).toEqual([
      {
        company: "yuantong",
        number: PARCEL.waybill,
        key: fake.secrets.key,
        parameters: { callbackurl: PARCEL.callbackUrl, phone: "0001", resultv2: "4", salt: fake.secrets.salt },
      },
    ]);
  });

  it("lets the vendor guess an unknown carrier", async () => {
    await subscribe({ carrier: "", phoneTail: "" });
    expect(fake.subscription.asked).toMatchObject([{ company: "", parameters: { autoCom: "1" } }]);
  });

  it.each([
    ["501", "POLL:重复订阅", { ok: true }],
    ["501", "服务器错误", { ok: false, refusal: { code: "UNAVAILABLE" } }],
    ["500", "服务器错误", { ok: false, refusal: { code: "UNAVAILABLE" } }],
    ["601", "POLL:key已过期", { ok: false, refusal: { code: "AUTH_EXPIRED" } }],
    ["700", "POLL:不支持的快递公司", { ok: false, refusal: { code: "REFUSED" } }],
  ])("reads the answer %s %s", async (returnCode, message, expected) => {
    fake.subscription.answer = { result: false, returnCode, message };
    expect(await subscribe()).toMatchObject(expected);
  });

  it("does not ask where the answer is known to be no", async () => {
    expect(await subscribe({ waybill: "1" })).toMatchObject({ ok: false, refusal: { code: "REFUSED" } });
    const ask = (extra: Record<string, string>) => kuaidi100.fetchOne(contextOf(fake), { kind: "parcel", id: "SF1000000000001", extra });
    expect(await ask({ carrier: "shunfeng" })).toMatchObject({ ok: false, refusal: { code: "REFUSED", details: { field: "phoneTail" } } });
    expect(await ask({})).toMatchObject({ ok: false, refusal: { code: "REFUSED", details: { field: "carrier" } } });
    expect(fake.server.calls).toEqual([]);
  });

  it("says NOT_FOUND and half an hour for a number without scans yet", async () => {
    const result = await kuaidi100.fetchOne(contextOf(fake), { kind: "parcel", id: "YT9", extra: { carrier: "yuantong" } });
    expect(result).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND", details: { waitMs: 1_800_000 } } });
  });

  it.each([
    [{ result: false, returnCode: "400" }, "REFUSED"],
    [{ result: false, returnCode: "408" }, "REFUSED"],
    [{ result: false, returnCode: "502" }, "UNAVAILABLE"],
    [{ result: false, returnCode: "503" }, "BAD_SIGNATURE"],
    [{ result: false, returnCode: "504" }, "THROTTLED"],
    [{ result: false, returnCode: "504", message: "同一单号查询过于频繁，已锁单" }, "NOT_FOUND"],
    [{ result: false, status: "500" }, "NOT_FOUND"],
  ])("reads %j as %s", (body, code) => {
    expect(trackerRefusal(body).code).toBe(code);
  });

  it("opens a push over its text as received, plus signs and all, and answers as the vendor wants", () => {
    const request = fake.signed('{"status":"polling", "note":"a+b %26 中", "lastResult":{"nu":"YT1","data":[]}}');
    const opened = kuaidi100.webhook?.open(contextOf(fake), request);
    expect(opened?.ok && JSON.parse(opened.value[0]?.payload ?? "")).toMatchObject({ note: "a+b %26 中" });
    expect(kuaidi100.webhook?.accepted).toEqual({ status: 200, contentType: "application/json", body: '{"result":true,"returnCode":"200","message":"成功"}' });
  });

  it("has a repeat of an older push asked about by its waybill, and one that names none by nobody", () => {
    const open = (nu: string) => {
      const opened = kuaidi100.webhook?.open(
        contextOf(fake),
        fake.signed(JSON.stringify({ status: "polling", lastResult: { nu, com: "yuantong", state: "0", data: [] } })),
      );
      return opened?.ok ? opened.value[0] : undefined;
    };
    const item = open(PARCEL.waybill);
    expect(item).toMatchObject({ topic: "push", about: `trace:${PARCEL.waybill}:`, askTopic: "push.again" });
    expect(kuaidi100.normalize("push.again", item?.payload ?? "")).toEqual({
      ok: true,
      value: [{ type: "changed", ref: { kind: "parcel", id: PARCEL.waybill } }],
    });
    for (const nu of ["", " "]) expect(open(nu)?.about).toBeUndefined();
  });

  it("answers a signed push that is no object with an error of its own", () => {
    for (const param of ["[]", "null", "not json"]) {
      expect(kuaidi100.webhook?.open(contextOf(fake), fake.signed(param))).toMatchObject({ ok: false, refusal: { code: "UNREADABLE" } });
    }
  });
});
