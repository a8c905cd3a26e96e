/** Face of the notifiers: their list, the port they fill (`port.ts`), and what their problems mean to people. */
export { problemTold } from "./problems.ts";
export { notifierOf, notifiers } from "./registry.ts";
