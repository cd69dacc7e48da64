/** Single letters act only outside of boxes and can be switched off in the profile (WCAG 2.1.4). */
export const singleKeysOn = () => document.querySelector(".app")?.dataset.singleKeys !== "off";

export const isTyping = target => target instanceof HTMLElement
  && (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=range], [type=button])"));
