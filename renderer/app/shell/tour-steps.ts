/** What a tour shows to whom: real parts of the pages, in the order of a first day. */
import type { Role } from "../../../main/hub/contract/words.ts";

/** `shows`: where it is on the page. */
interface Step {
  text: "queue" | "next" | "orders" | "review" | "policy" | "examples" | "training" | "answers" | "risk" | "status" | "find" | "bell" | "help";
  shows: string;
}

const page = (text: Step["text"], path: string): Step => ({ text, shows: `nav a[href="${path}"]` });
const everybody: readonly Step[] = [
  { text: "find", shows: "header button[aria-haspopup=dialog]" },
  { text: "bell", shows: "[data-bell]" },
  { text: "help", shows: "[data-help]" },
];
const queue = page("queue", "/queue");
const orders = page("orders", "/orders");

/** The steps for somebody whose first role this is. */
export function stepsFor(role: Role | undefined): readonly Step[] {
  if (role === "supervisor" || role === "finance") return [page("review", "/review"), page("policy", "/policy"), queue, ...everybody];
  if (role === "trainer") return [page("examples", "/examples"), page("training", "/training"), page("answers", "/answers"), ...everybody];
  if (role === "risk") return [page("risk", "/risk"), queue, orders, ...everybody];
  if (role === "agent") return [queue, { text: "next", shows: "main" }, orders, ...everybody];
  return [page("status", "/status"), queue, orders, ...everybody];
}
