import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  countGuesses,
  ensureOperators,
  makeSignInLink,
  nobody,
  noDoor,
  openSpentFlows,
  openStreams,
  openVault,
  type Principal,
  type SessionDoor,
  sessionHandlers,
  visitorOf,
} from "../../../main/hub/access/index.ts";
import { people } from "../../../main/hub/access/sessions.queries.ts";
import { sha256 } from "../../../main/hub/kernel/ids.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";

const DAY = 86_400_000;
const clock = testClock();
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
});
afterAll(() => store.close());
beforeEach(async () => {
  await store.pool.query("TRUNCATE operator, session, sign_in_link, api_key, journal_line");
});

interface TestDoor extends SessionDoor {
  wrong: number;
  dropped: boolean;
}
function door(token: string | null = null): TestDoor {
  const made: TestDoor = {
    ...noDoor,
    token,
    wrong: 0,
    dropped: false,
    keep: (kept) => {
      made.token = kept;
    },
    drop: () => {
      made.dropped = true;
    },
    guess: () => {
      const allowed = made.wrong < 3;
      made.wrong += 1;
      const right = (): void => {
        made.wrong -= 1;
      };
      return { allowed, right };
    },
    stands: async () => true,
  };
  return made;
}
const entering = {
  vault: openVault(new Uint8Array(randomBytes(32))),
  streams: openStreams(),
  guesses: countGuesses(clock.now),
  shopNames: async () => [],
  provider: null,
  spent: openSpentFlows(clock.now),
};
const handlers = (): ReturnType<typeof sessionHandlers> => sessionHandlers({ ...entering, store, version: "1.2.3", hubName: async () => "家居旗舰店" });

async function signIn(operatorId: string): Promise<{ at: TestDoor; principal: Principal; token: string }> {
  const at = door();
  const { token } = await makeSignInLink(store, operatorId);
  const result = await handlers().redeem({ token }, { principal: nobody, door: at });
  expect(result.ok).toBe(true);
  const session = at.token ?? "";
  const visitor = await visitorOf(store, session);
  return { at, principal: visitor?.principal ?? nobody, token: session };
}

describe("people", () => {
  test("a demonstration starts with four marked people, however often it is asked", async () => {
    await ensureOperators(store, { demo: true });
    await ensureOperators(store, { demo: true });
    const all = await people(store);
    expect(all.map((person) => person.roles[0])).toEqual(["agent", "supervisor", "trainer", "risk"]);
    expect(all.every((person) => person.demo && person.name.includes("演示"))).toBe(true);
    expect(await store.rows("SELECT 1 FROM journal_line WHERE verb = 'operator.made'")).toHaveLength(4);
  });

  test("an empty shop starts with one administrator and no trace of the demonstration", async () => {
    await ensureOperators(store, { demo: false });
    expect(await people(store)).toEqual([{ id: "admin", name: "管理员", roles: ["admin"], demo: false, limitFen: null }]);
  });
});

