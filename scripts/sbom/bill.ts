/** The bill of materials: what runs, read from the lock, as CycloneDX 1.6 writes it. The same lock always gives the same bill. */
import { createHash } from "node:crypto";
import { licenceOf } from "./licences.ts";

/** A package as `package-lock.json` (version 3) names it, by its folder. */
interface Locked {
  name?: string;
  version?: string;
  license?: string;
  integrity?: string;
  dev?: boolean;
  optional?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** What is read of the lock. */
export interface Lock {
  packages: Record<string, Locked>;
}

interface Component {
  "bom-ref": string;
  type: "library";
  name: string;
  version: string;
  scope: "required" | "optional";
  purl: string;
  licenses: { license: { id: string } }[] | { expression: string }[];
  hashes: { alg: "SHA-512"; content: string }[];
}

/** A bill, and what is wrong with it: packages without a licence. */
interface Bill {
  bom: { components: Component[] } & Record<string, unknown>;
  unknown: string[];
}

/** Packages that run or install what runs; what only builds and tests is left out. */
export function runtimeOf({ packages }: Lock): { folder: string; name: string; version: string; locked: Locked }[] {
  return Object.entries(packages).flatMap(([folder, locked]) => {
    if (folder === "" || locked.dev) return [];
    return [{ folder, name: locked.name ?? nameOf(folder), version: locked.version ?? "", locked }];
  });
}

/** Makes the bill. Pure. */
export function billOf(lock: Lock): Bill {
  const root = lock.packages[""] ?? {};
  const all = runtimeOf(lock);
  const components = new Map<string, Component>();
  const unknown: string[] = [];
  const needs = new Map<string, Set<string>>();
  for (const { folder, name, version, locked } of all) {
    const ref = purlOf(name, version);
    const licence = licenceOf(name, locked.license);
    if (licence === null) unknown.push(`${name}@${version}`);
    components.set(ref, {
      "bom-ref": ref,
      type: "library",
      name,
      version,
      scope: locked.optional ? "optional" : "required",
      purl: ref,
      licenses: licence === null ? [] : / (AND|OR) /.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }],
      hashes: locked.integrity?.startsWith("sha512-") ? [{ alg: "SHA-512", content: Buffer.from(locked.integrity.slice(7), "base64").toString("hex") }] : [],
    });
    needs.set(ref, new Set([...(needs.get(ref) ?? []), ...neededBy(lock, folder, locked)]));
  }
  const self = purlOf(root.name ?? "", root.version ?? "");
  const dependencies = [[self, new Set(neededBy(lock, "", root))] as const, ...needs].map(([ref, on]) => ({ ref, dependsOn: [...on].toSorted() }));
  return {
    bom: {
      $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      serialNumber: serialOf(lock),
      version: 1,
      metadata: { component: { "bom-ref": self, type: "application", name: root.name, version: root.version, purl: self } },
      components: [...components.values()].toSorted((left, right) => (left.purl < right.purl ? -1 : 1)),
      dependencies,
    },
    unknown,
  };
}

const nameOf = (folder: string): string => folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
const purlOf = (name: string, version: string): string => `pkg:npm/${name.replace("@", "%40")}@${version}`;

/** What a package finds when it asks for its dependencies, from its own folder upwards. */
function neededBy({ packages }: Lock, folder: string, locked: Locked): string[] {
  const names = Object.keys({ ...locked.dependencies, ...locked.optionalDependencies, ...locked.peerDependencies });
  return names.flatMap((name) => {
    for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
      const found = packages[`${at === "" ? "" : `${at}/`}node_modules/${name}`];
      if (found) return found.dev ? [] : [purlOf(found.name ?? name, found.version ?? "")];
      if (at === "") return [];
    }
  });
}

/** A name for the bill that is the lock's own. */
function serialOf(lock: Lock): string {
  const hex = createHash("sha256").update(JSON.stringify(lock.packages)).digest("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
