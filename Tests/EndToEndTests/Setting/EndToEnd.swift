import Testing

/// What proves that the real program works: one story after the other, because each has its own
/// processes and a machine has few processors.
@Suite(.serialized) struct EndToEnd {}
