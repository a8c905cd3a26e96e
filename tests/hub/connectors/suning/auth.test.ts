import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signSuning } from "../../../../main/hub/connectors/suning/auth.ts";
import { suning } from "../../../../main/hub/connectors/suning/connector.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";
import { type FakeSuning, fakeSuning } from "../../../conformance/fakes/suning.ts";

/** Made by the rule: it proves that two programs read it alike. */
const VECTOR = { method: "suning.custom.order.get", time: "2026-11-20 12:00:00", key: "snkey", version: "v1.2" };
const BODY = '{"sn_request":{"sn_body":{"orderGet":{"orderCode":"1000000001"}}}}';
const SIGN = "6fed80608a68a99d0ca3bce1abc116d3";

describe("Suning signature", () => {
  let fake: FakeSuning;
  beforeEach(async () => {
    fake = await fakeSuning();
  });
  afterEach(() => fake.server.close());

  it("gives the vector's, and covers every byte of the body", () => {
    expect(signSuning(VECTOR, BODY, "snsecret")).toBe(SIGN);
    expect(signSuning(VECTOR, BODY.replace(":", ": "), "snsecret")).not.toBe(SIGN);
    expect(signSuning({ ...VECTOR, time: "2026-11-20 12:00:01" }, BODY, "snsecret")).not.toBe(SIGN);
  });

  it("sends all of the protocol in headers, and a token only where there is one", async () => {
    fake.fill("orders", 1);
    const { accessToken: _, ...own } = fake.secrets;
    expect(await suning.fetchOne(contextOf(fake, { secrets: own }), { kind: "order", id: "1000000001" })).toMatchObject({ ok: true });
    expect(await suning.fetchOne(contextOf(fake), { kind: "order", id: "1000000001" })).toMatchObject({ ok: true });
    expect(fake.badSignatures()).toBe(0);
    const [first, second] = fake.server.calls;
    expect(first?.headers).toMatchObject({ appmethod: "suning.custom.order.get", apprequesttime: "2026-11-20 10:00:00", format: "json", versionno: "v1.2" });
    expect(first?.headers).not.toHaveProperty("access_token");
    expect(second?.headers).toMatchObject({ access_token: "token-of-shop" });
    expect(first?.body).toBe(BODY);
  });
});
