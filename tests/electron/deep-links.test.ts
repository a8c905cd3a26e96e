import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepLinkIn, readDeepLink } from "../../main/desktop/deep-links.ts";
import { hubOrigin, readSettings, writeSettings } from "../../main/desktop/settings.ts";

describe("deep links", () => {
  test("lead to a case by its number", () => {
    expect(readDeepLink("aftercare://case/C20260301000012")).toEqual({ kind: "open", place: "/cases/C20260301000012" });
    expect(readDeepLink("aftercare://case/20260301000012/")).toEqual({ kind: "open", place: "/cases/20260301000012" });
  });

  test("offer a team's hub, by https only", () => {
    expect(readDeepLink("aftercare://connect/https%3A%2F%2Faftercare.example.cn%2Fx")).toEqual({ kind: "connect", hubUrl: "https://aftercare.example.cn" });
    for (const address of ["http://aftercare.example.cn", "javascript:alert(1)", "file:///etc/passwd", "https://a:b@evil.example", "%zz", "evil.example"]) {
      expect(readDeepLink(`aftercare://connect/${encodeURIComponent(address)}`), address).toBeNull();
    }
  });

  test("name a folder of newer versions, by https only", () => {
    const link = (address: string) => readDeepLink(`aftercare://updates/${encodeURIComponent(address)}`);
    expect(link("https://files.example.cn/aftercare/")).toEqual({ kind: "updates", feed: "https://files.example.cn/aftercare/" });
    for (const address of ["http://files.example.cn/", "file:///tmp/new", "https://a:b@evil.example/", "https://evil.example/?to=x", "evil.example"])
      expect(link(address), address).toBeNull();
  });

  test.each([
    "aftercare://case/",
    "aftercare://case/../../shops",
    "aftercare://case/..%2F..%2Fshops",
    "aftercare://case/1234?x=1",
    "aftercare://case/1234#token=abc",
    "aftercare://case/1234 --inspect",
    "aftercare://case/<script>",
    "aftercare://case/1234\n",
    "aftercare://user@case/1234",
    "aftercare:case/1234",
    "AFTERCARE://case/1234",
    "aftercare://run/calc.exe",
    "https://case/1234",
    `aftercare://case/${"1".repeat(4_000)}`,
  ])("that are malformed are nothing: %j", (text) => {
    expect(readDeepLink(text)).toBeNull();
  });

  test("of any text never lead out of the console", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: "binary" }).map((text) => `aftercare://case/${text}`),
          fc.webUrl().map((text) => `aftercare://connect/${encodeURIComponent(text)}`),
        ),
        (text) => {
          const link = readDeepLink(text);
          if (link?.kind === "open") expect(new URL(link.place, "http://127.0.0.1:1").pathname).toMatch(/^\/cases\/[A-Za-z0-9-]+$/);
          if (link?.kind === "connect") expect(link.hubUrl).toMatch(/^https:\/\/[^/@]+$|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/);
        },
      ),
    );
  });

  test("are found among a command line's words, and switches are never taken for one", () => {
    expect(deepLinkIn(["/opt/Aftercare", "--no-sandbox", "aftercare://case/1234"])).toEqual({ kind: "open", place: "/cases/1234" });
    expect(deepLinkIn(["/opt/Aftercare", "--url=aftercare://case/1234"])).toBeNull();
  });
});

describe("the shell's settings", () => {
  test("survive being written and read, and are our own hub when missing, broken or forbidden", () => {
    const folder = mkdtempSync(join(tmpdir(), "shell-"));
    const own = { hubUrl: null, certificate: null, keyIn: "store", feed: null, window: null };
    expect(readSettings(folder)).toEqual(own);
    writeSettings(folder, { hubUrl: "https://aftercare.example.cn" });
    expect(readSettings(folder)).toEqual({ ...own, hubUrl: "https://aftercare.example.cn" });
    writeSettings(folder, { keyIn: "file" });
    expect(readSettings(folder)).toEqual({ ...own, hubUrl: "https://aftercare.example.cn", keyIn: "file" });
    writeFileSync(join(folder, "shell.json"), '{"hubUrl":null,"feed":"http://evil.example/"}');
    expect(readSettings(folder)).toEqual(own);
    for (const text of ["{", "[]", '{"hubUrl":7}', '{"hubUrl":"http://evil.example"}', '{"hubUrl":"file:///"}']) {
      writeFileSync(join(folder, "shell.json"), text);
      expect(readSettings(folder), text).toEqual(own);
    }
  });

  test("take plain http only on this machine", () => {
    expect(hubOrigin("http://127.0.0.1:4180/sign-in#token=x")).toBe("http://127.0.0.1:4180");
    expect(hubOrigin("http://[::1]:4180")).toBe("http://[::1]:4180");
    expect(hubOrigin("http://192.168.1.5:4180")).toBeNull();
    expect(hubOrigin("http://127.0.0.1.evil.example")).toBeNull();
  });
});
