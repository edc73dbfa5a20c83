import { useRef } from 'react';

/**
 * Changes one row of a list and leaves the others as they are by then: of two uploads that end one after the other, neither
 * undoes the other.
 */
export const useRows = <T>(value: T[], onChange: ((rows: T[]) => void) | undefined) => {
  const latest = useRef(value);
  latest.current = value;
  return (at: number, change: Partial<T>): void => {
    latest.current = latest.current.map((row, i) => (i === at ? { ...row, ...change } : row));
    onChange?.(latest.current);
  };
};
