import { type App, type ReceiverEvent, SocketModeReceiver } from "@slack/bolt";
import { reasonOf } from "../../core/errors.ts";

export type ReceiverOptions = Omit<
  ConstructorParameters<typeof SocketModeReceiver>[0],
  "processEventErrorHandler"
>;

/** What of a delivery is left to do when it is kept. */
export interface KeptDelivery {
  /** What the acknowledgement says, where the person waits for it. */
  readonly response?: Readonly<Record<string, unknown>>;
  /** Done after the acknowledgement, as well as it can be. */
  readonly afterwards?: () => Promise<unknown>;
  /** Bolt's listeners hear of it too, after the acknowledgement. */
  readonly isForListeners?: boolean;
}

export interface KeepingOptions {
  /** Resolves when the delivery cannot be lost any more; rejects where it could not be kept. */
  readonly keep: (body: unknown) => Promise<KeptDelivery>;
  /** It could not be kept, and comes again. */
  readonly onLost: (error: unknown) => void;
  /** Something went wrong that loses nothing. */
  readonly onFault: (what: string) => void;
}

export interface KeepingReceiver {
  readonly receiver: SocketModeReceiver;
  /** Resolves when all that has come in so far is kept and acknowledged, or could not be. */
  settled(): Promise<void>;
}

/**
 * Socket Mode as Bolt does it, but a delivery is kept before it is acknowledged. Bolt acknowledges an event
 * before any listener runs, and Slack never sends an acknowledged event again; so a crash in between
 * would lose the question. When keeping fails nothing is acknowledged, and Slack sends the event again.
 */
export function createKeepingReceiver(
  options: ReceiverOptions,
  { keep, onLost, onFault }: KeepingOptions,
): KeepingReceiver {
  const receiver = new SocketModeReceiver(options);
  const underWay = new Set<Promise<unknown>>();
  const passOn = receiver.init.bind(receiver);
  receiver.init = (app: App) => {
    const keepFirst = async (event: ReceiverEvent) => {
      const keeping = keepAndAcknowledge(event);
      underWay.add(keeping);
      const kept = await keeping.finally(() => underWay.delete(keeping));
      if (kept) await finish(kept, event, app);
    };
    passOn(Object.create(app, { processEvent: { value: keepFirst } }));
  };

  async function keepAndAcknowledge(event: ReceiverEvent): Promise<KeptDelivery | undefined> {
    try {
      const kept = await keep(event.body);
      // Where the connection has ended meanwhile, it comes again and is known by its id.
      await event.ack(kept.response).catch((error: unknown) => onFault(reasonOf(error)));
      return kept;
    } catch (error) {
      onLost(error);
      return undefined;
    }
  }

  async function finish({ afterwards, isForListeners }: KeptDelivery, event: ReceiverEvent, app: App) {
    try {
      await afterwards?.();
      if (isForListeners) await app.processEvent({ ...event, ack: async () => {} });
    } catch (error) {
      onFault(reasonOf(error));
    }
  }

  return {
    receiver,
    async settled() {
      await Promise.allSettled(underWay);
    },
  };
}
