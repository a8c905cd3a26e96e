import type { Tone } from "../ui/parts.tsx";

/** How urgent an account's status looks. */
export function statusTone(status: string): Tone {
  if (status === "escalated") return "warn";
  if (status === "confirmed") return "bad";
  return status === "cleared" ? "good" : "plain";
}
