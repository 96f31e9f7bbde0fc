/// The tables of version 2 as every file has them: never edited, since files that exist cannot be.
let frozenSchema2 = #"""
  """#
