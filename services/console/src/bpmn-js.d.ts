declare module 'bpmn-js/lib/NavigatedViewer' {
  // The package has it as its default.
  // eslint-disable-next-line no-restricted-exports
  export default class NavigatedViewer {
    constructor(options: { container: HTMLElement });
    importXML(xml: string): Promise<unknown>;
    get(name: string): unknown;
    destroy(): void;
  }
}
declare module '*.css';
