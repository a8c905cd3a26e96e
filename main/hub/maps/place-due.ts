/** Looking up where the addresses of orders lie that are paid and not sent: each once, equal ones once for all. */
import { type AddressPlace, addressesToPlace, addressHash, foundPlace, placeOrder } from "../orders/index.ts";
import { locate } from "./amap.ts";
import { askMap, type MapDeps, openMap } from "./ask.commands.ts";
import { restAfter } from "./problems.ts";

const AT_ONCE = 20;
const hidden: AddressPlace = { trust: "hidden", level: "", district: "" };
const DAY_MS = 86_400_000;
/** An order that was paid longer ago is no longer waiting for this. */
const LATEST_MS = 7 * DAY_MS;
/** What was found of an address holds for so long: houses stay where they are, maps get better. */
const HOLDS_MS = 90 * DAY_MS;

/** Looks up some addresses. @returns how many orders know more now; less than {@link AT_ONCE} means that there are no more. */
export async function placeDue(deps: MapDeps): Promise<number> {
  const map = await openMap(deps);
  if (!map?.service.body.checkAddresses) return 0;
  const { store } = deps;
  const now = store.clock.now();
  let left = map.left("geocode");
  let done = 0;
  for (const order of await addressesToPlace(store, { since: new Date(now - LATEST_MS), most: AT_ONCE })) {
    const { orderId, contentHash, asked } = order;
    const hash = asked && addressHash(store, asked);
    const keep = async (place: AddressPlace): Promise<void> => {
      if (await placeOrder(store, "system", { orderId, contentHash, hash, place })) done += 1;
    };
    // Masked by its channel, or broken: a half address would be found in the wrong place.
    const known = hash === null ? hidden : await foundPlace(store, { hash, since: new Date(now - HOLDS_MS) });
    if (known) await keep(known);
    else if (asked && left > 0) {
      left -= 1;
      const answer = await askMap(deps, { map, actor: "system", service: "geocode", orderId, question: (access) => locate(access, asked) });
      if (!("problem" in answer)) await keep({ trust: answer.value.trust, level: answer.value.level, district: answer.value.district });
      else if (restAfter(answer.problem, now) === "go on") await keep({ trust: "none", level: "", district: "" });
      else break;
    }
  }
  return done;
}
