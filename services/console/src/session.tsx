import { type MeView, type Role } from '@duban/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext, useEffect } from 'react';
import { ApiError, get, queries } from './api';
import { lastMe, rememberMe } from './features/field/device';

export const Session = createContext<MeView | undefined>(undefined);
/** Who is signed in; pages behind the shell always have somebody. */
export const useMe = (): MeView => {
  const me = useContext(Session);
  if (!me) throw new Error('no session');
  return me;
};
/** Out of reach of the platform, a phone still knows who wrote its 现场记录; the platform asks anew before it takes them. */
const meOrLast = async (): Promise<MeView> => {
  try {
    return await get<MeView>('/api/me');
  } catch (error) {
    const away = error instanceof ApiError && error.problem.status === 0;
    const last = away ? await lastMe().catch(() => undefined) : undefined;
    if (last) return last;
    throw error;
  }
};
const session = {
  queryKey: ['me'],
  queryFn: meOrLast,
  retry: false,
  staleTime: 60_000,
  networkMode: 'always',
} as const;
/** Who is signed in, asked for before anything is drawn. */
export const askSession = (): Promise<void> => queries.prefetchQuery(session);
export const useSession = (): UseQueryResult<MeView> => {
  const known = useQuery(session);
  const { data } = known;
  useEffect(() => {
    if (data) rememberMe(data).catch(() => undefined);
  }, [data]);
  return known;
};
export const has = (me: MeView, ...roles: Role[]): boolean => roles.some((role) => me.roles.includes(role));
