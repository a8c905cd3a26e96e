import type { AlertMessage, NotifierContext, Sending } from "../port.ts";
import { openClient, sendingOfCode, sendingOfFault } from "./client.ts";

/** A variable holds so many characters. */
const LONGEST_VALUE = 20;

/** Sends one short message; its own id goes along and comes back in the receipt. */
export async function send(context: NotifierContext, message: AlertMessage): Promise<Sending> {
  const opened = await openClient(context);
  if ("refused" in opened) return opened.refused;
  const { client, models, runtime } = opened;
  const request = new models.SendSmsRequest({
    phoneNumbers: message.to?.address ?? "",
    signName: context.settings.signName,
    templateCode: context.settings.templateCode,
    templateParam: JSON.stringify(valuesFor(context.settings.values ?? "", message.values)),
    outId: message.id,
  });
  try {
    const { body } = await client.sendSmsWithOptions(request, runtime);
    if (body?.code === "OK") return { came: "accepted", reference: body.bizId ?? "" };
    return body?.code ? sendingOfCode(body.code, body.message ?? "") : { came: "unknown", problem: "unreadable", detail: "" };
  } catch (fault) {
    return sendingOfFault(fault);
  }
}

/** The template's variables, each a text that is short and holds no address. */
function valuesFor(named: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    named
      .split(/[,，\s]+/)
      .filter((name) => name !== "")
      .map((name) => {
        const [its = name, ours = its] = name.split("=");
        return [its, [...(values[ours] ?? "").replace(/https?:\S+/g, "")].slice(0, LONGEST_VALUE).join("")];
      }),
  );
}
