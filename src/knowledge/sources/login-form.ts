import { type Landing, placeOf } from "./shared-landings.ts";

const LOGIN = /^(?:log|sign)[-_]?(?:in|on)$|^(?:auth|oauth2?|saml2?|sso|cas|idp)$/i;
const PASSWORD = /<input\b[^>]*\btype\s*=\s*["']?password\b/i;

export interface LandedPage extends Landing {
  /** Where it led to when it was last read; undefined where it never was. */
  readonly before: string | undefined;
  /** The page as it came. */
  readonly html: string;
}

/**
 * Whether redirects led to a form to log in, and not to what was asked for. Of a page that stood at its own address
 * until then either sign is enough: its name, or a field for a password. Of any other it takes both.
 */
export function leadsToLogin({ wanted, landed, before, html }: LandedPage): boolean {
  if (placeOf(wanted) === placeOf(landed) || isLogin(wanted)) return false;
  const signs = [isLogin(landed), PASSWORD.test(html)];
  const stoodThere = before !== undefined && placeOf(before) === placeOf(wanted);
  return stoodThere ? signs.some(Boolean) : signs.every(Boolean);
}

function isLogin(address: string): boolean {
  const steps = new URL(address).pathname.split("/");
  return steps.some((step) => LOGIN.test(step.replace(/\.\w+$/, "")));
}
