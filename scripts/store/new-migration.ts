/**
 * Writes the SQL of a new migration: what leads from the schema of a git revision to the one in the working tree.
 * `node scripts/store/new-migration.ts NAME [--from REV | --from empty]`. Needs no engine binary: the engine is WebAssembly.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { startCluster } from "../../main/hub/store/cluster.ts";

const SCHEMA = "main/hub/store/schema.prisma";
const FOLDER = "main/hub/store/migrations";

type Engine = typeof import("@prisma/schema-engine-wasm");

async function loadEngine(): Promise<Engine> {
  const require = createRequire(import.meta.url);
  const path = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue = (await import(path)) as Engine & { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  const module = new WebAssembly.Module(readFileSync(path.replace(/\.js$/, ".wasm")));
  const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

const [name = "change", flag, from = "HEAD"] = process.argv.slice(2);
const before = flag === "--from" && from === "empty" ? null : execFileSync("git", ["show", `${from}:${SCHEMA}`], { encoding: "utf8" });
const { SchemaEngine } = await loadEngine();
// The engine wants to know its server, though it writes nothing to it.
const cluster = await startCluster(join(tmpdir(), "aftercare-migrations"));
const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: cluster.url }));
const schema = readFileSync(SCHEMA, "utf8");
const engine = await SchemaEngine.new({ datamodels: [[SCHEMA, schema]] }, () => undefined, adapter);
const { stdout } = await engine.diff({
  from: before === null ? { tag: "empty" } : { tag: "schemaDatamodel", files: [{ content: before, path: SCHEMA }] },
  to: { tag: "schemaDatamodel", files: [{ content: schema, path: SCHEMA }] },
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});
const number = String(readdirSync(FOLDER).filter((entry) => /^\d{4}_/.test(entry)).length + 1).padStart(4, "0");
const target = join(FOLDER, `${number}_${name}`);
mkdirSync(target, { recursive: true });
writeFileSync(join(target, "migration.sql"), stdout ?? "");
console.log(target);
await cluster.stop();
process.exit(0);
