const WIDTH = 30;

/** A bar on the terminal's error stream; silent when that is not a terminal, so that logs and pipes stay clean. */
export interface Progress {
  /** @param share 0–1 of the whole. */
  update(share: number, note?: string): void;
  /** Clears the bar's line. */
  done(): void;
}

/** Starts a bar with a name before it. */
export function startProgress(name: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { update: () => {}, done: () => {} };
  let shown = "";
  return {
    update(share, note = "") {
      const filled = Math.round(Math.max(0, Math.min(1, share)) * WIDTH);
      const line = `${name} ${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${Math.floor(share * 100)} % ${note}`;
      if (line === shown) return;
      shown = line;
      stream.write(`\r\u001b[2K${line}`);
    },
    done() {
      stream.write("\r\u001b[2K");
    },
  };
}
