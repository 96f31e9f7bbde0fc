import AgentDomain
import Foundation
import TextUI

/// What the screen keeps of a dry run: sums, the first notes, and where each page of differences begins,
/// so that memory does not grow with the file.
struct ImportPreview: Sendable {
  /// How many differences, and lines without any among them, are about as many as are read at a time.
  static let (pageSize, lineLimit) = (500, 2000)
  /// More wrong lines than anybody mends in one go.
  static let noteLimit = 1000

  var summary = ImportSummary()
  private(set) var problems: [ImportNote] = []
  private(set) var warnings: [ImportNote] = []
  private(set) var problemCount = 0
  private(set) var warningCount = 0
  private(set) var differenceCount = 0
  /// Lines from which a page can be read, and the number of the first difference there.
  private var bookmarks: [Mark] = []
  private var lineCount = 0

  private struct Mark {
    let first, line: Int
    let place: ImportReader.Bookmark
  }

  mutating func take(_ step: ImportStep) {
    lineCount += 1
    problemCount += step.problems.count
    warningCount += step.warnings.count
    problems += step.problems.prefix(Self.noteLimit - problems.count)
    warnings += step.warnings.prefix(Self.noteLimit - warnings.count)
    guard case .planned(let plan, let place) = step, plan.problems.isEmpty, plan.kind != .nothing
    else { return }
    mark(place)
    differenceCount += plan.differenceCount
  }

  private mutating func mark(_ place: ImportReader.Bookmark) {
    if let last = bookmarks.last, differenceCount - last.first < Self.pageSize,
      lineCount - last.line < Self.lineLimit
    {
      return
    }
    bookmarks.append(Mark(first: differenceCount, line: lineCount, place: place))
  }

  /// The page that holds a difference, read again from the file.
  func page(
    with number: Int, of file: any ByteSource, _ directory: any AgentDirectory, _ author: Author
  ) throws -> ImportPage {
    guard let index = bookmarks.lastIndex(where: { $0.first <= number }) else {
      return ImportPage()
    }
    let isLast = index == bookmarks.count - 1
    let end = isLast ? differenceCount : bookmarks[index + 1].first
    var page = ImportPage(first: bookmarks[index].first)
    _ = try directory.dryRun(file, author, from: bookmarks[index].place) { step in
      if case .planned(let plan, _) = step, plan.problems.isEmpty {
        page.differences += plan.differences
      }
      return page.first + page.differences.count < end
    }
    return page
  }
}

/// Differences that stand one behind the other.
struct ImportPage: Sendable {
  /// The number of the first one.
  var first = 0
  var differences: [ImportDifference] = []

  subscript(number: Int) -> ImportDifference? {
    let index = number - first
    return differences.indices.contains(index) ? differences[index] : nil
  }
}
