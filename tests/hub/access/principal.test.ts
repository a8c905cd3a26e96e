import { isContractProcedure } from "@orpc/contract";
import { describe, expect, test } from "vitest";
import { actorName, grantLimitFen, may, nobody, type Principal, permissionsOf } from "../../../main/hub/access/index.ts";
import { rolesTold } from "../../../main/hub/access/roles/index.ts";
import { contract, type Meta, roles } from "../../../main/hub/contract/index.ts";
import type { KeyScope } from "../../../main/hub/contract/keys.ts";
import { keyScopes } from "../../../main/hub/contract/lists.ts";
import { agentNames } from "../../../main/hub/contract/words.ts";

const person = (role: (typeof roles)[number]): Principal => ({ kind: "operator", id: role, name: role, roles: [role], demo: false });
const agents = agentNames.map((name): Principal & { kind: "agent" } => ({ kind: "agent", name }));
const keyOf = (...scopes: KeyScope[]): Principal => ({ kind: "key", id: "k1", shopId: "s1", scopes, everyShop: false });
const key = keyOf(...keyScopes);
const everyone = [...roles.map(person), ...agents, key, nobody];

const entries = Object.entries(contract).flatMap(([part, named]) =>
  Object.entries(named).flatMap(([name, entry]) =>
    isContractProcedure(entry) ? [{ place: `${part}.${name}`, permission: (entry["~orpc"].meta as Meta).permission }] : [],
  ),
);
const reachable = (who: Principal): string[] => entries.filter((entry) => may(who, entry.permission)).map((entry) => entry.place);

describe("who may what", () => {
  test("leaves no entry of the contract that nobody may use", () => {
    for (const { place, permission } of entries)
      expect(
        everyone.some((who) => may(who, permission)),
        place,
      ).toBe(true);
  });

  test("lets strangers only ask who they are, sign in, here or at the team's provider, and spend a link or an invitation", () => {
    expect(reachable(nobody)).toEqual([
      ...["session.me", "session.redeem", "session.signIn", "session.invitation", "session.accept"],
      ...["session.beginProvider", "session.finishProvider"],
    ]);
  });

  test("lets machines only take their work and propose: they grant nothing, send nothing, decide nothing", () => {
    const open = reachable(nobody);
    for (const who of agents) {
      const own = reachable(who).filter((place) => !open.includes(place));
      expect(own.length).toBeGreaterThan(0);
      expect(own.filter((place) => !place.startsWith(`${who.name}.`))).toEqual([]);
      for (const permission of ["signed_in", "case.read", "case.work", "money.grant", "money.undo", "policy.edit"] as const)
        expect(may(who, permission)).toBe(false);
    }
  });

  test("lets a seller's own system only use the public interface, and no person use it in its stead", () => {
    expect(reachable(key).filter((place) => !place.startsWith("session."))).toEqual(Object.keys(contract.rest).map((name) => `rest.${name}`));
    for (const permission of ["rest.read", "rest.orders", "rest.events", "rest.cases"] as const)
      for (const role of roles) expect(may(person(role), permission), role).toBe(false);
  });

  test("lets a key do what its scopes say and nothing else", () => {
    const open = reachable(nobody);
    const named = (...scopes: KeyScope[]): string[] => reachable(keyOf(...scopes)).filter((place) => !open.includes(place));
    expect(named()).toEqual([]);
    expect(named("read")).toEqual(["rest.orders", "rest.timeline", "rest.cases", "rest.case"]);
    expect(named("orders")).toEqual(["rest.putOrder", "rest.putOrders", "rest.putEvents", "rest.putOrderEvents", "rest.putTraces", "rest.compareOrders"]);
    expect(named("cases")).toEqual(["rest.putCase", "rest.putCases", "rest.putMessage"]);
    expect(named("warehouse")).toEqual(["rest.putEvents", "rest.putOrderEvents", "rest.putTraces"]);
  });

  test("keeps policy, examples, risk and shops with the people whose work they are", () => {
    const holders = (permission: Meta["permission"]): string[] => roles.filter((role) => may(person(role), permission));
    expect(holders("policy.edit")).toEqual(["supervisor", "admin"]);
    expect(holders("terms.edit")).toEqual(["supervisor", "trainer", "operations", "admin"]);
    expect(holders("example.edit")).toEqual(["trainer", "admin"]);
    expect(holders("risk.review")).toEqual(["supervisor", "risk", "admin"]);
    expect(holders("list.export")).toEqual(["supervisor", "operations", "finance", "admin"]);
    expect(holders("shop.edit")).toEqual(["supervisor", "operations", "admin"]);
    expect(holders("case.work")).not.toContain("trainer");
  });

  test("lets nobody grant who may grant nothing, and above 500 yuan only risk reviewers", () => {
    for (const role of roles) {
      const limit = grantLimitFen(person(role));
      expect(limit > 0, role).toBe(permissionsOf(person(role)).includes("money.grant"));
      if (role !== "risk" && role !== "admin") expect(limit).toBeLessThanOrEqual(50_000);
    }
  });

  test("names every principal differently in the journal", () => {
    const names = everyone.map(actorName);
    expect(new Set(names).size).toBe(names.length);
    expect(actorName(key)).toBe("key:k1");
  });

  test("say in a sentence of either language what a role may, and to which sum", () => {
    const told = rolesTold();
    expect(told.map(({ role }) => role)).toEqual([...roles]);
    for (const { role, may: said, limitFen } of told) {
      expect(said.zh, role).toMatch(/[一-龥].*。$/);
      expect(said.en, role).toMatch(/^[A-Z][^一-龥]*\.$/);
      expect(limitFen, role).toBe(role === "risk" || role === "admin" ? null : grantLimitFen(person(role)));
    }
  });

  test("lets somebody with several roles do what any of them may, to the highest of their limits, unless a limit was set for him", () => {
    const both: Principal = { kind: "operator", id: "b", name: "b", roles: ["trainer", "agent"], demo: false };
    expect(["example.edit", "case.work", "shop.edit"].map((one) => may(both, one as Meta["permission"]))).toEqual([true, true, false]);
    expect(grantLimitFen(both)).toBe(50_000);
    expect(grantLimitFen({ ...both, limitFen: 2_000 })).toBe(2_000);
    expect(grantLimitFen({ ...both, limitFen: 90_000 })).toBe(90_000);
    expect(grantLimitFen({ ...both, roles: ["trainer"], limitFen: 90_000 })).toBe(0);
  });
});
