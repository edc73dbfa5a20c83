import { type MeView, type Role } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { get } from './api';

export const Session = createContext<MeView | undefined>(undefined);
/** Who is signed in; pages behind the shell always have somebody. */
export const useMe = (): MeView => {
  const me = useContext(Session);
  if (!me) throw new Error('no session');
  return me;
};
export const useSession = () =>
  useQuery({ queryKey: ['me'], queryFn: () => get<MeView>('/api/me'), retry: false, staleTime: 60_000 });
export const has = (me: MeView, ...roles: Role[]): boolean => roles.some((role) => me.roles.includes(role));
