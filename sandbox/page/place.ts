import { useEffect, useState } from 'preact/hooks';

/** Where somebody is in the page. It stands in the address, so that a tab can be reloaded, shared and gone back from. */
export interface Place {
  as?: string;
  channel?: string;
  tab?: 'home' | 'messages' | 'about';
  thread?: string;
  panel?: 'inspector' | 'clock' | 'faults' | 'pins' | 'channel' | 'gallery';
}

const KEYS = ['as', 'channel', 'tab', 'thread', 'panel'] as const;

/** The place an address names: the page's own form, or a permalink of Slack's form, `/archives/C…/p…`. */
function read(): Place {
  const query = new URLSearchParams(location.search);
  const place = Object.fromEntries(KEYS.flatMap((key) => (query.get(key) ? [[key, query.get(key)]] : []))) as Place;
  const [, channel] = /^\/archives\/(\w+)/.exec(location.pathname) ?? [];
  const thread = query.get('thread_ts');
  return { ...place, ...(channel ? { channel, tab: 'messages' } : {}), ...(thread ? { thread } : {}) };
}

/** The address of a place, for links. */
export function addressOf(place: Place): string {
  const query = new URLSearchParams();
  for (const key of KEYS) if (place[key]) query.set(key, place[key]);
  const text = query.toString();
  return text ? `/?${text}` : '/';
}

/** The place in the address bar, and a way to go elsewhere. `replace` leaves no step to go back to. */
export function usePlace(): [Place, (next: Place, replace?: boolean) => void] {
  const [place, setPlace] = useState(read);
  useEffect(() => {
    const back = () => setPlace(read());
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const go = (next: Place, replace = false) => {
    history[replace ? 'replaceState' : 'pushState'](null, '', addressOf(next));
    setPlace(next);
  };
  return [place, go];
}
