import type { Edition } from '../../content/editions.ts';
import type { Sample } from '../../feature.ts';
import { leaveView } from './view.ts';

/** The question whether to leave a form, with and without something that is kept for a while. */
export function leavingSamples(edition: Edition): Sample[] {
  const metadata = { id: '00000000-0000-4000-8000-000000000000', page: 1, isNew: true };
  return [
    { name: 'network: leave this form', view: leaveView(edition, metadata) },
    { name: 'network: leave this form, typed', view: leaveView(edition, { ...metadata, typed: true }) },
  ];
}
