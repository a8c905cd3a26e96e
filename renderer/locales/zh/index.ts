import { findingTexts } from "../findings.ts";
import { answers } from "./answers.ts";
import { casePage } from "./case.ts";
import { compare } from "./compare.ts";
import { desk } from "./desk.ts";
import { house } from "./house.ts";
import { models } from "./models.ts";
import { people } from "./people.ts";
import { privacy } from "./privacy.ts";
import { queue } from "./queue.ts";
import { shell } from "./shell.ts";
import { terms } from "./terms.ts";
import { training } from "./training.ts";
import { words } from "./words.ts";

/** Chinese is the source: its keys are the keys. */
export const zh = {
  ...words,
  ...shell,
  ...people,
  ...privacy,
  ...queue,
  ...casePage,
  ...desk,
  ...answers,
  ...house,
  ...models,
  ...compare,
  ...terms,
  ...training,
  ...findingTexts("zh"),
};
