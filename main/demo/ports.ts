/**
 * The ports a show had when it was last open. Addresses that were told name them (of pictures buyers sent), so they are taken again where they
 * are free, as a platform's address stays what it was.
 */
import { readFileSync, writeFileSync } from "node:fs";
import type { DemoConfig } from "./config.ts";

type Ports = DemoConfig["ports"];

const fileBeside = (stateFile: string): string => `${stateFile}.ports`;

/** The ports to try first: those asked for, else those of the last time; 0 where neither is known. */
export function portsToTry({ ports, stateFile }: Pick<DemoConfig, "ports" | "stateFile">): Ports {
  const before = stateFile === "" ? {} : portsKept(stateFile);
  const entries = Object.entries(ports).map(([name, port]) => [name, port === 0 ? (before[name] ?? 0) : port]);
  return Object.fromEntries(entries) as Ports;
}

/** Keeps the ports of these addresses for the next time. */
export function keepPorts(stateFile: string, urls: Readonly<Record<keyof Ports, string>>): void {
  if (stateFile === "") return;
  const ports = Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, Number(new URL(url).port)]));
  writeFileSync(fileBeside(stateFile), JSON.stringify(ports));
}

function portsKept(stateFile: string): Record<string, number> {
  try {
    const kept = JSON.parse(readFileSync(fileBeside(stateFile), "utf8")) as Record<string, unknown>;
    const isPort = (port: unknown): port is number => Number.isInteger(port) && Number(port) > 0 && Number(port) < 65_536;
    return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, number] => isPort(entry[1])));
  } catch {
    // The first time there is none; whatever else stands there is none, too.
    return {};
  }
}
