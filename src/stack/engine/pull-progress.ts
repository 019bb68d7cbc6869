import { z } from "zod";

/** How far a pull is. */
export interface PullProgress {
  readonly bytes: number;
  /** Of the layers whose size is known by now. */
  readonly ofBytes: number;
  readonly layers: number;
  readonly ofLayers: number;
}

/** Source: the Docker Engine API, "Create an image", whose answer is a stream of such objects. */
const eventSchema = z.object({
  id: z.string(),
  status: z.string(),
  progressDetail: z.object({ current: z.number().optional(), total: z.number().optional() }).optional(),
});

interface Layer {
  readonly bytes: number;
  readonly ofBytes: number;
  readonly done: boolean;
}

const BEGINS = "Pulling fs layer";
const DOWNLOADS = "Downloading";
const DOWNLOADED = ["Verifying Checksum", "Download complete", "Extracting"];
const DONE = ["Pull complete", "Already exists"];

/** Adds up what an engine tells of each layer; an event that is none of a layer's changes nothing. */
export function createPullProgress(): (event: unknown) => PullProgress {
  const layers = new Map<string, Layer>();
  return (event) => {
    const { success, data } = eventSchema.safeParse(event);
    if (success) {
      const before = layers.get(data.id);
      const layer = afterEvent(before ?? { bytes: 0, ofBytes: 0, done: false }, data);
      if (before || layer.done || data.status === BEGINS) layers.set(data.id, layer);
    }
    return sumOf([...layers.values()]);
  };
}

function afterEvent(layer: Layer, { status, progressDetail }: z.output<typeof eventSchema>): Layer {
  if (DONE.includes(status)) return { ...layer, bytes: layer.ofBytes, done: true };
  if (DOWNLOADED.includes(status)) return { ...layer, bytes: layer.ofBytes };
  if (status !== DOWNLOADS) return layer;
  return {
    ...layer,
    bytes: progressDetail?.current ?? layer.bytes,
    ofBytes: Math.max(layer.ofBytes, progressDetail?.total ?? 0),
  };
}

function sumOf(layers: readonly Layer[]): PullProgress {
  const sum = (of: (layer: Layer) => number) => layers.reduce((total, layer) => total + of(layer), 0);
  return {
    bytes: sum(({ bytes }) => bytes),
    ofBytes: sum(({ ofBytes }) => ofBytes),
    layers: layers.filter(({ done }) => done).length,
    ofLayers: layers.length,
  };
}
