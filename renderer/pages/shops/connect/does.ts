/** What a channel can do for a seller, in a few words: many abilities of one kind are one thing to him. */
import type { ConnectTextKey } from "../../../locales/late/connect.ts";

/** Keys of the texts, what comes in first, what may be done there after it. */
export function doesOf(abilities: readonly string[]): ConnectTextKey[] {
  const can = (...any: string[]): boolean => any.some((one) => abilities.includes(one));
  // Which answers to an after-sale there are is said by their names.
  const [agrees, refuses] = ["agree_", "refuse_"].map((begins) => abilities.some((one) => one.startsWith(begins)));
  const deeds: [boolean, ConnectTextKey][] = [
    [can("orders") && can("cases"), "does.both"],
    [can("orders") && !can("cases"), "does.orders"],
    [can("cases") && !can("orders"), "does.cases"],
    [can("warehouse"), "does.warehouse"],
    [can("stock"), "does.stock"],
    [can("traces"), "does.traces"],
    [Boolean(agrees && refuses), "does.decide"],
    [Boolean(agrees && !refuses), "does.agree"],
    [can("message"), "does.message"],
    [can("note"), "does.note"],
    [can("intercept"), "does.intercept"],
    [can("push", "stream"), "does.push"],
  ];
  return deeds.flatMap(([does, key]) => (does ? [key] : []));
}
