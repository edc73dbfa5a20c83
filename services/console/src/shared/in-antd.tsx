import { type ComponentType, createElement, lazy } from 'react';

export type Load<P> = () => Promise<ComponentType<P>>;

/** A part made of antd's components: both are loaded when it is first drawn, within a `Suspense`. */
export const inAntd = <P extends object>(load: Load<P>): ComponentType<P> =>
  lazy(async () => {
    const [Part, { Antd }] = await Promise.all([load(), import('./antd')]);
    const Within = (props: P) => <Antd>{createElement(Part, props)}</Antd>;
    return { default: Within };
  }) as unknown as ComponentType<P>;
