// What the page says, in its language; the server wrote it into the page.
const page = document.querySelector("[data-rating]");
const plural = new Intl.PluralRules(document.documentElement.lang);

export const words = JSON.parse(page.dataset.words);
export const say = (sentence, values = {}) => sentence.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
export const counted = (forms, count, values = {}) => say(forms[plural.select(count)] ?? forms.other, { count, ...values });
