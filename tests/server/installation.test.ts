import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hubOrigin } from "../../main/desktop/settings.ts";
import { knownHost } from "../../main/server/gate.ts";
import { loopbackName } from "../../main/server/installation.ts";

test("an installation has a loopback name of its own, the same at each start, which the window and the gate know", () => {
  const [here, there] = [mkdtempSync(join(tmpdir(), "home-")), join(mkdtempSync(join(tmpdir(), "home-")), "not", "made", "yet")];
  const name = loopbackName(here);
  expect(name).toMatch(/^aftercare-[a-f\d]{12}\.localhost$/);
  expect(loopbackName(here)).toBe(name);
  expect(loopbackName(there)).not.toBe(name);
  expect(hubOrigin(`http://${name}:40123/sign-in#token=x`)).toBe(`http://${name}:40123`);
  expect(hubOrigin("http://localhost.evil.example/")).toBeNull();
  expect([knownHost(`${name}:1`, `http://${name}:1`), knownHost(`other.localhost:1`, `http://${name}:1`)]).toEqual([true, false]);
});
