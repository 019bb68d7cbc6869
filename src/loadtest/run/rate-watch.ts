/** Questions a second, of the last second that is over; null before the first is. */
export interface Rates {
  readonly planned: number | null;
  readonly sent: number | null;
}

/** Counts what falls due and what is sent by seconds, and keeps two of them. */
export interface RateWatch {
  sent(): void;
  dropped(count: number): void;
  lastSecond(): Rates;
}

interface Second {
  readonly number: number;
  planned: number;
  sent: number;
}

export function createRateWatch(now: () => number): RateWatch {
  const begin = now();
  let [before, current] = [emptySecond(-1), emptySecond(0)];

  function turned(): Second {
    const number = Math.floor((now() - begin) / 1_000);
    if (number > current.number) {
      before = number === current.number + 1 ? current : emptySecond(number - 1);
      current = emptySecond(number);
    }
    return current;
  }

  return {
    sent() {
      const second = turned();
      second.planned += 1;
      second.sent += 1;
    },
    dropped(count) {
      turned().planned += count;
    },
    lastSecond() {
      turned();
      return before.number < 0 ? { planned: null, sent: null } : before;
    },
  };
}

function emptySecond(number: number): Second {
  return { number, planned: 0, sent: 0 };
}
