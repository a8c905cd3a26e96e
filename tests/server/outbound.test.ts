/** Where the hub may call, whatever a name leads to, and how much of an answer is read. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { networks, placeOf } from "../../main/hub/kernel/networks.ts";
import { type Outbound, openOutbound } from "../../main/server/outbound.ts";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
async function listening(answer: Parameters<typeof createServer>[1]): Promise<number> {
  const server = createServer({}, answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}
const send = (outbound: Outbound, url: string): Promise<string> =>
  outbound.post({ url, headers: { "content-type": "application/json" }, body: "{}", timeoutMs: 5_000 }).then(
    ({ status, text }) => `${status} ${text}`,
    (fault: { code?: string }) => fault.code ?? "",
  );
const resolving = (...turns: string[]) => {
  let turn = 0;
  return async () => {
    const address = turns[Math.min(turn, turns.length - 1)] ?? "";
    turn += 1;
    return [{ address, family: address.includes(":") ? 6 : 4 }];
  };
};

describe("an address", () => {
  test("is told apart by where it leads, in whatever spelling", () => {
    for (const address of ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"]) expect(placeOf(address), address).toBe("loopback");
    for (const address of [
      "10.1.2.3",
      "172.31.0.1",
      "192.168.0.9",
      "169.254.169.254",
      "100.100.100.200",
      "0.0.0.0",
      "224.0.0.1",
      "255.255.255.255",
      "::",
      "::ffff:10.0.0.1",
      "::ffff:a9fe:a9fe",
      "fd00::1",
      "fe80::1",
      "64:ff9b::a00:1",
      "2002:a00:1::",
    ])
      expect(placeOf(address), address).toBe("inner");
    for (const address of ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"]) expect(placeOf(address), address).toBe("world");
    expect(() => networks(["10.0.0.0/8", "ten"])).toThrow("ten");
  });

  test("in an inner network is called only when the installation names the network", async () => {
    for (const url of ["https://10.0.0.1/", "http://169.254.169.254/latest/meta-data", "https://[fd00::1]/", "https://[::ffff:192.168.1.1]/"]) {
      expect(await openOutbound().problemOf(url), url).toBe("inner");
      expect(await send(openOutbound(), url), url).toBe("ENOTALLOWED");
    }
    expect(await openOutbound({ networks: ["10.0.0.0/8"] }).problemOf("http://10.0.0.1/")).toBeNull();
    expect(await openOutbound({ addresses: ["http://192.168.1.9:11434/v1"] }).problemOf("http://192.168.1.9:11434/other")).toBeNull();
    expect(await openOutbound({ addresses: ["http://192.168.1.9:11434/v1"] }).problemOf("http://192.168.1.9:22/")).toBe("inner");
  });

  test("outside this machine is called with TLS alone", async () => {
    const outbound = openOutbound({ resolve: resolving("8.8.8.8") });
    expect(await outbound.problemOf("http://channel.example/")).toBe("plain");
    expect(await outbound.problemOf("https://channel.example/")).toBeNull();
    expect(await send(outbound, "http://channel.example/")).toBe("ENOTALLOWED");
    expect(await send(outbound, "http://8.8.8.8/")).toBe("ENOTALLOWED");
    expect(await openOutbound().problemOf("http://localhost:3000")).toBeNull();
  });

  test("that turns inwards between looking and calling leads nowhere", async () => {
    const port = await listening((_request, response) => response.end("in"));
    const outbound = openOutbound({ resolve: resolving("127.0.0.1", "10.0.0.1", "127.0.0.1") });
    expect(await outbound.problemOf(`http://channel.example:${port}/`)).toBeNull();
    expect(await send(outbound, `http://channel.example:${port}/`)).toBe("ENOTALLOWED");
    expect(await send(outbound, `http://channel.example:${port}/`)).toBe("200 in");
  });
});

describe("an answer", () => {
  test("is asked for by GET where a channel wants that: all of it in the address, and no body", async () => {
    const heard: string[] = [];
    const port = await listening((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        heard.push(`${request.method} ${request.url} ${body}`);
        response.end("{}");
      });
    });
    const call = { url: `http://127.0.0.1:${port}/a?b=1`, headers: {}, body: "c", timeoutMs: 5_000 };
    await openOutbound().post({ ...call, method: "GET" });
    await openOutbound().post(call);
    expect(heard).toEqual(["GET /a?b=1 ", "POST /a?b=1 c"]);
  });

  test("that leads elsewhere is an answer and is not followed", async () => {
    const port = await listening((request, response) => {
      if (request.url === "/") response.writeHead(307, { location: "/secret" }).end("moved");
      else response.end("secret");
    });
    expect(await send(openOutbound(), `http://127.0.0.1:${port}/`)).toBe("307 moved");
  });

  test("that leads a file's fetch inwards is not followed", async () => {
    const port = await listening((_request, response) => response.writeHead(302, { location: "http://10.0.0.1/" }).end());
    const fault = await openOutbound()
      .fetch(`http://127.0.0.1:${port}/`)
      .catch((thrown: Error) => thrown.cause);
    expect(fault).toMatchObject({ code: "ENOTALLOWED" });
  });

  test("without end is cut", async () => {
    let sent = 0;
    const port = await listening((_request, response) => {
      const piece = Buffer.alloc(1024 * 1024, "x");
      const more = (): void => {
        sent += piece.length;
        if (sent > 400 * piece.length) response.end();
        else if (response.write(piece)) setImmediate(more);
        else response.once("drain", more);
      };
      more();
    });
    expect(await send(openOutbound(), `http://127.0.0.1:${port}/`)).toBe("ETOOLONG");
    expect(sent).toBeLessThan(60 * 1024 * 1024);
  });

  test("of a library's own fetch goes the same way once the host has said so", async () => {
    const { getGlobalDispatcher, setGlobalDispatcher } = await import("undici");
    const before = getGlobalDispatcher();
    try {
      openOutbound().install();
      const port = await listening((_request, response) => response.end("here"));
      expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("here");
      const fault = await fetch("http://169.254.169.254/").catch((thrown: Error) => thrown.cause);
      expect(fault).toMatchObject({ code: "ENOTALLOWED" });
    } finally {
      setGlobalDispatcher(before);
    }
  });
});

describe("a connection that is kept open", () => {
  const open = (outbound: Outbound, url: string): Promise<string> =>
    outbound.openSocket({ url, timeoutMs: 5_000, heard: () => undefined, ended: () => undefined }).then(
      (socket) => {
        socket.close();
        return "open";
      },
      (fault: { code?: string; message: string }) => fault.code ?? fault.message,
    );

  test("goes where calls may go, and nowhere else", async () => {
    for (const url of ["wss://10.0.0.1/", "ws://169.254.169.254/", "wss://[fd00::1]/"]) expect(await open(openOutbound(), url), url).toBe("ENOTALLOWED");
    expect(await open(openOutbound({ resolve: resolving("8.8.8.8") }), "ws://channel.example/")).toBe("ENOTALLOWED");
  });

  test("that turns inwards between looking and connecting is not opened", async () => {
    let came = 0;
    const port = await listening((_request, response) => {
      came += 1;
      response.end("in");
    });
    const outbound = openOutbound({ resolve: resolving("8.8.8.8", "10.0.0.1") });
    expect(await open(outbound, `wss://channel.example:${port}/`)).not.toBe("open");
    expect(came).toBe(0);
  });

  test("to what is no message service ends with a reason", async () => {
    const port = await listening((_request, response) => response.writeHead(401).end());
    expect(await open(openOutbound(), `ws://127.0.0.1:${port}/`)).toMatch(/./);
  });
});
