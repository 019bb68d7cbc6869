import { render } from "ink";
import { type Client, createClient } from "./client/client.ts";
import type { SlackPort } from "./client/port.ts";
import { ScreenView } from "./view/screen-view.tsx";

export interface ClientViewOptions {
  readonly slack: SlackPort;
  /** What is told at the beginning of a conversation, a line each. */
  readonly facts: readonly string[];
  /** What only the help screen shows besides, a line each. */
  readonly guide?: readonly string[];
  /** Calls the listener with each notice that is to be shown at once. */
  readonly onNotice?: (listener: (notice: string) => void) => void;
  readonly signal: AbortSignal;
  readonly stdin?: NodeJS.ReadStream;
  readonly stdout?: NodeJS.WriteStream;
}

/**
 * Shows a Slack to the person at the terminal until they leave it or the signal ends it; the terminal is then as
 * it was.
 * @throws what broke the view, also when the terminal is as it was
 */
export async function showClient(options: ClientViewOptions): Promise<void> {
  const {
    slack: port,
    facts,
    guide = [],
    onNotice,
    signal,
    stdin = process.stdin,
    stdout = process.stdout,
  } = options;
  const size = { columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 };
  const client = createClient({ port, facts, guide, size });
  const leave = () => client.dispatch({ type: "ended", ending: {} });
  onNotice?.((text) => client.dispatch({ type: "noticed", text }));
  signal.addEventListener("abort", leave, { once: true });
  try {
    await showUntilEnded(client, stdin, stdout, signal);
  } finally {
    signal.removeEventListener("abort", leave);
    client.close();
  }
  const { ended } = client.model();
  if (ended && "fault" in ended) throw ended.fault;
}

async function showUntilEnded(
  client: Client,
  stdin: NodeJS.ReadStream,
  stdout: NodeJS.WriteStream,
  signal: AbortSignal,
): Promise<void> {
  const app = render(<ScreenView client={client} />, {
    stdin,
    stdout,
    // Ink takes a terminal for a pipe where CI is set, and its own Ctrl-C would end it before the client knows.
    interactive: true,
    exitOnCtrlC: false,
    alternateScreen: true,
    incrementalRendering: true,
  });
  if (signal.aborted) client.dispatch({ type: "ended", ending: {} });
  await app.waitUntilExit();
}
