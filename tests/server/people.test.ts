import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ensureOperators, makeSignInLink } from "../../main/hub/access/index.ts";
import type { LiveEvent } from "../../main/hub/contract/index.ts";
import type { Store } from "../../main/hub/store/index.ts";
import type { RunningServer } from "../../main/server/index.ts";
import { freshStore, testClock } from "../support/store.ts";
import { type Browser, browse, refused, serve, smallHub } from "./hosted.ts";

const HOUR = 3_600_000;
const PASSWORD = "梧桐-quartz-71 river";
const clock = testClock();
let store: Store;
let server: RunningServer;
let admin: Browser;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.pool.query("TRUNCATE operator, session, sign_in_link, invitation, credential, recovery_code, journal_line");
  await ensureOperators(store, { demo: false });
  server = await serve(smallHub(store));
  admin = browse(server);
  await admin.client.session.redeem({ token: (await makeSignInLink(store, "admin")).token });
});
afterEach(() => server.close());

const tokenOf = (link: string): string => link.split("token=")[1] ?? "";
async function invited(name = "小林"): Promise<string> {
  return tokenOf((await admin.client.people.invite({ name, roles: ["agent"] })).link);
}
/** Somebody who joined, at a browser of his own. */
async function joined(name = "小林", signInName = "xiaolin"): Promise<{ browser: Browser; id: string }> {
  const browser = browse(server);
  const { me } = await browser.client.session.accept({ token: await invited(name), signInName, password: PASSWORD });
  return { browser, id: me.id };
}
const codeOf = async (call: Promise<unknown>): Promise<string> => (await refused(call)).code;

describe("an invitation", () => {
  test("says for whom and what it is, and lets that person in once, with the roles that were given", async () => {
    const token = await invited();
    const browser = browse(server);
    expect(await browser.client.session.invitation({ token })).toMatchObject({ name: "小林", roles: ["agent"], signInName: null });
    await browser.client.session.accept({ token, signInName: " XiaoLin ", password: PASSWORD });
    expect((await browser.client.session.me()).me).toMatchObject({ name: "小林", roles: ["agent"] });
    const second = browse(server);
    expect(await refused(second.client.session.accept({ token, signInName: "other", password: PASSWORD }))).toMatchObject({
      code: "INVITATION_OVER",
      message: "这个邀请已经用过，请直接登录。",
    });
    expect((await admin.client.people.list()).invitations).toMatchObject([{ state: "accepted", invitedBy: "管理员", renews: false }]);
  });

  test("accepted by five at once makes one person", async () => {
    const token = await invited();
    const tries = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((place) => browse(server).client.session.accept({ token, signInName: `name${place}`, password: PASSWORD })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await store.rows("SELECT 1 FROM operator WHERE id <> 'admin'")).toHaveLength(1);
    expect(await store.rows("SELECT 1 FROM credential")).toHaveLength(1);
  });

  test("is over after 72 hours, when taken back, and when it never was, each in a sentence of its own", async () => {
    const expired = await invited();
    clock.advance(72 * HOUR + 1);
    const revoked = await invited();
    const { invitations } = await admin.client.people.list();
    await admin.client.people.revokeInvitation({ id: invitations.find(({ state }) => state === "open")?.id ?? "" });
    const stranger = browse(server);
    const told = await Promise.all(
      [expired, revoked, "never-was-never-was-never"].map(async (token) => (await refused(stranger.client.session.invitation({ token }))).message),
    );
    expect(told).toEqual(["这个邀请已过期，请向管理员要新的。", "这个邀请已被管理员撤回。", "没有这个邀请，请核对链接是否完整。"]);
    expect((await admin.client.people.list()).invitations.map(({ state }) => state).toSorted()).toEqual(["expired", "revoked"]);
  });

  test("to a new password works once, ends the sessions there were, and not for somebody who was disabled", async () => {
    const { browser, id } = await joined();
    const link = await admin.client.people.renewPassword({ operatorId: id });
    const other = browse(server);
    expect(await other.client.session.invitation({ token: tokenOf(link.link) })).toMatchObject({ signInName: "xiaolin" });
    await other.client.session.accept({ token: tokenOf(link.link), signInName: "ignored", password: `${PASSWORD}!` });
    expect((await browser.client.session.me()).me).toBeNull();
    expect(await codeOf(browse(server).client.session.signIn({ name: "xiaolin", password: PASSWORD }))).toBe("WRONG_SIGN_IN");
    expect((await browse(server).client.session.signIn({ name: "XIAOLIN", password: `${PASSWORD}!` })).me.id).toBe(id);
    const late = await admin.client.people.renewPassword({ operatorId: id });
    await admin.client.people.disable({ operatorId: id });
    expect(await refused(other.client.session.invitation({ token: tokenOf(late.link) }))).toMatchObject({ message: "这个账号已停用，邀请不再有效。" });
  });

  test("takes no weak password, none with one's own name, and no name that somebody has", async () => {
    await joined();
    const token = await invited("周敏");
    const accept = async (signInName: string, password: string): Promise<string> =>
      (await refused(browse(server).client.session.accept({ token, signInName, password }))).message;
    expect(await accept("zhoumin", "short1!")).toBe("密码至少要 10 个字符。");
    expect(await accept("zhoumin", "aaaaaaaaaaaa")).toBe("密码里不同的字符太少，请换一个。");
    for (const common of ["1234567890", "qwertyuiop", "Password2024", "basketball1", "ＰＡＳＳＷＯＲＤ１２３"])
      expect(await accept("zhoumin", common), common).toBe("这个密码太常见，几秒钟就会被猜到，请换一个。");
    for (const own of ["my-zhoumin-secret-8", "周敏的密码不告诉你啊", "家居旗舰店 no. 1 key"])
      expect(await accept("zhoumin", own), own).toBe("密码里不要包含自己的名字、登录名或店铺名。");
    expect(await accept("x", PASSWORD)).toMatch(/^登录名用/);
    expect(await accept("ＸiaoLin", PASSWORD)).toBe("这个登录名已经有人用了，请换一个。");
    // None of these spent it.
    await browse(server).client.session.accept({ token, signInName: "zhoumin", password: PASSWORD });
  });

  test("keeps no secret in plain: neither the link's nor the password", async () => {
    const token = await invited();
    await browse(server).client.session.accept({ token, signInName: "xiaolin", password: PASSWORD });
    const kept = await store.rows<{ text: string }>("SELECT invitation::text AS text FROM invitation UNION ALL SELECT credential::text FROM credential");
    expect(kept.some(({ text }) => text.includes(token) || text.includes("quartz"))).toBe(false);
    expect(kept.some(({ text }) => text.includes("$argon2id$v=19$m=19456,t=2,p=1$"))).toBe(true);
  });
});

