import type { App, Session, WebContents } from "electron";
import { beforeEach, describe, expect, test, vi } from "vitest";

vi.mock("electron", () => import("./fake-electron.ts"));
const { app, FakeContents, FakeSession, record } = await import("./fake-electron.ts");
const { lockApp, lockContents, lockSession, openOutside } = await import("../../main/electron/security.ts");
const { askOver } = await import("../../main/electron/ask.ts");
const { isStrict } = await import("../../main/desktop/pages.ts");
const { contentPolicy } = await import("../../main/server/headers.ts");

const HUB = "http://127.0.0.1:4180";
const another: string[] = [];
const ask = askOver(() => null);
const certificates = { trusted: null as string | null, unknown: [] as string[] };
const locked = (origin: () => string | null = () => HUB) => ({
  origin,
  ask,
  another: (place: string) => another.push(place),
  trusted: () => certificates.trusted,
  unknown: (fingerprint: string) => certificates.unknown.push(fingerprint),
});
beforeEach(() => {
  record.opened.length = 0;
  another.length = 0;
});

const elsewhere = [
  "https://evil.example/",
  "http://127.0.0.1:4181/",
  "http://localhost:4180/",
  "https://127.0.0.1:4180/",
  "http://127.0.0.1:4180@evil.example/",
  "http://127.0.0.1:4180.evil.example/",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "about:blank",
  "aftercare://case/1234",
  "not an address",
  "",
];

