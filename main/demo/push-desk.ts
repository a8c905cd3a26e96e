import { type DouyinMessage, pushBody } from "./douyin/messages.ts";
import { pushSign } from "./douyin/sign.ts";
import type { FaultBox } from "./engine/faults.ts";
import type { Sender } from "./engine/http.ts";
import { Lanes } from "./engine/lanes.ts";
import { eventsRequest, type HubAddress, questionRequest } from "./seller/desk.ts";
import type { TmcMessage, TmcQueue } from "./taobao/tmc.ts";
import type { Push } from "./truth/events.ts";
import type { World } from "./truth/world.ts";

const MINUTE = 60_000;
const DOUYIN_WAITS = [1, 5, 10, 30, 60];
const KUAIDI_WAITS = [30, 30];
const SELLER_TRIES = 40;
const BATCH = 10;

interface DeskParts {
  world: World;
  faults: FaultBox;
  sender: Sender;
  queue: TmcQueue;
  douyin: { appKey: string; appSecret: string };
}

/** Sends what the channels and the seller's systems have to say: with the faults of the day, and again when nobody answered. */
export class PushDesk {
  hub: HubAddress | null = null;
  readonly counts: Record<string, number> = {};
  readonly #parts: DeskParts;
  readonly #lanes = new Lanes(32);
  #messages: Push[] = [];
  #reports = new Map<string, Push[]>();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Hands a push in at its time; the faults decide whether it goes now, later, twice or never. */
  emit(push: Push, at: number): void {
    if (push.decided) {
      this.#go(push, at);
      return;
    }
    const decided: Push = { ...push, decided: true };
    const fate = this.#parts.faults.push(push.service, push.id, push.about);
    if (fate.fate === "drop") {
      this.#count(`${push.service}.dropped`);
      // A seller's own system keeps what was not answered.
      if (push.service === "seller" || push.service === "questions") this.#later(decided, at + 2 * MINUTE);
      return;
    }
    if (fate.fate === "delay") {
      this.#count(`${push.service}.delayed`);
      this.#later(decided, at + fate.ms);
      return;
    }
    if (fate.fate === "repeat") {
      this.#count(`${push.service}.repeated`);
      this.#later(decided, at + fate.ms);
    }
    this.#go(decided, at);
  }

  /** Sends what was gathered and waits until all of it was answered or given up. */
  async flush(): Promise<void> {
    this.#sendMessages();
    for (const [key, pushes] of this.#reports) this.#lanes.run(key, () => this.#sendReports(pushes));
    this.#reports = new Map();
    await this.#lanes.drain();
  }

  #go(push: Push, at: number): void {
    if (push.service === "tmc") {
      const message = JSON.parse(push.payload) as Pick<TmcMessage, "topic" | "content">;
      this.#parts.queue.put({ ...message, id: push.id, publishedAt: at, dueAt: at, retried: 0 });
      this.#count("tmc.queued");
    } else if (push.service === "douyin") {
      this.#messages.push(push);
      if (this.#messages.length >= BATCH) this.#sendMessages();
    } else if (push.service === "seller") {
      this.#reports.set(push.key, [...(this.#reports.get(push.key) ?? []), push]);
    } else if (push.service === "kuaidi100") this.#lanes.run(push.key, () => this.#sendTrace(push));
    else this.#lanes.run(push.key, () => this.#sendQuestion(push));
  }

  #later(push: Push, at: number): void {
    this.#parts.world.later({ at, type: "push", push });
  }

  #again(push: Push, waitMinutes: number | undefined): void {
    if (!this.hub) {
      // Nobody has said yet where the hub is: that is no failed try.
      this.#later(push, this.#parts.world.parts.clock.now() + 5_000);
      return;
    }
    if (waitMinutes === undefined) {
      this.#count(`${push.service}.givenUp`);
      return;
    }
    this.#later({ ...push, attempt: push.attempt + 1 }, this.#parts.world.parts.clock.now() + waitMinutes * MINUTE);
  }

  #sendMessages(): void {
    const pushes = this.#messages;
    this.#messages = [];
    if (pushes.length > 0) this.#lanes.run("douyin", () => this.#sendBatch(pushes));
  }

  async #sendBatch(pushes: readonly Push[]): Promise<void> {
    const { appKey, appSecret } = this.#parts.douyin;
    const url = this.hub?.webhookUrls.douyin;
    const body = pushBody(pushes.map((push) => JSON.parse(push.payload) as DouyinMessage));
    const headers = { "content-type": "application/json", "app-id": appKey, "event-sign": pushSign(appKey, body, appSecret) };
    const answer = url ? await this.#parts.sender.post(url, { body, headers, timeoutMs: 5_000 }) : null;
    if (answer?.status === 200 && field(answer.body, "code") === "0") this.#count("douyin.answered", pushes.length);
    else for (const push of pushes) this.#again(push, DOUYIN_WAITS[push.attempt - 1]);
  }

  async #sendTrace(push: Push): Promise<void> {
    const { url, form } = JSON.parse(push.payload) as { url: string; form: string };
    const answer = await this.#parts.sender.post(url, { body: form, headers: { "content-type": "application/x-www-form-urlencoded" }, timeoutMs: 10_000 });
    if (answer?.status === 200 && field(answer.body, "result") === "true") this.#count("kuaidi100.answered");
    else this.#again(push, KUAIDI_WAITS[push.attempt - 1]);
  }

  async #sendReports(pushes: readonly Push[]): Promise<void> {
    const request = this.hub ? eventsRequest(this.hub, pushes) : null;
    const isTaken = request !== null && (await this.#post(request));
    for (const push of pushes) {
      if (!isTaken) this.#again(push, sellerWait(push));
      else if (this.#parts.world.facts.has(push.id)) {
        const fact = this.#parts.world.facts.get(push.id);
        if (fact) fact.delivered = true;
        this.#count("seller.answered");
      }
    }
  }

  async #sendQuestion(push: Push): Promise<void> {
    const request = this.hub ? questionRequest(this.hub, push) : null;
    if (request === null || !(await this.#post(request))) {
      this.#again(push, sellerWait(push));
      return;
    }
    const question = this.#parts.world.questions.get(push.id);
    if (question) question.delivered = true;
    this.#count("questions.answered");
  }

  async #post(request: { url: string; body: string }): Promise<boolean> {
    const headers = { "content-type": "application/json", authorization: `Bearer ${this.hub?.apiKey ?? ""}` };
    const answer = await this.#parts.sender.post(request.url, { body: request.body, headers, timeoutMs: 10_000 });
    if (answer && answer.status >= 400) this.#count(`rest.${answer.status}`);
    return answer !== null && answer.status >= 200 && answer.status < 300;
  }

  #count(key: string, by = 1): void {
    this.counts[key] = (this.counts[key] ?? 0) + by;
  }
}

/** A field of a JSON answer as text; nothing when it is not JSON. */
function field(body: string, name: string): string | undefined {
  try {
    return String((JSON.parse(body) as Record<string, unknown>)[name]);
  } catch {
    return undefined;
  }
}

function sellerWait(push: Push): number | undefined {
  return push.attempt >= SELLER_TRIES ? undefined : Math.min(30, push.attempt * 2);
}
