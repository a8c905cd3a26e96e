/** The journal as people read it: who did what to which thing, when; and how far its chain was walked. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { entry } from "./base.ts";
import { ExportFormat, ExportPart } from "./exports.ts";
import { verbGroups } from "./journal-words.ts";

/** `actor` as the journal names it (`operator:<id>`); `people`: what people did, and nothing that runs by itself. `caseRef`: id or number. Times from inclusive, until exclusive. */
export const AuditFilter = z.object({
  actor: z.string().max(120).optional(),
  people: z.boolean().optional(),
  group: z.enum(verbGroups).optional(),
  caseRef: z.string().trim().max(60).optional(),
  from: z.date().optional(),
  until: z.date().optional(),
  /** Words of what is kept with a line. */
  text: z.string().trim().max(100).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** Who did it: a person by name, a channel by its shop, a policy by its version, an agent by what it does (`triage`), a key by its id, the hub itself. */
const actorKinds = ["operator", "agent", "channel", "policy", "key", "system", "nobody"] as const;

const AuditLine = z.object({
  id: z.string(),
  at: z.date(),
  actor: z.object({ kind: z.enum(actorKinds), name: z.string() }),
  verb: z.string(),
  subject: z.string(),
  subjectId: z.string(),
  /** What people call the thing: a number or a name; empty where it has none. */
  about: z.string(),
  /** What is kept with it, by name: a sum in fen as a number, anything else as text. */
  facts: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })),
  /** It has its place in the chain. */
  sealed: z.boolean(),
});
export type AuditLine = z.infer<typeof AuditLine>;

export const audit = {
  /** Newest first. So many lines are looked at for one answer and no more: `next` goes on behind the last one that was looked at, whether or not it fitted. */
  list: entry("audit.read")
    .input(AuditFilter.extend({ cursor: z.string().max(30).optional(), limit: z.int().min(1).max(100).default(50) }))
    .output(z.object({ rows: z.array(AuditLine), next: z.string().nullable(), lookedTo: z.date().nullable() })),
  /** How long the journal is, and until when and which place the chain was found whole. */
  state: entry("audit.read").output(
    z.object({ lines: z.int(), sealed: z.int(), intact: z.boolean(), brokenAt: z.string().nullable(), checkedAt: z.date().nullable(), checkedTo: z.int() }),
  ),
  export: entry("audit.read")
    .input(AuditFilter.extend({ format: ExportFormat, language: z.enum(["zh", "en"]).default("zh") }))
    .output(eventIterator(ExportPart)),
};
