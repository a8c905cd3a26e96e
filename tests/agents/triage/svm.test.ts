import { describe, expect, it } from "vitest";
import { squaredLengths, toRowMatrix } from "../../../agents/triage/model/matrix.ts";
import { seededRandom } from "../../../agents/triage/model/random.ts";
import { trainBinary } from "../../../agents/triage/model/svm.ts";

const random = seededRandom(3);
const vectors = Array.from({ length: 120 }, () => {
  const values = Float64Array.from({ length: 4 }, () => random() - 0.5);
  return { indices: Int32Array.from([0, 1, 2, 3]), values, knownShare: 1 };
});
const signs = Int8Array.from(vectors, ({ values }) => ((values[0] ?? 0) + (values[1] ?? 0) + (random() - 0.5) * 0.3 > 0 ? 1 : -1));
const rows = toRowMatrix(vectors, 4);
const costs = { positive: 2, negative: 1 };
const weights = trainBinary(rows, squaredLengths(rows), { signs, costs, seed: 1 });

/** What training is to make small: squared hinge with costs, and half the squared length of the weights, bias included. */
function objective(candidate: Float64Array): number {
  let sum = 0;
  for (const weight of candidate) sum += 0.5 * weight * weight;
  vectors.forEach(({ values }, at) => {
    const sign = signs[at] ?? 1;
    const score = values.reduce((total, value, k) => total + value * (candidate[k] ?? 0), candidate[4] ?? 0);
    sum += (sign > 0 ? costs.positive : costs.negative) * Math.max(0, 1 - sign * score) ** 2;
  });
  return sum;
}

describe("the linear scorer", () => {
  it("is near the lowest point of what it minimises: no step in any direction gains more than one percent", () => {
    for (let k = 0; k < 5; k++) {
      for (const step of [-0.3, -0.1, 0.1, 0.3]) {
        const moved = weights.slice();
        moved[k] = (moved[k] ?? 0) + step;
        expect(objective(moved)).toBeGreaterThan(objective(weights) * 0.99);
      }
    }
  });

  it("parts rows that can be parted", () => {
    const right = vectors.filter(({ values }, at) => {
      const score = values.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), weights[4] ?? 0);
      return score > 0 === (signs[at] ?? 0) > 0;
    });
    expect(right.length / vectors.length).toBeGreaterThan(0.85);
  });

  it("leans on the costs: dearer positives are missed less", () => {
    const missed = (positive: number): number => {
      const trained = trainBinary(rows, squaredLengths(rows), { signs, costs: { positive, negative: 1 }, seed: 1 });
      return vectors.filter(({ values }, at) => (signs[at] ?? 0) > 0 && values.reduce((sum, value, k) => sum + value * (trained[k] ?? 0), trained[4] ?? 0) <= 0)
        .length;
    };
    expect(missed(16)).toBeLessThanOrEqual(missed(0.1));
    expect(missed(0.1)).toBeGreaterThan(0);
  });
});
