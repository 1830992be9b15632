/** Names the panels of the preview, as the manifest does. */
export const PREVIEW_VIEW_TYPE = 'chatlog.preview';
