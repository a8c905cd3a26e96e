/** Runs beside all tabs of a browser and holds their one stream. Tabs: `live-here.ts`. */
import { createLive } from "./live.ts";
import { type FromTab, type Line, serveTabs, type ToTab } from "./live-tabs.ts";
import { hub } from "./rpc.ts";

const take = serveTabs(createLive((signal) => hub.live.events(undefined, { signal })));
// A shared worker's own global; the compiler is told of windows only.
(globalThis as unknown as { onconnect: (event: MessageEvent) => void }).onconnect = ({ ports: [port] }) => {
  if (port) take(port as unknown as Line<ToTab, FromTab>);
};
