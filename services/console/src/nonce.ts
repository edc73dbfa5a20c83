/** Style sheets made at run time must carry the page's nonce, or the content security policy drops them. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
