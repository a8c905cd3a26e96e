/** Insights: what whoever answers for a team wants to know at a glance. */
export { insightHandlers } from "./insights.handlers.ts";
