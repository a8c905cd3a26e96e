import { describe, expect, test } from "vitest";
import { readCookie } from "../../main/server/cookies.ts";
import { isSecure, knownHost, sameOrigin } from "../../main/server/gate.ts";
import { countTries, networkOf } from "../../main/server/tries.ts";

const publicUrl = "https://aftercare.example.cn";
const asked = (host: string): Parameters<typeof isSecure>[0] => ({ headers: { host } });

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
    const post = (host: string, origin?: string): boolean => sameOrigin({ headers: { host, origin } }, publicUrl);
    expect(post("127.0.0.1:4310", "http://127.0.0.1:4310")).toBe(true);
    expect(post("127.0.0.1:4310")).toBe(true);
    expect(post("aftercare.example.cn", "https://aftercare.example.cn")).toBe(true);
    expect(post("127.0.0.1:4310", "http://127.0.0.1:4311")).toBe(false);
    expect(post("127.0.0.1:4310", "http://localhost:4310")).toBe(false);
    expect(post("127.0.0.1:4310", "https://aftercare.example.cn")).toBe(false);
    expect(post("127.0.0.1:4310", "null")).toBe(false);
    expect(post("127.0.0.1:4310", "")).toBe(false);
  });

  test("takes the way for secure only under the public https name, or where the line itself is", () => {
    expect(isSecure({ headers: { ":authority": "127.0.0.1:4310" }, socket: { encrypted: true } }, publicUrl)).toBe(true);
    expect(isSecure(asked("aftercare.example.cn"), publicUrl)).toBe(true);
    expect(isSecure(asked("127.0.0.1:4310"), publicUrl)).toBe(false);
    expect(isSecure(asked("aftercare.example.cn"), "http://aftercare.example.cn")).toBe(false);
  });
});

describe("the session's cookie", () => {
  const style = { port: 4310, secure: false };
  const token = "a".repeat(43);
  test("is found among others, and only its own", () => {
    expect(readCookie(`x=1; aftercare_4310=${token}; y=2`, style)).toBe(token);
    expect(readCookie(`aftercare_4311=${token}`, style)).toBeNull();
    // Under a name of its own a hub has a jar of its own: one cookie, whatever port it has this time.
    expect(readCookie(`aftercare=${token}`, { ...style, isNamed: true })).toBe(token);
    expect(readCookie(`aftercare_4310=${token}`, { port: 4310, secure: true })).toBeNull();
    for (const header of [undefined, "", "aftercare_4310=", "aftercare_4310", `aftercare_4310=${token}%00`, `aftercare_4310=${"a".repeat(500)}`]) {
      expect(readCookie(header, style), String(header)).toBeNull();
    }
  });
});

describe("wrong guesses", () => {
  test("are counted by address from the moment they are made, given back when right, and forgotten after a minute", () => {
    let now = 0;
    const tries = countTries(2, () => now);
    const first = tries.guess("a");
    expect([first.allowed, tries.guess("a").allowed, tries.guess("a").allowed, tries.guess("b").allowed]).toEqual([true, true, false, true]);
    first.right();
    first.right();
    expect([tries.guess("a").allowed, tries.guess("a").allowed]).toEqual([true, false]);
    now = 60_000;
    expect(tries.guess("a").allowed).toBe(true);
  });

  test("from ever new addresses do not grow the memory without end", () => {
    const tries = countTries(1, () => 0);
    for (let index = 0; index < 10_050; index += 1) tries.guess(`a${index}`);
    expect(tries.guess("a10049").allowed).toBe(false);
    expect(tries.guess("a0").allowed).toBe(true);
  });

  test("from one network of IPv6, or from one address in two spellings, are one caller's", () => {
    expect(networkOf("2001:db8:1:2::5")).toBe(networkOf("2001:0db8:1:2:ffff:0:0:1"));
    expect(networkOf("2001:db8:1:2::5")).not.toBe(networkOf("2001:db8:1:3::5"));
    expect([networkOf("::ffff:10.0.0.7"), networkOf("10.0.0.7"), networkOf("::1")]).toEqual(["10.0.0.7", "10.0.0.7", "0:0:0:0::/64"]);
  });
});
