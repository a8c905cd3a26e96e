/** Pictures by address: to whoever may read the case, from our own pages, as nothing that could run. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureOperators, makeSignInLink } from "../../main/hub/access/index.ts";
import { ok, refuse } from "../../main/hub/kernel/result.ts";
import type { Store } from "../../main/hub/store/index.ts";
import type { RunningServer } from "../../main/server/index.ts";
import { freshStore } from "../support/store.ts";
import { type Browser, browse, serve, smallHub } from "./hosted.ts";

let store: Store;
let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  store = await freshStore();
  await ensureOperators(store, { demo: true });
  const look = async ({ key }: { caseId: string; key: string }) =>
    key === "good"
      ? ok({ type: "image/png" as const, name: null, file: new Blob(["<script>"], { type: "text/html" }) })
      : refuse("NOT_SUPPORTED" as const, "打不开。", { en: "Not shown." });
  server = await serve(smallHub(store, { evidence: { look } }));
  browser = browse(server);
  await browser.client.session.redeem({ token: (await makeSignInLink(store, "demo-agent")).token });
});
afterAll(async () => {
  await server.close();
  await store.close();
});

test("what was read by its bytes goes out as that and nothing else, and cannot run whatever a browser makes of it", async () => {
  const answer = await browser.fetch("/evidence/C1/good");
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringMatching(/^default-src 'none'; sandbox;/),
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, max-age=600",
    "content-disposition": "inline",
  });
});

test("strangers, other sites and other ways of asking get nothing", async () => {
  expect((await fetch(`${server.url}/evidence/C1/good`)).status).toBe(401);
  for (const site of ["cross-site", "same-site"])
    expect((await browser.fetch("/evidence/C1/good", { headers: { "sec-fetch-site": site } })).status, site).toBe(403);
  expect((await browser.fetch("/evidence/C1/good", { method: "POST", body: "{}", headers: { "content-type": "application/json" } })).status).toBe(404);
  for (const path of ["/evidence", "/evidence/C1", "/evidence/C1/good/more"]) {
    const answer = await browser.fetch(path);
    expect([answer.status, (await answer.text()).includes("<title>")], path).toEqual([404, false]);
  }
});

test("a refusal is a sentence in both languages and stays with nobody", async () => {
  const answer = await browser.fetch("/evidence/C1/bad");
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([422, "no-store"]);
  expect(await answer.json()).toMatchObject({ code: "NOT_SUPPORTED", message: "打不开。", data: { details: { en: "Not shown." } } });
});