describe("signing in", () => {
  test("answers a wrong password and a name that nobody has in the same words and with the same work", async () => {
    await joined();
    const wrong = await refused(browse(server).client.session.signIn({ name: "xiaolin", password: "not this one" }));
    const unknown = await refused(browse(server).client.session.signIn({ name: "nobody", password: "not this one" }));
    expect({ ...unknown }).toEqual({ ...wrong });
    expect([wrong.code, wrong.message]).toEqual(["WRONG_SIGN_IN", "登录名或密码不对。"]);
  });

  test("tells that an account is closed only to who knows its password", async () => {
    const { id } = await joined();
    await admin.client.people.disable({ operatorId: id });
    expect(await codeOf(browse(server).client.session.signIn({ name: "xiaolin", password: "not this one" }))).toBe("WRONG_SIGN_IN");
    expect(await codeOf(browse(server).client.session.signIn({ name: "xiaolin", password: PASSWORD }))).toBe("ACCOUNT_CLOSED");
    await admin.client.people.enable({ operatorId: id });
    await browse(server).client.session.signIn({ name: "xiaolin", password: PASSWORD });
  });

  test("takes five wrong guesses for a name from a place, also of two hundred at once, and then not even the right one", async () => {
    await joined();
    const guess = (password: string): Promise<string> =>
      browse(server)
        .client.session.signIn({ name: "xiaolin", password })
        .then(
          () => "in",
          (fault: { code: string }) => fault.code,
        );
    const codes = await Promise.all(Array.from({ length: 200 }, (_, place) => guess(`wrong ${place}`)));
    expect(codes.filter((code) => code === "WRONG_SIGN_IN")).toHaveLength(5);
    expect(codes.filter((code) => code === "TOO_MANY_TRIES")).toHaveLength(195);
    expect(await guess(PASSWORD)).toBe("TOO_MANY_TRIES");
    clock.advance(10 * 60_000 + 1);
    expect(await guess(PASSWORD)).toBe("in");
  });

  test("cannot be locked for somebody at a device of his own, whoever guesses at his name", async () => {
    const { browser } = await joined();
    await browser.client.session.signOut();
    // Known by its mark from here on.
    await browser.client.session.signIn({ name: "xiaolin", password: PASSWORD });
    await browser.client.session.signOut();
    for (let place = 0; place < 8; place += 1) await codeOf(browse(server).client.session.signIn({ name: "xiaolin", password: `wrong ${place}` }));
    expect(await codeOf(browse(server).client.session.signIn({ name: "xiaolin", password: PASSWORD }))).toBe("TOO_MANY_TRIES");
    expect((await browser.client.session.signIn({ name: "xiaolin", password: PASSWORD })).me.name).toBe("小林");
    // The mark is this person's: it is worth nothing for another name, nor when it was made up.
    await browser.client.session.signOut();
    const forged = browse(server);
    forged.cookie = browser.cookie.replace(/(_device=)[0-9a-f]{4}/, "$10000");
    expect(await codeOf(forged.client.session.signIn({ name: "xiaolin", password: PASSWORD }))).toBe("TOO_MANY_TRIES");
  });
});

