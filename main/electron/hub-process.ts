/** The hub that a desktop of its own carries: the headless server in a process beside the window. */
import { utilityProcess } from "electron";
import { HubNews } from "../hub/contract/index.ts";

export interface HubProcess {
  url: string;
  signInUrl: string;
  /** Asks it to end in order; resolves when it has, or after ten seconds. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 10_000;
/** What the hub is handed of our environment: whatever was set for other programs (a database, a model's key) is none of its own. */
const HANDED = /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_(?:ALL|CTYPE)|TZ|TMPDIR|TEMP|TMP|System(?:Root|Drive)|windir|ComSpec|USERPROFILE|(?:LOCAL)?APPDATA)$/i;

/**
 * Starts `entry` on a free loopback port and waits until it serves. `onExit` is told when it ends without being asked.
 * @throws Error with a sentence for a person when it ends before that.
 */
export function startHub(options: { entry: string; home: string; onExit: (code: number) => void }): Promise<HubProcess> {
  // Without the demonstration, whose simulators need a Node of their own, which a packed desktop must not be.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => HANDED.test(name)));
  const child = utilityProcess.fork(options.entry, ["--headless", "--empty"], {
    serviceName: "Aftercare hub",
    env: { ...env, AFTERCARE_HOME: options.home, AFTERCARE_PORT: "0" },
  });
  let [ready, stopping] = [false, false];
  const ended = new Promise<void>((resolve) => {
    child.once("exit", (code) => {
      resolve();
      if (ready && !stopping) options.onExit(code);
    });
  });
  const stop = async (): Promise<void> => {
    stopping = true;
    child.kill();
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
  };
  return new Promise((resolve, reject) => {
    child.on("message", (message: unknown) => {
      const news = HubNews.safeParse(message);
      if (!news.success) return;
      if (news.data.kind === "fault") return reject(new Error(`${news.data.chinese}\n${news.data.english}`));
      ready = true;
      resolve({ url: news.data.url, signInUrl: news.data.signInUrl, stop });
    });
    void ended.then(() => reject(new Error("程序没有启动成功。请查看数据文件夹里的日志。\nThe hub did not start: see the log in the data folder.")));
  });
}
