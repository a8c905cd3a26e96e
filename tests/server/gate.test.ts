import { describe, expect, test } from "vitest";
import { readCookie } from "../../main/server/cookies.ts";
import { isSecure, knownHost, sameOrigin } from "../../main/server/gate.ts";
import { countTries } from "../../main/server/tries.ts";

const publicUrl = "https://aftercare.example.cn";

describe("the gate", () => {
  test("knows addresses, localhost and the public name, and no other name", () => {
    for (const host of ["127.0.0.1:4310", "localhost:4310", "[::1]:4310", "192.168.1.20:4310", "aftercare.example.cn", "AFTERCARE.example.cn:443"]) {
      expect(knownHost(host, publicUrl), host).toBe(true);
    }
    for (const host of [
      undefined,
      "",
      "evil.example",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
      "aftercare.example.cn.evil",
      "a@127.0.0.1",
      "127.0.0.1/x",
      "x y",
    ]) {
      expect(knownHost(host, publicUrl), String(host)).toBe(false);
    }
  });

  test("lets a page call only the hub it came from", () => {
    const post = (host: string, origin?: string): boolean => sameOrigin({ method: "POST", headers: { host, origin } }, publicUrl);
    expect(post("127.0.0.1:4310", "http://127.0.0.1:4310")).toBe(true);
    expect(post("127.0.0.1:4310")).toBe(true);
    expect(post("aftercare.example.cn", "https://aftercare.example.cn")).toBe(true);
    expect(post("127.0.0.1:4310", "http://127.0.0.1:4311")).toBe(false);
    expect(post("127.0.0.1:4310", "http://localhost:4310")).toBe(false);
    expect(post("127.0.0.1:4310", "https://aftercare.example.cn")).toBe(false);
    expect(post("127.0.0.1:4310", "null")).toBe(false);
    expect(post("127.0.0.1:4310", "")).toBe(false);
  });

  test("takes the way for secure only under the public https name", () => {
    expect(isSecure("aftercare.example.cn", publicUrl)).toBe(true);
    expect(isSecure("127.0.0.1:4310", publicUrl)).toBe(false);
    expect(isSecure("aftercare.example.cn", "http://aftercare.example.cn")).toBe(false);
  });
});

describe("the session's cookie", () => {
  const style = { port: 4310, secure: false };
  const token = "a".repeat(43);
  test("is found among others, and only its own", () => {
    expect(readCookie(`x=1; aftercare_4310=${token}; y=2`, style)).toBe(token);
    expect(readCookie(`aftercare_4311=${token}`, style)).toBeNull();
    expect(readCookie(`aftercare_4310=${token}`, { port: 4310, secure: true })).toBeNull();
    for (const header of [undefined, "", "aftercare_4310=", "aftercare_4310", `aftercare_4310=${token}%00`, `aftercare_4310=${"a".repeat(500)}`]) {
      expect(readCookie(header, style), String(header)).toBeNull();
    }
  });
});

describe("wrong guesses", () => {
  test("are counted by address and forgotten after a minute", () => {
    let now = 0;
    const tries = countTries(2, () => now);
    tries.failed("a");
    expect(tries.may("a")).toBe(true);
    tries.failed("a");
    expect([tries.may("a"), tries.may("b")]).toEqual([false, true]);
    now = 60_000;
    expect(tries.may("a")).toBe(true);
  });

  test("from ever new addresses do not grow the memory without end", () => {
    const tries = countTries(1, () => 0);
    for (let index = 0; index < 10_050; index += 1) tries.failed(`a${index}`);
    expect(tries.may("a0")).toBe(true);
    expect(tries.may("a10049")).toBe(false);
  });
});
