import { Secret, TOTP } from "otpauth";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ensureOperators, makeSignInLink } from "../../main/hub/access/index.ts";
import type { Store } from "../../main/hub/store/index.ts";
import type { RunningServer } from "../../main/server/index.ts";
import { freshStore, testClock } from "../support/store.ts";
import { type Browser, browse, refused, serve, smallHub } from "./hosted.ts";

const PASSWORD = "梧桐-quartz-71 river";
const clock = testClock();
let store: Store;
let server: RunningServer;
let boss: Browser;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.pool.query("TRUNCATE operator, session, sign_in_link, invitation, credential, recovery_code, journal_line");
  await ensureOperators(store, { demo: false });
  server = await serve(smallHub(store));
  boss = browse(server);
  await boss.client.session.redeem({ token: (await makeSignInLink(store, "admin")).token });
  await boss.client.account.introduce({ name: "老板", signInName: "boss", password: PASSWORD });
});
afterEach(() => server.close());

const codeAt = (secret: string, ms: number): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: ms });
async function turnedOn(): Promise<{ secret: string; recovery: string[] }> {
  const { secret, uri } = await boss.client.account.beginSecondFactor();
  expect(uri).toMatch(/^otpauth:\/\/totp\/Aftercare:boss\?.*secret=/);
  const { recovery } = await boss.client.account.confirmSecondFactor({ code: codeAt(secret, clock.now()) });
  return { secret, recovery };
}
const enter = (code?: string): Promise<string> =>
  browse(server)
    .client.session.signIn({ name: "boss", password: PASSWORD, ...(code === undefined ? {} : { code }) })
    .then(
      () => "in",
      (fault: { code: string }) => fault.code,
    );

describe("the second factor", () => {
  test("counts once a code of it was confirmed, and a wrong one confirms nothing", async () => {
    const { secret } = await boss.client.account.beginSecondFactor();
    expect(await enter()).toBe("in");
    const wrong = codeAt(secret, clock.now()) === "123456" ? "654321" : "123456";
    expect((await refused(boss.client.account.confirmSecondFactor({ code: wrong }))).code).toBe("WRONG_SIGN_IN");
    await boss.client.account.confirmSecondFactor({ code: codeAt(secret, clock.now()) });
    expect(await enter()).toBe("CODE_NEEDED");
    expect((await boss.client.account.get()).secondFactor).toMatchObject({ recoveryLeft: 10 });
    const [kept] = await store.rows<{ text: string }>("SELECT credential::text || (SELECT string_agg(hash, '') FROM recovery_code) AS text FROM credential");
    expect(kept?.text).not.toContain(secret);
  });

  test("takes a code once, also of two that come at the same time, and none that is old", async () => {
    const { secret } = await turnedOn();
    // The one that confirmed it is used up.
    expect(await enter(codeAt(secret, clock.now()))).toBe("WRONG_SIGN_IN");
    clock.advance(60_000);
    const code = codeAt(secret, clock.now());
    expect((await Promise.all([enter(code), enter(code), enter(code)])).toSorted()).toEqual(["WRONG_SIGN_IN", "WRONG_SIGN_IN", "in"]);
    clock.advance(120_000);
    expect(await enter(code)).toBe("WRONG_SIGN_IN");
    // A telephone that is half a minute behind is no fault of its owner's.
    clock.advance(600_000);
    expect(await enter(codeAt(secret, clock.now() - 30_000))).toBe("in");
  });

  test("is guessed at five times, also when two hundred come at once, and the owner's device has a count of its own", async () => {
    const { secret } = await turnedOn();
    clock.advance(60_000);
    expect((await boss.client.session.signIn({ name: "boss", password: PASSWORD, code: codeAt(secret, clock.now()) })).me.name).toBe("老板");
    await boss.client.session.signOut();
    const codes = await Promise.all(Array.from({ length: 40 }, (_, place) => enter(String(100_000 + place))));
    expect(codes.filter((code) => code === "WRONG_SIGN_IN").length).toBeLessThanOrEqual(5);
    clock.advance(60_000);
    expect(await enter(codeAt(secret, clock.now()))).toBe("TOO_MANY_TRIES");
    expect((await boss.client.session.signIn({ name: "boss", password: PASSWORD, code: codeAt(secret, clock.now()) })).me.name).toBe("老板");
  });

  test("gives way to a recovery code once each, and to an administrator's link for a new password", async () => {
    const { recovery } = await turnedOn();
    const [first = ""] = recovery;
    expect(await enter(first.toLowerCase().replace("-", " "))).toBe("in");
    expect(await enter(first)).toBe("WRONG_SIGN_IN");
    expect((await boss.client.account.get()).secondFactor).toMatchObject({ recoveryLeft: 9 });
    const { link } = await boss.client.people.renewPassword({ operatorId: "admin" });
    await browse(server).client.session.accept({ token: link.split("token=")[1] ?? "", signInName: "", password: PASSWORD });
    expect(await enter()).toBe("in");
  });

  test("ends for who knows the password", async () => {
    await turnedOn();
    expect((await refused(boss.client.account.endSecondFactor({ password: "not this one" }))).code).toBe("WRONG_SIGN_IN");
    await boss.client.account.endSecondFactor({ password: PASSWORD });
    expect(await enter()).toBe("in");
    expect((await refused(boss.client.account.endSecondFactor({ password: PASSWORD }))).code).toBe("STATE_NOT_ALLOWED");
  });
});
