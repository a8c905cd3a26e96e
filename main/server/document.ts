/** The OpenAPI document of the public interface, made from the contract, with the closed list of errors and examples. */
import { type OpenAPI, OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { contract, refusals } from "../hub/contract/index.ts";
import { restExamples } from "./examples.ts";

/** OpenAPI 3.1. */
export async function restDocument(): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract.rest, {
    info: {
      title: "Aftercare",
      version: "1",
      description:
        "给商家自有系统（ERP、仓库、小程序）的接口。金额为整数分，时间为带时区的 ISO 8601；同一个 id 重复发送不会重复入库。\n\nFor a seller's own systems. Money is integer fen, times are ISO 8601 with an offset; sending an id again changes nothing.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ key: [] }],
    tags: [{ name: "orders" }, { name: "cases" }],
    components: { securitySchemes: { key: { type: "http", scheme: "bearer", description: "API 密钥，在“店铺”页生成。A key made on the shops page." } } },
    customErrorResponseBodySchema: (errors) => ({
      type: "object",
      required: ["code", "status", "message", "data"],
      properties: {
        code: { type: "string", enum: errors.map(([code]) => code) },
        status: { type: "integer" },
        message: { type: "string", description: "给人看的一句话（中文）" },
        data: {
          type: "object",
          properties: { en: { type: "string", description: "The sentence in English" }, details: { description: "What the sentence was built from, or null" } },
        },
      },
    }),
  });
  for (const operation of Object.values(document.paths ?? {}).flatMap((path) => [path?.get, path?.post])) if (operation) finish(operation);
  return document;
}

function finish(operation: OpenAPI.OperationObject): void {
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    if (!("$ref" in response) && status >= "400") {
      const meant = Object.entries(refusals).filter(([, refusal]) => String(refusal.status) === status);
      response.description = meant.map(([code, refusal]) => `${code}: ${refusal.zh} ${refusal.en}`).join("\n");
    }
  }
  const body = operation.requestBody;
  const example = restExamples[operation.operationId ?? ""];
  const content = body && !("$ref" in body) ? body.content["application/json"] : undefined;
  if (content && example !== undefined) content.example = example;
}
