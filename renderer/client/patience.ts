/** How long a call is waited for. A call without an answer is told as such; it is not left to grey bars. */
import { OPERATION_CONTEXT_SYMBOL } from "@orpc/tanstack-query";

/** A reading that takes longer has lost its way; it is asked once more. */
const READING_MS = 15_000;
/** A deed may wait for a channel or a model. */
const DOING_MS = 90_000;
/** The hub gives a sign of life this often three times over. */
export const SILENCE_MS = 50_000;

/** Calls whose answer flows for as long as it takes. */
const flowing: readonly string[] = ["live/events", "orderList/export", "stock/export"];

/** What a call brings along from the library that keeps answers. */
type Asked = { [OPERATION_CONTEXT_SYMBOL]?: { type?: string } | undefined } | undefined;

/** A `fetch` that gives up: calls after their time, streams when nothing has been heard for too long. */
export async function patientFetch(request: Request, asked: { init: object; context: Asked; path: readonly string[] }): Promise<Response> {
  if (flowing.includes(asked.path.join("/"))) return overheard(request, asked.init);
  const limit = asked.context?.[OPERATION_CONTEXT_SYMBOL]?.type === "query" ? READING_MS : DOING_MS;
  // What a window tells as it is closed must still go out.
  const keepalive = asked.path.join("/") === "presence/tell";
  return fetch(request, { ...asked.init, keepalive, signal: AbortSignal.any([request.signal, AbortSignal.timeout(limit)]) });
}

/** True for a call that was given up. */
export function isTimedOut(error: unknown): boolean {
  return error instanceof DOMException && error.name === "TimeoutError";
}

/** A stream that ends when its other end has gone without a word. */
async function overheard(request: Request, init: object): Promise<Response> {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), SILENCE_MS);
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silent.abort(), SILENCE_MS);
  };
  const response = await fetch(request, { ...init, signal: AbortSignal.any([request.signal, silent.signal]) });
  if (!response.body) return response;
  const listening = new TransformStream<Uint8Array, Uint8Array>({
    transform: (piece, onwards) => {
      heard();
      onwards.enqueue(piece);
    },
    flush: () => clearTimeout(timer),
  });
  request.signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  return new Response(response.body.pipeThrough(listening), response);
}
