import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { permissionsOf } from "../../../main/hub/access/index.ts";
import { roles } from "../../../main/hub/contract/words.ts";
import { homeOf, routes } from "../../../renderer/app/routes.tsx";

describe("the route table", () => {
  it("leads to each folder of pages; what a page lists may have an address of its own in it", () => {
    const folders = readdirSync(join(import.meta.dirname, "../../../renderer/pages"));
    const table = readFileSync(join(import.meta.dirname, "../../../renderer/app/routes.tsx"), "utf8");
    expect([...new Set([...table.matchAll(/pages\/([a-z-]+)\/index/g)].map(([, folder]) => folder))].sort()).toEqual(folders.sort());
    expect(new Set(routes.map((route) => route.path)).size).toBe(routes.length);
  });

  it.each(roles)("lets %s enter the page where the day begins", (role) => {
    const home = routes.find((route) => route.path === homeOf([role]));
    expect(home).toBeDefined();
    expect(permissionsOf({ kind: "operator", id: "1", name: "", roles: [role], demo: false })).toContain(home?.permission);
  });
});