describe("a person who is disabled", () => {
  /** What a stream told until it ended. */
  async function untilEnd(stream: AsyncIterable<LiveEvent>): Promise<LiveEvent[]> {
    const told: LiveEvent[] = [];
    for await (const event of stream) told.push(event);
    return told;
  }

  test("is out at once: sessions, live streams with the reason, links and invitations", async () => {
    const { browser, id } = await joined();
    const link = await makeSignInLink(store, id);
    const streams = [untilEnd(await browser.client.live.events()), untilEnd(await browser.client.live.events())];
    const mine = await admin.client.live.events();
    await admin.client.people.disable({ operatorId: id });
    for (const told of await Promise.all(streams)) expect(told).toMatchObject([{ name: "session.ended", data: { why: "disabled" } }]);
    expect((await browser.client.session.me()).me).toBeNull();
    expect(await codeOf(browse(server).client.session.redeem({ token: link.token }))).toBe("LINK_SPENT");
    await admin.client.people.enable({ operatorId: id });
    expect(await codeOf(browse(server).client.session.redeem({ token: link.token }))).toBe("LINK_SPENT");
    expect((await browser.client.session.me()).me).toBeNull();
    await mine.return?.();
  });

  test("cannot be the last administrator, who keeps the role, too; of two who disable each other one stays", async () => {
    expect(await codeOf(admin.client.people.disable({ operatorId: "admin" }))).toBe("LAST_ADMIN");
    expect(await codeOf(admin.client.people.change({ operatorId: "admin", name: "管理员", roles: ["agent"], limitFen: null }))).toBe("LAST_ADMIN");
    const { browser, id } = await joined("阿哲", "azhe");
    await admin.client.people.change({ operatorId: id, name: "阿哲", roles: ["trainer", "admin"], limitFen: 5_000 });
    expect((await browser.client.session.me()).me).toMatchObject({ roles: ["trainer", "admin"], limitFen: 5_000 });
    const both = await Promise.allSettled([admin.client.people.disable({ operatorId: id }), browser.client.people.disable({ operatorId: "admin" })]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await store.rows("SELECT 1 FROM operator WHERE enabled AND 'admin' = ANY(roles)")).toHaveLength(1);
  });
});

describe("one's own account", () => {
  test("lists where one is signed in, ends one of them, or all", async () => {
    const { browser } = await joined();
    const phone = browse(server);
    await phone.client.session.signIn({ name: "xiaolin", password: PASSWORD });
    const { sessions } = await browser.client.account.get();
    expect(sessions).toHaveLength(2);
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    await browser.client.account.endSession({ id: sessions.find(({ current }) => !current)?.id ?? "" });
    expect((await phone.client.session.me()).me).toBeNull();
    expect(await codeOf(admin.client.account.endSession({ id: sessions[0]?.id ?? "" }))).toBe("NOT_FOUND");
    await phone.client.session.signIn({ name: "xiaolin", password: PASSWORD });
    await browser.client.account.signOutEverywhere();
    expect([(await phone.client.session.me()).me, (await browser.client.session.me()).me]).toEqual([null, null]);
  });

  test("takes a new password for the old one, and ends the sessions elsewhere", async () => {
    const { browser } = await joined();
    const phone = browse(server);
    await phone.client.session.signIn({ name: "xiaolin", password: PASSWORD });
    expect(await codeOf(browser.client.account.changePassword({ old: "not it at all", password: "Birch, 9 otters!" }))).toBe("WRONG_SIGN_IN");
    await browser.client.account.changePassword({ old: PASSWORD, password: "Birch, 9 otters!" });
    expect((await browser.client.session.me()).me?.name).toBe("小林");
    expect((await phone.client.session.me()).me).toBeNull();
    expect(await codeOf(phone.client.session.signIn({ name: "xiaolin", password: PASSWORD }))).toBe("WRONG_SIGN_IN");
    await phone.client.session.signIn({ name: "xiaolin", password: "Birch, 9 otters!" });
  });

  test("gives the first administrator, who came by the printed link, a name and a password once", async () => {
    expect((await admin.client.session.me()).unnamed).toBe(true);
    await admin.client.account.introduce({ name: "老板", signInName: "boss", password: PASSWORD });
    expect(await admin.client.session.me()).toMatchObject({ me: { name: "老板" }, unnamed: false });
    expect(await codeOf(admin.client.account.introduce({ name: "又一个", signInName: "boss2", password: PASSWORD }))).toBe("STATE_NOT_ALLOWED");
    expect((await browse(server).client.session.signIn({ name: "Boss", password: PASSWORD })).me.id).toBe("admin");
  });
});
