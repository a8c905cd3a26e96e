/** Reading what a caller sends: JSON in UTF-8, plain or gzip, at most 5 MB. */
import { isUtf8 } from "node:buffer";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Json, storableText } from "../../hub/kernel/json.ts";
import { jsonProblem } from "../../hub/kernel/json-problem.ts";
import { MOST_BYTES } from "../hooks.ts";
import { RestProblem } from "./problem.ts";

const unzip = promisify(gunzip);

/** Lets a scope read JSON bodies and nothing else. */
export function readJsonOnly(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  const parser = async (request: FastifyRequest, body: Buffer): Promise<Json> => readBody(request.headers, body);
  scope.addContentTypeParser(/^application\/(?:[\w.-]+\+)?json\b/i, { parseAs: "buffer", bodyLimit: MOST_BYTES }, parser);
}

async function readBody(headers: FastifyRequest["headers"], body: Buffer): Promise<Json> {
  const charset = /;\s*charset\s*=\s*"?([\w-]+)/i.exec(headers["content-type"] ?? "")?.[1];
  if (charset && !/^(?:utf-?8|us-ascii)$/i.test(charset)) {
    throw new RestProblem("UNSUPPORTED_TYPE", {
      zh: `不支持字符集 ${charset}，请用 UTF-8 发送。`,
      en: `The character set ${charset} is not supported: send UTF-8.`,
    });
  }
  const plain = await unpacked(headers["content-encoding"], body);
  if (!isUtf8(plain))
    throw new RestProblem("BAD_INPUT", { zh: "正文不是 UTF-8 编码（可能是 GBK），请用 UTF-8 发送。", en: "The body is not UTF-8 (GBK, perhaps): send UTF-8." });
  const text = plain.toString("utf8").replace(/^\ufeff/, "");
  if (text.trim() === "") throw emptyBody();
  const problem = jsonProblem(text);
  if (problem) {
    const { line, column, field, zh, en } = problem;
    const errors = [{ field, problem: zh, problemEn: en }];
    throw new RestProblem("BAD_INPUT", {
      zh: `正文不是合格的 JSON：第 ${line} 行第 ${column} 个字符，${zh}。`,
      en: `The body is not proper JSON: line ${line}, column ${column}, ${en}.`,
      errors,
      line,
      column,
    });
  }
  const value = JSON.parse(text) as Json;
  // What is read from UTF-8 and is proper JSON has an odd character only where one is written as an escape.
  return text.includes("\\u") ? storable(value) : value;
}

async function unpacked(encoding: string | undefined, body: Buffer): Promise<Buffer> {
  const named = (encoding ?? "identity").trim().toLowerCase();
  if (named === "identity" || named === "") {
    if (body[0] === 0x1f && body[1] === 0x8b)
      throw new RestProblem("UNSUPPORTED_TYPE", {
        zh: "正文是 gzip，请加上 Content-Encoding: gzip。",
        en: "The body is gzip: say so by Content-Encoding: gzip.",
      });
    return body;
  }
  if (named !== "gzip" && named !== "x-gzip")
    throw new RestProblem("UNSUPPORTED_TYPE", {
      zh: `不支持 Content-Encoding: ${named}，请用 gzip 或不压缩。`,
      en: `Content-Encoding: ${named} is not supported: use gzip or none.`,
    });
  try {
    return await unzip(body, { maxOutputLength: MOST_BYTES });
  } catch (fault) {
    if ((fault as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw new RestProblem("TOO_LARGE");
    throw new RestProblem("BAD_INPUT", { zh: "正文不是合格的 gzip。", en: "The body is not proper gzip." });
  }
}

/** Nothing was sent where JSON is needed. */
export const emptyBody = (): RestProblem => new RestProblem("BAD_INPUT", { zh: "正文是空的，这里要发送 JSON。", en: "The body is empty: send JSON." });

/** Texts as a database can keep them: NUL and halves of surrogate pairs become U+FFFD, so that one odd character loses nothing else. */
export function storable(value: Json): Json {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [storableText(key), storable(part)]));
}