describe("a page in the window", () => {
  test.each(["will-navigate", "will-frame-navigate", "will-redirect"])("cannot leave the hub (%s)", (name) => {
    const contents = new FakeContents();
    lockContents(contents as unknown as WebContents, locked());
    const stopped = (url: string): boolean => {
      let prevented = false;
      contents.emit(name, { url, preventDefault: () => (prevented = true) });
      return prevented;
    };
    for (const url of elsewhere) expect(stopped(url), url).toBe(true);
    expect(stopped(`${HUB}/cases/1?x#y`)).toBe(false);
  });

  test("can go nowhere before the hub is known", () => {
    const contents = new FakeContents();
    lockContents(
      contents as unknown as WebContents,
      locked(() => null),
    );
    let prevented = false;
    contents.emit("will-navigate", { url: `${HUB}/`, preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });

  test("opens no window of its own; an https address goes to the browser once its host was shown and agreed to", async () => {
    const contents = new FakeContents();
    lockContents(contents as unknown as WebContents, locked());
    const tried = [...elsewhere, `${HUB}/cases/1`, "https://refund2.taobao.com/x"];
    for (const agreed of [false, true]) {
      record.opened.length = 0;
      record.asked.length = 0;
      record.chosenButton = agreed ? 0 : 1;
      for (const url of tried) {
        expect(contents.opener({ url })).toEqual({ action: "deny" });
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(record.asked.map((question) => /打开 (\S+) 吗/.exec(question)?.[1])).toEqual(["evil.example", "127.0.0.1:4180", "refund2.taobao.com"]);
      // A place of the hub becomes one more window of ours, whether somebody is asked or not.
      expect(another.splice(0)).toEqual(["/cases/1"]);
      expect(record.opened).toEqual(agreed ? ["https://evil.example/", "https://127.0.0.1:4180/", "https://refund2.taobao.com/x"] : []);
    }
  });

  test("asks about one address at a time, with the host a person must not mistake for another", async () => {
    record.chosenButton = 0;
    record.asked.length = 0;
    const answers = await Promise.all([openOutside("https://раypal.example/", ask), openOutside("https://second.example/", ask)]);
    expect(answers).toEqual([true, false]);
    expect(record.asked).toEqual([expect.stringContaining("xn--")]);
  });

  test("attaches no webview", () => {
    const contents = new FakeContents();
    lockContents(contents as unknown as WebContents, locked());
    let prevented = false;
    contents.emit("will-attach-webview", { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });

  test("gets no permission but copying text, and that only on the hub", () => {
    const session = new FakeSession();
    lockSession(session as unknown as Session, () => HUB);
    const given = (permission: string, requestingUrl: string): boolean => {
      let answer = false;
      (session.request as (...args: unknown[]) => void)(null, permission, (value: boolean) => (answer = value), { requestingUrl });
      const checked = (session.check as (...args: unknown[]) => boolean)(null, permission, new URL(requestingUrl).origin);
      expect(checked).toBe(answer);
      return answer;
    };
    for (const permission of [
      "media",
      "geolocation",
      "notifications",
      "midi",
      "pointerLock",
      "fullscreen",
      "openExternal",
      "clipboard-read",
      "hid",
      "usb",
      "serial",
    ]) {
      expect(given(permission, `${HUB}/`), permission).toBe(false);
    }
    expect(given("clipboard-sanitized-write", `${HUB}/`)).toBe(true);
    expect(given("clipboard-sanitized-write", "https://evil.example/")).toBe(false);
    expect((session.device as () => boolean)()).toBe(false);
  });

  test("is not shown without a policy that keeps scripts out", () => {
    const session = new FakeSession();
    lockSession(session as unknown as Session, () => HUB);
    const shown = (resourceType: string, responseHeaders?: Record<string, string[]>): boolean => {
      let answer: { cancel?: boolean } = {};
      (session.headers as (...args: unknown[]) => void)({ resourceType, responseHeaders }, (value: { cancel?: boolean }) => (answer = value));
      return answer.cancel !== true;
    };
    expect(shown("mainFrame", { "Content-Security-Policy": [contentPolicy("abc_-1")] })).toBe(true);
    expect(shown("mainFrame", { "content-type": ["text/html"] })).toBe(false);
    expect(shown("mainFrame")).toBe(false);
    expect(shown("subFrame", { "content-security-policy": ["default-src *"] })).toBe(false);
    expect(shown("script", { "content-type": ["text/javascript"] })).toBe(true);
  });

  test("may save only what the hub itself gives", () => {
    const session = new FakeSession();
    lockSession(session as unknown as Session, () => HUB);
    const stopped = (url: string): boolean => {
      let prevented = false;
      session.emit("will-download", { preventDefault: () => (prevented = true) }, { getURL: () => url });
      return prevented;
    };
    expect(stopped(`${HUB}/export.csv`)).toBe(false);
    expect(stopped(`blob:${HUB}/4f`)).toBe(false);
    expect(stopped("https://evil.example/setup.exe")).toBe(true);
  });
});

describe("the policy check", () => {
  const policies: [string, boolean][] = [
    [contentPolicy(), true],
    [contentPolicy("c2Vh"), true],
    ["script-src 'none'; style-src 'none'; img-src 'none'", true],
    ["script-src 'none'", false],
    ...["'self' 'unsafe-inline'", "'self' 'unsafe-eval'", "'self' https://cdn.example", "'self' data:", "'self' 'nonce-c2Vh'", "*", ""].map(
      (scripts) => [contentPolicy().replace("script-src 'self'", `script-src ${scripts}`), false] as [string, boolean],
    ),
    [contentPolicy().replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"), false],
    [contentPolicy().replace("img-src 'self'", "img-src 'self' https:"), false],
    // Of two the first counts.
    [`script-src *; ${contentPolicy()}`, false],
    ["default-src 'self'", false],
    ["", false],
  ];
  test.each(policies)("judges %j as %s", (policy, strict) => {
    expect(isStrict(policy)).toBe(strict);
  });
});

describe("the whole application", () => {
  test("is sandboxed, locks every page ever made and trusts no bad certificate", () => {
    lockApp(app as unknown as App, locked());
    expect(record.sandboxed).toBe(true);
    const contents = new FakeContents();
    app.emit("web-contents-created", {}, contents);
    expect(contents.listenerCount("will-navigate")).toBe(1);
    const answers: boolean[] = [];
    let prevented = false;
    const meets = (url: string, fingerprint: string): boolean | undefined => {
      const event = { preventDefault: () => (prevented = true) };
      app.emit("certificate-error", event, contents, url, "net::ERR_CERT_AUTHORITY_INVALID", { fingerprint }, (value: boolean) => answers.push(value));
      return answers.at(-1);
    };
    expect([meets(HUB, "sha256/one"), prevented, certificates.unknown]).toEqual([false, true, ["sha256/one"]]);
    // Trusted once is this one certificate of this one hub: neither another nor another's.
    certificates.trusted = "sha256/one";
    expect([meets(`${HUB}/rpc/x`, "sha256/one"), meets(HUB, "sha256/two"), meets("https://evil.example/", "sha256/one")]).toEqual([true, false, false]);
    expect(certificates.unknown).toEqual(["sha256/one", "sha256/two"]);
  });

  test("opens outside only plain https addresses", async () => {
    for (const url of [
      "http://x.example",
      "file:///bin/sh",
      "smb://server/share",
      "https://user:secret@x.example/",
      "ms-settings:privacy",
      "",
      "//x.example",
    ]) {
      expect(await openOutside(url, ask), url).toBe(false);
    }
    record.chosenButton = 0;
    expect(await openOutside("https://x.example/a b", ask)).toBe(true);
    expect(record.opened).toEqual(["https://x.example/a%20b"]);
  });
});
