/// What a program asked of its disk, in the order in which the system did it.
enum DiskEvent: Equatable {
  case create(String)
  case write(String, offset: Int, bytes: [UInt8])
  case truncate(String, length: Int)
  /// All that was written to the file before is safe.
  case sync(String)
  case unlink(String)
  case rename(String, to: String)
  /// Which names there are is safe.
  case syncFolder
  /// The program told somebody that this many saves are done.
  case said(Int)
}
