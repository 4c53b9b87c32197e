// The Admiralty code: how far a source can be relied on, and how far a claim can be believed.

export const GRADES: Record<'source' | 'claim', Record<string, string>> = {
  source: {
    A: 'reliable',
    B: 'usually reliable',
    C: 'fairly reliable',
    D: 'not usually reliable',
    E: 'unreliable',
    F: 'cannot be judged',
  },
  claim: {
    '1': 'confirmed by others',
    '2': 'probably so',
    '3': 'possibly so',
    '4': 'doubtful',
    '5': 'improbable',
    '6': 'cannot be judged',
  },
}
