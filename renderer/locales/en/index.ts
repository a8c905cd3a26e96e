import { findingTexts } from "../findings.ts";
import type { Texts } from "../key.ts";
import { answers } from "./answers.ts";
import { automation } from "./automation.ts";
import { bulk } from "./bulk.ts";
import { casePage } from "./case.ts";
import { compare } from "./compare.ts";
import { desk } from "./desk.ts";
import { evidence } from "./evidence.ts";
import { find } from "./find.ts";
import { house } from "./house.ts";
import { insights } from "./insights.ts";
import { macros } from "./macros.ts";
import { models } from "./models.ts";
import { people } from "./people.ts";
import { policy } from "./policy.ts";
import { privacy } from "./privacy.ts";
import { queue } from "./queue.ts";
import { review } from "./review.ts";
import { risk } from "./risk.ts";
import { shell } from "./shell.ts";
import { standing } from "./standing.ts";
import { terms } from "./terms.ts";
import { together } from "./together.ts";
import { training } from "./training.ts";
import { words } from "./words.ts";

export const en: Texts = {
  ...words,
  ...shell,
  ...people,
  ...policy,
  ...privacy,
  ...queue,
  ...bulk,
  ...casePage,
  ...evidence,
  ...desk,
  ...review,
  ...risk,
  ...automation,
  ...answers,
  ...find,
  ...house,
  ...insights,
  ...macros,
  ...models,
  ...compare,
  ...standing,
  ...terms,
  ...together,
  ...training,
  ...findingTexts("en"),
};
