import { ok, type Result, refuse } from "../../main/hub/kernel/result.ts";
import { builtinEmbedder, chooseEmbedder, type EmbedderSource } from "../../main/hub/knowledge/index.ts";

/** The embedder to evaluate with: the sentence model in a folder, the built-in one without. A folder without a whole model is refused, not passed over. */
export async function embedderOf(models: string | null): Promise<Result<EmbedderSource>> {
  if (models === null) return ok(builtinEmbedder);
  let told: string | null = null;
  const chosen = await chooseEmbedder({ modelFolder: models, tell: ({ message }) => (told = message) });
  return "family" in chosen ? refuse("MODELS", told ?? `There is no sentence model in ${models}`) : ok(chosen);
}
