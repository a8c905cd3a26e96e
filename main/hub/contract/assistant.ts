/** The first steps of a shop of one's own, in their order; each may be left and found again. */

import { z } from "zod";
import { entry } from "./base.ts";
import { firstSteps } from "./lists.ts";
import { Done } from "./shapes.ts";

const FirstStep = z.enum(firstSteps);
export type FirstStep = z.infer<typeof FirstStep>;

export const assistant = {
  get: entry("people.edit").output(
    z.object({
      /** What the installation is called; empty while nobody named it. */
      name: z.string(),
      /** `done` by what there is, or because somebody said so; `skipped` until it is taken up again. */
      steps: z.array(z.object({ step: FirstStep, state: z.enum(["open", "done", "skipped"]) })),
    }),
  ),
  nameHouse: entry("people.edit")
    .input(z.object({ name: z.string().trim().min(1).max(40) }))
    .output(Done),
  /** Leaves a step, says that it is settled as it is, or takes it up again. */
  settle: entry("people.edit")
    .input(z.object({ step: FirstStep, as: z.enum(["open", "done", "skipped"]) }))
    .output(Done),
};
