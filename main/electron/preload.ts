/** The only thing of ours inside the page: five functions, no Node, no Electron. */
import { contextBridge, ipcRenderer } from "electron";
import type { ShellBridge, ShellRequest } from "../hub/contract/index.ts";

const ask = (request: ShellRequest): Promise<boolean> => ipcRenderer.invoke("aftercare", request) as Promise<boolean>;
const bridge: ShellBridge = {
  notify: ({ title, body, place }) => ask({ kind: "notify", title, body, place }),
  openExternal: (url) => ask({ kind: "openExternal", url }),
  saveFile: ({ name, text }) => ask({ kind: "saveFile", name, text }),
  counts: (counts) => ask({ kind: "counts", counts }),
  onOpen: (listener) => {
    ipcRenderer.on("aftercare:open", (_event, place: unknown) => {
      if (typeof place === "string") listener(place);
    });
    void ask({ kind: "listening" });
  },
};
contextBridge.exposeInMainWorld("aftercareShell", bridge);
