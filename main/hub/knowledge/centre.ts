/** Unrelated questions whose cosine is above this on average share a direction that says nothing. */
const SHARED = 0.1;
const FEWEST = 20;

/**
 * The mean of vectors, where it is far enough from zero to matter: many sentence models put everything into one corner, so that any two texts
 * seem alike. The square of the mean's length is the mean cosine of two of them. `null` where there is nothing to take off, or too few to tell.
 */
export function centreOf(vectors: readonly Float32Array[]): Float32Array | null {
  const [first] = vectors;
  if (!first || vectors.length < FEWEST) return null;
  const sum = new Float64Array(first.length);
  for (const vector of vectors) for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0) / vectors.length;
  const shared = sum.reduce((total, value) => total + value * value, 0);
  return shared > SHARED ? Float32Array.from(sum) : null;
}

/** A vector without what all share, of length 1 again; one that knows nothing stays zero. */
export function centred(vector: Float32Array, centre: Float32Array): Float32Array {
  if (vector.every((value) => value === 0)) return vector;
  const out = vector.map((value, at) => value - (centre[at] ?? 0));
  const length = Math.sqrt(out.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? out : out.map((value) => value / length);
}
