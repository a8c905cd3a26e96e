/** The live stream as this tab has it: shared with the others where the browser can, else its own while the tab is in sight. */
import { createLive, type Live } from "./live.ts";
import { type FromTab, type Line, liveOverTabs, type ToTab, watchLeaving } from "./live-tabs.ts";
import { hub } from "./rpc.ts";

export function openLive(): Live {
  const own = inSight(createLive((signal) => hub.live.events(undefined, { signal })));
  if (typeof SharedWorker === "undefined") return own;
  return liveOverTabs((failed) => {
    const worker = new SharedWorker(new URL("./live-worker.ts", import.meta.url), { type: "module", name: "aftercare-live" });
    worker.onerror = failed;
    return worker.port as unknown as Line<FromTab, ToTab>;
  }, own);
}

/** The same stream, held only while its tab is seen: of thirty tabs one or two are. */
function inSight(live: Live): Live {
  return {
    ...live,
    start: () => {
      let close: (() => void) | null = null;
      const turn = (isSeen: boolean): void => {
        if (isSeen) close ??= live.start();
        else {
          close?.();
          close = null;
        }
      };
      const look = (): void => turn(document.visibilityState === "visible");
      document.addEventListener("visibilitychange", look);
      const unwatch = watchLeaving(window, { left: () => turn(false), back: look });
      look();
      return () => {
        document.removeEventListener("visibilitychange", look);
        unwatch();
        turn(false);
      };
    },
  };
}
