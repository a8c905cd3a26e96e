/** A disk of a known size under the database, which can be filled to the last byte and emptied again: what it then says is the system's own word. */
import { execFileSync } from "node:child_process";
import { chownSync, closeSync, mkdirSync, openSync, rmSync, statfsSync, truncateSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { layOut } from "../../../main/hub/store/server-files.ts";

export interface Volume {
  /** How it was made, for the report. */
  how: string;
  fill(): void;
  empty(): void;
  /** Takes it away; the database must have ended. */
  remove(): void;
}

const BYTES = 4 * 1024 ** 3;

const MEMORY = "/dev/shm";

/** Where the image lies: in memory where there is room. Who is killed is a process and never the machine: to wait for a real disk would show nothing. */
function imagePlace(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/**
 * Puts a file system of its own under the database of `home`, before that is made. @returns why not, where the system does not let us: that
 * wants root, and a loop device or a tmpfs.
 */
export function openVolume(home: string): Volume | { why: string } {
  const { data, user } = layOut(home);
  const folder = user ? dirname(data) : data;
  const place = imagePlace();
  const image = join(place, `${folder.replace(/\W+/g, "-")}.img`);
  const whys: string[] = [];
  const mounted = (how: string, mount: () => void): string | null => {
    try {
      mount();
      return how;
    } catch (fault) {
      whys.push(`${how}: ${(fault as Error).message.split("\n").find((line) => line !== "") ?? ""}`);
      return null;
    }
  };
  mkdirSync(folder, { recursive: true });
  const how =
    mounted(`ext4 on a loop device${place === MEMORY ? " in memory" : ""}`, () => {
      closeSync(openSync(image, "w"));
      truncateSync(image, BYTES);
      execFileSync("mkfs.ext4", ["-q", "-m", "0", image], { stdio: "pipe" });
      execFileSync("mount", ["-o", "loop", image, folder], { stdio: "pipe" });
    }) ?? mounted("tmpfs", () => execFileSync("mount", ["-t", "tmpfs", "-o", `size=${BYTES}`, "tmpfs", folder], { stdio: "pipe" }));
  if (how === null) {
    rmSync(image, { force: true });
    return { why: whys.join("; ") };
  }
  rmSync(join(folder, "lost+found"), { recursive: true, force: true });
  if (user) chownSync(folder, user.uid, user.gid);
  const ballast = join(folder, "ballast");
  return {
    how: `${how}, ${BYTES / 1024 ** 3} GB`,
    fill: () => {
      const file = openSync(ballast, "w");
      try {
        const { bavail, bsize } = statfsSync(folder);
        execFileSync("fallocate", ["-l", String(bavail * bsize), ballast], { stdio: "pipe" });
        // What is left behind that, byte by byte as good as.
        for (const block = Buffer.alloc(4_096); ; ) writeSync(file, block, 0, block.length, null);
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== "ENOSPC" && statfsSync(folder).bavail > 64) throw fault;
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(ballast, { force: true }),
    remove: () => {
      execFileSync("umount", ["-l", folder], { stdio: "pipe" });
      rmSync(image, { force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
