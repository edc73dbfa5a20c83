import { type ComponentType, createElement, lazy, useState } from 'react';

export type Load<P> = () => Promise<ComponentType<P>>;
/** A part that is loaded when it is first drawn, within a `Suspense`, or before, when it is known that it will be. */
export type Part<P> = ComponentType<P> & Readonly<{ load(): Promise<unknown> }>;
const drawn = (): Promise<void> => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));

export const lazily = <P extends object>(load: Load<P>): Part<P> => {
  let loaded: ComponentType<P> | undefined;
  const loading = async (): Promise<{ default: ComponentType<P> }> => ({ default: (loaded ??= await load()) });
  const Late = lazy(loading) as unknown as ComponentType<P>;
  const Drawn = (props: P) => {
    // React keeps a fallback that it has drawn for 300 ms: what is there already is drawn without one.
    const [Now] = useState(() => loaded ?? Late);
    return createElement(Now, props);
  };
  return Object.assign(Drawn, { load: loading });
};

/** A part made of antd's components: both are loaded. */
export const inAntd = <P extends object>(load: Load<P>, first?: () => Promise<void>): Part<P> =>
  lazily(async () => {
    await first?.();
    const [Made, { Antd }] = await Promise.all([load(), import('./antd')]);
    return (props: P) => <Antd>{createElement(Made, props)}</Antd>;
  });

/** The same of what may come a moment later than what is read: its load does not stand in the way of the picture. */
export const afterPicture = <P extends object>(load: Load<P>): Part<P> => inAntd(load, drawn);
