/** Who is here for new work: what he says, when it ends, and what holds of somebody whose console is gone. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStreams, type Principal, standingHandlers } from "../../../main/hub/access/index.ts";
import { isWithinDays } from "../../../main/hub/kernel/day-span.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore, testClock } from "../../support/store.ts";

const MINUTE = 60_000;
// Friday, 10:00 in Beijing.
const clock = testClock();
const streams = openStreams();
const an: Principal = { kind: "operator", id: "an", name: "an", roles: ["agent"], demo: false };
let store: Store;
beforeAll(async () => {
  store = await freshStore({ clock });
  await store.prisma.operator.create({ data: { id: "an", name: "an", roles: ["agent"], demo: false, enabled: true, createdAt: new Date(clock.now()) } });
});
afterAll(() => store?.close());
beforeEach(async () => {
  clock.set(Date.UTC(2026, 10, 20, 2, 0, 0));
  await store.pool.query("TRUNCATE person_standing, person_settings, session CASCADE");
  await signIn();
});

const at = (minutes: number): Date => new Date(clock.now() + minutes * MINUTE);
const signIn = () =>
  store.prisma.session.create({
    data: { tokenHash: "t", id: "s", operatorId: "an", createdAt: at(0), seenAt: at(0), expiresAt: at(10_000), device: "", address: "", openedBy: "link" },
  });
const say = (state: "here" | "busy" | "away", until: Date | null = null) => standingHandlers({ store, streams }).say({ state, until }, an);
const stands = async () => {
  const told = await standingHandlers({ store, streams }).people(undefined, an);
  return told.ok ? told.value.rows[0] : undefined;
};

describe("how a person stands", () => {
  it("is what he said, until the time he named, and here again after it", async () => {
    expect(await stands()).toMatchObject({ state: "here", off: false });
    await say("busy");
    expect(await stands()).toMatchObject({ state: "busy", until: null });
    await say("away", at(15));
    expect(await stands()).toMatchObject({ state: "away", why: "said", until: at(15) });
    clock.advance(15 * MINUTE);
    expect(await stands()).toMatchObject({ state: "here" });
    await say("away");
    clock.advance(5 * MINUTE);
    expect(await stands()).toMatchObject({ state: "away", why: "said" });
  });

  it("takes no time that is over or too far", async () => {
    for (const until of [at(0), at(-1), at(61 * 24 * 60)]) expect(await say("away", until)).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
  });

  it("is away once his console gave no sign for long, or he is signed in nowhere; a console that listens is a sign", async () => {
    await say("busy");
    clock.advance(20 * MINUTE);
    expect(await stands()).toMatchObject({ state: "busy" });
    clock.advance(1);
    expect(await stands()).toMatchObject({ state: "away", why: "unseen" });
    const stream = streams.open({ token: "t", sessionId: "s", operatorId: "an" });
    expect(await stands()).toMatchObject({ state: "busy" });
    stream?.close();
    await store.pool.query("DELETE FROM session");
    expect(await stands()).toMatchObject({ state: "away", why: "signed_out" });
  });

  it("says when it is outside the hours of his own settings", async () => {
    const hours = { on: true, from: "09:00", to: "18:00", days: [5] };
    await store.prisma.personSettings.create({ data: { operatorId: "an", chosen: { hours }, changedAt: at(0) } });
    expect(await stands()).toMatchObject({ state: "here", off: false });
    clock.advance(8 * 60 * MINUTE);
    await store.pool.query("UPDATE session SET seen_at = $1", [at(0)]);
    expect(await stands()).toMatchObject({ state: "here", off: true });
  });
});

describe("working days", () => {
  const night = { from: "22:00", to: "06:00", days: [5] };
  it.each([
    ["Friday 23:00", Date.UTC(2026, 10, 20, 15), true],
    ["Saturday 05:59", Date.UTC(2026, 10, 20, 21, 59), true],
    ["Saturday 06:00", Date.UTC(2026, 10, 20, 22), false],
    ["Friday 05:00", Date.UTC(2026, 10, 19, 21), false],
  ])("what begins on Friday night goes on until Saturday morning: %s", (_name, now, within) => {
    expect(isWithinDays(night, now)).toBe(within);
  });
});
