import { type Want, wants } from "../../../main/hub/contract/words.ts";
import { packSections, unpackSections } from "../../../main/hub/kernel/pack.ts";
import { loadTfIdf } from "../../../main/hub/kernel/tfidf.ts";
import { type Calibration, confidenceOf, type LinearModel, packWeights, rank, scoresOf, unpackWeights } from "../model/index.ts";
import { wantTerms } from "./terms.ts";

/** A want with the chance (0–1) that it is what was meant. */
export interface WantGuess {
  want: Want;
  confidence: number;
}

/** A trained model of wants: pure, the same words always get the same answer. */
export interface WantModel {
  /** The likeliest want of words made plain, and the second. */
  guess(plain: string): { best: WantGuess; second: WantGuess };
  /** Everything as bytes; {@link loadWantModel} reads them. */
  serialize(): Uint8Array;
}

/** Grows whenever terms, spellings or concepts change what the scorers mean: a kept model of another number is made anew. */
const VERSION = 2;

interface Head {
  version: number;
  labels: Want[];
  calibration: Calibration;
}

/** Puts scorers and calibration together. */
export function assembleWants(labels: Want[], linear: LinearModel, calibration: Calibration): WantModel {
  return {
    guess: (plain) => {
      const vector = linear.features.vector(wantTerms(plain));
      const scores = scoresOf(linear.weights, vector);
      const { best, gap } = rank(scores);
      const others = scores.map((score, place) => (place === best ? Number.NEGATIVE_INFINITY : score));
      const runnerUp = rank(others);
      // What no example resembles leans nowhere: its best score is a "no" of all.
      const doubt = Math.min(1, vector.knownShare / ENOUGH_KNOWN) * knownWords(linear, plain);
      const confidence = confidenceOf(calibration, gap) * doubt;
      return {
        best: { want: labels[best] ?? "none", confidence },
        second: { want: labels[runnerUp.best] ?? "none", confidence: (1 - confidence) * Math.max(0, Math.min(1, (1 + runnerUp.top) / 2)) * doubt },
      };
    },
    serialize: () => {
      const head: Head = { version: VERSION, labels, calibration };
      return packSections([new TextEncoder().encode(JSON.stringify(head)), linear.features.toBytes(), packWeights(linear.weights)]);
    },
  };
}

/** Pairs of Latin letters are all alike: a text in them is known by its words, and foreign in proportion below four fifths of them. */
function knownWords({ features }: LinearModel, plain: string): number {
  if (/\p{Script=Han}/u.test(plain)) return 1;
  const [, , words] = wantTerms(plain).blocks;
  return words.length === 0 ? 1 : Math.min(1, features.vector({ blocks: [[], [], words] }).knownShare / ENOUGH_WORDS);
}
const ENOUGH_WORDS = 0.8;

/** Below this share of known pairs and words a text is foreign in proportion. */
const ENOUGH_KNOWN = 0.35;

/** Reads {@link WantModel.serialize}; `null` when the bytes are damaged or made another way: it is made anew then. */
export function loadWantModel(bytes: Uint8Array): WantModel | null {
  const [head, features, weights] = unpackSections(bytes) ?? [];
  if (!head || !features || !weights) return null;
  const parsed = parseHead(new TextDecoder().decode(head));
  const terms = loadTfIdf(features);
  const scorers = unpackWeights(weights);
  if (!parsed || !terms || !scorers || scorers.classes !== parsed.labels.length || scorers.starts.length !== terms.size + 1) return null;
  return assembleWants(parsed.labels, { features: terms, weights: scorers }, parsed.calibration);
}

function parseHead(text: string): Head | null {
  try {
    const head = JSON.parse(text) as Partial<Head>;
    const known = head.version === VERSION && head.calibration && head.labels?.every((label) => wants.includes(label));
    return known ? (head as Head) : null;
  } catch {
    return null;
  }
}
