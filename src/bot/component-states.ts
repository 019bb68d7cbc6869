import type { Channel } from "../channels/channel.ts";
import type { KnowledgeStatus } from "../knowledge/live-knowledge.ts";
import type { ComponentState } from "../server/readiness.ts";

export function channelState(channel: Channel): ComponentState {
  if (channel.isConnected()) return { state: "up" };
  const detail = channel.disconnectedBecause?.();
  return { state: "down", ...(detail !== undefined && { detail }) };
}

export function knowledgeState({ passages, documents, version, degraded }: KnowledgeStatus): ComponentState {
  if (degraded) return { state: "degraded", detail: degraded };
  return { state: "up", detail: `${passages} passages of ${documents} documents, version ${version}` };
}
