import { Secret, TOTP } from "otpauth";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ensureOperators, makeSignInLink } from "../../main/hub/access/index.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { openOutbound, type RunningServer } from "../../main/server/index.ts";
import { openProvider } from "../../main/server/provider.ts";
import { CLIENT, type IdentityHouse, openIdentityHouse, signInThere } from "../support/identity-provider.ts";
import { freshStore, testClock } from "../support/store.ts";
import { type Browser, browse, refused, serve, smallHub } from "./hosted.ts";

const PASSWORD = "梧桐-quartz-71 river";
const clock = testClock();
let store: Store;
let house: IdentityHouse;
let server: RunningServer;
let admin: Browser;
let log: string[];

beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.pool.query("TRUNCATE operator, session, sign_in_link, invitation, credential, recovery_code, linked_account, journal_line");
  await ensureOperators(store, { demo: false });
  house = await openIdentityHouse();
  log = [];
  const settings = { issuer: house.issuer, ...CLIENT, name: "某某统一登录" };
  const provider = openProvider(settings, {
    fetch: openOutbound().fetchBounded,
    log: (_level, line) => void log.push(line),
    publicUrl: () => server.url,
  });
  server = await serve(smallHub(store, {}, { provider }));
  house.openTo(server.url);
  house.accounts.set("lin", { email: "Lin@Example.com", email_verified: true });
  house.accounts.set("wu", { email: "wu@example.com", email_verified: false });
  admin = browse(server);
  await admin.client.session.redeem({ token: (await makeSignInLink(store, "admin")).token });
});
afterEach(async () => {
  await server.close();
  await house.close();
});

const tokenOf = (link: string): string => link.split("token=")[1] ?? "";
const invited = async (name: string, email?: string): Promise<string> => tokenOf((await admin.client.people.invite({ name, roles: ["agent"], email })).link);
/** To the provider and back, where that browser says what it was sent back with. */
async function there(browser: Browser, login: string, invitation: string | null = null): Promise<{ name: string; connected: boolean }> {
  const { url } = await browser.client.session.beginProvider({ invitation });
  const { me, connected } = await browser.client.session.finishProvider({ answer: await signInThere(url, login, server.url) });
  return { name: me.name, connected };
}
const codeOf = async (call: Promise<unknown>): Promise<string> => (await refused(call)).code;
async function joined(login = "lin", name = "小林"): Promise<{ browser: Browser; id: string }> {
  const browser = browse(server);
  await there(browser, login, await invited(name));
  return { browser, id: (await browser.client.session.me()).me?.id ?? "" };
}

