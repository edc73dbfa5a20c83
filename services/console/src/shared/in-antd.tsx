import { type ComponentType, createElement, lazy } from 'react';

export type Load<P> = () => Promise<ComponentType<P>>;
const drawn = (): Promise<void> => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));

/** A part made of antd's components: both are loaded when it is first drawn, within a `Suspense`. */
export const inAntd = <P extends object>(load: Load<P>, first?: () => Promise<void>): ComponentType<P> =>
  lazy(async () => {
    await first?.();
    const [Part, { Antd }] = await Promise.all([load(), import('./antd')]);
    const Within = (props: P) => <Antd>{createElement(Part, props)}</Antd>;
    return { default: Within };
  }) as unknown as ComponentType<P>;

/** The same of what may come a moment later than what is read: its load does not stand in the way of the picture. */
export const afterPicture = <P extends object>(load: Load<P>): ComponentType<P> => inAntd(load, drawn);
