import { describe, expect, it } from "vitest";
import { TermsBody } from "../../../../main/hub/contract/index.ts";
import { beginning, changed, type Draft, differing, onto } from "../../../../renderer/pages/terms/draft.ts";

const body = (of: Partial<TermsBody>): TermsBody => ({ ...TermsBody.parse({}), ...of });
const begun: Draft = { base: { body: body({ returnDays: 7, tone: "warm" }), revision: 1 }, body: body({ returnDays: 7, tone: "warm" }) };

describe("a draft of terms", () => {
  it("is none once it says again what was looked at", () => {
    const next = changed(begun, "returnDays", 10);
    expect(next?.body.returnDays).toBe(10);
    expect(next && changed(next, "returnDays", 7)).toBeNull();
  });

  it("put on what somebody else kept meanwhile changes only what was changed here", () => {
    const mine = changed(begun, "returnDays", 10);
    if (!mine) throw new Error("nothing was changed");
    const theirs = { body: body({ returnDays: 8, tone: "formal", install: "厂家上门" }), revision: 2 };
    expect(differing(theirs.body, mine.body)).toEqual(["returnDays", "install", "tone"]);
    expect(onto(mine, theirs)).toEqual({ base: theirs, body: { ...theirs.body, returnDays: 10 } });
    expect(onto(mine, { ...theirs, body: { ...theirs.body, returnDays: 10 } })).toBeNull();
  });

  it("begins a field with what holds already, else with something to be filled in", () => {
    expect(beginning("returnDays", body({ returnDays: 15 }))).toBe(15);
    expect(beginning("invoice", body({}))).toEqual({ how: "", withinDays: null });
  });
});
