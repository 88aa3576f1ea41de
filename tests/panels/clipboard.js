// A clipboard that takes what it is given, or refuses; and so does the older command.
const before = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
const log = { copied: [], commands: [] };
const writeText = async text => {
  if (plan.refuses) throw new DOMException('as planned', 'NotAllowedError');
  log.copied.push(text);
};
Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
document.execCommand = name => {
  log.commands.push(name);
  return !plan.refuses;
};
log.restore = () => {
  delete document.execCommand;
  if (before) Object.defineProperty(navigator, 'clipboard', before);
  else delete navigator.clipboard;
};
return log;
