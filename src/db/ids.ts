/** Whether a text can be the id of a row, as `randomUUID` makes it. Anything else is forged, and finds nothing. */
export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
