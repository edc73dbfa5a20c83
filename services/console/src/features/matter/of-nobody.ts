/** A step that waits for somebody in person, who may not see the matter: a member of a 督查组 from another unit. */
export const ofNobody = {
  ...{ results: '', complete: true, assignments: [] },
  about: { rectifications: [], inspections: [], conclusions: [], reconsiderations: [] },
};
