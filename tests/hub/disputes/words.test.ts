import { describe, expect, it } from "vitest";
import { connectors } from "../../../main/hub/connectors/index.ts";
import type { CaseChannelState, CaseKind } from "../../../main/hub/connectors/port.ts";
import { amountWordings, timeWordings } from "../../../main/hub/disputes/amount-wordings.ts";
import { caseLife } from "../../../main/hub/disputes/case.lifecycle.ts";
import { statusOf } from "../../../main/hub/disputes/case.ts";
import { promisesFor } from "../../../main/hub/disputes/promises.ts";
import { templateFor } from "../../../main/hub/disputes/templates.ts";
import { commitmentsOf } from "../../../main/hub/grounding/index.ts";
import { merged, nothingSet } from "../../../main/hub/terms/index.ts";

const kinds: CaseKind[] = ["refund_only", "return_refund", "exchange", "resend", "price_difference", "repair", "complaint", "question"];

const terms = merged({ ...nothingSet, answerWithinHours: 24 }, null).terms;

describe("what a reply may promise", () => {
  it("names a time only where the seller set one, and deeds only where the seller allows them", () => {
    const ground = { kind: "refund_only", state: "requested", status: "open", arbitration: false, notShipped: false, underWay: true } as const;
    const ids = (set: Parameters<typeof merged>[0]) => promisesFor(ground, merged(set, null).terms).map(({ id }) => id);
    expect(ids({ ...nothingSet, answerWithinHours: 24 })).toEqual(["answer_within", "urge_carrier"]);
    expect(ids(nothingSet)).toEqual(["urge_carrier"]);
    expect(ids({ ...nothingSet, mayPromise: ["ask_warehouse"] })).toEqual([]);
  });

  it("never includes a refund that is not decided", () => {
    const promising: CaseChannelState[] = [];
    for (const state of caseLife.states) {
      for (const kind of kinds) {
        for (const flags of [0, 1, 2, 3, 4, 5, 6, 7]) {
          const [arbitration, notShipped, underWay] = [(flags & 1) > 0, (flags & 2) > 0, (flags & 4) > 0];
          const ground = {
            kind,
            state,
            status: statusOf({ state, arbitration, deadlineAt: null, problem: null, unclearReturn: null }),
            arbitration,
            notShipped,
            underWay,
          };
          const kindsPromised = promisesFor(ground, terms).flatMap((promise) => commitmentsOf(promise.text).promises);
          if (kindsPromised.includes("refund")) promising.push(state);
          expect(kindsPromised).not.toContain("exchange");
          expect(kindsPromised).not.toContain("ship");
          expect(kindsPromised).not.toContain("compensate");
        }
      }
    }
    expect([...new Set(promising)].sort()).toEqual(["refunded", "refunding"]);
  });
});

describe("amounts and times as people say them", () => {
  it.each([
    [11_800, ["118元", "118.00元", "¥118.00"]],
    [5_990, ["59.90元", "59.9元", "¥59.90"]],
    [1_000, ["10元", "10.00元", "¥10.00"]],
    [5, ["0.05元", "¥0.05"]],
  ])("%i fen", (fen, spoken) => {
    expect(amountWordings(fen)).toEqual(spoken);
  });

  it("are Beijing's, also across midnight", () => {
    expect(timeWordings(new Date("2026-11-19T17:05:00Z"))).toEqual(["11月20日", "11月20日 01:05", "2026-11-20 01:05"]);
  });
});

describe("review templates", () => {
  it("have a title and three to six different points for every channel and kind, also for a channel that is new", () => {
    for (const channel of [...connectors.map(({ manifest }) => manifest), undefined]) {
      for (const kind of kinds) {
        const { title, points } = templateFor(channel, kind);
        expect(title.zh).toContain("审核要点");
        for (const { zh, en } of [title, ...points])
          expect([zh, en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.not.stringMatching(/\p{Script=Han}/u)]);
        expect(new Set(points.map(({ zh }) => zh)).size).toBe(points.length);
        expect(points.length).toBeGreaterThanOrEqual(3);
        expect(points.length).toBeLessThanOrEqual(6);
      }
    }
  });
});
