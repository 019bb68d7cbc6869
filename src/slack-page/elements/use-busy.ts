import { useEffect, useRef, useState } from "react";

/** Whether something that was begun is not yet done. */
export function useBusy() {
  const [busy, setBusy] = useState(false);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const run = async (doing: Promise<unknown>) => {
    setBusy(true);
    try {
      await doing;
    } finally {
      if (!gone.current) setBusy(false);
    }
  };
  return { busy, run };
}
