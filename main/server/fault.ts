/** The host cannot serve, and a person can do something about it: the sentence says what. Ends the program with exit code 1. */
export class HostFault extends Error {
  readonly chinese: string;
  readonly english: string;
  constructor(chinese: string, english: string) {
    super(`${chinese} ${english}`);
    this.name = "HostFault";
    this.chinese = chinese;
    this.english = english;
  }
}

/** What listening on an address failed with, as a sentence where we know one. */
export function listenFault(fault: unknown, address: { host: string; port: number }): unknown {
  const { host, port } = address;
  switch ((fault as { code?: string }).code) {
    case "EADDRINUSE":
      return new HostFault(
        `端口 ${port} 已被占用。请先关闭占用它的程序，或用 AFTERCARE_PORT 换一个端口。`,
        `Port ${port} is in use: end the program that has it, or choose another with AFTERCARE_PORT.`,
      );
    case "EACCES":
      return new HostFault(
        `没有权限使用端口 ${port}。请用 AFTERCARE_PORT 换一个 1024 以上的端口。`,
        `No permission to use port ${port}: choose one above 1024 with AFTERCARE_PORT.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new HostFault(`本机没有地址 ${host}。请检查 AFTERCARE_HOST。`, `This machine has no address ${host}: check AFTERCARE_HOST.`);
    default:
      return fault;
  }
}

/**
 * Tells a person why the program cannot go on: one sentence when we know what to do, else the fault as it is.
 * @returns the exit code, always 1.
 */
export function tellFault(fault: unknown, write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): 1 {
  const known = fault as { chinese?: unknown; english?: unknown };
  if (fault instanceof Error && typeof known.chinese === "string" && typeof known.english === "string") {
    write(known.chinese);
    write(known.english);
  } else if ((fault as { code?: string }).code === "ENOSPC") {
    write("磁盘已满。请腾出空间后再启动。");
    write("The disk is full: free some space, then start again.");
  } else {
    write(`程序出了意外，无法继续：${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
  }
  return 1;
}
