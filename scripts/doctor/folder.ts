/** The data folder: rights, room, the key file, and who works on it. */
import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { holderOf } from "../../main/hub/store/index.ts";
import { livingPostmaster } from "../../main/hub/store/postmaster.ts";
import { layOut, type Paths } from "../../main/hub/store/server-files.ts";
import { marksIn } from "../../main/keys/index.ts";
import { broken, brokenBy, type Finding, fine, look, megabytes } from "./finding.ts";

/** Below the first the database may fail at its next large write. */
const ROOM = { broken: 200_000_000, look: 2_000_000_000 };

/** Looks at the folder; where it is not there yet, that is all. */
export function examineFolder(home: string, external: boolean): Finding[] {
  if (!existsSync(home))
    return [look("folder", `还没有数据文件夹 ${home}，第一次启动时会建立。`, `There is no data folder ${home} yet; the first start makes it.`)];
  try {
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [
      broken(
        "folder",
        `没有数据文件夹 ${home} 的读写权限。请把属主改成运行程序的用户。`,
        `No permission on the data folder ${home}: give it to the user who runs the program.`,
      ),
    ];
  }
  const found = [fine("folder", `数据文件夹 ${home} 可读写。`, `The data folder ${home} can be read and written.`), room(home)];
  found.push(keyFile(home, external), holder(home));
  if (!external) found.push(...server(home));
  return found;
}

function room(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const left = { zh: `磁盘剩余 ${megabytes(free)}`, en: `${megabytes(free)} of disk are left` };
  if (free < ROOM.broken)
    return broken("disk", `${left.zh}，不够用了。请腾出空间；已收到的内容不会丢。`, `${left.en}, too little: free some space; nothing acknowledged is lost.`);
  if (free < ROOM.look) return look("disk", `${left.zh}，请尽快腾出空间。`, `${left.en}: free some space soon.`);
  return fine("disk", `${left.zh}。`, `${left.en}.`);
}

function keyFile(home: string, external: boolean): Finding {
  const file = join(home, "installation.key");
  const begun = external || existsSync(join(home, "installation.kind"));
  const marks = keysOf(home);
  if (marks.sealed !== null && marks.file === null)
    return marks.sealed === "damaged"
      ? broken(
          "key",
          "密钥文件 key.sealed 已损坏。请放回另存的 installation.key。",
          "The key file key.sealed is damaged: put your exported installation.key back.",
        )
      : fine(
          "key",
          "密钥锁在本机用户的系统钥匙串里（key.sealed）。请确认已从桌面托盘菜单“密钥…”另存一份：换机器或钥匙串重置后，只有它能打开数据。",
          "The key lies in this user's key store (key.sealed). See that a copy was saved by “Key…” in the desktop's tray menu: on another machine, or after the key store was reset, nothing else opens the data.",
        );
  if (marks.file !== null && marks.sealed !== null && marks.file !== marks.sealed)
    return broken(
      "key",
      "这里有两把不同的密钥：installation.key 和 key.sealed。请看 mark 一项哪一把是这个数据库的，把另一把移走。",
      "There are two different keys here, installation.key and key.sealed: see under mark which is this database's, and move the other away.",
    );
  if (marks.file === null && !existsSync(file))
    return begun
      ? broken(
          "key",
          "密钥文件 installation.key 不见了。请从备份放回；确实找不回来，用 --new-key 启动，再重新填写店铺与模型的密钥。",
          "The key file installation.key is gone: put it back from a backup; if it is lost for good, start with --new-key and enter the secrets of shops and models anew.",
        )
      : fine("key", "还没有密钥文件，第一次启动时会生成。", "There is no key file yet; the first start makes it.");
  if (marks.file === null || marks.file === "damaged")
    return broken(
      "key",
      "密钥文件 installation.key 已损坏或读不了。请从备份放回。",
      "The key file installation.key is damaged or cannot be read: put it back from a backup.",
    );
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0)
    return look("key", "密钥文件 installation.key 别的用户也能读。请执行 chmod 600。", "Other users can read the key file installation.key: chmod 600.");
  return fine("key", "密钥文件完好，请确认它另有一份备份。", "The key file is whole; see that a copy is kept elsewhere.");
}

/** Whose keys lie in the folder; what cannot be read is told as damaged. */
export function keysOf(home: string): ReturnType<typeof marksIn> {
  try {
    return marksIn(home);
  } catch {
    return { file: "damaged", sealed: null };
  }
}

function holder(home: string): Finding {
  const pid = holderOf(home);
  return pid === null
    ? fine("hub", "程序没有在运行。", "The program is not running.")
    : fine("hub", `程序正在运行（进程 ${pid}）。`, `The program is running (process ${pid}).`);
}

function server(home: string): Finding[] {
  let paths: Paths;
  try {
    paths = layOut(home);
  } catch (fault) {
    return [brokenBy("server", fault)];
  }
  if (!existsSync(join(paths.data, "PG_VERSION"))) return [];
  const found: Finding[] = [];
  if (!existsSync(paths.password))
    found.push(
      look(
        "server",
        "数据库的口令文件 postgres.secret 不见了，下次启动会另设一个。",
        "The database's password file postgres.secret is gone; the next start sets another.",
      ),
    );
  if (existsSync(join(paths.data, "postmaster.pid")) && livingPostmaster(paths.data) === null)
    found.push(
      look(
        "server",
        "数据库没有正常结束（postmaster.pid 已过时，例如断电）。下次启动会自动恢复，不用删任何文件。",
        "The database did not end in order (its postmaster.pid is stale, as after a power cut): the next start recovers by itself, nothing need be removed.",
      ),
    );
  return found;
}
