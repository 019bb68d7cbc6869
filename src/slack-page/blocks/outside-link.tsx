import type { ReactNode } from "react";
import { safeLink } from "./safe-link.ts";

interface Props {
  readonly address: unknown;
  readonly children: ReactNode;
}

/** A link that leaves the page; only its words where the address may not be opened. */
export function OutsideLink({ address, children }: Props) {
  const href = safeLink(address);
  if (href === undefined) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="link">
      {children}
    </a>
  );
}
