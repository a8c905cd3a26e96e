/** What every finding must say of itself. */
import { describe, expect, test } from "vitest";
import { findingKinds } from "../../../main/hub/contract/words.ts";
import { factList } from "../../../main/hub/decisions/facts.ts";
import { findingSentence } from "../../../main/hub/orders/findings/find.ts";
import { findings } from "../../../main/hub/orders/findings/list.ts";
import { findingFacts } from "../../../main/hub/orders/index.ts";

describe("each finding", () => {
  test.each(findingKinds)("%s says how it ends, and its sentence stands without any figure of its own", (kind) => {
    const finding = findings[kind];
    expect(finding.kind).toBe(kind);
    expect(finding.ends.zh).toMatch(/^[一-龥].*。$/);
    expect(finding.ends.en).toMatch(/^[A-Z].*\.$/);
    const { zh, en } = findingSentence({ kind, since: 0, evidence: {}, resolvedAt: null }, 0);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z¥].*\.$/);
    expect(`${finding.ends.en}${en}`).not.toMatch(/\p{Script=Han}|undefined|NaN/u);
  });

  test("is a fact of policies under its own name and label, each once", () => {
    const names = factList.map(({ fact }) => fact);
    const labels = factList.map(({ label }) => label);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(labels).size).toBe(labels.length);
    expect(findingFacts.find(({ kind }) => kind === "shipped_not_outbound")).toMatchObject({ fact: "shippedNotOutbound" });
    for (const { fact } of findingFacts) expect(names).toContain(fact);
  });
});
