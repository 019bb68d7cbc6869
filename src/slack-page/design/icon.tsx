const PATHS = {
  lock: "M5 9V7a5 5 0 0 1 10 0v2m-11 0h12v8H4z",
  menu: "M3 5h14M3 10h14M3 15h14",
  close: "M5 5l10 10M15 5L5 15",
  plus: "M10 4v12M4 10h12",
  smile: "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15M7 8v.5M13 8v.5M6.8 12a4 4 0 0 0 6.4 0",
  reply: "M3 4h14v10H9l-4 3v-3H3z",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  bolt: "M11 2L4 11h5l-1 7 7-9h-5z",
  up: "M7 9l3-6c2 0 2.500 1 2 5h4l-1 8H7zM7 9H4v7h3",
  down: "M13 11l-3 6c-2 0-2.500-1-2-5H4l1-8h8zM13 11h3V4h-3",
  stop: "M5 5h10v10H5z",
  bin: "M4 6h12M8 6V4h4v2M5.500 6l1 11h7l1-11",
  person: "M10 3a3.500 3.500 0 1 1 0 7a3.500 3.500 0 0 1 0-7M3.500 17c0-4 13-4 13 0",
  dot: "M10 10h.01",
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing of our own, so that the page needs no font for its signs. Its words stand beside it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
