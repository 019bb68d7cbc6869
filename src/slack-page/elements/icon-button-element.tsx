import { Icon, type IconName } from "../design/icon.tsx";
import { type ElementProps, useActing } from "./acting.ts";
import { stringOf, wordsOf } from "./read-element.ts";
import { useBusy } from "./use-busy.ts";

const ICONS: Readonly<Record<string, IconName>> = { trash: "bin" };

export function IconButtonElement({ element, blockId }: ElementProps) {
  const { enter } = useActing();
  const { busy, run } = useBusy();
  const words = stringOf(element.accessibility_label) ?? wordsOf(element.text);
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={words}
      title={words}
      aria-busy={busy}
      onClick={() => void run(enter(element, blockId))}
    >
      <Icon name={ICONS[stringOf(element.icon) ?? ""] ?? "dot"} />
    </button>
  );
}
