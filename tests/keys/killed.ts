/** Moves a key and is killed by the system after so many changes of the disk, the last of them half written where it is told so. */
import { writeFileSync } from "node:fs";
import { disk } from "../../main/keys/files.ts";
import { settleKeyPlace } from "../../main/keys/index.ts";
import { keyringOf } from "./keyring.ts";

const [home = "", direction, after, torn] = process.argv.slice(2);
let left = Number(after);
const die = (): void => void (left-- <= 0 && process.kill(process.pid, "SIGKILL"));

await settleKeyPlace(home, {
  store: keyringOf("mine"),
  file: direction === "out",
  disk: {
    put: (path, text) => {
      if (left <= 0 && torn === "true") writeFileSync(`${path}.part`, text.slice(0, 20));
      die();
      disk.put(path, text);
    },
    remove: (path) => {
      die();
      disk.remove(path);
    },
  },
});
