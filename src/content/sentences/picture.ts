import { button, line, phrase, type Rule } from '../rules.ts';

/** The map as a picture, and the same in words. */
export const picture = {
  // The picture, and the same in words
  pictureYou: phrase(),
  legendNear: phrase(),
  legendEmpty: phrase(),
  legendMore: phrase('count'),
  altNobody: line(),
  altOne: line(),
  altMany: line('count'),
  altSector: line('cluster', 'people'),
  altEmpty: line('needs'),
  altWords: line(),
  peopleNone: phrase(),
  peopleOne: phrase(),
  peopleMany: phrase('count'),
  listNumber: phrase('number', 'name'),
  listPerson: line('name', 'status', 'closeness', 'where'),
  listWhere: phrase('cluster', 'needs'),
  listEmpty: line('cluster', 'need'),
  listAsk: line('cluster', 'need', 'name', 'status'),
  listYes: phrase(),
  listMet: phrase(),
  listAsked: phrase(),
  listPlanned: phrase(),
  closenessNotNoted: phrase(),
  noNeedNoted: phrase(),

  // The picture in the chat, and Home
  pictureHeading: phrase(),
  pictureMissing: line(),
  pictureFailed: line(),
  pictureKept: line(),
  pictureMore: phrase('count'),
  whoCouldHelpButton: button(),
  openMap: button(),
  homeMap: phrase('count'),
} as const satisfies Record<string, Rule>;
