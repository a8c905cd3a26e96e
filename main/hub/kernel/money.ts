/**
 * Money is an integer number of fen (1 yuan = 100 fen) everywhere inside the product.
 * Channels send yuan strings, yuan decimals or fen: they are converted here, at the door, and nowhere else.
 */
export type Fen = number;

const YUAN = /^(-?)(\d{1,13})(?:\.(\d{1,2})0*)?$/;

/**
 * Reads a yuan amount as channels write it (`"118.00"`, `"59"`, `59.9`) into fen, without floating point.
 * @returns fen, or `null` when the text is not an amount (callers quarantine; they never guess).
 */
export function fenFromYuan(yuan: string | number): Fen | null {
  const text = typeof yuan === "number" ? numberText(yuan) : yuan.trim();
  const match = YUAN.exec(text);
  if (!match) return null;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  return match[1] ? -fen || 0 : fen;
}

/** Reads an amount that is already fen (integer number or digits); `null` when it is not a safe integer. */
export function fenFromFen(value: string | number): Fen | null {
  if (typeof value === "string" && !/^-?\d{1,15}$/.test(value.trim())) return null;
  const fen = Number(value);
  return Number.isSafeInteger(fen) ? fen : null;
}

/** Writes fen as a yuan string with two decimals, the form Taobao and people read: `11800` → `"118.00"`. */
export function yuanText(fen: Fen): string {
  const absolute = Math.abs(fen);
  const text = `${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, "0")}`;
  return fen < 0 ? `-${text}` : text;
}

/**
 * Shares an amount over weights so that the parts always add up to the whole (largest remainder).
 * Used for order-level discounts and partial refunds over lines. All weights zero → equal shares.
 */
export function shareFen(total: Fen, weights: readonly number[]): Fen[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((left, right) => left + right, 0);
  const basis = sum > 0 ? weights : weights.map(() => 1);
  const whole = sum > 0 ? sum : weights.length;
  // Products of large amounts are beyond what a float counts exactly.
  const exact = basis.map((weight) => BigInt(total) * BigInt(weight));
  const parts = exact.map((product) => Number(product / BigInt(whole)));
  let rest = total - parts.reduce((left, right) => left + right, 0);
  const order = exact.map((product, index) => ({ index, remainder: Number(product % BigInt(whole)) })).sort((left, right) => right.remainder - left.remainder);
  for (const { index } of order) {
    if (rest <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    rest -= 1;
  }
  return parts;
}

/** A JSON number as decimal text; exponent forms cannot be amounts a channel sends. */
function numberText(value: number): string {
  return Number.isFinite(value) ? String(value) : "";
}
