import Glibc

/// Folders and what lies in them. All names are paths; what is made is for its owner alone.
public enum Map {
  public enum Soort: Sendable {
    case bestand
    case map
    /// A link, device or socket.
    case anders
  }

  /// Nil when there is nothing there. Links are followed only on request.
  public static func soort(_ pad: String, volgLinks: Bool = false) -> Soort? {
    var info = stat()
    guard (volgLinks ? stat(pad, &info) : lstat(pad, &info)) == 0 else { return nil }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .bestand
    case S_IFDIR: return .map
    default: return .anders
    }
  }

  /// Whether there is an ordinary file, or a link to one.
  ///
  /// - Throws: `Bestandsfout` when that can't be seen, for want of permission.
  public static func isBestand(_ pad: String) throws -> Bool {
    var info = stat()
    guard stat(pad, &info) == 0 else {
      guard errno != EACCES else { throw Bestandsfout(pad) }
      return false
    }
    return info.st_mode & S_IFMT == S_IFREG
  }

  /// Makes a folder with mode 0700, and the folders above it where they are missing.
  public static func maak(_ pad: String) throws {
    guard soort(pad, volgLinks: true) != .map else { return }
    let boven = ouder(pad)
    if boven != pad { try maak(boven) }
    guard mkdir(pad, 0o700) == 0 || errno == EEXIST else { throw Bestandsfout(pad) }
  }

  /// The names in a folder, by bytes, without `.` and `..`.
  public static func inhoud(_ pad: String) throws -> [String] {
    guard let map = opendir(pad) else { throw Bestandsfout(pad) }
    defer { closedir(map) }
    var namen: [String] = []
    errno = 0
    while let ingang = readdir(map) {
      let naam = withUnsafePointer(to: &ingang.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if naam != "." && naam != ".." { namen.append(naam) }
    }
    guard errno == 0 else { throw Bestandsfout(pad) }
    return namen.sorted(by: bytesgewijs)
  }

  /// Removes a file, or a folder with all that is in it; nothing there is no fault.
  public static func verwijder(_ pad: String) throws {
    switch soort(pad) {
    case nil: return
    case .map:
      for naam in try inhoud(pad) { try verwijder(pad + "/" + naam) }
      guard rmdir(pad) == 0 else { throw Bestandsfout(pad) }
    default:
      guard unlink(pad) == 0 || errno == ENOENT else { throw Bestandsfout(pad) }
    }
  }

  /// All files and links below a folder, as paths from there.
  public static func paden(onder map: String, _ boven: String = "") throws -> [String] {
    try inhoud(map).flatMap { naam in
      soort(map + "/" + naam) == .map
        ? try paden(onder: map + "/" + naam, boven + naam + "/") : [boven + naam]
    }
  }

  /// Copies a file to a place where there is none yet; the copy is on disk when this returns.
  public static func kopieer(_ van: String, naar: String) throws {
    let (lezer, schrijver) = (try Bestandslezer(van), try Bestandsschrijver(naar))
    let stuk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { stuk.deallocate() }
    while case let aantal = try lezer.lees(stuk), aantal > 0 { try schrijver.schrijf(stuk[..<aantal]) }
    try schrijver.sluit()
  }

  public static func hernoem(_ van: String, naar: String) throws {
    guard rename(van, naar) == 0 else { throw Bestandsfout(naar) }
  }

  /// Waits until the disk has the folder's own list of names.
  public static func bewaar(_ pad: String) throws {
    let fd = open(pad, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard fd >= 0 else { throw Bestandsfout(pad) }
    defer { close(fd) }
    guard fsync(fd) == 0 else { throw Bestandsfout(pad) }
  }

  /// The same for a folder with all folders below it. (Files are on disk once they are closed.)
  public static func bewaarBoom(_ pad: String) throws {
    for naam in try inhoud(pad) where soort(pad + "/" + naam) == .map {
      try bewaarBoom(pad + "/" + naam)
    }
    try bewaar(pad)
  }

  /// Lets a link point elsewhere, in one step: at no moment is it missing.
  public static func verleg(link: String, naar doel: String) throws {
    let nieuw = link + ".nieuw"
    try verwijder(nieuw)
    guard symlink(doel, nieuw) == 0 else { throw Bestandsfout(nieuw) }
    try hernoem(nieuw, naar: link)
    try bewaar(ouder(link))
  }

  /// Where a link points; nil when it is no link.
  public static func doel(_ link: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let lengte = readlink(link, &buffer, buffer.count - 1)
    return lengte < 0 ? nil : String(decoding: buffer[..<lengte].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The whole path, without links; nil when it doesn't exist.
  public static func werkelijk(_ pad: String) -> String? {
    guard let echt = realpath(pad, nil) else { return nil }
    defer { free(echt) }
    return String(cString: echt)
  }

  /// The last part of a path.
  public static func naam(_ pad: String) -> String { String(pad.split(separator: "/").last ?? "") }

  /// The folder above, `.` or `/` when there is none.
  public static func ouder(_ pad: String) -> String {
    var delen = pad[...]
    while delen.count > 1, delen.hasSuffix("/") { delen.removeLast() }
    guard let streep = delen.lastIndex(of: "/") else { return "." }
    return streep == delen.startIndex ? "/" : String(delen[..<streep])
  }

  /// The order of names and texts in all that is written: by bytes, whatever the machine's language.
  public static func bytesgewijs(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}

extension Map {
  /// Waits until the disk has a file that another library wrote, and makes it readable for its owner alone.
  public static func bewaarBestand(_ pad: String) throws {
    let fd = open(pad, O_RDWR | O_CLOEXEC)
    guard fd >= 0 else { throw Bestandsfout(pad) }
    defer { close(fd) }
    guard fchmod(fd, 0o600) == 0, fsync(fd) == 0 else { throw Bestandsfout(pad) }
  }
}

extension Map {
  /// The size of a file in bytes, a link followed; nil when it isn't there.
  public static func maat(_ pad: String) -> Int? {
    var info = stat()
    return stat(pad, &info) == 0 ? Int(info.st_size) : nil
  }
}

extension Map {
  /// Gives a file a second name: both are the same bytes, which nobody may change from then on.
  public static func deel(_ pad: String, als nieuw: String) throws {
    guard link(pad, nieuw) == 0 else { throw Bestandsfout(nieuw) }
  }

  /// Puts a folder in the place of another, which gets its name, in one step. Where the file system can't do that, there
  /// is a moment without one: the other then bears `apart` as its name.
  public static func verwissel(_ pad: String, met ander: String, apart: String) throws {
    typealias Renameat2 =
      @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    // Glibc has it, but hides it from programs that don't ask for GNU's own.
    if let adres = dlsym(nil, "renameat2") {
      let renameat2 = unsafeBitCast(adres, to: Renameat2.self)
      let wissel: UInt32 = 2
      if renameat2(AT_FDCWD, pad, AT_FDCWD, ander, wissel) == 0 { return }
      guard [EINVAL, ENOSYS, ENOTSUP].contains(errno) else { throw Bestandsfout(ander) }
    }
    try hernoem(ander, naar: apart)
    try hernoem(pad, naar: ander)
    try hernoem(apart, naar: pad)
  }
}

extension Map {
  /// Writes zeros over a file, as far as the disk lets itself be written in place.
  public static func overschrijf(_ pad: String) throws {
    let fd = open(pad, O_WRONLY | O_CLOEXEC)
    guard fd >= 0 else { throw Bestandsfout(pad) }
    defer { close(fd) }
    let nullen = [UInt8](repeating: 0, count: 4096)
    var rest = maat(pad) ?? 0
    while rest > 0 {
      let aantal = write(fd, nullen, min(rest, nullen.count))
      guard aantal > 0 else { throw Bestandsfout(pad) }
      rest -= aantal
    }
    guard fsync(fd) == 0 else { throw Bestandsfout(pad) }
  }
}
