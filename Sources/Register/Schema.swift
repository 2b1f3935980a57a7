import Domain
import GRDB

/// The tables of `register.sqlite`. Personal numbers are not in it: `persoon` holds pseudonyms.
enum Schema {
  /// The one after which no picture holds what may be a name.
  static let verzwegen = "verzwegen"

  static var migraties: DatabaseMigrator {
    var migraties = DatabaseMigrator()
    migraties.registerMigration("1") { db in
      try db.execute(
        sql: """
          CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            opdracht TEXT NOT NULL,
            begonnen TEXT NOT NULL,
            klaar TEXT,
            versie TEXT NOT NULL,
            uitkomst TEXT,
            exitcode INTEGER
          );
          CREATE TABLE stap (
            run INTEGER NOT NULL REFERENCES run(id),
            nummer INTEGER NOT NULL,
            naam TEXT NOT NULL,
            begonnen TEXT NOT NULL,
            klaar TEXT,
            toestand TEXT NOT NULL,
            toelichting TEXT,
            PRIMARY KEY (run, nummer)
          ) WITHOUT ROWID;

          -- A delivery is its content. bestand, bron and ontvangen are those of the name under which it counts.
          CREATE TABLE levering (
            id INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE,
            bestand TEXT NOT NULL,
            bron TEXT NOT NULL,
            ontvangen INTEGER NOT NULL,
            codering TEXT NOT NULL,
            lezing TEXT NOT NULL,
            gelezen INTEGER NOT NULL,
            nieuw INTEGER NOT NULL,
            gewijzigd INTEGER NOT NULL,
            ongewijzigd INTEGER NOT NULL,
            afgekeurd INTEGER NOT NULL,
            run INTEGER NOT NULL REFERENCES run(id),
            gemeld INTEGER NOT NULL DEFAULT 0
          );
          -- Every path and content ever seen; weigering is empty for a name of a delivery.
          CREATE TABLE bestand (
            pad TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            bron TEXT NOT NULL,
            ontvangen INTEGER,
            weigering TEXT,
            lezing TEXT NOT NULL,
            run INTEGER NOT NULL REFERENCES run(id),
            gemeld INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (pad, sha256)
          ) WITHOUT ROWID;
          CREATE INDEX bestand_sha256 ON bestand(sha256);
          -- Folders in the inbox that no profile has: told once.
          CREATE TABLE onbekende_map (naam TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
          CREATE TABLE afkeur (
            levering INTEGER NOT NULL REFERENCES levering(id),
            rij INTEGER NOT NULL,
            code TEXT NOT NULL,
            veld TEXT,
            byte_van INTEGER,
            byte_tot INTEGER,
            PRIMARY KEY (levering, rij)
          ) WITHOUT ROWID;

          -- The pseudonym of one number; soort 1 = BSN, 2 = onderwijsnummer.
          CREATE TABLE persoon (
            id INTEGER PRIMARY KEY,
            sleutel BLOB NOT NULL UNIQUE,
            soort INTEGER NOT NULL
          );

          CREATE TABLE publicatie (
            nummer INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run(id),
            vingerafdruk TEXT NOT NULL
          );
          """)
      for tabel in Recordtabel.alle {
        try tabel.maak(in: db)
      }
    }
    migraties.registerMigration("2") { db in
      // The set-up of the last run: what is asked of the register is counted by it, unless another one is named.
      try db.execute(sql: "CREATE TABLE opzet (pad TEXT NOT NULL, referentie TEXT)")
    }
    migraties.registerMigration("3") { db in
      try db.execute(
        sql: """
          -- What a run was going to do, as JSON, and where it did something else; empty = as planned.
          CREATE TABLE plan (
            run INTEGER PRIMARY KEY REFERENCES run(id),
            plan TEXT NOT NULL,
            afwijking TEXT
          );
          -- What steps counted, and the SHA-256 of what went in and came out.
          CREATE TABLE stap_aantal (
            run INTEGER NOT NULL, stap INTEGER NOT NULL, naam TEXT NOT NULL, aantal INTEGER NOT NULL,
            PRIMARY KEY (run, stap, naam), FOREIGN KEY (run, stap) REFERENCES stap(run, nummer)
          ) WITHOUT ROWID;
          CREATE TABLE stap_som (
            run INTEGER NOT NULL, stap INTEGER NOT NULL, soort TEXT NOT NULL, naam TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (run, stap, soort, naam), FOREIGN KEY (run, stap) REFERENCES stap(run, nummer)
          ) WITHOUT ROWID;

          -- The files of the configuration, each content once: a publication can be counted again by its own.
          CREATE TABLE configuratie (sha256 TEXT NOT NULL PRIMARY KEY, inhoud BLOB NOT NULL) WITHOUT ROWID;
          CREATE TABLE publicatie_configuratie (
            publicatie INTEGER NOT NULL REFERENCES publicatie(nummer),
            naam TEXT NOT NULL,
            sha256 TEXT NOT NULL REFERENCES configuratie(sha256),
            PRIMARY KEY (publicatie, naam)
          ) WITHOUT ROWID;
          -- The school years of a publication: what each was counted from.
          CREATE TABLE publicatie_schooljaar (
            publicatie INTEGER NOT NULL REFERENCES publicatie(nummer),
            schooljaar TEXT NOT NULL,
            grond TEXT NOT NULL,
            meldingen INTEGER NOT NULL,
            werkprocessen INTEGER NOT NULL,
            PRIMARY KEY (publicatie, schooljaar)
          ) WITHOUT ROWID;
          CREATE TABLE publicatie_bestand (
            publicatie INTEGER NOT NULL REFERENCES publicatie(nummer),
            pad TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (publicatie, pad)
          ) WITHOUT ROWID;
          """)
    }
    migraties.registerMigration("beelden") { db in
      // What each delivery looked like, as JSON; gemeld: its differences with those before were told.
      try db.execute(
        sql: """
          CREATE TABLE leveringsbeeld (
            sha256 TEXT NOT NULL PRIMARY KEY REFERENCES levering(sha256) ON DELETE CASCADE,
            beeld TEXT NOT NULL,
            gemeld INTEGER NOT NULL
          ) WITHOUT ROWID
          """)
    }
    migraties.registerMigration("herkansing") { db in
      try db.execute(
        sql: """
          -- The run that rejected the row.
          ALTER TABLE afkeur ADD COLUMN run INTEGER REFERENCES run(id);
          UPDATE afkeur SET run = (SELECT l.run FROM levering l WHERE l.id = afkeur.levering);

          -- Rejected rows that were read again with another outcome; nieuwe_code is empty for an accepted one.
          CREATE TABLE herkansing (
            levering INTEGER NOT NULL REFERENCES levering(id),
            rij INTEGER NOT NULL,
            code TEXT NOT NULL,
            veld TEXT,
            afgekeurd INTEGER NOT NULL REFERENCES run(id),
            run INTEGER NOT NULL REFERENCES run(id),
            nieuwe_code TEXT,
            PRIMARY KEY (levering, rij, run)
          ) WITHOUT ROWID;
          -- Likewise for refused files.
          CREATE TABLE bestandherkansing (
            pad TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            code TEXT NOT NULL,
            geweigerd INTEGER NOT NULL REFERENCES run(id),
            run INTEGER NOT NULL REFERENCES run(id),
            nieuwe_code TEXT,
            PRIMARY KEY (pad, sha256, run)
          ) WITHOUT ROWID;
          """)
    }
    migraties.registerMigration("bewaren") { db in
      try db.execute(
        sql: """
          -- Of the raw bytes: NULL = in the archive as they arrived; '' = no longer kept; else the SHA-256 of what is
          -- there now, in which rows are overwritten.
          ALTER TABLE levering ADD COLUMN archief TEXT;
          ALTER TABLE levering ADD COLUMN vergeten INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE levering ADD COLUMN verlopen INTEGER NOT NULL DEFAULT 0;
          -- The rows that are overwritten: who reads the delivery again passes them over.
          CREATE TABLE vergeten (
            levering INTEGER NOT NULL REFERENCES levering(id),
            rij INTEGER NOT NULL,
            PRIMARY KEY (levering, rij)
          ) WITHOUT ROWID;
          -- Links between numbers of one pupil that were borne by rows that are no longer kept.
          CREATE TABLE koppeling (
            bsn INTEGER NOT NULL,
            onderwijsnummer INTEGER NOT NULL,
            ontvangen INTEGER NOT NULL,
            PRIMARY KEY (bsn, onderwijsnummer)
          ) WITHOUT ROWID;
          -- Of which school years no raw and record-level data is kept: those before the highest one here.
          CREATE TABLE bewaartermijn (
            schooljaar TEXT NOT NULL,
            run INTEGER NOT NULL REFERENCES run(id),
            moment TEXT NOT NULL,
            leveringen INTEGER NOT NULL,
            meldingen INTEGER NOT NULL,
            werkprocessen INTEGER NOT NULL,
            rijen INTEGER NOT NULL,
            leerlingen INTEGER NOT NULL
          );
          """)
    }
    migraties.registerMigration("sleutel") { db in
      // By which the key is known that the pseudonyms were made with; it reveals nothing of it.
      try db.execute(sql: "CREATE TABLE sleutelcontrole (waarde TEXT NOT NULL)")
    }
    migraties.registerMigration("bestandslijsten") { db in
      try db.execute(
        sql: """
          -- The files of one folder of publications, once for all publications in which they are the same: of what
          -- nothing touched, a night adds no more than a row here and there.
          CREATE TABLE bestandslijst (id INTEGER PRIMARY KEY, som TEXT NOT NULL UNIQUE);
          CREATE TABLE bestandslijst_bestand (
            lijst INTEGER NOT NULL REFERENCES bestandslijst(id),
            pad TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (lijst, pad)
          ) WITHOUT ROWID;
          CREATE TABLE publicatie_lijst (
            publicatie INTEGER NOT NULL REFERENCES publicatie(nummer),
            lijst INTEGER NOT NULL REFERENCES bestandslijst(id),
            PRIMARY KEY (publicatie, lijst)
          ) WITHOUT ROWID;
          CREATE INDEX publicatie_lijst_lijst ON publicatie_lijst(lijst);
          """)
      for nummer in try Int.fetchAll(db, sql: "SELECT DISTINCT publicatie FROM publicatie_bestand") {
        let rijen = try Row.fetchAll(
          db, sql: "SELECT pad, bytes, sha256 FROM publicatie_bestand WHERE publicatie = ?",
          arguments: [nummer])
        try Bestandslijsten.voegToe(
          rijen.map(Publicatieverslag.Bestand.init), vanPublicatie: nummer, db)
      }
      try db.execute(sql: "DROP TABLE publicatie_bestand")
    }
    migraties.registerMigration("kenmerken") { db in
      let tabel = Werkproces.tabel
      for naam in [tabel.versies, tabel.huidig] {
        // A register that is new has them already.
        let aanwezig = Set(try db.columns(in: naam).map(\.name))
        for kolom in Werkproces.kenmerkkolommen where !aanwezig.contains(kolom.naam) {
          try db.execute(sql: "ALTER TABLE \(naam) ADD COLUMN \(kolom.naam) \(kolom.type)")
        }
      }
    }
    migraties.registerMigration("opgaven") { db in
      // A register that is new has the tables already.
      if try !db.tableExists(Opgave.tabel.versies) { try Opgave.tabel.maak(in: db) }
      try db.execute(
        sql: """
          -- The name of the list that the delivery is the whole of; '' = of the days and schools of its rows; NULL = of none.
          ALTER TABLE levering ADD COLUMN lijst TEXT;
          CREATE INDEX levering_lijst ON levering(lijst) WHERE lijst IS NOT NULL;
          -- The SHA-256 of the file's bytes where that isn't sha256 itself; NULL = it is.
          ALTER TABLE bestand ADD COLUMN inhoud TEXT;
          ALTER TABLE bewaartermijn ADD COLUMN opgaven INTEGER NOT NULL DEFAULT 0;
          """)
    }
    migraties.registerMigration("weigeringen") { db in
      try db.execute(
        sql: """
          -- Where or why a file was refused, without anything of its content; the ledger told it before.
          ALTER TABLE bestand ADD COLUMN toelichting TEXT;
          UPDATE bestand SET toelichting = (
            SELECT substr(s.toelichting, length('geweigerd B01, ') + 1) FROM stap s
            WHERE s.run = bestand.run AND s.naam = 'inname ' || bestand.pad
              AND s.toelichting LIKE 'geweigerd ' || bestand.weigering || ', %');
          """)
    }
    migraties.registerMigration(verzwegen) { db in
      // Pictures, plans and steps from before names were told from codes: of what may be one, the rows alone.
      try Beeldherstel.verzwijgNamen(db)
    }
    return migraties
  }
}
