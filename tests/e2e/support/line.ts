/** A line between the hub and its database that a test cuts and mends: the database lives on for others, and is away for this hub. */

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

export interface DatabaseLine {
  /** The same database, at this end of the line. */
  through(databaseUrl: string): Promise<string>;
  /** From now on nothing goes through, and what was open is ended. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export function databaseLine(): DatabaseLine {
  let [isCut, host, port] = [false, "127.0.0.1", 0];
  const open = new Set<Socket>();
  const server = createServer((here) => {
    if (isCut) return void here.destroy();
    const there = connect(port, host);
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  return {
    through: async (databaseUrl) => {
      const url = new URL(databaseUrl);
      [host, port] = [url.hostname, Number(url.port)];
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      [url.hostname, url.port] = ["127.0.0.1", String((server.address() as AddressInfo).port)];
      return url.href;
    },
    cut: () => {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
