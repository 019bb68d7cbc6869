/** So much text is gathered before it is handed on, in UTF-16 units. */
const GATHERED = 65_536;

/** Text that comes in many small parts and goes on in a few large ones. */
export interface GatheredText {
  write(text: string): Promise<void>;
  /** Hands on what is left. */
  flush(): Promise<void>;
}

export function createGatheredText(handOn: (text: string) => Promise<void>): GatheredText {
  let gathered = "";
  return {
    async write(text) {
      gathered += text;
      if (gathered.length >= GATHERED) await flush();
    },
    flush,
  };

  async function flush(): Promise<void> {
    const text = gathered;
    gathered = "";
    if (text !== "") await handOn(text);
  }
}
