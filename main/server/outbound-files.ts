/** Files that people outside name (a buyer's picture): each step of the way is looked at anew, and reading stops where it was to end. */
import { type FetchFile, type FileBounds, type FileProblem, NOT_ALLOWED } from "../hub/kernel/post.ts";
import { ok, type Result, refuse } from "../hub/kernel/result.ts";
import type { Outbound } from "./outbound.ts";

/** Picture hosts send on once, to the nearest of their machines; more is a chase. */
const MOST_STEPS = 3;

const no = (problem: FileProblem): Result<never, FileProblem> => refuse(problem, problem);

/** The way to such files over the guarded way out. */
export function fileFetcher(out: Pick<Outbound, "fetchBounded" | "fetchStrange">): FetchFile {
  return async (address, bounds) => {
    const signal = AbortSignal.timeout(bounds.timeoutMs);
    let next: string | null = address;
    try {
      for (let step = 0; step <= MOST_STEPS; step += 1) {
        const url: URL | null = placeNamed(next, bounds);
        if (!url) return no("not_allowed");
        const by = isHome(url, bounds) ? out.fetchBounded : out.fetchStrange;
        // What is packed small and unfolds large is asked not to be packed; whoever packs it all the same is counted unpacked.
        const answer = await by(url.href, { redirect: "manual", signal, headers: { accept: "image/*,video/*;q=0.9", "accept-encoding": "identity" } });
        if (answer.status >= 300 && answer.status < 400) {
          await answer.body?.cancel();
          next = answer.headers.get("location");
          if (next === null) return no("gone");
          next = URL.canParse(next, url.href) ? new URL(next, url.href).href : next;
          continue;
        }
        if (answer.status !== 200) {
          await answer.body?.cancel();
          return no(answer.status >= 500 || answer.status === 429 ? "unreachable" : "gone");
        }
        return await readBody(answer, bounds.mostBytes);
      }
      return no("not_allowed");
    } catch (fault) {
      return no(problemOf(fault));
    }
  };
}

const isHome = (url: URL, { home }: FileBounds): boolean => home.some((one) => URL.canParse(one) && new URL(one).origin === url.origin);

/** Channels write `//host/…` and `http://` for what is served by TLS, too. @returns `null` where it is no address one may call. */
function placeNamed(address: string | null, bounds: FileBounds): URL | null {
  const written = address?.startsWith("//") ? `https:${address}` : (address ?? "");
  if (!URL.canParse(written)) return null;
  const url = new URL(written);
  if (url.username !== "" || url.password !== "") return null;
  if (isHome(url, bounds)) return url;
  if (url.protocol === "http:" && url.port === "") url.protocol = "https:";
  return url.protocol === "https:" ? url : null;
}

async function readBody(answer: Response, most: number): Promise<Result<Uint8Array, FileProblem>> {
  if (Number(answer.headers.get("content-length") ?? 0) > most) {
    await answer.body?.cancel();
    return no("too_large");
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = answer.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      return no("too_large");
    }
    parts.push(part.value);
  }
  return ok(Buffer.concat(parts));
}

function problemOf(fault: unknown): FileProblem {
  for (let one = fault; one instanceof Error; one = one.cause) {
    const { code } = one as NodeJS.ErrnoException;
    if (code === NOT_ALLOWED) return "not_allowed";
    if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") return "too_large";
    if (one.name === "TimeoutError" || code === "UND_ERR_CONNECT_TIMEOUT") return "timed_out";
  }
  return "unreachable";
}
