import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { wechat } from "../../../../main/hub/connectors/wechatshop/connector.ts";
import { contextOf } from "../../../conformance/fakes/fake.ts";
import { type FakeWechat, fakeWechat } from "../../../conformance/fakes/wechatshop.ts";

let fake: FakeWechat;
beforeEach(async () => {
  fake = await fakeWechat();
});
afterEach(() => fake.server.close());
const words = { ToUserName: "gh_a", FromUserName: "oAAA0001", CreateTime: 1_795_137_151, MsgType: "text", MsgId: "1", Content: "在吗？<&>" };
const open = (request: Parameters<NonNullable<typeof wechat.webhook>["open"]>[1]) => wechat.webhook?.open(contextOf(fake), request);

describe("the door for WeChat's pushes", () => {
  it("opens JSON and XML to the same message, and the same pushed again to the same key", () => {
    const xml = `<xml><ToUserName><![CDATA[gh_a]]></ToUserName><FromUserName><![CDATA[oAAA0001]]></FromUserName><CreateTime>1795137151</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[在吗？<&>]]></Content><MsgId>1</MsgId></xml>`;
    const facts = [fake.wrapped(words), fake.wrapped(words), fake.wrapped(xml, { xml: true })].map((request) => {
      const items = open(request);
      if (!items?.ok) throw new Error(JSON.stringify(items));
      const [item] = items.value;
      return { key: item?.dedupeKey, fact: wechat.normalize("push", item?.payload ?? "") };
    });
    expect(facts[0]).toEqual(facts[1]);
    expect(facts[2]?.fact).toEqual(facts[0]?.fact);
    expect(facts[0]?.fact).toMatchObject({ ok: true, value: [{ type: "talk", text: "在吗？<&>" }] });
  });

  it("turns away what is changed, in the clear, for another app, or wrapped with another key", () => {
    const good = fake.wrapped(words);
    const bad = { ok: false, refusal: { code: "BAD_SIGNATURE" } };
    const { Encrypt } = JSON.parse(good.body) as { Encrypt: string };
    const flipped = Encrypt.replace(/^./, (first) => (first === "A" ? "B" : "A"));
    expect(open({ ...good, body: JSON.stringify({ Encrypt: flipped }) })).toMatchObject(bad);
    expect(open({ ...good, query: good.query.replace("nonce1", "nonce2") })).toMatchObject(bad);
    expect(open({ ...good, body: JSON.stringify(words) })).toMatchObject(bad);
    expect(open({ headers: good.headers, body: good.body })).toMatchObject(bad);
    expect(open(fake.wrapped(words, { appId: "wx0000000000000002" }))).toMatchObject(bad);
    const otherKey = { ...fake.secrets, encodingAesKey: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg" };
    expect(wechat.webhook?.open(contextOf(fake, { secrets: otherKey }), good)).toMatchObject(bad);
  });

  it("says its own word to whoever checks the address with the right token, as text, and nothing to others", () => {
    const sign = (...parts: string[]) => createHash("sha1").update(parts.sort().join("")).digest("hex");
    const query = (signature: string) =>
      new URLSearchParams({ signature, timestamp: "1714036504", nonce: "1514711492", echostr: "<b>4375120948345356249</b>" });
    const check = (signature: string) => wechat.webhook?.check?.(contextOf(fake), { headers: {}, body: "", isCheck: true, query: query(signature).toString() });
    expect(check(sign("pushtoken", "1714036504", "1514711492"))).toEqual({
      status: 200,
      contentType: "text/plain;charset=utf-8",
      body: "<b>4375120948345356249</b>",
    });
    expect(check(sign("othertoken", "1714036504", "1514711492"))?.status).toBe(401);
    expect(check("")?.status).toBe(401);
  });

  it("answers success", () => {
    expect(wechat.webhook?.accepted).toMatchObject({ status: 200, body: "success" });
  });
});
