/** A command's function tried within this process: to load the product anew for each of its sentences would take the suite minutes. */
import { vi } from "vitest";

/** Its exit code, and what it printed. */
export async function within(command: () => Promise<void>): Promise<{ status: number; stdout: string; stderr: string }> {
  const said = { stdout: "", stderr: "" };
  const to = (stream: keyof typeof said, end: string) => (text: unknown) => {
    said[stream] += `${text}${end}`;
    return true;
  };
  const spies = [
    vi.spyOn(console, "log").mockImplementation(to("stdout", "\n")),
    vi.spyOn(console, "error").mockImplementation(to("stderr", "\n")),
    vi.spyOn(process.stdout, "write").mockImplementation(to("stdout", "")),
    vi.spyOn(process.stderr, "write").mockImplementation(to("stderr", "")),
  ];
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await command();
    return { status: Number(process.exitCode), ...said };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}
