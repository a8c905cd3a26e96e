/** The only place that knows model vendors. Every OpenAI-compatible endpoint will do, through LangChain, streamed and limited in time. */
import { ChatOpenAI } from "@langchain/openai";
import OpenAI from "openai";
import { ok, type Result, refuse } from "../../main/hub/kernel/result.ts";

export interface ModelSettings {
  baseUrl: string;
  apiKey: string;
  model: string;
}
export interface ModelLimits {
  /** Longest silence between two pieces of the answer, ms. */
  silenceMs: number;
  /** Longest whole answer, ms. */
  totalMs: number;
  maxTokens: number;
}

export interface ChatModel {
  readonly name: string;
  /** Asks the endpoint whether it knows the model, without writing anything: told at start, before anybody waits for it. */
  probe(): Promise<Result<null, "MODEL_SILENT" | "MODEL_FAILED">>;
  /** Writes an answer. Expected failures (no answer, silence, refusal of the endpoint) are returned. */
  write(prompt: string): Promise<Result<string, "MODEL_SILENT" | "MODEL_FAILED">>;
}

/** Limits that keep a person from waiting: the built-in composer steps in after them. */
const defaultLimits: ModelLimits = { silenceMs: 8_000, totalMs: 30_000, maxTokens: 600 };

/** Opens a chat model at an OpenAI-compatible address. Nothing is sent before the first `write`. */
export function openChatModel(settings: ModelSettings, limits: ModelLimits = defaultLimits): ChatModel {
  const client = new ChatOpenAI({
    model: settings.model,
    apiKey: settings.apiKey,
    configuration: { baseURL: settings.baseUrl },
    temperature: 0.2,
    maxTokens: limits.maxTokens,
    maxRetries: 0,
    streaming: true,
  });
  const directory = new OpenAI({ apiKey: settings.apiKey, baseURL: settings.baseUrl, maxRetries: 0, timeout: limits.silenceMs });
  return {
    name: settings.model,
    probe: async () => {
      try {
        await directory.models.retrieve(settings.model);
        return ok(null);
      } catch (fault) {
        if (fault instanceof OpenAI.APIConnectionTimeoutError) return refuse("MODEL_SILENT", "模型超时没有回答");
        return refuse("MODEL_FAILED", sentenceOf(fault as Error & { status?: number }));
      }
    },
    write: async (prompt) => {
      const stop = new AbortController();
      const whole = setTimeout(() => stop.abort(new Error("answer took too long")), limits.totalMs);
      let silence = setTimeout(() => stop.abort(new Error("model fell silent")), limits.silenceMs);
      let text = "";
      try {
        for await (const piece of await client.stream(prompt, { signal: stop.signal })) {
          clearTimeout(silence);
          silence = setTimeout(() => stop.abort(new Error("model fell silent")), limits.silenceMs);
          text += typeof piece.content === "string" ? piece.content : "";
        }
        return text.trim() === "" ? refuse("MODEL_FAILED", "模型没有给出内容") : ok(text.trim());
      } catch (fault) {
        return stop.signal.aborted ? refuse("MODEL_SILENT", "模型超时没有回答") : refuse("MODEL_FAILED", sentenceOf(fault as Error & { status?: number }));
      } finally {
        clearTimeout(whole);
        clearTimeout(silence);
      }
    },
  };
}

function sentenceOf(fault: Error & { status?: number }): string {
  if (fault.status === 401 || fault.status === 403) return "模型接口不接受这把密钥（AI_API_KEY）";
  if (fault.status === 404) return "模型接口没有这个模型（AI_MODEL）";
  if (fault.status === 429) return "模型接口限流";
  return fault.status ? `模型接口返回错误 ${fault.status}` : "连不上模型接口（AI_BASE_URL）";
}
