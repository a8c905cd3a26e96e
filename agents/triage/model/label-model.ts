import { packSections, unpackSections } from "../../../main/hub/kernel/pack.ts";
import { loadTfIdf } from "../../../main/hub/kernel/tfidf.ts";
import { type Calibration, confidenceOf } from "./calibration.ts";
import type { LinearModel } from "./fit.ts";
import { isForeign, type NoveltyLimit } from "./novelty.ts";
import { rank } from "./ranking.ts";
import { packWeights, scoresOf, unpackWeights } from "./weights.ts";

/** What the model answers when a text belongs to none of its labels. */
export const NONE_LABEL = "none";

/** A label with the chance (0–1) that it is the right one. */
interface LabelGuess {
  label: string;
  confidence: number;
}

/** The model's answer about one text. */
interface Prediction extends LabelGuess {
  /** The next best labels, best first; for a foreign text, the labels it would have been. Shares of what `confidence` leaves. */
  alternatives: LabelGuess[];
  /** False when the text is unlike the examples: `label` is then {@link NONE_LABEL} and `confidence` 0, so nothing is decided on it. */
  known: boolean;
}

/** A trained model: pure, the same text always gets the same answer. */
export interface LabelModel {
  readonly labels: readonly string[];
  /** Share (0–1) right on rows held out while training; `null` when there were too few to hold out. The model itself has seen more rows. */
  readonly accuracy: number | null;
  predict(text: string): Prediction;
  /** Everything as bytes, for a column or a file; {@link loadLabelModel} reads them. */
  serialize(): Uint8Array;
}

/** The parts a model is made of. */
export interface ModelParts {
  labels: string[];
  accuracy: number | null;
  linear: LinearModel;
  calibration: Calibration;
  novelty: NoveltyLimit;
}

const ALTERNATIVES = 4;
const VERSION = 1;

/** Puts the parts together. */
export function assemble(parts: ModelParts): LabelModel {
  const { labels, accuracy, linear, calibration, novelty } = parts;
  const predict = (text: string): Prediction => {
    const vector = linear.features.vector(text);
    const scores = scoresOf(linear.weights, vector);
    const { best, top, gap } = rank(scores);
    const label = labels[best];
    if (label === undefined) return { label: NONE_LABEL, confidence: 0, alternatives: [], known: false };
    const confidence = confidenceOf(calibration, gap);
    const others = shares(scores, best, calibration.slope);
    const alternatives = others
      .slice(0, ALTERNATIVES)
      .map(({ place, share }) => ({ label: labels[place] ?? NONE_LABEL, confidence: share * (1 - confidence) }));
    if (isForeign(novelty, { knownShare: vector.knownShare, top })) {
      return { label: NONE_LABEL, confidence: 0, alternatives: [{ label, confidence }, ...alternatives].slice(0, ALTERNATIVES), known: false };
    }
    return { label, confidence, alternatives, known: true };
  };
  return { labels, accuracy, predict, serialize: () => serialize(parts) };
}

/** Reads {@link LabelModel.serialize}; `null` when the bytes are damaged or from another version. */
export function loadLabelModel(bytes: Uint8Array): LabelModel | null {
  const [head, features, weights] = unpackSections(bytes) ?? [];
  if (!head || !features || !weights) return null;
  const parsed = parseHead(new TextDecoder().decode(head));
  const terms = loadTfIdf(features);
  const scorers = unpackWeights(weights);
  if (!parsed || !terms || !scorers || scorers.classes !== parsed.labels.length || scorers.starts.length !== terms.size + 1) return null;
  return assemble({
    labels: parsed.labels,
    accuracy: parsed.accuracy ?? null,
    linear: { features: terms, weights: scorers },
    calibration: parsed.calibration,
    novelty: parsed.novelty,
  });
}

interface Head {
  version: number;
  labels: string[];
  accuracy: number | null;
  calibration: Calibration;
  novelty: NoveltyLimit;
}

function serialize({ labels, accuracy, linear, calibration, novelty }: ModelParts): Uint8Array {
  const head: Head = { version: VERSION, labels, accuracy, calibration, novelty };
  return packSections([new TextEncoder().encode(JSON.stringify(head)), linear.features.toBytes(), packWeights(linear.weights)]);
}

function parseHead(text: string): Head | null {
  try {
    const head = JSON.parse(text) as Partial<Head>;
    return head.version === VERSION && Array.isArray(head.labels) && head.calibration && head.novelty ? (head as Head) : null;
  } catch {
    return null;
  }
}

/** The other labels with their share of what is left, best first. */
function shares(scores: Float64Array, best: number, slope: number): { place: number; share: number }[] {
  const others = [...scores.keys()].filter((place) => place !== best).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const top = scores[others[0] ?? 0] ?? 0;
  const raw = others.map((place) => Math.exp(slope * ((scores[place] ?? 0) - top)));
  const total = raw.reduce((sum, value) => sum + value, 0);
  return others.map((place, at) => ({ place, share: (raw[at] ?? 0) / total }));
}
