/** A provider that is away, broken or false: each in one sentence, nobody let in, and the password goes on. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ensureOperators, makeSignInLink } from "../../main/hub/access/index.ts";
import type { Store } from "../../main/hub/store/index.ts";
import { HostFault, openOutbound, type RunningServer } from "../../main/server/index.ts";
import { openProvider } from "../../main/server/provider.ts";
import { readProvider } from "../../main/server/provider-settings.ts";
import { type Crooked, crookedProvider } from "../support/crooked-provider.ts";
import { CLIENT, type IdentityHouse, openIdentityHouse } from "../support/identity-provider.ts";
import { freshStore, testClock } from "../support/store.ts";
import { type Browser, browse, refused, serve, smallHub } from "./hosted.ts";

const PASSWORD = "梧桐-quartz-71 river";
const clock = testClock();
let store: Store;
let house: IdentityHouse;
let server: RunningServer;
let hubLog: string[];
let log: string[];
let nonce = "";

beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.pool.query("TRUNCATE operator, session, sign_in_link, invitation, credential, recovery_code, linked_account, journal_line");
  await ensureOperators(store, { demo: false });
  await store.pool.query("INSERT INTO linked_account (issuer, subject, operator_id, linked_at) VALUES ($1, 'lin', 'admin', now())", ["-"]);
  house = await openIdentityHouse();
});
afterEach(async () => {
  await server.close();
  await house.close();
});

/** A hub whose provider is crooked in one thing; `lin` is its administrator. */
async function start(crooked: Crooked | null = {}, patienceS?: number): Promise<Browser> {
  house.instead = crooked && crookedProvider(house.issuer, () => nonce, crooked);
  await store.pool.query("UPDATE linked_account SET issuer = $1", [house.issuer]);
  log = [];
  const around = { fetch: openOutbound().fetchBounded, log: (_level: string, line: string) => void log.push(line), publicUrl: () => server.url };
  const provider = openProvider({ issuer: house.issuer, ...CLIENT, name: "某某" }, { ...around, ...(patienceS === undefined ? {} : { patienceS }) });
  const hub = smallHub(store, {}, { provider });
  hubLog = hub.lines;
  server = await serve(hub);
  return browse(server);
}
/** What a browser is told that comes back with a code. */
async function told(browser: Browser): Promise<{ code: string; message: string } | "in"> {
  const { url } = await browser.client.session.beginProvider({ invitation: null });
  const sent = new URL(url).searchParams;
  nonce = sent.get("nonce") ?? "";
  const call = browser.client.session.finishProvider({ answer: `?code=a-code&state=${sent.get("state")}` });
  return call.then(
    () => "in" as const,
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  );
}
const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3_600;
const anHourAgo = (): number => Math.floor(Date.now() / 1000) - 3_600;
const UNTRUE = { code: "PROVIDER_REFUSED", message: "身份提供方的回答不能采信，请重新登录。" };
const CLOCKS = { code: "PROVIDER_REFUSED", message: "身份提供方与本机的时钟相差太多，请管理员校准。" };
const AWAY = { code: "PROVIDER_AWAY", message: "身份提供方现在连不上，请稍后再试，或用登录名和密码登录。" };

describe("what the provider says", () => {
  test("lets its account in where everything about it is right, also with a clock that is half a minute off", async () => {
    expect(await told(await start())).toBe("in");
    await server.close();
    expect(await told(await start({ claims: { iat: Math.floor(Date.now() / 1000) + 30 } }))).toBe("in");
  });

  test.each<[string, Crooked, object]>([
    ["is signed by somebody else", { forged: true }, UNTRUE],
    ["is signed by nobody", { header: { alg: "none" } }, UNTRUE],
    ["is signed with the client's secret", { header: { alg: "HS256" } }, UNTRUE],
    ["names a key there is not", { header: { kid: "another" } }, UNTRUE],
    ["is of another issuer", { claims: { iss: "https://login.example.com" } }, UNTRUE],
    ["is meant for another program", { claims: { aud: "another" } }, UNTRUE],
    ["answers another question", { claims: { nonce: "n".repeat(43) } }, UNTRUE],
    ["answers no question", { claims: { nonce: null } }, UNTRUE],
    ["has no account", { claims: { sub: null } }, UNTRUE],
    ["has an account without a name", { claims: { sub: "" } }, UNTRUE],
    ["has an account of 300 letters", { claims: { sub: "s".repeat(300) } }, UNTRUE],
    ["has an account that no database keeps", { claims: { sub: "li\u0000n" } }, UNTRUE],
    ["has an account that is a number", { claims: { sub: 7 } }, UNTRUE],
    ["is over", { claims: { iat: anHourAgo() - 300, exp: anHourAgo() } }, CLOCKS],
    ["is of a time that is to come", { claims: { nbf: inAnHour(), iat: inAnHour(), exp: inAnHour() + 300 } }, CLOCKS],
    ["is a page", { tokens: { status: 200, type: "text/html", body: "<h1>Welcome</h1>" } }, UNTRUE],
    ["is no JSON", { tokens: { status: 200, type: "application/json", body: "{" } }, UNTRUE],
    ["is a list", { tokens: { status: 200, type: "application/json", body: "[]" } }, UNTRUE],
    ["is empty", { tokens: { status: 200, type: "application/json", body: "{}" } }, UNTRUE],
    ["has no ID token", { tokens: { status: 200, type: "application/json", body: '{"access_token":"a","token_type":"Bearer"}' } }, UNTRUE],
    [
      "has an ID token that is none",
      { tokens: { status: 200, type: "application/json", body: '{"access_token":"a","token_type":"Bearer","id_token":"a.b.c"}' } },
      UNTRUE,
    ],
    ["leads elsewhere", { tokens: { status: 302, type: "text/plain", body: "" } }, UNTRUE],
    ["is that the code was used", { tokens: { status: 400, type: "application/json", body: '{"error":"invalid_grant"}' } }, UNTRUE],
    ["is that it is out of order", { tokens: { status: 503, type: "text/html", body: "later" } }, AWAY],
    ["has no end", { tokens: "endless" }, UNTRUE],
  ])("that %s lets nobody in, in a sentence", async (_what, crooked, sentence) => {
    expect(await told(await start(crooked))).toEqual(sentence);
    expect(await store.rows("SELECT 1 FROM session")).toEqual([]);
    expect(hubLog).toEqual([]);
    expect(log.length).toBeGreaterThan(0);
  });

  test("that it does not know this program names the setting to look at", async () => {
    const browser = await start({ tokens: { status: 401, type: "application/json", body: '{"error":"invalid_client"}' } });
    expect(await told(browser)).toMatchObject({ code: "PROVIDER_REFUSED", message: expect.stringContaining("AFTERCARE_OIDC_CLIENT_ID") });
  });

  test("is waited for so long and no longer", async () => {
    expect(await told(await start({ tokens: "hangs" }, 0.3))).toEqual(AWAY);
  });

  test("that the person cancelled there is said so, and what it says of it is not repeated", async () => {
    const browser = await start();
    const { url } = await browser.client.session.beginProvider({ invitation: null });
    const state = new URL(url).searchParams.get("state");
    const answer = `?error=access_denied&error_description=%3Cscript%3E&state=${state}`;
    expect(await refused(browser.client.session.finishProvider({ answer }))).toMatchObject({
      code: "PROVIDER_REFUSED",
      message: "您在身份提供方那里取消了，或那里不允许您登录。",
    });
  });
});

