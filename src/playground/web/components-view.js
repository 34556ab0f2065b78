// Draws Discord's message components, of both generations.

import { element, icon } from './dom.js';
import { cssColour } from './embed-view.js';
import { link, markdown } from './markdown.js';
import { download, picture } from './pictures.js';
import { selectView } from './select-view.js';
import { say } from './words.js';

const types = {
  row: 1,
  button: 2,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
};

const buttonStyles = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'secondary' };
const selectTypes = [3, 5, 6, 7, 8];

/** The views of components; `context.press(customId, values?)` is called when one is used. */
export function componentViews(components, context) {
  return (components ?? []).map((component) => componentView(component, context));
}

function componentView(component, context) {
  const inner = () => componentViews(component.components, context);
  switch (component.type) {
    case types.row:
      return element('div', { class: 'row' }, ...inner());
    case types.button:
      return buttonView(component, context);
    case types.section:
      return element(
        'div',
        { class: 'section' },
        element('div', {}, ...inner()),
        component.accessory ? componentView(component.accessory, context) : null,
      );
    case types.text:
      return markdown(component.content);
    case types.thumbnail:
      return element('div', { class: 'thumbnail' }, picture(component.media, component.description));
    case types.gallery: {
      const pictures = component.items.map((item) => picture(item.media, item.description));
      return element('div', { class: pictures.length === 1 ? 'gallery single' : 'gallery' }, ...pictures);
    }
    case types.file:
      return download(component);
    case types.separator:
      return element('hr', {
        class: `${component.divider === false ? 'blank' : ''} ${component.spacing === 2 ? 'large' : ''}`,
      });
    case types.container: {
      const box = element('div', { class: 'container' }, ...inner());
      if (typeof component.accent_color === 'number') box.style.setProperty('--bar', cssColour(component.accent_color));
      return box;
    }
    default:
      return selectTypes.includes(component.type) ? selectView(component, context) : null;
  }
}

function buttonView(component, context) {
  const label = [component.emoji?.name, component.label].filter(Boolean).join(' ');
  const look = `button ${buttonStyles[component.style] ?? 'secondary'}`;
  if (component.style === 5) {
    const opens = element('span', { class: 'unseen' }, ` (${say('opensLink')})`);
    return link(component.url, [label, icon('link'), opens], { class: look });
  }
  const made = element('button', { type: 'button', class: look, disabled: component.disabled === true }, label);
  made.dataset.customId = component.custom_id;
  made.onclick = async () => {
    made.setAttribute('aria-busy', 'true');
    await context.press(component.custom_id);
    made.removeAttribute('aria-busy');
  };
  return made;
}