describe("an account at the team's provider", () => {
  test("joins by an invitation's link, comes in again without it, and its sign-ins say how they were opened", async () => {
    const { browser, id } = await joined();
    expect(await browser.client.session.me()).toMatchObject({ me: { name: "小林", roles: ["agent"] }, provider: "某某统一登录", unnamed: false });
    await browser.client.session.signOut();
    expect((await browser.client.session.me()).me).toBeNull();
    expect(await there(browser, "lin")).toEqual({ name: "小林", connected: false });
    expect(await browser.client.account.get()).toMatchObject({
      signInName: null,
      linked: { email: "Lin@Example.com" },
      sessions: [{ openedBy: "provider", current: true }],
    });
    expect((await admin.client.people.list()).people.find((one) => one.id === id)).toMatchObject({ linked: true, signInName: null, sessions: 1 });
    // The invitation was spent by it.
    expect((await admin.client.people.list()).invitations).toMatchObject([{ state: "accepted" }]);
  });

  test("is linked by its owner alone, from his own page and with the password he has, and then opens without one", async () => {
    await admin.client.account.introduce({ name: "老板", signInName: "boss", password: PASSWORD });
    expect(await codeOf(admin.client.account.connectProvider({ password: null }))).toBe("WRONG_SIGN_IN");
    expect(await codeOf(admin.client.account.connectProvider({ password: "not this one" }))).toBe("WRONG_SIGN_IN");
    const { url } = await admin.client.account.connectProvider({ password: PASSWORD });
    const answer = await signInThere(url, "wu", server.url);
    expect(await admin.client.session.finishProvider({ answer })).toMatchObject({ me: { id: "admin" }, connected: true });
    expect(await there(browse(server), "wu")).toEqual({ name: "老板", connected: false });
  });

  test("goes without the second factor of ours, for the provider has one, and leaves it on for the password", async () => {
    const { browser, id } = await joined();
    await browser.client.account.introduce({ name: "小林", signInName: "xiaolin", password: PASSWORD });
    const { secret } = await browser.client.account.beginSecondFactor();
    await browser.client.account.confirmSecondFactor({ code: new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now() }) });
    expect(await there(browse(server), "lin")).toEqual({ name: "小林", connected: false });
    expect(await codeOf(browse(server).client.session.signIn({ name: "xiaolin", password: PASSWORD }))).toBe("CODE_NEEDED");
    expect(id).not.toBe("");
  });

  test("is unlinked by its owner once he has a password, or by an administrator, and what it opened elsewhere ends", async () => {
    const { browser, id } = await joined();
    expect(await codeOf(browser.client.account.disconnectProvider())).toBe("STATE_NOT_ALLOWED");
    await browser.client.account.introduce({ name: "小林", signInName: "xiaolin", password: PASSWORD });
    const elsewhere = browse(server);
    await there(elsewhere, "lin");
    const byPassword = browse(server);
    await byPassword.client.session.signIn({ name: "xiaolin", password: PASSWORD });
    await browser.client.account.disconnectProvider();
    const who = async (one: Browser): Promise<string | null> => (await one.client.session.me()).me?.name ?? null;
    expect([await who(browser), await who(elsewhere), await who(byPassword)]).toEqual(["小林", null, "小林"]);
    expect(await codeOf(there(elsewhere, "lin"))).toBe("NOT_INVITED");
    const { url } = await byPassword.client.account.connectProvider({ password: PASSWORD });
    await byPassword.client.session.finishProvider({ answer: await signInThere(url, "lin", server.url) });
    await there(elsewhere, "lin");
    await admin.client.people.unlink({ operatorId: id });
    expect([await who(elsewhere), await who(byPassword)]).toEqual([null, "小林"]);
    expect(await codeOf(admin.client.people.unlink({ operatorId: id }))).toBe("ALREADY_DONE");
  });

  test("belongs to one person: not to a second invitation, not to a second member, also of five who join at once", async () => {
    await joined();
    expect(await codeOf(there(browse(server), "lin", await invited("小王")))).toBe("ALREADY_DONE");
    const { url } = await admin.client.account.connectProvider({ password: null });
    expect(await codeOf(admin.client.session.finishProvider({ answer: await signInThere(url, "lin", server.url) }))).toBe("ALREADY_DONE");
    expect((await admin.client.account.get()).linked).toBeNull();
    const tokens = await Promise.all([1, 2, 3, 4, 5].map((place) => invited(`同一人${place}`)));
    const ways = await Promise.all(
      tokens.map(async (invitation) => {
        const browser = browse(server);
        const { url: way } = await browser.client.session.beginProvider({ invitation });
        return { browser, answer: await signInThere(way, "wu", server.url) };
      }),
    );
    const tries = await Promise.allSettled(ways.map(({ browser, answer }) => browser.client.session.finishProvider({ answer })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await store.rows("SELECT 1 FROM operator WHERE name LIKE '同一人%'")).toHaveLength(1);
    expect(await store.rows("SELECT 1 FROM linked_account")).toHaveLength(2);
  });
});

describe("who is not let in", () => {
  test("is told the same as a stranger, as somebody who was disabled, and as somebody whose e-mail nobody proved", async () => {
    const { id } = await joined();
    await admin.client.people.disable({ operatorId: id });
    await invited("老吴", "wu@example.com");
    await invited("别人", "somebody-else@example.com");
    house.accounts.set("stranger", { email: "stranger@example.com", email_verified: true });
    house.accounts.set("bare", {});
    const told = await Promise.all(
      ["lin", "wu", "stranger", "bare"].map(async (login) => {
        const { code, status, message, data } = await refused(there(browse(server), login));
        return { code, status, message, data };
      }),
    );
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(told[0]).toMatchObject({ code: "NOT_INVITED", message: expect.stringMatching(/^这里没有为这个账号开通，或已停用。/) });
    expect(await store.rows("SELECT 1 FROM session WHERE operator_id <> 'admin'")).toEqual([]);
    // The account is the person's still when he comes back.
    await admin.client.people.enable({ operatorId: id });
    expect(await there(browse(server), "lin")).toMatchObject({ name: "小林" });
  });

  test("gets in by an e-mail only where the provider proved it and an open invitation bears it, and once", async () => {
    const token = await invited("小林", " lin@EXAMPLE.com ".trim());
    expect((await admin.client.people.list()).invitations).toMatchObject([{ email: "lin@example.com", state: "open" }]);
    expect(await there(browse(server), "lin")).toEqual({ name: "小林", connected: false });
    expect(await codeOf(browse(server).client.session.invitation({ token }))).toBe("INVITATION_OVER");
    // Another account that bears the same e-mail later is another account.
    house.accounts.set("new lin", { email: "lin@example.com", email_verified: true });
    expect(await codeOf(there(browse(server), "new lin"))).toBe("NOT_INVITED");
  });

  test("does not take over somebody who is there already by a link for a new password", async () => {
    const { id } = await joined("wu", "老吴");
    const { link } = await admin.client.people.renewPassword({ operatorId: id });
    expect(await codeOf(browse(server).client.session.beginProvider({ invitation: tokenOf(link) }))).toBe("STATE_NOT_ALLOWED");
  });

  test.each(["expired", "taken back", "used"] as const)("comes too late when the invitation is %s while he is at the provider", async (how) => {
    const token = await invited("小林");
    const browser = browse(server);
    const { url } = await browser.client.session.beginProvider({ invitation: token });
    const answer = await signInThere(url, "lin", server.url);
    if (how === "expired") await store.pool.query("UPDATE invitation SET expires_at = created_at");
    if (how === "taken back") for (const { id } of (await admin.client.people.list()).invitations) await admin.client.people.revokeInvitation({ id });
    if (how === "used") await browse(server).client.session.accept({ token, signInName: "xiaolin", password: PASSWORD });
    expect(await codeOf(browser.client.session.finishProvider({ answer }))).toBe("INVITATION_OVER");
    expect(await store.rows("SELECT 1 FROM linked_account")).toEqual([]);
  });
});

