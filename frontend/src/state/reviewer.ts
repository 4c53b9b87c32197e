// The name of whoever reviews and codes here, kept by the browser.

const NAME = 'tadmor.reviewer'

// A page may be forbidden to remember anything: then the name is asked again after a reload.
export function remembered(): string {
  try {
    return localStorage.getItem(NAME) ?? ''
  } catch {
    return ''
  }
}

export function remember(by: string): void {
  try {
    localStorage.setItem(NAME, by)
  } catch {
    // Nothing depends on it.
  }
}
