/** Yuan as the platform writes them: doubles that were added up, with what that leaves behind the second decimal. */
import { z } from "zod";
import { yuan as exactly, yuanOrNull as exactlyOrNull } from "../fields.ts";

/** Half of a double's own inexactness at the sums of an order; a third decimal that was meant is a thousand times as large. */
const DUST = 1e-6;

function withoutDust(value: unknown): unknown {
  if (typeof value !== "number" || !Number.isFinite(value)) return value;
  const hundredths = Math.round(value * 100);
  // What is no sum of hundredths is left as it came, and refused by its field.
  return Number.isSafeInteger(hundredths) && Math.abs(value * 100 - hundredths) < DUST ? (hundredths / 100).toFixed(2) : value;
}

/** Yuan into fen. */
export const yuan = z.preprocess(withoutDust, exactly);
export const yuanOrNull = z.preprocess(withoutDust, exactlyOrNull);
