import { createServer } from "node:net";
import { listenFault } from "./fault.ts";

/** Looks whether a port can be had before anything else is started; 0 gives any free one. @throws HostFault when it cannot. */
export function claimPort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (fault) => reject(listenFault(fault, { host, port })));
    probe.listen(port, host, () => {
      const address = probe.address();
      const found = address && typeof address === "object" ? address.port : port;
      probe.close(() => resolve(found));
    });
  });
}
