/** Sentence models that search by meaning: which lie there, which answers, how far a new index and a fetch are. */
import { z } from "zod";
import { entry } from "./base.ts";
import { Done, Said } from "./shapes.ts";

/** A model's folder. `told` says of a damaged one which file it is, in one sentence. */
const SearchModelView = z.object({
  name: z.string(),
  state: z.enum(["usable", "damaged"]),
  told: Said.nullable(),
  dimensions: z.int().nullable(),
  pooling: z.enum(["cls", "mean"]).nullable(),
  /** Of the weights; `null` where there are none. */
  bytes: z.int().nullable(),
});
export type SearchModelView = z.infer<typeof SearchModelView>;

/** Everything about it. `null` as a model's name is the built-in one, which needs no files. Sizes in bytes. */
const SearchModelState = z.object({
  folder: z.string(),
  models: z.array(SearchModelView),
  /** Whose index answers; `null` too while there is no example. */
  answers: z.string().nullable(),
  /** What was chosen, or what is taken where nobody chose. */
  chosen: z.string().nullable(),
  indexed: z.int(),
  /** Examples of a new index that are embedded already; the old one answers until all are. */
  reindexing: z.object({ done: z.int(), total: z.int() }).nullable(),
  /** `total` of this file, `null` when the server does not say. */
  fetching: z.object({ address: z.string(), file: z.string(), received: z.int(), total: z.int().nullable() }).nullable(),
  /** Fetches that were stopped or broke: what came is kept. */
  coming: z.array(z.object({ name: z.string(), address: z.string(), bytes: z.int() })),
  /** The newest thing that went wrong. */
  problem: Said.nullable(),
});
export type SearchModelState = z.infer<typeof SearchModelState>;

export const searchModels = {
  get: entry("model.edit").output(SearchModelState),
  /** Takes a model; a new index is made in the background. Refused with the file where it is damaged. */
  choose: entry("model.edit")
    .input(z.object({ name: z.string().max(200).nullable() }))
    .output(Done),
  /** Fetches a model's files from below an address, going on with what came before; the search goes on meanwhile. */
  fetch: entry("model.edit")
    .input(z.object({ address: z.url({ protocol: /^https?$/ }).max(500) }))
    .output(Done),
  /** Ends a fetch; what came is kept. */
  stopFetch: entry("model.edit").output(Done),
  /** Drops a new index that is being made: what answers stays chosen. */
  stopReindex: entry("model.edit").output(Done),
};