describe("the way back from the provider", () => {
  test("is good once, in the browser that began it, and within ten minutes", async () => {
    await joined();
    const browser = browse(server);
    const { url } = await browser.client.session.beginProvider({ invitation: null });
    const answer = await signInThere(url, "lin", server.url);
    const copied = browse(server);
    copied.cookie = browser.cookie;
    const victim = browse(server);
    expect(await codeOf(victim.client.session.finishProvider({ answer }))).toBe("PROVIDER_REFUSED");
    await browser.client.session.finishProvider({ answer });
    // Again, by whoever copied both the address and the cookie.
    expect(await codeOf(copied.client.session.finishProvider({ answer }))).toBe("PROVIDER_REFUSED");
    const late = browse(server);
    const begun = await late.client.session.beginProvider({ invitation: null });
    const there10 = await signInThere(begun.url, "lin", server.url);
    clock.advance(10 * 60_000 + 1);
    expect(await refused(late.client.session.finishProvider({ answer: there10 }))).toMatchObject({
      code: "PROVIDER_REFUSED",
      message: "这次登录不是在这个浏览器里开始的，或已超过十分钟，请重新登录。",
    });
  });

  test("with another's code, another state or none ends nothing but itself: the right one is taken after it", async () => {
    await joined();
    const attacker = browse(server);
    const theirs = await attacker.client.session.beginProvider({ invitation: null });
    const stolen = new URLSearchParams(await signInThere(theirs.url, "wu", server.url));
    const browser = browse(server);
    const { url } = await browser.client.session.beginProvider({ invitation: null });
    for (const answer of ["", "?", "?code=made-up", `?code=${stolen.get("code")}&state=${stolen.get("state")}`, "?state=x&code=y", "#", "?%00=%zz"])
      expect([answer, await codeOf(browser.client.session.finishProvider({ answer }))]).toEqual([answer, "PROVIDER_REFUSED"]);
    const right = await signInThere(url, "lin", server.url);
    expect((await browser.client.session.finishProvider({ answer: right })).me.name).toBe("小林");
    // The attacker's code under one's own state: PKCE and nonce are another's, and the provider's word about it is not asked for twice.
    const again = browse(server);
    const own = new URL((await again.client.session.beginProvider({ invitation: null })).url).searchParams.get("state");
    expect(await codeOf(again.client.session.finishProvider({ answer: `?code=${stolen.get("code")}&state=${own}` }))).toBe("PROVIDER_REFUSED");
  });

  test("does not link to somebody else: who was signed out or exchanged meanwhile is refused", async () => {
    const { browser } = await joined();
    const { url } = await admin.client.account.connectProvider({ password: null });
    const answer = await signInThere(url, "wu", server.url);
    const flow = admin.cookie.split("; ").find((pair) => /_provider=/.test(pair)) ?? "";
    expect(flow).not.toBe("");
    browser.cookie = `${browser.cookie}; ${flow}`;
    expect(await codeOf(browser.client.session.finishProvider({ answer }))).toBe("PROVIDER_REFUSED");
    expect(await store.rows("SELECT operator_id FROM linked_account WHERE subject = 'wu'")).toEqual([]);
  });

  test("leaves no secret in plain with the browser, and no cookie that travels from another site", async () => {
    const response = await fetch(`${server.url}/rpc/session/beginProvider`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ json: { invitation: await invited("小林") } }),
    });
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^aftercare_\d+_provider=[\w-]+; Max-Age=900; Path=\/; HttpOnly; SameSite=Strict$/);
    const { json } = (await response.json()) as { json: { url: string } };
    const sent = new URL(json.url).searchParams;
    expect(Object.fromEntries(sent)).toMatchObject({ response_type: "code", code_challenge_method: "S256", client_id: CLIENT.clientId });
    expect(sent.get("nonce")).toMatch(/^[\w-]{40,}$/);
    for (const secret of [sent.get("state"), sent.get("nonce"), CLIENT.clientSecret]) expect(cookie).not.toContain(secret);
  });

  test("shows the console, whatever hosts the provider names in the address", async () => {
    const page = await fetch(`${server.url}/sign-in/back?code=a.b.c&state=x&iss=https%3A%2F%2Flogin.example.com`);
    expect([page.status, page.headers.get("content-type"), page.headers.get("referrer-policy")]).toEqual([200, "text/html; charset=utf-8", "no-referrer"]);
  });
});
