import type { HubNews } from "../hub/contract/index.ts";

/** Tells the desktop shell that started this process, if one did. @returns whether there was anybody to tell. */
export function tellShell(news: HubNews): boolean {
  const { parentPort } = process as unknown as { parentPort?: { postMessage(message: HubNews): void } };
  parentPort?.postMessage(news);
  return parentPort !== undefined;
}

/** True when a desktop shell started this process. */
export const hasShell = (): boolean => (process as unknown as { parentPort?: object }).parentPort !== undefined;
