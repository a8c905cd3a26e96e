/** Asks an endpoint whether it knows its model, without writing anything: told at start, before anybody waits for it. */
import OpenAI from "openai";
import type { UsableEndpoint } from "../../main/hub/contract/index.ts";
import type { ModelProblem } from "../../main/hub/contract/words.ts";
import { problemOf } from "./problems.ts";

/** What is surely wrong; `null` when nothing is. */
export async function probe({ key, baseUrl, model, limits }: UsableEndpoint): Promise<ModelProblem | null> {
  const directory = new OpenAI({ apiKey: key || "none", baseURL: baseUrl, maxRetries: 0, timeout: limits.firstMs, organization: null, project: null });
  try {
    await directory.models.retrieve(model);
    return null;
  } catch (fault) {
    return fault instanceof OpenAI.APIConnectionTimeoutError ? "slow" : problemOf(fault as Error, false);
  }
}
