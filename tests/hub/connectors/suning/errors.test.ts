import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { suning } from "../../../../main/hub/connectors/suning/connector.ts";
import { contextOf, NOW, SOLD_AT } from "../../../conformance/fakes/fake.ts";
import { type FakeSuning, fakeSuning, problem } from "../../../conformance/fakes/suning.ts";

const WINDOW = { from: new Date(SOLD_AT.getTime() - 60_000), to: NOW };

describe("what Suning answers when it does not do it", () => {
  let fake: FakeSuning;
  beforeEach(async () => {
    fake = await fakeSuning();
  });
  afterEach(() => fake.server.close());
  const ask = (secrets = fake.secrets) => suning.fetchOne(contextOf(fake, { secrets }), { kind: "case", id: "100000028374823" });
  const answering = (content: unknown, secrets?: Record<string, string>) => {
    fake.before(() => content);
    return ask(secrets);
  };

  it.each([
    ["sys.check.header-param:forbidden", "AUTH_EXPIRED"],
    ["sys.check.request-apprequesttime:error", "REFUSED"],
    ["sys.check.query-time:outofrange", "REFUSED"],
    ["biz.orderquery.time-value:outofrange", "REFUSED"],
    ["sys.check.page-param:error", "REFUSED"],
    ["biz.rejected.ordercode-format:error", "NOT_FOUND"],
    ["biz.handler.data-get:no-result", "NOT_FOUND"],
    ["biz.orderDelivery.order-status:error", "STALE"],
    ["biz.custom.inventory.invalid-biz:operate failed,retry later", "UNAVAILABLE"],
    ["biz.nobody.knows:this", "REFUSED"],
  ])("%s is %s", async (code, expected) => {
    expect(await answering(problem(code))).toMatchObject({ ok: false, refusal: { code: expected } });
  });

  it("blames key and secret where an own shop, which has no token, is refused at the door", async () => {
    const forbidden = problem("sys.check.header-param:forbidden");
    expect(await answering(forbidden, { appSecret: fake.secrets.appSecret ?? "" })).toMatchObject({ ok: false, refusal: { code: "BAD_SIGNATURE" } });
  });

  it("reads the second layer: a call that was taken and not done", async () => {
    const no = (more: object) => ({ sn_body: { queryRefundinformation: { returnFlag: "N", ...more } } });
    expect(await answering(no({ returnMessage: "余额不足" }))).toMatchObject({ ok: false, refusal: { message: expect.stringContaining("余额不足") } });
    expect(await answering(no({ errorMsg: "退货单状态已变更" }))).toMatchObject({ ok: false, refusal: { code: "STALE" } });
    expect(await answering(no({ errorMsg: "系统异常" }))).toMatchObject({ ok: false, refusal: { code: "TIMED_OUT" } });
  });

  it("takes no rows, which come as an error, for an empty page, and any other error for a fault", async () => {
    for (const what of ["orders", "cases"] as const)
      expect(await suning.pull?.(contextOf(fake), what, WINDOW, null)).toEqual({ ok: true, value: { items: [], next: null } });
    fake.before(() => problem("sys.check.page-param:error"));
    expect(await suning.pull?.(contextOf(fake), "orders", WINDOW, null)).toMatchObject({ ok: false });
  });

  it.each([[{}], [{ sn_head: {} }], ["no"]])("reads nothing out of %o", async (content) => {
    expect(await answering(content)).toMatchObject({ ok: false, refusal: { code: "UNREADABLE" } });
  });
});
