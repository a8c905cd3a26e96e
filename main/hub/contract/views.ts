/** Lists as people like them: filters, columns and order under a name. */
import { z } from "zod";
import { entry } from "./base.ts";
import { Done } from "./shapes.ts";

/** Lists that can be kept so. */
const ViewedList = z.enum(["queue", "orders"]);

/** `query`: what stands behind the `?` of the list's address, which is all of it. `owner`: who keeps it, who may have left since. */
const SavedView = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  shared: z.boolean(),
  mine: z.boolean(),
  owner: z.string(),
  mayChange: z.boolean(),
});

const name = z.string().trim().min(1).max(40);
const query = z.string().max(1_000);

export const views = {
  /** One's own and those that are shared, by name. */
  list: entry("case.read")
    .input(z.object({ list: ViewedList }))
    .output(z.object({ views: z.array(SavedView) })),
  add: entry("case.read")
    .input(z.object({ list: ViewedList, name, query, shared: z.boolean() }))
    .output(z.object({ id: z.string() })),
  /** Names it anew, shares it or no longer, or puts another list under its name. One's own; whoever assigns cases also what others shared. */
  change: entry("case.read")
    .input(z.object({ id: z.string().max(100), name: name.optional(), query: query.optional(), shared: z.boolean().optional() }))
    .output(Done),
  remove: entry("case.read")
    .input(z.object({ id: z.string().max(100) }))
    .output(Done),
};
