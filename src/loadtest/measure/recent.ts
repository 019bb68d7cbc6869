import { BUCKET_TRENDS, type BucketTrendName } from "./bucket.ts";
import type { Durations } from "./durations.ts";
import type { RecentFigures, RecentTrend } from "./figures.ts";
import { createHistogram, type Histogram } from "./histogram.ts";

/** The durations of the last ten seconds, by when they were added, in a size that does not grow. */
export interface Recent {
  add(durations: Durations): void;
  /** Kept until something is added, or a second is over. */
  figures(): RecentFigures;
}

interface Second {
  readonly number: number;
  readonly trends: Readonly<Record<BucketTrendName, Histogram>>;
}

/** The one that goes on is the last of them. */
const SECONDS = 10;

/** @param now the stopwatch, in milliseconds */
export function createRecent(now: () => number): Recent {
  const ring: Second[] = [];
  let kept: { readonly second: number; readonly figures: RecentFigures } | undefined;
  const current = () => Math.floor(now() / 1_000);
  const secondAt = (number: number): Second => {
    const place = ((number % SECONDS) + SECONDS) % SECONDS;
    const there = ring[place];
    if (there?.number === number) return there;
    const begun = { number, trends: mapped(() => createHistogram(2)) };
    ring[place] = begun;
    return begun;
  };
  return {
    add(durations) {
      kept = undefined;
      const { trends } = secondAt(current());
      for (const name of BUCKET_TRENDS) {
        const duration = durations[name];
        if (duration !== undefined) trends[name].record(duration);
      }
    },
    figures() {
      const second = current();
      if (kept?.second !== second) {
        const last = ring.filter((each) => each !== undefined && each.number > second - SECONDS);
        kept = { second, figures: mapped((name) => trendOf(last.map(({ trends }) => trends[name]))) };
      }
      return kept.figures;
    },
  };
}

function trendOf(histograms: readonly Histogram[]): RecentTrend {
  const all = createHistogram(2);
  for (const each of histograms) all.add(each);
  const [med = null, p95 = null, p99 = null] = all.percentiles([50, 95, 99]);
  return { med, "p(95)": p95, "p(99)": p99 };
}

function mapped<To>(map: (name: BucketTrendName) => To): Readonly<Record<BucketTrendName, To>> {
  return {
    ack_duration: map("ack_duration"),
    first_text: map("first_text"),
    answer_duration: map("answer_duration"),
  };
}
