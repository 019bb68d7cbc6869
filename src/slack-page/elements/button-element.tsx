import { safeLink } from "../blocks/safe-link.ts";
import { Words } from "../blocks/words.tsx";
import { type ElementProps, useActing } from "./acting.ts";
import { stringOf } from "./read-element.ts";
import { useBusy } from "./use-busy.ts";

/** A button; one with an address opens it too, in a tab of its own. */
export function ButtonElement({ element, blockId }: ElementProps) {
  const { enter } = useActing();
  const { busy, run } = useBusy();
  const style = stringOf(element.style) ?? "";
  const click = async () => {
    const address = safeLink(element.url);
    if ((await enter(element, blockId)) && address !== undefined) open(address, "_blank", "noopener");
  };
  return (
    <button
      type="button"
      className={`button ${style === "primary" || style === "danger" ? style : ""}`}
      aria-label={stringOf(element.accessibility_label)}
      aria-busy={busy}
      onClick={() => void run(click())}
    >
      <Words text={element.text} />
    </button>
  );
}
