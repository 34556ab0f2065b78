// Draws the embeds of messages.

import { element } from './dom.js';
import { link, markdown } from './markdown.js';
import { picture } from './pictures.js';
import { moment } from './times.js';

/** A colour as Discord writes it, as CSS does. */
export function cssColour(colour) {
  return `#${(colour & 0xff_ff_ff).toString(16).padStart(6, '0')}`;
}

/** An embed with its bar, title, text, fields, picture and foot. */
export function embedView(embed) {
  const title = embed.url ? [link(embed.url, [embed.title ?? embed.url])] : [embed.title ?? ''];
  const foot = [embed.footer?.text, embed.timestamp && moment(Date.parse(embed.timestamp), 'f')].filter(Boolean);
  const fields = (embed.fields ?? []).map(({ name, value, inline }) =>
    element(
      'div',
      { class: inline === true ? 'field inline' : 'field' },
      element('div', { class: 'field-name' }, markdown(name)),
      markdown(value),
    ),
  );
  const box = element(
    'div',
    { class: 'container embed' },
    embed.author?.name ? element('p', { class: 'embed-author' }, embed.author.name) : null,
    embed.title ? element('p', { class: 'heading' }, ...title) : null,
    embed.description ? markdown(embed.description) : null,
    fields.length > 0 ? element('div', { class: 'fields' }, ...fields) : null,
    embed.image ? picture(embed.image) : null,
    embed.thumbnail ? element('div', { class: 'thumbnail' }, picture(embed.thumbnail)) : null,
    foot.length > 0 ? element('p', { class: 'quiet' }, foot.join(' · ')) : null,
  );
  if (typeof embed.color === 'number') box.style.setProperty('--bar', cssColour(embed.color));
  return box;
}
