// Pictures and files of messages: only those that this page's own server has are loaded.

import { element } from './dom.js';
import { link } from './markdown.js';
import { say } from './words.js';

/** A picture with what it says in words; one from another site is linked instead of loaded. */
export function picture(media, description) {
  const id = media.attachment_id ?? (media.filename !== undefined ? media.id : undefined) ?? idIn(media.url);
  const alt = description ?? media.description ?? '';
  if (id === undefined) return element('p', {}, alt, alt === '' ? '' : ' ', link(media.url, [say('elsewhere')]));
  const size = media.width && media.height ? { width: media.width, height: media.height } : {};
  return element('figure', {}, element('img', { ...size, src: `/attachments/${id}`, alt, loading: 'lazy' }));
}

/** A file to download; one from another site is linked. */
export function download(component) {
  const { file = {} } = component;
  const name = component.name ?? file.url?.split('/').at(-1) ?? '';
  const id = file.attachment_id ?? idIn(file.url);
  const named =
    id === undefined ? link(file.url, [name]) : element('a', { href: `/attachments/${id}`, download: name }, name);
  return element('p', { class: 'file' }, `${say('file')}: `, named);
}

function idIn(url) {
  return /^http:\/\/127\.0\.0\.1(?::\d+)?\/attachments\/\d+\/(\d+)\//.exec(url ?? '')?.[1];
}
