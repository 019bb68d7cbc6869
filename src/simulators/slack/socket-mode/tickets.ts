import { randomUUID } from "node:crypto";

/** The tickets in WebSocket URLs. Documented: each opens one connection. */
export interface Tickets {
  /** A ticket for one connection of the app. */
  issue(appId: string): string;
  /** The app that the ticket is of; undefined for a ticket that is not good, or not any more. */
  redeem(ticket: string): string | undefined;
}

export function createTickets(): Tickets {
  const open = new Map<string, string>();
  return {
    issue(appId) {
      const ticket = randomUUID();
      open.set(ticket, appId);
      return ticket;
    },
    redeem(ticket) {
      const appId = open.get(ticket);
      open.delete(ticket);
      return appId;
    },
  };
}
