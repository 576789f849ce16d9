/** The ids that an edition lists its entries by, and that logic and stored answers know them by; needs have their own. */
export const stepIds = ['needs', 'network', 'relationship'] as const;
export const behaviourIds = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8'] as const;
export const questionIds = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'] as const;

/** Whether somebody on a map helps now, could, or once did. */
export const statusIds = ['current', 'potential', 'dormant'] as const;
export const levelIds = ['senior', 'near-peer', 'peer', 'junior', 'outside-work'] as const;
export const placeIds = ['same-team', 'same-institution', 'other-institution', 'outside-field'] as const;
export const closenessIds = ['close', 'moderate', 'distant'] as const;
export const roleIds = [
  'mentor',
  'coach',
  'sponsor',
  'connector',
  'adviser',
  'peer',
  'role-model',
  'personal-supporter',
] as const;
