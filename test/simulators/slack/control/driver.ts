import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";

/** Asks the control API as a program in any language would. */
export async function ask<Body = unknown>(slack: SlackSimulator, path: string, init: RequestInit = {}) {
  const response = await fetch(addressOf(slack, path), init);
  return { status: response.status, body: (await response.json()) as Body };
}

export function act<Body = unknown>(slack: SlackSimulator, name: string, body: unknown) {
  return send<Body>(slack, "POST", `people/${name}`, body);
}

export function send<Body = unknown>(slack: SlackSimulator, method: string, path: string, body: unknown) {
  const headers = { "content-type": "application/json" };
  return ask<Body>(slack, path, { method, headers, body: JSON.stringify(body) });
}

export function addressOf(slack: SlackSimulator, path: string): string {
  return new URL(`/simulator/${path}`, slack.url).href;
}

export interface MessagesBody {
  readonly messages: readonly { readonly ts: string; readonly text: string }[];
  readonly has_more: boolean;
}
