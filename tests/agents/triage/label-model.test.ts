import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LabelledText, loadLabelModel, NONE_LABEL, trainLabelModel } from "../../../agents/triage/model/index.ts";
import { seededRandom } from "../../../agents/triage/model/random.ts";
import { FOREIGN, madeRows } from "./words.ts";

const training = madeRows(20, 1);
const held = madeRows(20, 2);
const model = trainLabelModel(training);

function shareRight(given: readonly LabelledText[], answer: (text: string) => string): number {
  return given.filter((row) => answer(row.text) === row.label).length / given.length;
}

describe("the label model", () => {
  it("names the label of words it has not seen", () => {
    expect(shareRight(held, (text) => model.predict(text).label)).toBeGreaterThan(0.9);
  });

  it("learns from a handful of examples a label", () => {
    const few = trainLabelModel(madeRows(5));
    expect(shareRight(held, (text) => few.predict(text).label)).toBeGreaterThan(0.75);
  });

  it("does not profit from labels that mean nothing", () => {
    const random = seededRandom(4);
    const shuffled = training.map((row) => ({ text: row.text, label: training[Math.floor(random() * training.length)]?.label ?? "" }));
    const meaningless = trainLabelModel(shuffled);
    expect(shareRight(held, (text) => meaningless.predict(text).label)).toBeLessThan(0.6);
  });

  it("gives the same bytes for the same rows", () => {
    expect(Buffer.from(trainLabelModel(training).serialize()).equals(Buffer.from(model.serialize()))).toBe(true);
  });

  it("answers the same after it was written and read", () => {
    const read = loadLabelModel(model.serialize());
    for (const text of [...held.map((row) => row.text), ...FOREIGN, ""]) expect(read?.predict(text)).toEqual(model.predict(text));
  });

  it("refuses bytes that are cut short or foreign", () => {
    const bytes = model.serialize();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.byteLength - 9 }), (length) => loadLabelModel(bytes.slice(0, length)) === null),
      { numRuns: 50 },
    );
    expect(loadLabelModel(new TextEncoder().encode("not a model at all, but long enough"))).toBeNull();
  });

  it("says none of these, with no confidence, when the words are unlike its examples", () => {
    for (const text of FOREIGN) expect(model.predict(text)).toMatchObject({ label: NONE_LABEL, known: false, confidence: 0 });
  });

  it("hardly ever says none of these to a shop's own questions", () => {
    expect(held.filter((row) => !model.predict(row.text).known).length / held.length).toBeLessThan(0.05);
  });

  it("reads full-width letters and capitals like half-width small ones", () => {
    expect(model.predict("ＡＢＣ发票能开吗")).toEqual(model.predict("abc发票能开吗"));
  });

  it("is surer of the words it learnt than of words between two labels", () => {
    expect(model.predict("收到的台灯碎了").confidence).toBeGreaterThan(model.predict("收到的发票碎了").confidence);
  });

  it("says how it did on rows held out, and keeps that when written", () => {
    const was = shareRight(held, (text) => model.predict(text).label);
    expect(Math.abs((model.accuracy ?? 0) - was)).toBeLessThan(0.1);
    expect(loadLabelModel(model.serialize())?.accuracy).toBe(model.accuracy);
    expect(trainLabelModel([]).accuracy).toBeNull();
  });

  it("orders alternatives by confidence and shares at most what the answer leaves", () => {
    for (const row of held) {
      const { confidence, alternatives, label } = model.predict(row.text);
      const shares = alternatives.map((guess) => guess.confidence);
      expect(shares).toEqual([...shares].sort((a, b) => b - a));
      expect(alternatives.map((guess) => guess.label)).not.toContain(label);
      expect(confidence + shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  it("answers any text at all with a confidence between 0 and 1", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { confidence } = model.predict(text);
        return confidence >= 0 && confidence <= 1;
      }),
    );
  });

  it("knows nothing without examples", () => {
    expect(trainLabelModel([]).predict("什么时候到货")).toEqual({ label: NONE_LABEL, confidence: 0, alternatives: [], known: false });
  });

  it("with a single label tells it from foreign words", () => {
    const single = trainLabelModel(training.filter((row) => row.label === "invoice"));
    expect(single.predict("发票抬头写错了").label).toBe("invoice");
    expect(single.predict("zxqv wkjh").known).toBe(false);
  });

  it("stays calm with one example a label and with empty texts", () => {
    const thin = trainLabelModel([
      { text: "开发票", label: "invoice" },
      { text: "", label: "empty" },
      { text: "碎了", label: "damaged" },
    ]);
    expect(thin.predict("开发票").label).toBe("invoice");
    expect(loadLabelModel(thin.serialize())?.predict("碎了").label).toBe("damaged");
  });

  it("reports progress that never falls and ends at the whole", () => {
    const seen: number[] = [];
    trainLabelModel(madeRows(6), {}, (share) => seen.push(share));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  it("means its confidence: of noisy rows it is right about as often as it says", () => {
    const labels = [...new Set(training.map((row) => row.label))];
    const noisy = (seed: number): LabelledText[] => {
      const random = seededRandom(seed);
      return madeRows(80, seed).map((row) => (random() < 0.3 ? { text: row.text, label: labels[Math.floor(random() * labels.length)] ?? "" } : row));
    };
    const half = trainLabelModel(noisy(5));
    const answers = noisy(6).map((row) => ({ ...half.predict(row.text), right: half.predict(row.text).label === row.label }));
    const said = answers.reduce((sum, answer) => sum + answer.confidence, 0) / answers.length;
    const was = answers.filter((answer) => answer.right).length / answers.length;
    expect(Math.abs(said - was)).toBeLessThan(0.1);
  });
});
