/** What kind of place an address is: this machine, an inner network, or the world. Ranges by IANA's registries of special-purpose addresses. */
import { BlockList, isIP } from "node:net";

export type Place = "loopback" | "inner" | "world";

/** Not of the world: private, link-local (a cloud's metadata among them), shared, documentation, multicast, reserved, and IPv6 that carries an IPv4 within. */
const INNER = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "::/128",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "100::/64",
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "fc00::/7",
  "fe80::/10",
  "fec0::/10",
  "ff00::/8",
];
const loopback = networks(["127.0.0.0/8", "::1/128"]);
const inner = networks(INNER);

/** A set of networks (`10.0.0.0/8`) and single addresses. @throws Error naming the first that is neither. */
export function networks(named: readonly string[]): { has(address: string): boolean } {
  const list = new BlockList();
  for (const name of named) {
    const [address = "", bits, ...more] = name.split("/");
    const family = isIP(address);
    const most = family === 6 ? 128 : 32;
    const prefix = bits === undefined ? most : Number(bits);
    if (family === 0 || more.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits)) || prefix > most) throw new Error(name);
    list.addSubnet(address, prefix, family === 6 ? "ipv6" : "ipv4");
  }
  return {
    has: (address) => {
      const family = isIP(address);
      return family !== 0 && list.check(address, family === 6 ? "ipv6" : "ipv4");
    },
  };
}

/** What kind of place an IP address is; an IPv4 address written as IPv6 is that IPv4 address. */
export function placeOf(address: string): Place {
  if (loopback.has(address)) return "loopback";
  return inner.has(address) ? "inner" : "world";
}