describe("a provider that is away", () => {
  test("when the hub starts is told in the log, people go on signing in by password, and it is taken up when it is back", async () => {
    const browser = await start(null);
    await expect.poll(() => log).toEqual([expect.stringContaining("unexpected HTTP response status code")]);
    expect(await browser.client.session.me()).toMatchObject({ provider: "某某" });
    expect(await refused(browser.client.session.beginProvider({ invitation: null }))).toMatchObject(AWAY);
    await browser.client.session.redeem({ token: (await makeSignInLink(store, "admin")).token });
    await browser.client.account.introduce({ name: "老板", signInName: "boss", password: PASSWORD });
    expect((await browse(server).client.session.signIn({ name: "boss", password: PASSWORD })).me.name).toBe("老板");
    house.instead = crookedProvider(house.issuer, () => nonce);
    expect(await told(browse(server))).toBe("in");
  });

  test("for good is a sentence, and a line in the log that says why", async () => {
    const browser = await start();
    await expect.poll(() => house.asked.length).toBeGreaterThan(0);
    const { issuer } = house;
    await house.close();
    expect(await told(browser)).toEqual(AWAY);
    expect(log.join()).toContain("ECONNREFUSED");
    house = await openIdentityHouse();
    expect(issuer).not.toBe(house.issuer);
  });

  test.each<[string, Crooked]>([
    ["says that it is another", { metadata: { issuer: "https://login.example.com" } }],
    ["does not say where people go", { metadata: { authorization_endpoint: undefined } }],
  ])("because it %s is the same", async (_what, crooked) => {
    expect(await refused((await start(crooked)).client.session.beginProvider({ invitation: null }))).toMatchObject(AWAY);
  });

  test("is not called in an inner network that nobody allowed", async () => {
    const browser = await start({ metadata: { token_endpoint: "https://10.1.2.3/token" } });
    expect(await told(browser)).toEqual(AWAY);
    expect(log.join()).toContain("10.1.2.3");
  });
});

test("where there is none no button is shown, and asking for it is a sentence", async () => {
  server = await serve(smallHub(store));
  const browser = browse(server);
  expect((await browser.client.session.me()).provider).toBeNull();
  expect((await refused(browser.client.session.beginProvider({ invitation: null }))).code).toBe("NOT_FOUND");
  expect((await refused(browser.client.session.finishProvider({ answer: "?code=a&state=b" }))).code).toBe("NOT_FOUND");
});

test("settings that are half there, or an address nobody can trust, stop the start with a sentence", async () => {
  server = await serve(smallHub(store));
  const env = { AFTERCARE_OIDC_ISSUER: "https://login.example.com", AFTERCARE_OIDC_CLIENT_ID: "aftercare" };
  expect(readProvider({})).toBeUndefined();
  expect(readProvider(env)).toEqual({ issuer: "https://login.example.com", clientId: "aftercare", clientSecret: undefined, name: "login.example.com" });
  for (const wrong of [
    { AFTERCARE_OIDC_CLIENT_ID: "" },
    { AFTERCARE_OIDC_ISSUER: "" },
    { AFTERCARE_OIDC_ISSUER: "login.example.com" },
    { AFTERCARE_OIDC_ISSUER: "http://login.example.com" },
    { AFTERCARE_OIDC_ISSUER: "https://user@login.example.com" },
    { AFTERCARE_OIDC_ISSUER: "ftp://127.0.0.1" },
  ])
    expect(() => readProvider({ ...env, ...wrong }), JSON.stringify(wrong)).toThrow(HostFault);
});
