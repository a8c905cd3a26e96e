/** The OpenAPI document of the public interface, made from the contract: every bound, every error, an example of every body. */
import { type OpenAPI, OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { contract, type RefusalCode, refusals } from "../../hub/contract/index.ts";
import { toldOf } from "../../hub/contract/rest/fields.ts";
import { batchEntries } from "../../hub/contract/rest/index.ts";
import { scopesFor } from "../../hub/frame/door.ts";
import { restExamples } from "./examples.ts";

/** Schemas say what is in them; what a text's bound or a moment's form is stands beside them. */
const converter = new ZodToJsonSchemaConverter({
  interceptors: [
    (options) => {
      const [required, json] = options.next();
      const told = toldOf(options.schema);
      return told && typeof json === "object" ? [required, { ...json, ...told }] : [required, json];
    },
  ],
});

/** Errors that the public interface may answer. */
const errorCodes: readonly RefusalCode[] = [
  "BAD_INPUT",
  "NOT_SIGNED_IN",
  "NOT_ALLOWED",
  "NOT_FOUND",
  "METHOD_NOT_ALLOWED",
  "TOLD_DIFFERENTLY",
  "AMBIGUOUS",
  "CURSOR_EXPIRED",
  "TOO_LARGE",
  "UNSUPPORTED_TYPE",
  "KEY_REUSED",
  "TOO_MANY_TRIES",
  "TOO_FAST",
  "BUSY",
  "INTERNAL",
];

const ABOUT = `给商家自有系统（ERP、仓库、小程序）的接口。金额为整数分，时间为带时区的 ISO 8601，正文为 UTF-8 的 JSON，不超过 5 MB（可用 gzip）；同一个 id 重复发送不会重复入库；写错的字段名会被指出。

For a seller's own systems. Money is integer fen, times are ISO 8601 with a zone, bodies are JSON in UTF-8 of at most 5 MB (gzip if you like); sending an id again changes nothing; a misspelt field is named.`;

/** OpenAPI 3.1. */
export async function restDocument(): Promise<OpenAPI.Document> {
  const document = await new OpenAPIGenerator({ schemaConverters: [converter] }).generate(contract.rest, {
    info: { title: "Aftercare", version: "1", description: ABOUT },
    servers: [{ url: "/api/v1" }],
    security: [{ key: [] }],
    tags: [{ name: "orders" }, { name: "cases" }],
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "API 密钥，在“店铺”页生成。A key made on the shops page." } },
      schemas: { Problem: problemSchema },
      responses: errorResponses(),
      parameters: { IdempotencyKey: idempotencyKey },
    },
  });
  for (const [name, entry] of Object.entries(contract.rest)) sayScopes(document, { operationId: name, scopes: scopesFor(entry["~orpc"].meta.permission) });
  for (const path of Object.values(document.paths ?? {})) {
    if (path?.get) finish(path.get);
    if (path?.post) finish(path.post);
    if (path?.post) path.post.parameters = [...(path.post.parameters ?? []), { $ref: "#/components/parameters/IdempotencyKey" }];
  }
  return document;
}

/** Names what a key must be allowed, by the role names that OpenAPI has for it and in words. */
function sayScopes(document: OpenAPI.Document, { operationId, scopes }: { operationId: string; scopes: readonly string[] }): void {
  const operation = Object.values(document.paths ?? {})
    .flatMap((path) => [path?.get, path?.post])
    .find((one) => one?.operationId === operationId);
  if (!operation) throw new Error(`${operationId} is not in the document`);
  operation.security = scopes.map((scope) => ({ key: [scope] }));
  operation.description = `密钥权限：${scopes.join(" 或 ")}。Scope of the key: ${scopes.join(" or ")}.`;
}

const idempotencyKey: OpenAPI.ParameterObject = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "三天内同一个键、同样的内容得到同样的回答；内容不同则为 422。The same key and content get the same answer for three days; other content gets 422.",
  schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x21-\\x7e]+$" },
};

const sentence = { type: "string" } as const;
const problemSchema: OpenAPI.SchemaObject = {
  type: "object",
  description: "RFC 9457",
  required: ["type", "title", "titleEn", "status", "detail", "detailEn", "code"],
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: sentence,
    titleEn: sentence,
    status: { type: "integer" },
    detail: { type: "string", description: "这一次出了什么问题（中文）" },
    detailEn: sentence,
    code: { type: "string", enum: [...errorCodes] },
    errors: {
      type: "array",
      maxItems: 50,
      items: { type: "object", required: ["field", "problem", "problemEn"], properties: { field: sentence, problem: sentence, problemEn: sentence } },
    },
    line: { type: "integer", minimum: 1 },
    column: { type: "integer", minimum: 1 },
  },
};

const statuses = [...new Set(errorCodes.map((code) => refusals[code].status))];

function errorResponses(): Record<string, OpenAPI.ResponseObject> {
  return Object.fromEntries(
    statuses.map((status) => {
      const meant = errorCodes.filter((code) => refusals[code].status === status);
      const description = meant.map((code) => `${code}: ${refusals[code].zh} ${refusals[code].en}`).join("\n");
      return [`Error${status}`, { description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } }];
    }),
  );
}

function finish(operation: OpenAPI.OperationObject): void {
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status < "400");
  operation.responses = Object.fromEntries([...answers, ...statuses.map((status) => [status, { $ref: `#/components/responses/Error${status}` }])]);
  const body = operation.requestBody;
  const content = body && !("$ref" in body) ? body.content["application/json"] : undefined;
  if (!content) return;
  const example = restExamples[operation.operationId ?? ""];
  if (example !== undefined) content.example = example;
  const properties = content.schema && typeof content.schema === "object" && "properties" in content.schema ? content.schema.properties : {};
  for (const [name, list] of Object.entries(properties ?? {})) {
    if (!isBatch(name) || typeof list !== "object" || !("items" in list) || !saysNothing(list.items)) continue;
    Object.assign(list, { items: converter.convert(batchEntries[name], { strategy: "input" })[1] });
  }
}

const isBatch = (name: string): name is keyof typeof batchEntries => Object.hasOwn(batchEntries, name);

/** Entries of a batch are checked one by one, so that the contract takes them as they come; the document says what each should be. */
const saysNothing = (schema: unknown): boolean => typeof schema === "object" && schema !== null && Object.keys(schema).length === 0;
