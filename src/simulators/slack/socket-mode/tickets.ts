import { randomUUID } from "node:crypto";
import type { Clock } from "../../../core/clock.ts";

/** The tickets in WebSocket URLs. Documented: each opens one connection, and only for a while. */
export interface Tickets {
  /** A ticket for one connection of the app. */
  issue(appId: string): string;
  /** The app that the ticket is of; undefined for a ticket that is not good, or not any more. */
  redeem(ticket: string): string | undefined;
}

interface Ticket {
  readonly appId: string;
  readonly goodUntil: number;
}

/** Tickets that are good for so many seconds. */
export function createTickets(clock: Clock, seconds: number): Tickets {
  // In the order of their issue, so that those which are over are in front.
  const open = new Map<string, Ticket>();

  function forgetThoseOver(): void {
    for (const [ticket, { goodUntil }] of open) {
      if (goodUntil >= clock.now()) return;
      open.delete(ticket);
    }
  }

  return {
    issue(appId) {
      forgetThoseOver();
      const ticket = `simulated-ticket-${randomUUID()}`;
      open.set(ticket, { appId, goodUntil: clock.now() + seconds * 1_000 });
      return ticket;
    },
    redeem(ticket) {
      forgetThoseOver();
      const appId = open.get(ticket)?.appId;
      open.delete(ticket);
      return appId;
    },
  };
}
