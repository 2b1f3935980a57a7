import Domain

// What the codes mean and what to do about them: text for people, together and apart from where the findings arise.

extension Afkeurcode {
  public var betekenis: String {
    switch self {
    case .r01: "no personal number, or one that fails the elfproef"
    case .r02: "a date or time that can't be read"
    case .r03: "the end lies before the begin"
    case .r04:
      "a mandatory field is empty, or a record number is longer than 20 characters or holds the pupil's own number"
    case .r05: "the BRIN isn't two digits and two capitals"
    case .r06: "a code that the profile doesn't know for the field, or a region that is no number"
    case .r07: "a gemeentecode that never existed"
    case .r08: "another number of columns than the header has"
    case .r09: "bytes that are no text in the file's encoding"
    }
  }

  public var watTeDoen: String {
    switch self {
    case .r01: "Ask the source for the right BSN or onderwijsnummer."
    case .r02: "Mend it at the source, or see 'datums' in the profile (yyyy-mm-dd, dd-mm-yyyy, yyyymmdd)."
    case .r03: "Mend the dates at the source."
    case .r04: "Fill in the field at the source, or have the records numbered otherwise."
    case .r05: "Mend the BRIN at the source."
    case .r06: "Add the code to 'codes' of the field in the profile, or mend the row or the file's name."
    case .r07: "Mend the code at the source, or bring gemeenten.csv up to date."
    case .r08: "Look for a delimiter or line break within a field that has no quotes around it."
    case .r09: "Ask for the file as UTF-8, or set 'codering' in the profile."
    }
  }
}

extension Weigercode {
  public var betekenis: String {
    switch self {
    case .b01: "the XML is malformed, cut off, or has a DOCTYPE"
    case .b02: "no date of receipt"
    case .b03: "a mandatory column isn't there just once, or in XML the expected root isn't there"
    case .b04: "the file is empty"
    case .b05: "quotes are malformed or not closed, or a field is larger than 1 MiB"
    }
  }

  public var watTeDoen: String {
    switch self {
    case .b01, .b04: "Ask for the file again."
    case .b02: "Give the name its date of receipt, as in name_20211004.csv."
    case .b03:
      "Put it in the folder of the right profile, or adapt the profile to its columns: 'sluitend profile preview' proposes how."
    case .b05:
      "Look for a quote within a field that has no quotes around it, or see 'scheidingsteken' in the profile."
    }
  }
}
