import { textFingerprint } from '../forms/fingerprint.ts';
import { shorten } from '../slack/mrkdwn.ts';

/** Somebody to turn to, as the operator names them: `MENTORING_CONTACTS`. */
export interface Contact {
  name: string;
  /** What they are: "program director", "Ombuds office". */
  role: string;
  /** How to reach them, one or two. */
  ways: readonly Way[];
  /** Whether they stand outside the program: somebody with no say over whoever turns to them. */
  outside: boolean;
}

/** A link that a phone or a computer follows by itself: nothing of it comes back to the bot. */
interface Way {
  /** `https:`, `mailto:` or `tel:`. */
  url: string;
  /** What is read in its place. */
  label: string;
}

/** The contacts as somebody sees them. */
export interface ShownContacts {
  /** Those she has not hidden, in the operator's order. */
  shown: readonly Contact[];
  /** How many she has hidden. */
  hidden: number;
  /** Whether what she has hidden cannot be read just now: then all are shown. */
  unread?: boolean;
}

/*
 * A contact is one paragraph: at most 3,000 characters, and each & of an address or a name takes five of them.
 * https://docs.slack.dev/reference/block-kit/blocks/section-block
 */
const longest = { name: 60, role: 60, way: 180, label: 40 };
/** As many as are read, and do not have to be searched. */
const mostContacts = 10;
const mostWays = 2;
const asWritten = 'name | role | phone or link';

/**
 * Reads the setting: contacts with `;` between them, each `name | role | phone or link`, a second way to reach them and
 * the word `outside` behind it if they like.
 *
 * @returns the contacts, and everything that is wrong with them, each with its mend and to stand behind the setting's name
 */
export function readContacts(setting: string): { contacts: Contact[]; problems: string[] } {
  const problems: string[] = [];
  const contacts: Contact[] = [];
  const entries = setting.split(';').filter((entry) => entry.trim() !== '');
  for (const [index, entry] of entries.entries()) {
    const read = readContact(entry);
    contacts.push(read.contact);
    const name = shorten(read.contact.name, longest.name);
    const which = `in entry ${index + 1}${name === '' ? '' : ` (${name})`}`;
    problems.push(...read.problems.map((problem) => `${which} ${problem}`));
  }
  return { contacts, problems: [...problems, ...problemsOfAll(contacts)] };
}

function readContact(entry: string): { contact: Contact; problems: string[] } {
  const [name = '', role = '', ...rest] = entry.split('|').map((field) => field.trim().replace(/\s+/g, ' '));
  const isMark = (field: string) => field.toLowerCase() === 'outside';
  const given = rest.filter((field) => field !== '' && !isMark(field));
  const ways = given.map(readWay);
  const problems = [
    ...(/[\p{L}\p{N}]/u.test(name) ? [] : [`has no name: write ${asWritten}`]),
    ...(role === '' || isMark(role) ? [`has no role: write ${asWritten}`] : []),
    ...tooLong('name', name, longest.name),
    ...tooLong('role', role, longest.role),
    ...(given.length === 0 ? [`has no phone or link: write ${asWritten}`] : []),
    ...(given.length > mostWays ? [`has ${given.length} phones and links: ${mostWays} fit, take out the others`] : []),
    ...ways.flatMap((way) => (typeof way === 'string' ? [way] : tooLong('link', way.url, longest.way))),
  ];
  const read = ways.filter((way) => typeof way !== 'string');
  return { contact: { name, role, ways: read, outside: rest.some(isMark) }, problems };
}

/** What is wrong with all of them together. */
function problemsOfAll(contacts: readonly Contact[]): string[] {
  const keys = contacts.map(({ name }) => contactKey(name));
  const twice = contacts.filter(({ name }, at) => name !== '' && keys.indexOf(contactKey(name)) < at);
  return [
    ...(contacts.length < 2
      ? [`names ${contacts.length === 1 ? 'one contact' : 'nobody'}: name two or more, with ; between them`]
      : []),
    ...(contacts.length > mostContacts ? [`names ${contacts.length}: ${mostContacts} fit, take out the others`] : []),
    ...(contacts.some(({ outside }) => outside)
      ? []
      : ['has nobody outside the program: write | outside at the end of one who is, such as an ombuds office']),
    ...twice.map(({ name }) => `names ${name} twice: people hide a contact by the name, so give each one of their own`),
  ];
}

const tooLong = (what: string, text: string, max: number): string[] =>
  [...text].length > max ? [`has a ${what} of ${[...text].length} characters: ${max} fit, shorten it`] : [];

/** A way to reach somebody, or what is wrong with it. */
function readWay(given: string): Way | string {
  const [, phone, extension] = /^(?:tel:)?(\+?[\d ()./-]+?)(?: *(?:,|ext\.?|x) *(\d+))?$/i.exec(given) ?? [];
  const digits = phone?.replace(/[^\d+]/g, '') ?? '';
  if (/\d{3}/.test(digits))
    return {
      url: `tel:${digits}${extension ? `,${extension}` : ''}`,
      label: shorten(given.replace(/^tel:/i, ''), longest.label),
    };
  const address = given.replace(/^mailto:/i, '');
  const [mail = ''] = address.split('?');
  if (/^[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+$/.test(mail))
    return { url: new URL(`mailto:${address}`).href, label: shorten(mail, longest.label) };
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol === 'https:' && !url.username && !url.password)
    return { url: url.href, label: shorten(given.replace(/^https:\/\//i, '').replace(/\/$/, ''), longest.label) };
  return 'has a phone or link that nobody can follow: write a phone number, or a link with https://, mailto: or tel:';
}

/** By what a contact is hidden: the name, however it is written. It fits a button, and tells nobody who is meant. */
export const contactKey = (name: string): string =>
  textFingerprint(name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase());

/** The contacts as somebody sees them who has hidden some by their names. */
export function shownTo(contacts: readonly Contact[], hidden: readonly string[]): ShownContacts {
  const keys = new Set(hidden.map(contactKey));
  return { shown: contacts.filter(({ name }) => !keys.has(contactKey(name))), hidden: keys.size };
}
