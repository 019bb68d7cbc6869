/** A sum that begins anew at midnight UTC. */
export interface DailySum {
  add(at: number, amount: number): void;
  /** The sum of the day that a time falls on; 0 where nothing was added on it. */
  on(at: number): number;
}

const DAY_MS = 86_400_000;

export function createDailySum(): DailySum {
  let day = 0;
  let sum = 0;
  return {
    add(at, amount) {
      const today = Math.floor(at / DAY_MS);
      sum = today === day ? sum + amount : amount;
      day = today;
    },
    on: (at) => (Math.floor(at / DAY_MS) === day ? sum : 0),
  };
}
