/** What the compiler is told of a row: the members of a type as it stands in the source, as far as they can be read without the compiler. */
import { dirname, join } from "node:path";
import type { Node, Source, Sources } from "./scope.ts";

/** A member of a row's type. `other`: a shape this cannot judge (JSON, a list, a type computed from another). */
export interface Member {
  base: "string" | "number" | "boolean" | "Date" | "other";
  nullable: boolean;
}
export type Members = ReadonlyMap<string, Member>;

interface Place {
  source: Source;
  files: Sources;
}
const keywords: Record<string, Member["base"]> = {
  TSStringKeyword: "string",
  TSNumberKeyword: "number",
  TSBooleanKeyword: "boolean",
  TSBigIntKeyword: "other",
};

const nameOf = (node: unknown): string => String((node as Node | null | undefined)?.name ?? "");
const argumentsOf = (node: Node): Node[] => ((node.typeArguments as Node | null)?.params as Node[] | undefined) ?? [];

/** Members of a type; `null` where it cannot be read here. */
export function membersOf(type: Node, at: Place, depth = 0): Members | null {
  if (depth > 8) return null;
  const inner = (node: Node, place = at): Members | null => membersOf(node, place, depth + 1);
  if (type.type === "TSTypeLiteral") return signatures(type.members as Node[], at);
  if (type.type === "TSParenthesizedType") return inner(type.typeAnnotation as Node);
  if (type.type === "TSIntersectionType") return merged((type.types as Node[]).map((one) => inner(one)));
  if (type.type !== "TSTypeReference") return null;
  const name = nameOf(type.typeName);
  const [first, second] = argumentsOf(type);
  if ((name === "Omit" || name === "Pick") && first && second) {
    const members = inner(first);
    const keys = literals(second, at);
    return members && keys ? new Map([...members].filter(([key]) => keys.includes(key) === (name === "Pick"))) : null;
  }
  if (name === "Readonly" && first) return inner(first);
  if (first) return null;
  const found = declarationOf(name, at);
  if (!found) return null;
  if (found.node.type === "TSTypeAliasDeclaration") return inner(found.node.typeAnnotation as Node, found);
  const parents = ((found.node.extends as Node[] | null) ?? []).map((parent) =>
    inner({ ...parent, type: "TSTypeReference", typeName: parent.expression } as Node, found),
  );
  return merged([...parents, signatures((found.node.body as Node).body as Node[], found)]);
}

function merged(parts: readonly (Members | null)[]): Members | null {
  return parts.includes(null) ? null : new Map(parts.flatMap((part) => [...(part ?? [])]));
}

function signatures(members: readonly Node[], at: Place): Members {
  return new Map(
    members
      .filter((member) => member.type === "TSPropertySignature")
      .map((member) => {
        const { base, nullable } = memberOf((member.typeAnnotation as Node).typeAnnotation as Node, at);
        const key = member.key as Node;
        return [key.type === "Literal" ? String(key.value) : nameOf(key), { base, nullable: nullable || member.optional === true }];
      }),
  );
}

function memberOf(type: Node, at: Place, depth = 0): Member {
  const known = keywords[type.type];
  if (known) return { base: known, nullable: false };
  if (type.type === "TSNullKeyword" || type.type === "TSUndefinedKeyword") return { base: "other", nullable: true };
  if (type.type === "TSLiteralType") {
    const { value } = type.literal as unknown as { value: unknown };
    return {
      base: typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? (typeof value as Member["base"]) : "other",
      nullable: false,
    };
  }
  if (type.type === "TSUnionType") {
    const parts = (type.types as Node[]).map((one) => memberOf(one, at, depth + 1));
    const bases = new Set(parts.filter((part) => !part.nullable || part.base !== "other").map((part) => part.base));
    return { base: bases.size === 1 ? ([...bases][0] ?? "other") : "other", nullable: parts.some((part) => part.nullable) };
  }
  if (type.type !== "TSTypeReference" || depth > 6) return { base: "other", nullable: false };
  const name = nameOf(type.typeName);
  if (name === "Date") return { base: "Date", nullable: false };
  const found = argumentsOf(type).length === 0 ? declarationOf(name, at) : null;
  if (found?.node.type === "TSTypeAliasDeclaration") return memberOf(found.node.typeAnnotation as Node, found, depth + 1);
  return { base: "other", nullable: false };
}

function literals(type: Node, at: Place): string[] | null {
  if (type.type === "TSLiteralType") return [String((type.literal as Node).value)];
  if (type.type !== "TSUnionType") return null;
  const parts = (type.types as Node[]).map((one) => literals(one, at));
  return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
}

/** Where a type's name is declared: in this file, or in the one it comes from. */
function declarationOf(name: string, at: Place, depth = 0): (Place & { node: Node }) | null {
  for (const statement of at.source.typed.body as Node[]) {
    const inner = statement.type.startsWith("Export") ? (statement.declaration as Node | null) : statement;
    if (inner && /^TS(?:Interface|TypeAlias)Declaration$/.test(inner.type) && nameOf(inner.id) === name) return { ...at, node: inner };
    const from = (statement.source as Node | null | undefined)?.value;
    if (typeof from !== "string" || !from.startsWith(".") || depth > 6) continue;
    for (const one of (statement.specifiers as Node[] | undefined) ?? []) {
      const isImport = statement.type === "ImportDeclaration";
      if (nameOf(isImport ? one.local : one.exported) !== name) continue;
      const path = join(dirname(at.source.path), from);
      if (!path.startsWith("main/hub/") || path.includes("/generated/")) return null;
      return declarationOf(nameOf(isImport ? one.imported : one.local), { files: at.files, source: at.files.get(path) }, depth + 1);
    }
  }
  return null;
}
