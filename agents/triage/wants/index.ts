/** What a buyer wants: wants of the closed list with mood and confidence, from the newest words. Pure TypeScript. */

export { hearWants } from "./hear.ts";
export { heardClass } from "./heard-class.ts";
export { plainlyHeard } from "./rules.ts";
export { trainWantModel, type WantExample } from "./train.ts";
export { loadWantModel, type WantModel } from "./want-model.ts";
