/** What went wrong with a model, and how a person is told. */
import type { ModelProblem } from "../../main/hub/contract/words.ts";
import type { Refusal } from "../../main/hub/kernel/result.ts";

const BAD_QUESTION = "400";

/** The words under which a refusal by status is remembered. */
export const afterStatus = (status: number): string => (status === 400 || status === 422 ? BAD_QUESTION : String(status));
/** Whether an endpoint refused the question as such: it may take a plainer one. */
export const isBadQuestion = ({ code, message }: Refusal<ModelProblem>): boolean => code === "refused" && message === BAD_QUESTION;

/** The problem that an error of the client stands for. */
export function problemOf(fault: Error & { status?: number }, hasWords: boolean): ModelProblem {
  const { status } = fault;
  if (status === 401 || status === 403) return "key";
  if (status === 404) return "name";
  if (status === 429) return "limited";
  if (status !== undefined && status >= 500) return "failed";
  if (status !== undefined && status >= 400) return "refused";
  if (hasWords) return "cut";
  return fault instanceof SyntaxError ? "form" : "unreachable";
}

interface Told {
  zh: string;
  en: string;
}

/** What is wrong, in one sentence, and what to look at. */
export const problemTold: Readonly<Record<ModelProblem, Told>> = {
  unreachable: { zh: "连不上模型接口，请检查地址和网络", en: "The endpoint cannot be reached: check the address and the network" },
  key: { zh: "模型接口不接受这把密钥", en: "The endpoint does not take this key" },
  name: {
    zh: "模型接口没有这个模型，请检查模型名，或地址末尾是否少了 /v1",
    en: "The endpoint has no such model: check its name, or whether the address wants /v1 at its end",
  },
  refused: { zh: "模型接口不接受这样的请求", en: "The endpoint refuses this kind of question" },
  limited: { zh: "模型接口限流，或账户余额不足", en: "The endpoint limits calls, or its account is empty" },
  failed: { zh: "模型接口自己出错了", en: "The endpoint failed by itself" },
  slow: { zh: "模型超时没有回答", en: "The model did not answer in time" },
  cut: { zh: "模型的回答中途断开", en: "The answer broke off in the middle" },
  empty: { zh: "模型没有给出内容", en: "The model said nothing" },
  form: { zh: "模型没有按要求的 JSON 格式回答", en: "The model did not answer in the JSON form asked for" },
  untrue: { zh: "模型写的话没有通过核对", en: "What the model wrote did not pass the check" },
  budget: { zh: "今天的模型预算已用完", en: "Today's budget for models is spent" },
  stopped: { zh: "已手动停止", en: "Stopped by hand" },
  moved: { zh: "工单有了变化", en: "The case moved on" },
  unmasked: { zh: "要发出的内容里有未遮盖的信息，没有发出", en: "Something unmasked was about to be sent, and was not" },
};

/** Variables to look at, where the endpoint is the environment's. */
const variables: Readonly<Partial<Record<ModelProblem, string>>> = { unreachable: "AI_BASE_URL", key: "AI_API_KEY", name: "AI_MODEL" };

/** One Chinese sentence about an endpoint. */
export function sentenceOf(problem: ModelProblem, endpoint: { id: string; name: string }): string {
  if (endpoint.id !== "environment") return `${endpoint.name}：${problemTold[problem].zh}`;
  const variable = variables[problem];
  return variable ? `${problemTold[problem].zh}（${variable}）` : problemTold[problem].zh;
}

/** Whether a problem says something about the endpoint, rather than about the moment or the words. */
export function isOfEndpoint(problem: ModelProblem): boolean {
  return !(["budget", "stopped", "moved", "unmasked", "untrue", "form"] as ModelProblem[]).includes(problem);
}
