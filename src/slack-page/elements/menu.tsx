import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Icon, type IconName } from "../design/icon.tsx";

interface Props {
  readonly label: string;
  readonly sign: IconName;
  readonly children: ReactNode;
}

/** A button that opens a menu: arrows move in it, Escape and a click beside it close it. */
export function Menu({ label, sign, children }: Props) {
  const [open, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    itemsIn(around.current)[0]?.focus();
    const closeBeside = ({ target }: Event) => {
      if (target instanceof Node && around.current?.contains(target) === false) setOpen(false);
    };
    document.addEventListener("pointerdown", closeBeside);
    return () => document.removeEventListener("pointerdown", closeBeside);
  }, [open]);

  const move = (event: KeyboardEvent) => {
    const items = itemsIn(around.current);
    const step = STEPS[event.key];
    if (step !== undefined) {
      const at = items.findIndex((item) => item.matches(":focus"));
      items[(at + step + items.length) % items.length]?.focus();
      event.preventDefault();
    }
    if (event.key === "Escape" && open) {
      setOpen(false);
      opener.current?.focus();
      event.stopPropagation();
      event.preventDefault();
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: The keys are those of the menu inside.
    <div className="menu" ref={around} onKeyDown={move}>
      <button
        type="button"
        className="icon-button"
        ref={opener}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        <Icon name={sign} />
      </button>
      {open && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: An item that is pressed closes the menu, by whatever means.
        <div
          role="menu"
          aria-label={label}
          className="menu-items"
          tabIndex={-1}
          onClick={() => setOpen(false)}
        >
          {children}
        </div>
      )}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function itemsIn(around: HTMLElement | null): readonly HTMLElement[] {
  return [...(around?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
}
