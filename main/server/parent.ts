import { type HubNews, KeyWord } from "../hub/contract/index.ts";
import { HostFault } from "./fault.ts";

/** The line to the desktop shell, as a process of Electron has it. */
interface ParentPort {
  postMessage(message: HubNews): void;
  on(event: "message", listener: (message: { data: unknown }) => void): void;
  off(event: "message", listener: (message: { data: unknown }) => void): void;
}
const parent = (): ParentPort | undefined => (process as unknown as { parentPort?: ParentPort }).parentPort;
const PATIENCE_MS = 30_000;

/** Tells the desktop shell that started this process, if one did. @returns whether there was anybody to tell. */
export function tellShell(news: HubNews): boolean {
  parent()?.postMessage(news);
  return parent() !== undefined;
}

/** True when a desktop shell started this process. */
export const hasShell = (): boolean => parent() !== undefined;

/** Asks the shell where the key lies; `null` when no shell started this process. @throws HostFault when it does not answer. */
export async function keyFromShell(patienceMs = PATIENCE_MS): Promise<KeyWord | null> {
  const port = parent();
  if (!port) return null;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      port.off("message", listen);
      reject(
        new HostFault(
          "桌面程序没有交出密钥，没有启动。请重新打开桌面。",
          "The desktop did not hand over the key, nothing was started: open the desktop again.",
        ),
      );
    }, patienceMs);
    const listen = ({ data }: { data: unknown }): void => {
      const word = KeyWord.safeParse(data);
      if (!word.success) return;
      clearTimeout(timer);
      port.off("message", listen);
      resolve(word.data);
    };
    port.on("message", listen);
    port.postMessage({ kind: "wantsKey" });
  });
}
