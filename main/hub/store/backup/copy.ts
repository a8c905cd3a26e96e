/** Whole tables in and out at the speed of the server's own `COPY`, without holding one in memory. */
import type { Socket } from "node:net";
import { PassThrough, type Readable } from "node:stream";
import type { Client, Submittable } from "pg";

/** What of the driver's connection a copy speaks with. */
interface Wire {
  stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
}

/** Rows are gathered to pieces of this size: each by itself would cost more than it carries. */
const PIECE_BYTES = 64 * 1024;

/** What `COPY … TO STDOUT` gives. An error of the server's destroys the stream with it. */
export function copyOut(client: Client, sql: string): Readable {
  const out = new PassThrough({ highWaterMark: 8 * PIECE_BYTES });
  let piece = Buffer.allocUnsafe(PIECE_BYTES);
  let size = 0;
  const flush = (wire: Wire): void => {
    if (size === 0) return;
    const more = out.write(piece.subarray(0, size));
    piece = Buffer.allocUnsafe(PIECE_BYTES);
    size = 0;
    if (more || wire.stream.isPaused()) return;
    wire.stream.pause();
    out.once("drain", () => wire.stream.resume());
  };
  submit(client, {
    submit: (wire) => wire.query(sql),
    handleCopyData: ({ chunk }, wire) => {
      if (size + chunk.length > piece.length) flush(wire);
      if (chunk.length > piece.length) piece = Buffer.allocUnsafe(chunk.length);
      // The driver reads the next rows into the same memory.
      size += chunk.copy(piece, size);
    },
    handleReadyForQuery: (wire) => {
      flush(wire);
      out.end();
      // A stream that ends tells no more when it has room, and what the server says next is not of these rows.
      wire.stream.resume();
    },
    handleError: (fault) => void out.destroy(fault),
  });
  return out;
}

/** Feeds `COPY … FROM STDIN`. @returns number of rows. @throws what the server or the source says is wrong. */
export function copyIn(client: Client, sql: string, source: Readable): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    let failed: Error | null = null;
    submit(client, {
      submit: (wire) => wire.query(sql),
      handleCopyInResponse: (wire) => {
        feed(wire, source).then(
          () => wire.endCopyFrom(),
          (fault: Error) => {
            failed = fault;
            wire.sendCopyFail("the source failed");
          },
        );
      },
      handleCommandComplete: ({ text }) => {
        rows = Number(/\d+$/.exec(text)?.[0] ?? 0);
      },
      handleReadyForQuery: () => resolve(rows),
      // The driver calls nothing more of a statement that failed; what is still sent to it the server lets pass.
      handleError: (fault) => {
        source.destroy();
        reject(failed ?? fault);
      },
    });
  });
}

async function feed(wire: Wire, source: Readable): Promise<void> {
  for await (const chunk of source as AsyncIterable<Buffer>) {
    wire.sendCopyFromChunk(chunk);
    if (wire.stream.writableNeedDrain) await new Promise<void>((resolve) => wire.stream.once("drain", () => resolve()));
  }
}

interface Handlers {
  submit(wire: Wire): void;
  handleReadyForQuery(wire: Wire): void;
  handleError(fault: Error): void;
  handleCopyData?(message: { chunk: Buffer }, wire: Wire): void;
  handleCopyInResponse?(wire: Wire): void;
  handleCommandComplete?(message: { text: string }): void;
}

/** The driver calls whichever of these a message of the server is for. */
function submit(client: Client, handlers: Handlers): void {
  const nothing = (): void => undefined;
  client.query({
    handleRowDescription: nothing,
    handleDataRow: nothing,
    handleCommandComplete: nothing,
    handleCopyData: nothing,
    ...handlers,
  } as unknown as Submittable);
}
