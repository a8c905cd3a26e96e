/** The headless host: the hub over HTTP. Started by `npm start`, by the desktop shell, and by whoever runs a team's server. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Composed, compose } from "../compose.ts";
import { composeDemo, demoStateFile } from "../compose-demo.ts";
import { beganBefore, pastOfDemonstration, tellPast } from "../compose-past.ts";
import { anAdministrator, makeSignInLink } from "../hub/access/index.ts";
import type { Platform } from "../hub/frame/platform.ts";
import { machineClock } from "./clock.ts";
import { type RunningServer, startServer } from "./host.ts";
import { fileFetcher, hasShell, openOutbound, tellFault, tellShell } from "./index.ts";
import { keyOf, loopbackName } from "./installation.ts";
import { keepKind, wishedKind } from "./kind.ts";
import { openLog } from "./log.ts";
import { readOptions, type StartOptions, usage, versionOf } from "./options.ts";
import { claimPort } from "./port.ts";
import { openProvider } from "./provider.ts";
import { signInUrl } from "./sign-in.ts";
import type { Telemetry } from "./spans.ts";
import { startTelemetry } from "./telemetry.ts";

export interface Serving {
  url: string;
  signInUrl: string;
  demo: boolean;
  stop(): Promise<void>;
}

const rendererFolder = fileURLToPath(new URL("../../dist/renderer", import.meta.url));

/** Where this hub is reached on its own machine. The desktop's window knows every name that ends in `localhost`; any browser knows the address. */
function ownUrl(options: StartOptions, port: number): string {
  const host = hasShell() ? loopbackName(options.home) : "127.0.0.1";
  return `${options.tls ? "https" : "http"}://${host}:${port}`;
}

/** What this host supplies to the hub. */
export async function platformOf(options: StartOptions, port: number): Promise<Platform> {
  const { ai, modelBaseUrl, telemetry, provider } = options;
  const publicUrl = options.publicUrl ?? ownUrl(options, port);
  // What whoever starts the program writes down himself is meant, wherever it is.
  const addresses = [ai?.baseUrl, modelBaseUrl, telemetry?.url, provider?.issuer].filter((address) => address !== undefined);
  const outbound = openOutbound({ networks: options.outboundNetworks, addresses });
  outbound.install();
  const log = openLog({ ...options.log, folder: join(options.home, "log"), now: machineClock.now, write: (line) => void process.stderr.write(`${line}\n`) });
  const { key, place } = await keyOf(options.home, { mayReplace: options.newKey || options.fresh });
  return {
    home: options.home,
    key,
    keyPlace: place,
    clock: machineClock,
    post: outbound.post,
    openSocket: outbound.openSocket,
    fetch: outbound.fetch,
    fetchFile: fileFetcher(outbound),
    openTcp: outbound.openTcp,
    addressProblem: outbound.problemOf,
    log,
    provider: provider && openProvider(provider, { fetch: outbound.fetchBounded, log, publicUrl: () => publicUrl }),
    environment: {
      databaseUrl: options.databaseUrl,
      ai: options.ai,
      modelFolder: options.modelFolder,
      modelBaseUrl: options.modelBaseUrl,
      publicUrl,
    },
  };
}

/** Starts everything; `say` is told what takes a while. @throws HostFault or StoreFault with a sentence for a person. */
async function serve(options: StartOptions, say: (line: string) => void): Promise<Serving> {
  const port = await claimPort(options.host, options.port);
  const platform = await platformOf(options, port);
  say("正在启动数据库…");
  const version = versionOf();
  const kind = wishedKind(options);
  const telemetry = options.telemetry ? await startTelemetry(options.telemetry, { ...platform, version, now: platform.clock.now }) : null;
  const since = beganBefore(platform.clock.now(), pastOfDemonstration);
  const composed = await compose({ platform, version, fresh: options.fresh, demo: kind === "demo", since, newKey: options.newKey, onLost: endAs });
  const { demo: isDemo } = composed;
  keepKind(options.home, isDemo ? "demo" : "own");
  let server: RunningServer | null = null;
  let stopDemo: () => Promise<void> = async () => undefined;
  try {
    server = await startServer({
      hub: composed.hub,
      port,
      host: options.host,
      tls: options.tls,
      trustedProxies: options.trustedProxies,
      metricsToken: options.metricsToken,
      rendererFolder,
    });
    if (isDemo) {
      say("正在启动演示店铺…");
      const demo = await composeDemo(composed, { hubUrl: server.url, say, since, options: { mode: "live", stateFile: demoStateFile(options.home) } });
      const past = tellPast(composed, demo, { wish: pastOfDemonstration, rests: true });
      stopDemo = async () => {
        await past.stop();
        await demo.stop();
      };
    }
    const { token } = await makeSignInLink(composed.hub.store, isDemo ? "demo-agent" : ((await anAdministrator(composed.hub.store)) ?? "admin"));
    const base = options.publicUrl ?? (hasShell() ? ownUrl(options, server.port) : server.url);
    return { url: base, signInUrl: signInUrl(base, token), demo: isDemo, stop: () => stopAll({ composed, server, stopDemo, telemetry }) };
  } catch (fault) {
    await stopAll({ composed, server, stopDemo, telemetry });
    throw fault;
  }
}

interface Running {
  composed: Composed;
  server: RunningServer | null;
  stopDemo(): Promise<void>;
  telemetry: Telemetry | null;
}

async function stopAll(running: Running): Promise<void> {
  await running.stopDemo().catch(() => undefined);
  await running.server?.close().catch(() => undefined);
  await running.composed.close();
  // Last, so that the end of the work is told, too.
  await running.telemetry?.stop();
}

/** Works no more: rows would be worked on by two. What is under way is undone by the database itself. */
function endAs(fault: Error): void {
  tellFault(fault);
  process.exit(1);
}

/** Runs as a program: serves until told to end. @returns the exit code when it could not start. */
export async function main(args: readonly string[]): Promise<Serving | 0 | 1> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  if (args.includes("--help")) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  try {
    const serving = await serve(readOptions(args, process.env), say);
    let ending = false;
    const end = (): void => {
      if (ending) return;
      ending = true;
      serving.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
    tellShell({ kind: "ready", url: serving.url, signInUrl: serving.signInUrl });
    return serving;
  } catch (fault) {
    const { chinese, english } = fault as { chinese?: string; english?: string };
    if (chinese && english) tellShell({ kind: "fault", chinese, english });
    return tellFault(fault);
  }
}

if (import.meta.main) {
  const serving = await main(process.argv.slice(2));
  if (typeof serving === "number") process.exit(serving);
  process.stdout.write(`${serving.signInUrl}\n`);
}
