type Person = { id: string; name: string };

/** Each person once, in the order they were named. */
export const namedPersons = (persons: readonly Person[]): Person[] => [
  ...new Map(persons.map(({ id, name }) => [id, { id, name }])).values(),
];
