import { type App, type ReceiverEvent, SocketModeReceiver } from "@slack/bolt";

type ReceiverOptions = ConstructorParameters<typeof SocketModeReceiver>[0];

/**
 * Socket Mode as Bolt does it, but an event is kept before Bolt sees it. Bolt acknowledges an event
 * before any listener runs, and Slack never sends an acknowledged event again; so a crash in between
 * would lose the question. When keeping fails nothing is acknowledged, and Slack sends the event again.
 */
export function createKeepingReceiver(
  options: ReceiverOptions,
  keep: (body: ReceiverEvent["body"]) => Promise<void>,
): SocketModeReceiver {
  const receiver = new SocketModeReceiver(options);
  const passOn = receiver.init.bind(receiver);
  receiver.init = (app: App) => {
    const keepFirst = async (event: ReceiverEvent) => {
      await keep(event.body);
      await app.processEvent(event);
    };
    passOn(Object.create(app, { processEvent: { value: keepFirst } }));
  };
  return receiver;
}
