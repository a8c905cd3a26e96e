/** The hub's own TLS, for a team without a proxy: certificate and key from two files, taken up anew when they change. */
import { readFileSync, unwatchFile, watchFile } from "node:fs";
import { createSecureContext, type Server } from "node:tls";
import { HostFault } from "./fault.ts";

/** Where certificate (with its chain) and private key lie, PEM. */
export interface TlsFiles {
  cert: string;
  key: string;
}

/** Certificates are renewed every few weeks; to look twice a minute is soon enough. */
const LOOKED_AT_MS = 30_000;

/** Reads both files and sees whether they belong together. @throws HostFault with a sentence when they cannot be used. */
export function readTls(files: TlsFiles): { cert: Buffer; key: Buffer } {
  try {
    const read = { cert: readFileSync(files.cert), key: readFileSync(files.key) };
    createSecureContext(read);
    return read;
  } catch (fault) {
    const { code = "", message } = fault as NodeJS.ErrnoException;
    const why = code || message;
    throw new HostFault(
      `证书不能用（${why}）。请检查 AFTERCARE_TLS_CERT=${files.cert} 和 AFTERCARE_TLS_KEY=${files.key}：都要是 PEM，而且是一对。`,
      `The certificate cannot be used (${why}): check AFTERCARE_TLS_CERT=${files.cert} and AFTERCARE_TLS_KEY=${files.key}; both are PEM and belong together.`,
    );
  }
}

/**
 * Follows the files: what is newly written serves the next connections. Of two files one is written first: while they do not belong together the old
 * ones stay, and that is told.
 * @returns stops following.
 */
export function followTls(
  server: Pick<Server, "setSecureContext">,
  files: TlsFiles,
  { log, everyMs = LOOKED_AT_MS }: { log(line: string): void; everyMs?: number },
): () => void {
  const changed = (now: { mtimeMs: number }, before: { mtimeMs: number }): void => {
    if (now.mtimeMs === before.mtimeMs) return;
    try {
      server.setSecureContext(readTls(files));
    } catch (fault) {
      log((fault as HostFault).english ?? String(fault));
    }
  };
  const paths = [files.cert, files.key];
  for (const path of paths) watchFile(path, { interval: everyMs, persistent: false }, changed);
  return () => {
    for (const path of paths) unwatchFile(path, changed);
  };
}
