export { type Diagram, diagrams } from './processes';
export { type Outline, outlineOf, todoListeners, withTodoListeners } from './outline';
