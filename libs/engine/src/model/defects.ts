/** Why a model cannot be deployed: element id and reason. */
export class Defects extends Error {
  override readonly name = 'Defects';
  constructor(readonly list: readonly (readonly [element: string, reason: string])[]) {
    super(list.map(([element, reason]) => `- Element: ${element}\n    - ERROR: ${reason}\n`).join(''));
  }
}
