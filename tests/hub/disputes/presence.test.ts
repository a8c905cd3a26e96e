import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LiveEvent } from "../../../main/hub/contract/index.ts";
import { openPresence } from "../../../main/hub/disputes/index.ts";
import { GONE_AFTER_MS } from "../../../main/hub/disputes/presence.ts";

const person = (id: string, writing = false) => ({ id, name: `客服${id}`, writing });

function opened() {
  let at = 0;
  const told: LiveEvent[] = [];
  const presence = openPresence({ emit: (event) => told.push(event) }, () => at);
  return { presence, told, pass: (ms: number) => (at += ms) };
}

describe("who is where", () => {
  it("is told when somebody comes, writes, stops and goes, and not when nothing changed", () => {
    const { presence, told } = opened();
    presence.tell({ window: "w-an", caseId: "c1", person: person("an") });
    presence.tell({ window: "w-an", caseId: "c1", person: person("an") });
    presence.tell({ window: "w-an", caseId: "c1", person: person("an", true) });
    presence.tell({ window: "w-an", caseId: "c2", person: person("an") });
    presence.tell({ window: "w-an", caseId: null, person: person("an") });
    expect(told.map(({ name, subjectId, data }) => [name, subjectId, data.people])).toEqual([
      ["presence.changed", "c1", [person("an")]],
      ["presence.changed", "c1", [person("an", true)]],
      ["presence.changed", "c1", []],
      ["presence.changed", "c2", [person("an")]],
      ["presence.changed", "c2", []],
    ]);
  });

  it("knows a person once, however many windows, and holds him for writing while one of them writes", () => {
    const { presence } = opened();
    presence.tell({ window: "w1", caseId: "c1", person: person("an", true) });
    presence.tell({ window: "w2", caseId: "c1", person: person("an") });
    expect(presence.now()).toEqual([{ caseId: "c1", people: [person("an", true)] }]);
    presence.tell({ window: "w1", caseId: null, person: person("an") });
    expect(presence.now()).toEqual([{ caseId: "c1", people: [person("an")] }]);
  });

  it("a window that is another person's from now on is no longer the first one's", () => {
    const { presence } = opened();
    presence.tell({ window: "w1", caseId: "c1", person: person("an") });
    presence.tell({ window: "w1", caseId: "c1", person: person("bo") });
    expect(presence.now()).toEqual([{ caseId: "c1", people: [person("bo")] }]);
  });

  it("whatever windows tell: everybody is where his windows told last, none is older than its time, and news alone shows the same", () => {
    const step = fc.record({
      who: fc.constantFrom("an", "bo", "cy"),
      window: fc.nat(2),
      at: fc.option(fc.constantFrom("c1", "c2"), { nil: null }),
      writing: fc.boolean(),
      pass: fc.nat(25_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { presence, told, pass } = opened();
        const model = new Map<string, { who: string; at: string; writing: boolean; when: number }>();
        let now = 0;
        for (const one of steps) {
          now += one.pass;
          pass(one.pass);
          presence.expire();
          const window = `${one.who}-${one.window}`;
          presence.tell({ window, caseId: one.at, person: person(one.who, one.writing) });
          model.delete(window);
          if (one.at !== null) model.set(window, { who: one.who, at: one.at, writing: one.writing, when: now });
          for (const [key, here] of model) if (now - here.when > GONE_AFTER_MS) model.delete(key);
          const expected = new Map<string, Map<string, boolean>>();
          for (const here of model.values()) {
            const people = expected.get(here.at) ?? new Map<string, boolean>();
            expected.set(here.at, people.set(here.who, (people.get(here.who) ?? false) || here.writing));
          }
          const shown = new Map(presence.now().map(({ caseId, people }) => [caseId, new Map(people.map(({ id, writing }) => [id, writing]))]));
          expect(shown).toEqual(expected);
          const heard = new Map<string, readonly { id: string; writing: boolean }[]>();
          for (const { subjectId, data } of told) heard.set(subjectId, data.people as { id: string; writing: boolean }[]);
          for (const caseId of ["c1", "c2"])
            expect(new Map((heard.get(caseId) ?? []).map(({ id, writing }) => [id, writing]))).toEqual(expected.get(caseId) ?? new Map());
        }
      }),
    );
  });

  it("fifty consoles that only stay where they are bring no news, however often they tell", () => {
    const { presence, told, pass } = opened();
    const everybody = () => {
      for (let each = 0; each < 50; each += 1) presence.tell({ window: `w${each}`, caseId: `c${each % 7}`, person: person(`p${each}`) });
    };
    everybody();
    const before = told.length;
    for (let round = 0; round < 20; round += 1) {
      pass(15_000);
      everybody();
      presence.expire();
    }
    expect(told.length).toBe(before);
    pass(GONE_AFTER_MS + 1);
    presence.expire();
    // Each case is told once, not each person.
    expect(told.length).toBe(before + 7);
    expect(presence.now()).toEqual([]);
  });

  it("one person's windows are bounded; the one that told longest ago makes room", () => {
    const { presence } = opened();
    for (let each = 0; each < 500; each += 1) presence.tell({ window: `w${each}`, caseId: `c${each}`, person: person("an") });
    expect(presence.now()).toHaveLength(20);
  });
});
