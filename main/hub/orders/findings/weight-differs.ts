/** A package weighs other than what is said to be in it. */
import { weighedPackages, weightOff } from "../weights.ts";
import { type Finding, NOTHING } from "./finding.ts";
import { skuText } from "./packing.ts";

export const weightDiffers: Finding<"weight_differs"> = {
  kind: "weight_differs",
  duty: "operations",
  ends: {
    zh: "仓库重新打包称重且相符，就解除；未出库的请开箱核对，已出库的请调看打包录像。",
    en: "Ends when the warehouse packs and weighs it again and the weight fits; open it if it has not left, else look at the film of the packing.",
  },
  fact: "重量不符",
  aloud: false,
  find({ snapshot, weights }) {
    const packages = weighedPackages(snapshot).toSorted((left, right) => left.at - right.at);
    // Packed again with the same goods, the last weighing counts.
    const last = new Map(packages.map((one) => [skuText(one.skus.toSorted((left, right) => (left.sku < right.sku ? -1 : 1))), one]));
    for (const [packed, one] of last) {
      const off = weightOff(one, weights);
      if (off) return { proof: { since: one.at, evidence: { packed, grams: Math.round(one.grams), expected: off.expected, packages: off.packages } } };
    }
    return NOTHING;
  },
  sentence({ evidence, since, text, written }) {
    const [grams, expected] = [Number(evidence.grams ?? 0), Number(evidence.expected ?? 0)];
    const isLess = grams < expected;
    const by = Math.abs(grams - expected);
    return {
      zh: `仓库 ${since} 打包 ${text("packed")} 称重 ${grams} 克，据 ${text("packages")} 个同款包裹应约 ${expected} 克，${isLess ? "少" : "多"} ${by} 克，可能${isLess ? "漏装" : "多装或装错"}。`,
      en: `The package of ${written("packed")} weighed ${grams} g at ${since}; by ${text("packages")} packages of the same goods it should be about ${expected} g: ${by} g too ${isLess ? "light, something may be missing" : "heavy, something else may be in it"}.`,
    };
  },
};
