// Writes down what the page's policy forbade.
window.forbidden = [];
addEventListener('securitypolicyviolation', event => {
  forbidden.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
