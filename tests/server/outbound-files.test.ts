/** Files that people outside name: where they may lie, and how much of them is read. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { openOutbound } from "../../main/server/outbound.ts";
import { fileFetcher } from "../../main/server/outbound-files.ts";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
async function listening(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer({}, answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const MOST = 100_000;

async function fetched(address: string, home: string[] = [], timeoutMs = 2_000): Promise<string> {
  const resolve = async (host: string) => [{ address: host === "inner.example" ? "10.0.0.5" : "127.0.0.1", family: 4 }];
  const got = await fileFetcher(openOutbound({ resolve }))(address, { home, mostBytes: MOST, timeoutMs });
  return got.ok ? Buffer.from(got.value).toString("latin1").slice(0, 40) : got.refusal.code;
}

it("are fetched from the shop's own channel, wherever that is, and from nowhere inside", async () => {
  let asked = 0;
  const home = await listening((_request, response) => response.end("picture"));
  const inner = await listening((_request, response) => {
    asked += 1;
    response.end("secret");
  });
  expect(await fetched(`${home}/a.png`, [home])).toBe("picture");
  for (const address of [
    `${inner}/a.png`,
    inner.replace("http:", "https:"),
    "http://localhost:1/a",
    "https://inner.example/a.png",
    "https://rebound.example/a.png",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/a",
    "//127.0.0.1/a",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "https://user:word@pics.example/a.png",
    "not an address",
  ])
    expect(await fetched(address, [home]), address).toBe("not_allowed");
  expect(asked).toBe(0);
});

it("are not followed inwards: each step of the way is looked at", async () => {
  let asked = 0;
  const inner = await listening((_request, response) => {
    asked += 1;
    response.end("secret");
  });
  const home = await listening((request, response) => {
    const to = { "/once": "/picture", "/inner": inner, "/chase": "/chase", "/odd": "http://[", "/file": "file:///etc/passwd" }[request.url ?? ""];
    response.writeHead(to ? 302 : 200, to ? { location: to } : {}).end(to ? "" : "picture");
  });
  expect(await fetched(`${home}/once`, [home])).toBe("picture");
  for (const path of ["inner", "chase", "odd", "file"]) expect(await fetched(`${home}/${path}`, [home]), path).toBe("not_allowed");
  expect(asked).toBe(0);
});

it("are read no further than allowed, whether they say how long they are, not at all, or are packed", async () => {
  let sent = 0;
  const home = await listening((request, response) => {
    if (request.url === "/told") response.writeHead(200, { "content-length": String(200 * 1024 * 1024) }).write("x");
    else if (request.url === "/packed") response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(MOST * 20)));
    else {
      const more = (): void => {
        for (let ok = true; ok && !response.destroyed; ) {
          sent += 16_384;
          ok = response.write(Buffer.alloc(16_384, 1));
        }
      };
      response.on("drain", more);
      more();
    }
  });
  for (const path of ["told", "packed", "endless"]) expect(await fetched(`${home}/${path}`, [home]), path).toBe("too_large");
  expect(sent).toBeLessThan(40 * MOST);
});

it("that are gone, away or late are told apart", async () => {
  const home = await listening((request, response) => {
    if (request.url !== "/late") response.writeHead(request.url === "/gone" ? 404 : 502).end();
  });
  expect(await fetched(`${home}/gone`, [home])).toBe("gone");
  expect(await fetched(`${home}/away`, [home])).toBe("unreachable");
  expect(await fetched(`${home}/late`, [home], 200)).toBe("timed_out");
  expect(await fetched("http://127.0.0.1:1/a", ["http://127.0.0.1:1"])).toBe("unreachable");
});
