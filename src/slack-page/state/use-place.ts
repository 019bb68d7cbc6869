import { useEffect, useState } from "react";
import { type Place, readPlace, writePlace } from "./place.ts";

/** The place in the address, and how to go to another. */
export function usePlace(): readonly [Place | undefined, (place: Place) => void] {
  const [place, setPlace] = useState(() => readPlace(location.hash));
  useEffect(() => {
    const follow = () => setPlace(readPlace(location.hash));
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const go = (next: Place) => {
    location.hash = writePlace(next);
  };
  return [place, go];
}
