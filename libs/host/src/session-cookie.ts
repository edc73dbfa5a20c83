/** The browser's session; scripts cannot read it, other sites cannot send it. */
export const SESSION_COOKIE = 'duban_session';

/** Options for `reply.setCookie(SESSION_COOKIE, token, sessionCookieOptions(secure))`. */
export const sessionCookieOptions = (
  secure: boolean,
): { path: '/'; httpOnly: true; sameSite: 'strict'; secure: boolean } => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict',
  secure,
});
