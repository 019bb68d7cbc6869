import type { InteractionOutcome } from "../../simulators/slack/people/interactions-door.ts";
import { act } from "../server/ask.ts";
import type { Page } from "../state/page-context.ts";
import { asSlackText } from "./slack-text.ts";

export interface Draft {
  readonly channel: string;
  readonly thread_ts?: string | undefined;
  readonly typed: string;
  readonly files: readonly File[];
}

/** Sends what was typed: as a slash command, with files, or as a message. @throws Error where it is refused. */
export async function send({ channel, thread_ts, typed, files }: Draft, page: Page): Promise<void> {
  const here = { user: page.me, channel, thread_ts };
  const [command = "", ...rest] = typed.split(/\s/);
  if (files.length === 0 && COMMAND.test(command)) {
    // Slack escapes names in a command's text only for apps that ask for it.
    const outcome = await act<InteractionOutcome>("run-command", { ...here, command, text: rest.join(" ") });
    if (outcome.type === "failed") throw new Error(outcome.words);
    return;
  }
  const text = asSlackText(typed, page);
  if (files.length === 0) await act("post", { ...here, text });
  for (const [index, file] of files.entries()) {
    const base64 = await base64Of(file);
    await act("upload", {
      ...here,
      name: file.name,
      base64,
      ...(index === 0 && text !== "" && { comment: text }),
    });
  }
}

/** Slack takes all that begins with a slash for a command, and Slackbot says where there is none. */
const COMMAND = /^\//;

export function base64Of(file: File): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(file);
  return promise;
}
