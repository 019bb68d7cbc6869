import { createVirtualUser, type VirtualUser, type VirtualUserPorts } from "./virtual-user.ts";

/** The users of a closed executor, by number: the last that came is the first that goes, as in k6. */
export interface Crew {
  /** `interruptAt` is when those who go are interrupted at the latest. Both moments are on the stopwatch. */
  resize(wanted: number, at: number, interruptAt: number): void;
  /** Those who loop, and those who finish. */
  looping(): number;
  interrupt(reason: unknown): void;
}

/** `onEmpty` is called each time when the last user has ended. */
export function createCrew(ports: Omit<VirtualUserPorts, "ended">, onEmpty: () => void): Crew {
  const users: VirtualUser[] = [];
  let [wantedBefore, looping] = [0, 0];

  function ended(): void {
    looping -= 1;
    if (looping === 0) onEmpty();
  }

  function userOf(number: number): VirtualUser {
    users[number] ??= createVirtualUser(number, { ...ports, ended });
    return users[number];
  }

  return {
    resize(wanted, at, interruptAt) {
      for (let number = wantedBefore; number < wanted; number += 1) if (userOf(number).wake(at)) looping += 1;
      for (let number = wantedBefore - 1; number >= wanted; number -= 1) userOf(number).retire(interruptAt);
      wantedBefore = wanted;
    },
    looping: () => looping,
    interrupt(reason) {
      for (const user of users) user.interrupt(reason);
    },
  };
}
