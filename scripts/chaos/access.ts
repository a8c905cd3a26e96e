/** Every call of the contract by every role and by nobody, over HTTP as a browser makes it; the public interface by scopes and shops (`rest-access.ts`). */
import { isContractProcedure } from "@orpc/contract";
import { makeSignInLink } from "../../main/hub/access/index.ts";
import { contract } from "../../main/hub/contract/index.ts";
import { type Role, roles } from "../../main/hub/contract/words.ts";
import { newId } from "../../main/hub/kernel/ids.ts";
import { commit, type Store } from "../../main/hub/store/index.ts";
import { chaosRest, type Judge } from "./rest-access.ts";
import { rights } from "./rights.ts";
import { otherChannel, ownChannel, shopOf, type World } from "./world.ts";

/** What came of it. */
interface AccessReport {
  /** Calls of the contract, and how often one was tried. */
  calls: number;
  tried: number;
  refused: number;
  /** Answered to who may not, refused to who may, or refused otherwise than it should be. */
  wrong: number;
}

const NOT_FOR_YOU = new Set(["NOT_SIGNED_IN", "NOT_ALLOWED"]);

/** Every call of the contract by its name. */
export const callsOfContract: readonly string[] = Object.entries(contract).flatMap(([part, entries]) =>
  Object.entries(entries).flatMap(([name, entry]) => (isContractProcedure(entry) ? [`${part}.${name}`] : [])),
);

/** Tries them all. @returns the figures, and what was wrong line by line. */
export async function chaosAccess(world: World, onProgress: (share: number) => void): Promise<{ report: AccessReport; wrong: string[] }> {
  const lines: string[] = [];
  const callers = [...roles, "nobody"] as const;
  let tried = 0;
  let refused = 0;
  const judge: Judge = (place, { may, refused: isRefused, said }) => {
    tried += 1;
    if (isRefused) refused += 1;
    if (may === isRefused) lines.push(`${place}: ${may ? "may" : "may not"}, and was answered ${said}`);
  };
  for (const [place, who] of callers.entries()) {
    onProgress(place / (callers.length + 1));
    for (const call of callsOfContract) {
      // A session for each call: some of them end it.
      const cookie = who === "nobody" ? "" : await sessionOf(world, who);
      const code = await rpc(world, call, cookie);
      const isRefused = code !== null && NOT_FOR_YOU.has(code);
      judge(`${who} ${call}`, { may: rights.get(call)?.includes(who) ?? false, refused: isRefused, said: code ?? "as if he might" });
      if (who === "nobody" && !rights.get(call)?.includes("nobody") && code !== "NOT_SIGNED_IN") lines.push(`nobody ${call}: ${code}, not NOT_SIGNED_IN`);
    }
  }
  await chaosRest(world, { own: shopOf(ownChannel()), other: shopOf(otherChannel()) }, judge);
  const report = { calls: callsOfContract.length, tried, refused, wrong: lines.length };
  return { report, wrong: lines };
}

/** A person of this role who has just come in. */
async function sessionOf(world: World, role: Role): Promise<string> {
  const id = await personOf(world.store, role);
  const { token } = await makeSignInLink(world.store, id);
  const response = await post(world, { call: "session.redeem", input: { token }, cookie: "" });
  return response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

async function personOf(store: Store, role: Role): Promise<string> {
  const id = newId(store.clock.now());
  await commit(store, "chaos", async (tx) => {
    await tx.prisma.operator.create({ data: { id, name: role, roles: [role], createdAt: tx.at } });
  });
  return id;
}

interface Call {
  call: string;
  input?: unknown;
  cookie: string;
}

function post(world: World, { call, input, cookie }: Call): Promise<Response> {
  const url = `${world.restUrl.replace(/\/api\/v1$/, "")}/rpc/${call.replace(".", "/")}`;
  const body = JSON.stringify(input === undefined ? {} : { json: input });
  return fetch(url, { method: "POST", headers: { "content-type": "application/json", ...(cookie ? { cookie } : {}) }, body });
}

/** The code a call was refused with; `null` when it was answered. */
async function rpc(world: World, call: string, cookie: string): Promise<string | null> {
  const response = await post(world, { call, cookie });
  if (response.ok) {
    // A live stream would go on for ever.
    await response.body?.cancel();
    return null;
  }
  const { json } = (await response.json()) as { json: { code: string } };
  return json.code;
}
