/** A block that is not known here is named, not left out. */
export function UnknownBlock({ type }: { readonly type: string }) {
  return <p className="undrawable">A block of the type “{type}” is not drawn here.</p>;
}
