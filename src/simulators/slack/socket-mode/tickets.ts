import { randomUUID } from "node:crypto";

/** The tickets in WebSocket URLs. Documented: each opens one connection. */
export interface Tickets {
  issue(): string;
  /** Returns whether the ticket was good; it is not any more. */
  redeem(ticket: string): boolean;
}

export function createTickets(): Tickets {
  const open = new Set<string>();
  return {
    issue() {
      const ticket = randomUUID();
      open.add(ticket);
      return ticket;
    },
    redeem: (ticket) => open.delete(ticket),
  };
}