describe("one-time links", () => {
  beforeEach(() => ensureOperators(store, { demo: true }));

  test("sign in once, and only their hash is kept", async () => {
    const { token } = await makeSignInLink(store, "demo-agent");
    expect(await store.rows("SELECT 1 FROM sign_in_link WHERE token_hash = $1", [sha256(token)])).toHaveLength(1);
    const first = await handlers().redeem({ token }, { principal: nobody, door: door() });
    expect(first).toMatchObject({ ok: true, value: { me: { id: "demo-agent", roles: ["agent"], demo: true } } });
    const second = await handlers().redeem({ token }, { principal: nobody, door: door() });
    expect(second).toMatchObject({ ok: false, refusal: { code: "LINK_SPENT" } });
  });

  test("two who spend one link at the same time get one session between them", async () => {
    const { token } = await makeSignInLink(store, "demo-agent");
    const results = await Promise.all([1, 2, 3, 4].map(() => handlers().redeem({ token }, { principal: nobody, door: door() })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await store.rows("SELECT 1 FROM session")).toHaveLength(1);
  });

  test("expire after twelve hours", async () => {
    const { token } = await makeSignInLink(store, "demo-agent");
    clock.advance(12 * 3_600_000 + 1);
    expect(await handlers().redeem({ token }, { principal: nobody, door: door() })).toMatchObject({ ok: false, refusal: { code: "LINK_SPENT" } });
  });

  test("do not sign in an operator who was disabled meanwhile", async () => {
    const { token } = await makeSignInLink(store, "demo-agent");
    await store.pool.query("UPDATE operator SET enabled = false WHERE id = 'demo-agent'");
    expect(await handlers().redeem({ token }, { principal: nobody, door: door() })).toMatchObject({ ok: false });
    await expect(makeSignInLink(store, "demo-agent")).rejects.toThrow("no operator");
  });

  test("cannot be guessed at speed, and the right one opens whatever was guessed wrong from the same address", async () => {
    const at = door();
    const codes: string[] = [];
    for (let guess = 0; guess < 5; guess += 1) {
      const answer = await handlers().redeem({ token: `wrong-wrong-wrong-${guess}` }, { principal: nobody, door: at });
      codes.push(answer.ok ? "" : answer.refusal.code);
    }
    expect(codes).toEqual(["LINK_SPENT", "LINK_SPENT", "LINK_SPENT", "TOO_MANY_TRIES", "TOO_MANY_TRIES"]);
    const { token } = await makeSignInLink(store, "demo-agent");
    expect(await handlers().redeem({ token }, { principal: nobody, door: at })).toMatchObject({ ok: true });
  });
});

describe("sessions", () => {
  beforeEach(() => ensureOperators(store, { demo: true }));

  test("live thirty days from their last use, and cost at most one write a day", async () => {
    const { token } = await signIn("demo-agent");
    clock.advance(DAY / 2);
    expect(await visitorOf(store, token)).toMatchObject({ prolonged: false });
    clock.advance(20 * DAY);
    expect(await visitorOf(store, token)).toMatchObject({ prolonged: true });
    clock.advance(29 * DAY);
    expect(await visitorOf(store, token)).not.toBeNull();
    clock.advance(30 * DAY + 1);
    expect(await visitorOf(store, token)).toBeNull();
  });

  test("that have expired are removed when the next link is made", async () => {
    await signIn("demo-agent");
    clock.advance(31 * DAY);
    await makeSignInLink(store, "demo-agent");
    expect(await store.rows("SELECT 1 FROM session")).toHaveLength(0);
  });

  test("end at once when signed out of", async () => {
    const { at, principal, token } = await signIn("demo-agent");
    await handlers().signOut(undefined, { principal, door: at });
    expect(at.dropped).toBe(true);
    expect(await visitorOf(store, token)).toBeNull();
  });

  test("end for everybody who is disabled", async () => {
    const { token } = await signIn("demo-agent");
    await store.pool.query("UPDATE operator SET enabled = false WHERE id = 'demo-agent'");
    expect(await visitorOf(store, token)).toBeNull();
  });

  test("of the demonstration may go on as another of its people", async () => {
    const { at, principal, token } = await signIn("demo-agent");
    expect(await handlers().become({ operatorId: "demo-risk" }, { principal, door: at })).toMatchObject({ ok: true, value: { me: { roles: ["risk"] } } });
    expect(await visitorOf(store, token)).toMatchObject({ principal: { id: "demo-risk", roles: ["risk"] } });
  });

  test("never go on as a real person, and a real person's never as anybody", async () => {
    await ensureOperators(store, { demo: false });
    const demo = await signIn("demo-agent");
    expect(await handlers().become({ operatorId: "admin" }, { principal: demo.principal, door: demo.at })).toMatchObject({ refusal: { code: "NOT_ALLOWED" } });
    const real = await signIn("admin");
    expect(await handlers().become({ operatorId: "demo-risk" }, { principal: real.principal, door: real.at })).toMatchObject({
      refusal: { code: "NOT_ALLOWED" },
    });
    expect(await visitorOf(store, real.token)).toMatchObject({ principal: { id: "admin" } });
  });

  test("tell a stranger nothing but that this is a demonstration", async () => {
    const told = await handlers().me(undefined, { principal: nobody, door: noDoor });
    expect(told).toEqual({
      ok: true,
      value: { me: null, people: [], settings: null, demo: true, unnamed: false, version: "1.2.3", permissions: [], hubName: "家居旗舰店", provider: null },
    });
    const { at, principal } = await signIn("demo-trainer");
    expect(await handlers().me(undefined, { principal, door: at })).toMatchObject({
      value: { me: { id: "demo-trainer" }, people: { length: 4 }, permissions: expect.arrayContaining(["example.edit"]) },
    });
  });
});
