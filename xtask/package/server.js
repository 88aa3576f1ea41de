// What a server gets that renders a page: there are no elements there, and none is missing. The page's own script
// defines the element.
export {};
