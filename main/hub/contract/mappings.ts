/** What the payloads of a system mean that nobody here knows: a mapping is data, written by whoever connects the system, and each change is a version. */
import { z } from "zod";
import { entry } from "./base.ts";
import { ImportZone } from "./imports.ts";
import { code } from "./rest/fields.ts";
import { Said } from "./shapes.ts";

/** What a payload's records become: facts of warehouse, delivery and books about an order, orders, after-sales, traces of parcels. */
export const mappedKinds = ["event", "order", "case", "trace"] as const;
export const MappedKind = z.enum(mappedKinds);
export type MappedKind = z.infer<typeof MappedKind>;

/** In what a value is counted or written at its sender; which of them a field can have is told with the field. */
export const mappedUnits = ["yuan", "fen", "kg", "g"] as const;
const MappedUnit = z.enum(mappedUnits);

/** How a time is written: as it can be recognised, or counted in seconds or milliseconds since 1970. */
export const timeForms = ["auto", "seconds", "ms"] as const;
const TimeForm = z.enum(timeForms);

/** A place in a payload: `data.items[].sku`. */
const path = code(200);

/** Where a field of ours comes from: a place in the record, or the same for all of them. */
export const MappedField = z.strictObject({
  field: z.string().min(1).max(60),
  path: path.nullable(),
  constant: code(100).nullable(),
  unit: MappedUnit.optional(),
  form: TimeForm.optional(),
  zone: ImportZone.optional(),
  /** What the sender's words mean; `""`: records with it are left out. */
  words: z
    .array(z.strictObject({ word: code(100), means: z.string().max(40) }))
    .max(200)
    .optional(),
});
export type MappedField = z.infer<typeof MappedField>;

/** How one sort of payload is read. */
export const MappingPart = z.strictObject({
  name: code(40, 1),
  kind: MappedKind,
  /** Only payloads of this list: the polled address, or the name in the address of a push; `""`: of every list. */
  source: code(200),
  /** Only payloads in which this stands at a place. */
  when: z.strictObject({ path, is: code(100) }).nullable(),
  /** Where the records stand; `""`: the payload is one, or a list of them. */
  list: path,
  fields: z.array(MappedField).max(80),
});
export type MappingPart = z.infer<typeof MappingPart>;

/** A whole mapping: the first part that fits a payload reads it. */
export const MappingBody = z.strictObject({ parts: z.array(MappingPart).min(1).max(12) });
export type MappingBody = z.infer<typeof MappingBody>;

/** A payload to try it on: pasted, or one that is kept. */
const Sample = z.union([
  z.strictObject({ text: z.string().max(200_000), source: z.string().max(200).default("") }),
  z.strictObject({ payloadId: z.string().regex(/^\d{1,18}$/) }),
]);
export type MappingSample = z.infer<typeof Sample>;

/** A field of ours, and what it can be read as. */
const OurField = z.object({
  field: z.string(),
  name: Said,
  needed: z.boolean(),
  reads: z.enum(["id", "text", "money", "count", "weight", "time", "word", "flag"]),
  /** Fields of one group come from the same list within a record. */
  group: z.string().nullable(),
  /** What its words can mean. */
  words: z.array(z.object({ value: z.string(), name: Said })),
});
export type OurField = z.infer<typeof OurField>;

/** A payload that came, with what names a person hidden. */
const SampleView = z.object({
  id: z.string(),
  source: z.string(),
  receivedAt: z.date(),
  /** It is in the quarantine. */
  waits: z.boolean(),
});

const Version = z.object({ version: z.int(), savedAt: z.date(), savedBy: z.string() });

/** What is wrong, and at which field of which part, where it is one's. */
const Wrong = z.object({ said: Said, part: z.int().nullable(), field: z.string().nullable() });

const Preview = z.object({
  /** Which part read the sample; `null`: none fits. */
  part: z.int().nullable(),
  /** What would stand on record, by record of the sample: our fields in words, personal ones hidden. */
  records: z.array(z.object({ title: Said, at: z.date().nullable(), values: z.array(z.object({ name: Said, value: Said })) })),
  /** Records that were left out on purpose. */
  leftOut: z.int(),
  wrong: Wrong.nullable(),
  /** Words that nothing is said of, in the sample and in what waits. */
  unknown: z.array(z.object({ part: z.int(), field: z.string(), word: z.string(), count: z.int() })),
  /** Of the payloads that wait in the quarantine: how many could be read with this, and why others could not. */
  waiting: z.object({ all: z.int(), readable: z.int(), reasons: z.array(z.object({ said: Said, count: z.int() })) }),
});
export type MappingPreview = z.infer<typeof Preview>;

const shopId = z.string().max(100);

export const mappings = {
  /** The mapping of a system as it is now, what it can be made of, and payloads to try it on. */
  get: entry("shop.edit")
    .input(z.object({ shopId }))
    .output(
      z.object({
        shopName: z.string(),
        webhookPath: z.string(),
        /** 0: there is none yet. */
        version: z.int(),
        body: MappingBody.nullable(),
        versions: z.array(Version),
        kinds: z.array(z.object({ kind: MappedKind, fields: z.array(OurField) })),
        samples: z.array(SampleView),
        waiting: z.int(),
      }),
    ),
  /** An earlier version, to go back to. */
  version: entry("shop.edit")
    .input(z.object({ shopId, version: z.int().min(1) }))
    .output(z.object({ body: MappingBody })),
  /** A payload that came, with what names a person hidden. */
  sample: entry("shop.edit")
    .input(z.object({ shopId, payloadId: z.string().regex(/^\d{1,18}$/) }))
    .output(SampleView.extend({ text: z.string() })),
  /** Where the fields of a kind probably stand, by the names they have. */
  suggest: entry("shop.edit")
    .input(z.object({ shopId, kind: MappedKind, list: path.nullable(), sample: Sample }))
    .output(z.object({ list: z.string(), fields: z.array(MappedField) })),
  /** What would become of a sample and of what waits; nothing is taken. */
  preview: entry("shop.edit")
    .input(z.object({ shopId, body: MappingBody, sample: Sample.nullable() }))
    .output(Preview),
  /** Makes it the next version; what waited for it is taken up again by itself. `basedOn`: the version it was made of. */
  save: entry("shop.edit")
    .input(z.object({ shopId, basedOn: z.int().min(0), body: MappingBody }))
    .output(z.object({ version: z.int() })),
};
