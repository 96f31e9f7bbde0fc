extension Role {
  /// What the role is for, in a few words: what a theme's author has to know of it.
  public var meaning: String {
    switch self {
    case .text: "what has no other role, and the empty page"
    case .textDim: "words beside the matter: explanations, counts"
    case .title: "the bar at the top and of panels"
    case .tab: "the name of a tab"
    case .tabCurrent: "the tab that is open"
    case .tabError: "a tab with a problem on it"
    case .label: "the name of a field"
    case .labelRequired: "the name of a field that must be filled in"
    case .field: "the value of a field"
    case .fieldFocus: "the value where you type"
    case .fieldChanged: "a value that differs from what is saved"
    case .fieldError: "a value with a problem"
    case .fieldReadOnly: "a value that cannot be written"
    case .placeholder: "what stands in an empty field"
    case .heading: "the heading of a group of fields"
    case .button: "something to press"
    case .buttonFocus: "something to press that has the focus"
    case .listRow: "a row of a list"
    case .listFocus: "the row that has the focus"
    case .listMarked: "a row that is marked"
    case .listHeader: "the names of the columns"
    case .match: "the letters that were searched for"
    case .messageInfo: "a message that informs"
    case .messageSaved: "a message that something is saved"
    case .messageWarning: "a message that warns"
    case .messageError: "a message that something is wrong"
    case .hint: "the words on the last line"
    case .hintKey: "the keys on the last line"
    case .border: "the lines around panels"
    case .selection: "what is selected in a text"
    case .code: "the light squares of a code for cameras, and the dark ones where they are drawn"
    case .codeDark: "the dark squares where they are blanks"
    }
  }
}
