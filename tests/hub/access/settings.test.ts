import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Principal, settingsHandlers } from "../../../main/hub/access/index.ts";
import { Settings, SettingsChange } from "../../../main/hub/contract/settings.ts";
import type { Store } from "../../../main/hub/store/index.ts";
import { freshStore } from "../../support/store.ts";

let store: Store;
const who = (id: string): Principal => ({ kind: "operator", id, name: id, roles: ["agent"], demo: false });
const [ann, bob] = [who("ann"), who("bob")];
const unset = Settings.parse({});

beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());

const answers = () => settingsHandlers(store);
const get = async (by: Principal): Promise<{ settings: Settings; before: Settings | null }> => {
  const answer = await answers().get(undefined, by);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { settings: Settings.parse(answer.value.settings), before: answer.value.before && Settings.parse(answer.value.before) };
};
const marks = async (by: Principal): Promise<string[]> => {
  const answer = await answers().marks(undefined, by);
  return answer.ok ? answer.value.marks : [];
};

describe("how a person wants the console", () => {
  test("is what holds for everybody until he chooses, then his own; nobody else's changes", async () => {
    expect(await get(ann)).toEqual({ settings: unset, before: null });
    await answers().change({ theme: "dark", language: "en" }, ann);
    await answers().change({ density: "dense" }, ann);
    expect((await get(ann)).settings).toEqual({ ...unset, theme: "dark", language: "en", density: "dense" });
    expect((await get(bob)).settings).toEqual(unset);
  });

  test("the last change is taken back, and had again; who never changed anything is told so", async () => {
    // Told once more, as a slow line or an eager control does: no change, and nothing to take back.
    await answers().change({ density: "dense" }, ann);
    await answers().undo(undefined, ann);
    expect((await get(ann)).settings.density).toBe("roomy");
    expect((await get(ann)).settings.theme).toBe("dark");
    await answers().undo(undefined, ann);
    expect((await get(ann)).settings.density).toBe("dense");
    const nothing = await answers().undo(undefined, bob);
    expect(nothing.ok ? "ok" : nothing.refusal.code).toBe("STATE_NOT_ALLOWED");
  });

  test("two windows that choose at once both keep their choice", async () => {
    await Promise.all([answers().change({ theme: "light" }, bob), answers().change({ contrast: "more" }, bob), answers().change({ tone: "soft" }, bob)]);
    expect((await get(bob)).settings).toMatchObject({ theme: "light", contrast: "more", tone: "soft" });
  });

  test("what was kept and cannot be read any more is as if never chosen; the rest stays", async () => {
    await store.pool.query("UPDATE person_settings SET chosen = $1 WHERE operator_id = 'bob'", [
      JSON.stringify({ theme: "sepia", quiet: { on: true, from: "25:00", to: "x" }, contrast: "more", gone: 1 }),
    ]);
    expect((await get(bob)).settings).toEqual({ ...unset, contrast: "more" });
  });

  test("no agent and no key has any", async () => {
    const answer = await answers().change({ theme: "dark" }, { kind: "agent", name: "reply" });
    expect(answer.ok ? "ok" : answer.refusal.code).toBe("NOT_ALLOWED");
  });

  test.each([
    ["a theme that is none", { theme: "sepia" }],
    ["a time that is none", { quiet: { on: true, from: "24:00", to: "08:00" } }],
    ["a day that is none", { hours: { on: true, from: "09:00", to: "18:00", days: [0] } }],
    ["a setting that is none", { colour: "red" }],
    ["one kind of notice alone", { notices: { due: { list: true, desktop: true, sound: true } } }],
  ])("is refused: %s", (_what, change) => {
    expect(SettingsChange.safeParse(change).success).toBe(false);
  });
});

describe("what a person has seen", () => {
  test("is kept once and by person; what he saw longest ago is forgotten, but no tour he left", async () => {
    await answers().mark({ marks: ["tour:agent", "due:c1:5"] }, ann);
    await answers().mark({ marks: ["due:c1:5", "due:c2:6"] }, ann);
    expect((await marks(ann)).toSorted()).toEqual(["due:c1:5", "due:c2:6", "tour:agent"]);
    expect(await marks(bob)).toEqual([]);
    for (let part = 0; part < 3; part += 1) await answers().mark({ marks: Array.from({ length: 200 }, (_, n) => `due:p${part}:${n}`) }, ann);
    const kept = await marks(ann);
    expect(kept.length).toBe(501);
    expect(kept).toContain("tour:agent");
  });
});
