export { type Defect, lintDiagram } from './lint/lint';
export { type Diagram, diagrams } from './processes';
