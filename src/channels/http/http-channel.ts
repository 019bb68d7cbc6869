import type { Channel, Deliver } from "../channel.ts";
import { createAnswerSignals } from "./answer-signals.ts";
import type { Api } from "./api.ts";
import { createHttpReply } from "./http-reply.ts";
import type { HttpPorts } from "./ports.ts";
import { RequestFault } from "./request-fault.ts";
import { openWaitingRoom } from "./waiting-room.ts";

export interface HttpChannelOptions extends HttpPorts {
  /** Without it the API is off; questions that were asked elsewhere are answered all the same. */
  readonly token: string | undefined;
  /** How long a request waits for its answer. */
  readonly waitMs: number;
}

/** Questions by HTTP: one process holds the request, and any process may answer it. */
export interface HttpChannel extends Channel {
  readonly api: Api;
  /** Ends the requests that wait: with their answers where these come in time, or by telling the questions' ids. */
  release(withinMs: number): Promise<void>;
}

export function openHttpChannel(options: HttpChannelOptions): HttpChannel {
  const signals = createAnswerSignals(options.signals);
  let deliver: Deliver | undefined;
  const { api, release } =
    options.token === undefined ? OFF : openApi({ ...options, token: options.token }, () => deliver);
  return {
    name: "http",
    api,
    release,
    reply: (place, questionId) => createHttpReply(signals, place, questionId),
    isConnected: () => deliver !== undefined,
    async start(given) {
      deliver = given;
    },
    async openSending() {},
    async stop() {
      deliver = undefined;
    },
  };

  function openApi(
    { token, questions, waitMs, emit }: HttpChannelOptions & { readonly token: string },
    getDeliver: () => Deliver | undefined,
  ) {
    const room = openWaitingRoom({ questions, signals, waitMs });
    const load = async () => {
      const { createApi } = await import("./api.ts");
      return createApi({ token, questions, room, deliver: getDeliver, emit });
    };
    // Loaded by the first request, because of the time and memory that it takes where nobody uses it.
    let loaded: Promise<Api> | undefined;
    const fetch = async (request: Request) => {
      loaded ??= load();
      return (await loaded).fetch(request);
    };
    return { api: { fetch }, release: room.close };
  }
}

const OFF = {
  api: { fetch: () => new RequestFault("API_OFF", "The HTTP API is off in this process.").response() },
  release: async () => {},
};
