export { elementTemplates } from './generate-templates';
export { type Defect, lintDiagram } from './lint/lint';
export { type Diagram, diagrams } from './processes';
