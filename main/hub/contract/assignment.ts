/** Who is given which cases without taking them: the rules, what would have come of them, and why cases wait that nobody is given. */
import { z } from "zod";
import { entry } from "./base.ts";
import { nobodyReasons, takeBacks } from "./lists.ts";
import { Role } from "./words.ts";

const Ids = (most: number) => z.array(z.string().min(1).max(100)).max(most);

/** What one person takes. Of shops and channels any one will do; where none is named, all of them. Classes likewise: who has some is given no case without a class. */
const AssignLine = z.object({
  operatorId: z.string().min(1).max(64),
  takes: z.boolean(),
  channels: Ids(30),
  shops: Ids(300),
  classes: Ids(100),
  /** Open cases in his hands at most; `null`: as for everybody. */
  most: z.int().min(1).max(500).nullable(),
});
export type AssignLine = z.infer<typeof AssignLine>;

export const AssignRules = z.object({
  on: z.boolean(),
  most: z.int().min(1).max(500),
  /** What is taken back from whoever is away longer than `awayMinutes`, for another who fits. */
  takeBack: z.enum(takeBacks),
  awayMinutes: z.int().min(15).max(1_440),
  people: z.array(AssignLine).max(500),
});
export type AssignRules = z.infer<typeof AssignRules>;

/** How many cases nobody is given, and the reason for which the last who might have taken them drops out. */
const Waiting = z.object({ why: z.enum(nobodyReasons), cases: z.int() });

export const assignment = {
  /** The rules with a line for everybody who works cases; whoever was never edited takes cases if answering them is his role. */
  get: entry("case.assign").output(
    z.object({ rules: AssignRules, revision: z.int(), people: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(Role) })) }),
  ),
  /** `revision`: of the rules one began with; refused when somebody saved meanwhile. */
  save: entry("case.assign")
    .input(z.object({ rules: AssignRules, revision: z.int() }))
    .output(z.object({ revision: z.int() })),
  /** How the cases of the last seven days would have gone by these rules, everybody being here within his hours. Nothing is given. */
  preview: entry("case.assign")
    .input(z.object({ rules: AssignRules }))
    .output(z.object({ cases: z.int(), rows: z.array(z.object({ operatorId: z.string(), cases: z.int() })), nobody: z.array(Waiting) })),
  /** Whether cases are given, and those that wait because nobody fits. */
  waiting: entry("floor.read").output(z.object({ on: z.boolean(), rows: z.array(Waiting) })),
};
