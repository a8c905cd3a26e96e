/** Every address of the public interface by every scope, by wrong, ended and revoked keys, and by another shop's key, over HTTP. */

import { randomBytes } from "node:crypto";
import { makeApiKey, type Principal, revokeApiKey } from "../../main/hub/access/index.ts";
import { contract } from "../../main/hub/contract/index.ts";
import type { KeyScope } from "../../main/hub/contract/keys.ts";
import { keyScopes } from "../../main/hub/contract/lists.ts";
import { restExamples } from "../../main/server/rest/examples.ts";
import { restRights, warehouseAlone } from "./rest-rights.ts";
import type { World } from "./world.ts";

/** One try: whether it may, whether it was refused, and what was said. */
interface Tried {
  may: boolean;
  refused: boolean;
  said: string;
}
export type Judge = (place: string, tried: Tried) => void;

const chaos: Principal = { kind: "operator", id: "chaos", name: "chaos", roles: ["admin"], demo: false };
const OWN_ORDER = "M20260301-0007";
const OWN_CASE = "C-55";
const NOWHERE = "none-0";

interface Answer {
  status: number;
  body: string;
}

/** What a call names: an order, or a case. */
const named = (name: string): string => (name === "case" || name === "putMessage" ? OWN_CASE : OWN_ORDER);

async function send(world: World, name: string, of: { key: string | null; id?: string; body?: object }): Promise<Answer> {
  const { path = "/", method = "GET" } = contract.rest[name as keyof typeof contract.rest]["~orpc"].route;
  const response = await fetch(world.restUrl + path.replace(/\{\w+\}/g, of.id ?? named(name)), {
    method,
    headers: { "content-type": "application/json", ...(of.key === null ? {} : { authorization: `Bearer ${of.key}` }) },
    ...(method === "POST" ? { body: JSON.stringify(of.body ?? restExamples[name] ?? {}) } : {}),
  });
  return { status: response.status, body: await response.text() };
}

const short = ({ status, body }: Answer): string => `${status} ${body.slice(0, 120)}`;

const keyFor = (world: World, of: { shopId: string; scopes: readonly KeyScope[]; days?: number }) =>
  makeApiKey(world.store, chaos, { days: null, ...of, name: of.scopes.join(" "), everyShop: false });

/** Tries them all; `shops` are the one whose order and case are there, and another one. */
export async function chaosRest(world: World, shops: { own: string; other: string }, judge: Judge): Promise<void> {
  const names = Object.keys(contract.rest);
  for (const name of names) if (!restRights.has(name)) judge(`rest.${name}`, { may: true, refused: true, said: "no line in the table of rights" });
  await send(world, "putOrder", { key: world.apiKey });
  await send(world, "putCase", { key: world.apiKey });
  await world.understand();
  // A fault is nobody's right: only 2xx and what the input deserves are answers to who may.
  const isRefused = ({ status }: Answer): boolean => status === 401 || status === 403 || status === 429 || status >= 500;

  const over = await keyFor(world, { shopId: shops.own, scopes: keyScopes, days: 1 });
  const revoked = await keyFor(world, { shopId: shops.own, scopes: keyScopes });
  await revokeApiKey(world.store, chaos, revoked.id);
  world.goOn(25 * 3_600_000);
  const wrong: readonly (readonly [string, string | null])[] = [
    ["no key", null],
    ["empty key", ""],
    ["a beginning", "ak_"],
    ["a guess", `ak_${randomBytes(32).toString("base64url")}`],
    ["a cut key", world.apiKey.slice(0, -1)],
    ["an ended key", over.key],
    ["a revoked key", revoked.key],
  ];
  for (const name of names) {
    for (const [what, key] of wrong) {
      const answer = await send(world, name, { key });
      judge(`${what} rest.${name}`, { may: false, refused: answer.status === 401 || answer.status === 429, said: `${answer.status}` });
    }
  }

  for (const scope of keyScopes) {
    const { key } = await keyFor(world, { shopId: shops.own, scopes: [scope] });
    for (const name of names) {
      const answer = await send(world, name, { key });
      const may = restRights.get(name)?.includes(scope) ?? false;
      judge(`${scope} rest.${name}`, { may, refused: isRefused(answer) || (may && answer.status === 404), said: short(answer) });
    }
    for (const kind of warehouseAlone) {
      const events = [{ id: `${scope}-${kind}`, kind, at: "2026-03-05T09:00:00+08:00", data: kind === "return_inspected" ? { result: "passed" } : {} }];
      const answer = await send(world, "putEvents", { key, body: { events } });
      const may = scope === "warehouse";
      judge(`${scope} ${kind}`, { may, refused: may ? isRefused(answer) : answer.status >= 400 && answer.status < 500, said: short(answer) });
    }
  }
  await chaosForeign(world, shops, { names, judge });
}

/** Another shop's key: of what is there it hears what it hears of what is nowhere, and nothing it sends arrives. */
async function chaosForeign(world: World, shops: { own: string; other: string }, of: { names: readonly string[]; judge: Judge }): Promise<void> {
  const { names, judge } = of;
  await world.understand();
  const before = await seen(world);
  const { key } = await keyFor(world, { shopId: shops.other, scopes: keyScopes });
  for (const name of names) {
    const { path = "/" } = contract.rest[name as keyof typeof contract.rest]["~orpc"].route;
    const there = await send(world, name, { key });
    if (path.includes("{")) {
      const nowhere = await send(world, name, { key, id: NOWHERE });
      const alike = (answer: Answer, id: string): string => `${answer.status} ${answer.body.replaceAll(id, "…")}`;
      const same = alike(there, named(name)) === alike(nowhere, NOWHERE) || (there.status < 300 && nowhere.status < 300 && name.startsWith("put"));
      judge(`another shop's key rest.${name}`, {
        may: false,
        refused: same,
        said: `${alike(there, named(name)).slice(0, 160)} / ${alike(nowhere, NOWHERE).slice(0, 160)}`,
      });
    } else if (!name.startsWith("put")) {
      const rows = (JSON.parse(there.body) as { rows?: { shopName?: string }[] }).rows ?? [];
      judge(`another shop's key rest.${name}`, { may: false, refused: rows.length === 0, said: `${rows.length} rows` });
    }
  }
  await world.understand();
  const after = await seen(world);
  judge("what another shop's key sent", { may: false, refused: after === before, said: `${before.length} letters before, ${after.length} after` });
}

/** What the owner sees of his order and case. A buyer's account is seen across shops on purpose: who buys elsewhere has bought more often. */
async function seen(world: World): Promise<string> {
  const parts = [await send(world, "timeline", { key: world.apiKey }), await send(world, "case", { key: world.apiKey })];
  return parts.map(({ status, body }) => `${status} ${body.replace(/"account":\{[^}]*\}/, "")}`).join("\n");
}
