import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { permissionsOf } from "../../../main/hub/access/index.ts";
import { roles } from "../../../main/hub/contract/words.ts";
import { homeOf, routes } from "../../../renderer/app/routes.tsx";

describe("the route table", () => {
  it("has one line for each folder of pages", () => {
    const folders = readdirSync(join(import.meta.dirname, "../../../renderer/pages"));
    expect(routes.length).toBe(folders.length);
    expect(new Set(routes.map((route) => route.path)).size).toBe(routes.length);
  });

  it.each(roles)("lets %s enter the page where the day begins", (role) => {
    const home = routes.find((route) => route.path === homeOf([role]));
    expect(home).toBeDefined();
    expect(permissionsOf({ kind: "operator", id: "1", name: "", roles: [role], demo: false })).toContain(home?.permission);
  });
});
