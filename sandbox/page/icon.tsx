/** Strokes on a 20 × 20 field. */
const PATHS = {
  hash: 'M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h14M2.5 12.5h14',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  chevron: 'm5.5 8 4.5 4.5L14.5 8',
  back: 'M12.5 4.5 7 10l5.5 5.5',
  close: 'm5 5 10 10M15 5 5 15',
  send: 'M3 4l14 6-14 6 2.5-6zM5.5 10H11',
  thread: 'M4 4.5h12v8.5H9L5.5 16v-3H4z',
  shared: 'M8 6a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12.500 6a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  pin: 'M7.5 3h5l-.5 5 2.5 3H5.5L8 8zM10 11v6',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  plus: 'M10 4v12M4 10h12',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4.3l3 1.7',
  inspect: 'M3 10h3l2-5 4 10 2-5h3',
  gallery: 'M3 4h6v5H3zM11 4h6v5h-6zM3 11h6v5H3zM11 11h6v5h-6z',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1',
  moon: 'M16 12.3A6.8 6.8 0 0 1 7.7 4a6.8 6.8 0 1 0 8.3 8.3z',
  auto: 'M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14',
  file: 'M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15',
  download: 'M10 3v9m-3.5-3.5L10 12l3.5-3.5M4 16.5h12',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  fault: 'M10 3 2.5 16.5h15zM10 8v4M10 14.3h.01',
  out: 'M8 4H4v12h12v-4M11 3.5h5.5V9M16 4l-7 7',
  thumbsup:
    'M6.5 9v8H3.5V9zM6.5 9 10 3c1.500 0 2.200 1.200 1.800 2.800L11.300 8h4.200c1 0 1.600.900 1.400 1.800l-1.300 6c-.200.700-.800 1.200-1.500 1.200H6.500',
  thumbsdown:
    'M13.500 11V3h3v8zM13.500 11 10 17c-1.500 0-2.200-1.200-1.800-2.800l.500-2.200H4.500c-1 0-1.600-.900-1.400-1.800l1.300-6C4.600 3.500 5.200 3 5.900 3h7.600',
  trash: 'M4 6h12M8 6V4h4v2M5.500 6l.8 11h7.400l.8-11',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9.500V14M10 6.500h.01',
  attach:
    'M14.500 9.500 9.300 14.700a3 3 0 0 1-4.200-4.200l6-6a2 2 0 0 1 2.900 2.900l-5.800 5.800a1 1 0 0 1-1.400-1.400l5-5',
  people:
    'M7.500 4a2.700 2.700 0 1 0 0 5.400 2.700 2.700 0 0 0 0-5.400zM2.500 16.500c0-3 2-4.700 5-4.700s5 1.700 5 4.700M13 4.500a2.500 2.500 0 0 1 0 4.700M14.500 12c2 .500 3 2.200 3 4.500',
  sort: 'm6 8 4-4 4 4M6 12l4 4 4-4',
  search: 'M8.800 3.500a5.300 5.300 0 1 0 0 10.600 5.300 5.300 0 0 0 0-10.600zM12.700 12.700 17 17',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside words; it says nothing by itself and screen readers pass over it. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
