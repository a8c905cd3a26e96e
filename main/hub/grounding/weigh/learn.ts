/** Learns what a sentence that may leave looks like from sentences that were judged by hand: logistic regression, by stochastic descent with AdaGrad's steps. Pure. */
import { type Features, PLACES } from "./features.ts";

/** A judged sentence. */
export interface Judged {
  features: Features;
  ok: boolean;
}

/** Weights of the places, one for each. */
export interface Weights {
  bias: number;
  /** What a weight of 1 stands for. */
  scale: number;
  places: Int8Array;
}

const ROUNDS = 10;
const STEP = 0.5;
const SHRINK = 1e-5;
const BIAS_STEP = 0.02;

/** The same sentences in the same order always give the same weights. */
export function learn(judged: readonly Judged[]): Weights {
  const weights = new Float32Array(PLACES);
  const squares = new Float32Array(PLACES).fill(1e-3);
  const sums = new Float32Array(PLACES);
  let [bias, biases, rounds] = [0, 0, 0];
  const order = judged.map((_, at) => at);
  const random = generator();
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (const index of order) {
      const { features, ok } = judged[index] as Judged;
      const share = 1 / Math.sqrt(features.length || 1);
      let sum = bias;
      for (const place of features) sum += (weights[place] as number) * share;
      const error = 1 / (1 + Math.exp(-sum)) - (ok ? 1 : 0);
      for (const place of features) {
        const slope = error * share + SHRINK * (weights[place] as number);
        squares[place] = (squares[place] as number) + slope * slope;
        weights[place] = (weights[place] as number) - (STEP * slope) / Math.sqrt(squares[place] as number);
      }
      bias -= BIAS_STEP * error;
    }
    // The mean of the later rounds is steadier than any of them.
    if (round * 2 < ROUNDS) continue;
    for (let place = 0; place < PLACES; place += 1) sums[place] = (sums[place] as number) + (weights[place] as number);
    biases += bias;
    rounds += 1;
  }
  const largest = sums.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
  return { bias: biases / rounds, scale: largest / rounds / 127, places: Int8Array.from(sums, (weight) => Math.round((weight / largest) * 127)) };
}

/** Reckons how likely a sentence may leave, 0–1. */
export function likelihood(features: Features, { bias, scale, places }: Weights): number {
  let sum = 0;
  for (const place of features) sum += places[place] as number;
  return 1 / (1 + Math.exp(-(bias + (sum * scale) / Math.sqrt(features.length || 1))));
}

/** Numbers from 0 to 1, always the same ones. */
function generator(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 4294967296;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
}

/** Weights as they are kept: the places as Base64. */
export interface KeptWeights {
  /** Digest of the judged sentences that they were learnt from. */
  from: string;
  bias: number;
  scale: number;
  places: string;
}

/** Writes weights as they are kept. */
export function kept({ bias, scale, places }: Weights, from: string): KeptWeights {
  return { from, bias, scale, places: Buffer.from(places.buffer).toString("base64") };
}

/** Reads what {@link kept} wrote. */
export function weightsFrom({ bias, scale, places }: KeptWeights): Weights {
  return { bias, scale, places: new Int8Array(Buffer.from(places, "base64")) };
}
